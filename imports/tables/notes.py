"""What is noted while a table is read: cells that a person decides, and oddities that are told."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from imports.tables.context import Context
from imports.tables.plain_values import as_text
from imports.tables.proposal import Doubt
from imports.tables.view import At
from values.reading import Reading

Value = TypeVar("Value")
LONGEST_SHOWN = 200


@dataclass
class Notes:
    """
    `fields` are those that have a column; `previous` keeps what the row above said, by field;
    `new_divisions` are names that the office does not have yet.
    """

    year_be: int
    context: Context
    base: str = ""
    fields: frozenset[str] = frozenset()
    previous: dict[str, str] = field(default_factory=dict)
    new_divisions: list[str] = field(default_factory=list)
    _doubts: dict[Doubt, None] = field(default_factory=dict)
    _told: dict[str, None] = field(default_factory=dict)

    @property
    def doubts(self) -> list[Doubt]:
        return list(self._doubts)

    @property
    def told(self) -> list[str]:
        return list(self._told)

    def doubt(self, at: At, readings: Iterable[Any], why: str) -> None:
        """Let a person decide what a cell says."""
        shown = tuple(dict.fromkeys(as_text(reading) for reading in readings))
        self._doubts.setdefault(Doubt(at.place, at.text[:LONGEST_SHOWN], shown, why))

    def take(self, at: At, reading: Reading[Value]) -> Value | None:
        """The value that is read or proposed; a question becomes a doubt about the cell."""
        if reading.is_asked:
            self.doubt(at, reading.readings, reading.question)
        return reading.proposed

    def tell(self, sentence: str) -> None:
        """Say what is odd, once."""
        self._told.setdefault(sentence)
