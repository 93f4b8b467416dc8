"""Texts of a file as they are kept: one Thai spelling, lines without spaces at their ends."""

import re

from thai.spelling import normalise

_SPACES = re.compile(r"[\u2000-\u200a\u202f\u205f\u3000]")
_LINE_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """
    The text as a reader sees it: unseen characters gone, odd spaces plain, lines trimmed.

    Empty lines at either end go, those between stay. Tabs and double spaces within a line stay.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    lines = _LINE_BREAKS.sub("\n", _SPACES.sub(" ", text))
    return "\n".join(line.strip() for line in normalise(lines).split("\n")).strip("\n")
