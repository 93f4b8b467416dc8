"""What reading a value gives: the value, or a question for a person; never a silent guess."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Generic, TypeVar

Value = TypeVar("Value")
Stored = Decimal | date | datetime | time | bool | None


@dataclass(frozen=True)
class Written:
    """
    What stands at a door: a text, and what a program stored where that is no text.

    Forms, csv and TOML texts have a text only; a cell of a spreadsheet may hold a number or a day.
    """

    text: str
    stored: Stored = None


@dataclass(frozen=True)
class Reading(Generic[Value]):
    """
    `value` is what was read, None for nothing. With a `question` in Thai a person decides among
    `readings`, of which the first is proposed; there may be none.
    """

    value: Value | None = None
    question: str = ""
    readings: tuple[Value, ...] = ()

    @property
    def is_asked(self) -> bool:
        return bool(self.question)

    @property
    def proposed(self) -> Value | None:
        """What to show first: the value, or the first of the readings."""
        if self.is_asked:
            return self.readings[0] if self.readings else None
        return self.value


def asked(question: str, *readings: Value) -> Reading[Value]:
    """A reading that a person decides."""
    return Reading(None, question, readings)
