"""Texts of a file as they are kept: one Thai spelling, lines without spaces at their ends."""

import re

from thai.spelling import normalise

_SPACES = re.compile(r"[\u2000-\u200a\u202f\u205f\u3000]")
# Halves of a letter, which no page and no database takes; a file may name them by their number.
_HALVES = re.compile("[\ud800-\udfff]")
_LINE_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# What is not as it would be kept: other letters, doubtful spellings, spaces at an end of a line.
_DOUBTFUL = re.compile(
    r"[^\n -~\u0e01-\u0e4c\u0e4e-\u0e5b]|\u0e40\u0e40|[\u0e48-\u0e4b][\u0e31-\u0e3a\u0e47\u0e4c]"
    r"|[\u0e38\u0e39]\u0e3a|[ ]\n|\n[ ]"
)


def clean(text: str) -> str:
    """
    The text as a reader sees it: unseen characters gone, odd spaces plain, lines trimmed.

    Empty lines at either end go, those between stay. Tabs and double spaces within a line stay.
    """
    if not _DOUBTFUL.search(text):
        return text.strip(" \n")
    lines = _SPACES.sub(" ", _spelled(text))
    return "\n".join(line.strip() for line in lines.split("\n")).strip("\n")


def clean_cell(text: str) -> str:
    """The same of a cell of a sheet, where spaces within and before lines are meant, and stay."""
    return text.strip(" \n") if not _DOUBTFUL.search(text) else _spelled(text).strip()


def kept(text: str) -> str:
    """A name or an address letter by letter, without NUL and halves, which no database takes."""
    return _HALVES.sub("", text.replace("\x00", ""))


def _spelled(text: str) -> str:
    """One Thai spelling, unseen and broken characters gone, any line break as one sign."""
    return normalise(_LINE_BREAKS.sub("\n", _HALVES.sub("", text)))
