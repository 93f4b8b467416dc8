"""The text of a value without what no reader sees: one spelling, Arabic digits, single spaces."""

import re

from thai.digits import to_arabic_digits
from thai.spelling import normalise

LONGEST = 500  # characters; no single value is longer, and nobody waits for one that is
_SPACE = re.compile(r"\s+")
_DASHES = re.compile("[\u2010-\u2015\u2212\u2043~\uff0d\uff5e]")
# What offices write where there is nothing.
_NOTHING = {"", "-", "--", "---", "ไม่ระบุ", "ไม่กำหนด", "ไม่ได้ระบุ", "n/a", "na", "none", "null"}


def plain(text: str) -> str:
    """The text on one line, with Arabic digits and one kind of dash."""
    return _SPACE.sub(" ", _DASHES.sub("-", to_arabic_digits(normalise(text)))).strip()


def says_nothing(text: str) -> bool:
    """Whether a plain text stands for no value: empty, dots, a dash, ไม่ระบุ."""
    return text.strip(" .…").casefold() in _NOTHING


def is_too_long(text: str) -> bool:
    """Whether a text cannot be one value."""
    return len(text) > LONGEST


def short(text: str) -> str:
    """The text as a question shows it."""
    line = _SPACE.sub(" ", text).strip()
    return line if len(line) <= 60 else line[:59] + "…"
