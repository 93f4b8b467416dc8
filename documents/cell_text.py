"""Text as one cell of a spreadsheet can hold it. Light: every process loads it, few write files."""

import re

CUT = " … (ตัดข้อความ)"
_MOST_CHARACTERS = 32_767  # of one cell, a limit of the format
# Control characters, which the format's XML cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def fitting(text: str) -> str:
    """The text as one cell can hold it: no control characters, cut with a note where too long."""
    text = _UNWRITABLE.sub("", text)
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - len(CUT)] + CUT
