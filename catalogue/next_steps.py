"""What of a record is next to do by hand: งานของฉัน tells it, whichever family it belongs to."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class NextStep:
    """
    One thing to do, for the person who was asked about.

    row: what it is about; words: what to do, in Thai; address: where it is done, in the back
    office. due_on: until when, if anybody said so; is_late: whether it should be done already.
    """

    row: str
    words: str
    address: str
    due_on: date | None = None
    is_late: bool = False
