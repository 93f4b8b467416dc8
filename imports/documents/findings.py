"""What reading a document notes beside its rows: doubts, what was left out, what is odd."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from imports.tables.decisions import Decision, decision_of, name_of
from imports.tables.proposal import Doubt, LeftOut
from values.reading import Reading

Value = TypeVar("Value")
LONGEST_SHOWN = 80


@dataclass
class Findings:
    """
    Collected while a document is read; places and sentences are Thai, for a person.

    `decisions` lead from the place of a doubt to what was decided (imports.tables.decisions); a
    second doubt at a place is at "… (2)".
    """

    decisions: Mapping[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    tell: list[str] = field(default_factory=list)

    _asked: Counter[str] = field(default_factory=Counter)

    def ask(self, place: str, text: str, why: str, readings: Iterable[object] = ()) -> str:
        """
        Something that a person decides: the reading that was chosen; "" where it stays as it was
        read, with a doubt where nobody has decided.
        """
        choices = tuple(map(str, readings))
        decision = self._decision(place, choices)
        chosen = decision.reading if decision else None
        if chosen is None:
            self._doubt(place, text, why, choices)
        return choices[chosen] if choices and chosen is not None else ""

    def ask_text(self, place: str, text: str, why: str) -> str:
        """Something that a person types; "" with a doubt where nobody has, or where it is left."""
        decision = self._decision(place, ())
        if decision is None:
            self._doubt(place, text, why, ())
        return decision.text if decision else ""

    def _decision(self, place: str, readings: Sequence[str]) -> Decision | None:
        self._asked[place] += 1
        return decision_of(self.decisions, self._place(place), readings)

    def _place(self, place: str) -> str:
        return name_of(place, self._asked[place])

    def _doubt(self, place: str, text: str, why: str, readings: tuple[str, ...]) -> None:
        self.doubts.append(Doubt(self._place(place), shown(text), readings, why))

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
        if not reading.is_asked:
            return reading.proposed
        choices = tuple(str(show(each)) for each in reading.readings)
        decision = self._decision(place, choices)
        chosen = decision.reading if decision else None
        if chosen is None:
            self._doubt(place, text, reading.question, choices)
        return reading.readings[chosen] if choices and chosen is not None else reading.proposed


def shown(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"
