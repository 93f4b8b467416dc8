"""
The criteria of one fiscal year as plain values, wherever they come from: a file or the database.

Readers of files take words as they stand and note their place; `check_set` finds all that is wrong
with them at once, so that a file is either taken whole or refused with every reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import TypeVar

from oit_checklist.models import Instrument

Entry = TypeVar("Entry", bound="Placed")


@dataclass(frozen=True)
class Fault:
    """Something wrong in a set: its place in Thai ("" where it has none) and the reason in Thai."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}" if self.place else self.reason


class CriteriaError(Exception):
    """A set that cannot be taken; `faults` are all that was found, each with its place."""

    def __init__(self, *faults: Fault):
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


@dataclass(frozen=True, kw_only=True)
class Placed:
    """What stands somewhere in a file: `places` are those of its single values."""

    place: str = field(default="", compare=False)
    places: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def at(self, name: str) -> str:
        """Where the value of this name stands, or else the whole entry."""
        return self.places.get(name, self.place)


@dataclass(frozen=True, kw_only=True)
class GradeEntry(Placed):
    """One level of the year's scale, in percent."""

    name: str
    min_total: Decimal
    min_instrument: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class SectionEntry(Placed):
    """A sub-indicator: "9.10" is another one than "9.1"."""

    number: str
    title: str


@dataclass(frozen=True, kw_only=True)
class ElementEntry(Placed):
    """A required line with the lines below it."""

    text: str
    marker: str = ""
    one_is_enough: bool = False
    is_note: bool = False
    confidence: str = ""
    source: str = ""
    parts: tuple["ElementEntry", ...] = ()


@dataclass(frozen=True, kw_only=True)
class ItemEntry(Placed):
    """One row of the checklist; an OIT item whose sub-indicator is not known has section ""."""

    instrument: str
    number: int
    title: str
    section: str = ""
    theme: str = ""
    period: str = ""
    period_basis: str = ""
    statistics: bool = False
    eit_code: bool = False
    social_pages: bool = False
    confidence: str = ""
    source: str = ""
    note: str = ""
    elements: tuple[ElementEntry, ...] = ()

    @property
    def code(self) -> str:
        """The printed code: o12 for OIT, 1 for IIT and EIT."""
        return f"o{self.number}" if self.instrument == Instrument.OIT else str(self.number)


@dataclass(frozen=True, kw_only=True)
class Weights(Placed):
    """How many of the 100 final points each instrument is worth."""

    iit: Decimal
    eit: Decimal
    oit: Decimal


@dataclass(frozen=True, kw_only=True)
class CriteriaSet(Placed):
    """All criteria of a fiscal year. Without weights or a rule no score is estimated."""

    fiscal_year: int
    source: str = ""
    official: bool = False
    copied_from: int | None = None
    weights: Weights | None = None
    oit_rule: str = ""
    grades: tuple[GradeEntry, ...] = ()
    sections: tuple[SectionEntry, ...] = ()
    items: tuple[ItemEntry, ...] = ()

    def section_of(self, item: ItemEntry) -> SectionEntry | None:
        """The sub-indicator of an item, None where none is known."""
        return next((each for each in self.sections if each.number == item.section), None)


def lines_of(
    elements: tuple[ElementEntry, ...], level: int = 1
) -> Iterator[tuple[int, ElementEntry]]:
    """Every line with its level, each followed by the lines below it, as they are printed."""
    for element in elements:
        yield level, element
        yield from lines_of(element.parts, level + 1)


def all_lines(criteria: CriteriaSet) -> Iterator[tuple[int, ElementEntry]]:
    """Every line of every item with its level."""
    return chain.from_iterable(lines_of(item.elements) for item in criteria.items)
