"""Yes and no as people write them in a cell."""

from decimal import Decimal

from values.plain import plain, says_nothing, short
from values.reading import Reading, Written, asked

_YES = {
    "ใช่",
    "มี",
    "✓",
    "✔",
    "√",
    "☑",
    "/",
    "[x]",
    "[/]",
    "(/)",
    "y",
    "yes",
    "true",
    "1",
    "จริง",
    "ครบ",
}
_NO = {"ไม่", "ไม่ใช่", "ไม่มี", "✗", "✘", "×", "☐", "[]", "()", "n", "no", "false", "0", "เท็จ", "ไม่ครบ"}
UNCLEAR = "“{text}” แปลว่าใช่หรือไม่ใช่ กรุณาเลือก"


def read_yes_no(written: Written) -> Reading[bool]:
    """Whether the cell says yes; an x is a tick to some and a cross to others."""
    if isinstance(written.stored, bool):
        return Reading(written.stored)
    stored = f"{written.stored.normalize():f}" if isinstance(written.stored, Decimal) else ""
    text = plain(stored or written.text).casefold().replace(" ", "")
    if says_nothing(text):
        return Reading()
    if text in _YES:
        return Reading(True)
    if text in _NO:
        return Reading(False)
    return asked(
        UNCLEAR.format(text=short(written.text)), *((True, False) if text in ("x", "☒") else ())
    )
