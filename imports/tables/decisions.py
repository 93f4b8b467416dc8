"""What a person decided about a doubt: one of its readings, or a text that they typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

KEEP = "0"  # the first reading; a doubt without readings is left as it is
TYPED = "="  # before a text that is typed, whatever it looks like: "=0" is a nought


@dataclass(frozen=True)
class Decision:
    """The number of a reading, from 0, or None with the text that was typed."""

    reading: int | None
    text: str = ""


def decision_of(
    decisions: Mapping[str, str], cell: str, readings: Sequence[str]
) -> Decision | None:
    """
    What was decided about a cell; None for nothing. A decision is the number of a reading, its
    words, or a typed text, before which TYPED may stand.
    """
    said = decisions.get(cell, "").strip()
    is_typed, text = said.startswith(TYPED), said.removeprefix(TYPED).strip()
    if not text:
        return None
    if text in readings:
        return Decision(readings.index(text), text)
    if not is_typed and text.isdecimal() and len(text) < 6:
        if int(text) < len(readings):
            return Decision(int(text), readings[int(text)])
        if text == KEEP and not readings:
            return Decision(0)
    return Decision(None, text)


def name_of(cell: str, times: int) -> str:
    """The name of a question about a cell about which so many were asked, with this one."""
    return cell if times < 2 else f"{cell} ({times})"
