"""What reading a document notes beside its rows: doubts, what was left out, what is odd."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from imports.tables.proposal import Doubt, LeftOut
from values.reading import Reading

Value = TypeVar("Value")
LONGEST_SHOWN = 80


@dataclass
class Findings:
    """Collected while a document is read; places and sentences are Thai, for a person."""

    doubts: list[Doubt] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    tell: list[str] = field(default_factory=list)

    def ask(self, place: str, text: str, why: str, readings: Iterable[object] = ()) -> None:
        """Something that a person decides."""
        self.doubts.append(Doubt(place, shown(text), tuple(map(str, readings)), why))

    def leave(self, place: str, text: str, why: str = "") -> None:
        """A place of the document that became no row."""
        words = f"“{shown(text)}”"
        self.left_out.append(LeftOut(place, f"{words} {why}" if why else words))

    def say(self, sentence: str) -> None:
        """Something odd, told once."""
        if sentence not in self.tell:
            self.tell.append(sentence)

    def read(
        self,
        reading: Reading[Value],
        place: str,
        text: str,
        show: Callable[[Value], object] = str,
    ) -> Value | None:
        """The value of a reading, or the one to propose, with its question as a doubt."""
        if reading.is_asked:
            self.ask(place, text, reading.question, map(show, reading.readings))
        return reading.proposed


def shown(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"
