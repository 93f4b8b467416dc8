"""Writing the entries of a set into the rows of a year: what is missing, and words if asked to."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from agency.models import FiscalYear, GradeBand
from catalogue.many_rows import change_rows, check_in_memory, create_rows
from oit_checklist.criteria_set import (
    CriteriaError,
    CriteriaSet,
    Fault,
    GradeEntry,
    ItemEntry,
    Placed,
    SectionEntry,
)
from oit_checklist.criteria_values import (
    Values,
    grade_values,
    item_values,
    section_values,
    year_values,
)
from oit_checklist.line_writing import LineWriter
from oit_checklist.models import ChecklistItem, Element, Section
from records.file_loading import LoadReport, name_of


@dataclass(kw_only=True)
class CriteriaReport(LoadReport):
    """What applying did; `changed` and `differing` name the rows that differ from the set."""

    fiscal_year: FiscalYear
    changed: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    # The items that are no longer ticked as checked with the manual, for their words changed.
    unticked: list[str] = field(default_factory=list)
    fallen: list[int] = field(default_factory=list)  # their keys, also of ticks set again since
    # What was read of a table and is not certain, by its cell.
    questions: list[str] = field(default_factory=list)


ITEM_WORDS = (
    "theme", "title", "period_rule", "period_basis", "holds_statistics", "shows_eit_code",
    "accepts_social_pages", "confidence", "source", "criteria_note",
)  # fmt: skip


class CriteriaWriter:
    """
    Writes the entries of a set into the rows of a year, and notes what became of them.

    Rows that are new with all they belong to wait for `store_new`, which stores them at once.
    """

    def __init__(self, report: CriteriaReport, change_texts: bool):
        self.report = report
        self.fiscal_year = report.fiscal_year
        self.change_texts = change_texts
        self.rows: list[models.Model] = []  # stored now or before, in their order
        self.new_items: list[ChecklistItem] = []
        self._waiting: list[models.Model] = []
        self._reworded: list[ChecklistItem] = []
        self._lines = LineWriter(change=change_texts)

    def store_changes(self) -> None:
        """Store the words of items that are there, and the lines of all items."""
        change_rows(self._reworded, ITEM_WORDS)
        self.rows += self._reworded
        self._lines.store(self._check, self._add, self.store_new, self._save)
        self.rows += [row for _, row in self._lines.reworded]

    def store_new(self) -> None:
        """Store what waits, each kind after those that it belongs to."""
        waiting, self._waiting = self._waiting, []
        with _fault_at(""):
            for _, rows in groupby(sorted(waiting, key=_turn), _turn):
                create_rows(list(rows))

    def year(self, criteria: CriteriaSet) -> None:
        """The year's own values; a set without weights or rule leaves those of the year."""
        values = year_values(criteria)
        year = self.fiscal_year
        if not year.checklistitems.exists():
            # A year without criteria takes what it has not been told otherwise.
            empty = {key: values[key] for key in values if not getattr(year, key)}
            self._update(criteria, year, empty, "", is_new=True)
        self._update(criteria, year, values, f"ปีงบประมาณ {year}", is_new=False)

    def grade(self, entry: GradeEntry, place: int) -> None:
        """The level of the scale at this place, the best one at 1."""
        values = grade_values(entry)
        if place <= len(self._grades):
            row = self._grades[place - 1]
            self._update(entry, row, values, str(row), is_new=False)
        else:
            last = self._grades[-1].order if self._grades else 0
            order = last + place - len(self._grades)
            self._add(entry, GradeBand(fiscal_year=self.fiscal_year, order=order, **values))

    def section(self, entry: SectionEntry, order: int) -> Section:
        """One sub-indicator."""
        values = {"order": order, **section_values(entry)}
        if (row := self._sections.get(entry.number)) is not None:
            self._update(entry, row, values, str(row), is_new=False)
            return row
        row = Section(fiscal_year=self.fiscal_year, number=entry.number, **values)
        self._add(entry, row)
        return row

    def item(self, entry: ItemEntry, section: Section | None) -> None:
        """One item with its lines."""
        values = item_values(entry, section)
        key = (entry.instrument, entry.number)
        if (row := self._items.get(key)) is not None:
            self._change_item(entry, row, values)
        else:
            row = ChecklistItem(
                fiscal_year=self.fiscal_year, instrument=entry.instrument, number=entry.number
            )
            for name, value in values.items():
                setattr(row, name, value)
            self._add(entry, row)
            self.new_items.append(row)
        self._lines.take(entry.elements, row, self._tell)

    def _change_item(self, entry: ItemEntry, row: ChecklistItem, values: Values) -> None:
        """Write the values of an item that is there, now or with those of the others."""
        differing = {key for key, value in values.items() if getattr(row, key) != value}
        if differing:
            self._tell(row, values, differing)
        if not (differing and self.change_texts):
            return
        for key, value in values.items():
            setattr(row, key, value)
        if "section" in differing:
            self._save(entry, row)
            return
        self._check(entry, row)
        self._reworded.append(row)
        if differing & set(ChecklistItem.compared):
            self._lines.touch(row)

    @cached_property
    def _grades(self) -> list[GradeBand]:
        return list(GradeBand.objects.filter(fiscal_year=self.fiscal_year).order_by("order"))

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {row.number: row for row in Section.objects.filter(fiscal_year=self.fiscal_year)}

    @cached_property
    def _items(self) -> dict[tuple[str, int], ChecklistItem]:
        rows = ChecklistItem.objects.filter(fiscal_year=self.fiscal_year)
        rows = rows.select_related("section").prefetch_related("elements")
        for row in rows:
            row.fiscal_year = self.fiscal_year  # one year for all, not one of its own for each
        return {(row.instrument, row.number): row for row in rows}

    def _add(self, entry: Placed, row: models.Model) -> None:
        """Check a new row; it is stored with those that wait."""
        with _fault_at(entry.place):
            check_in_memory(row)
        self.report.added[name_of(row)] += 1
        self.rows.append(row)
        self._waiting.append(row)

    def _update(
        self, entry: Placed, row: models.Model, values: dict[str, Any], label: str, *, is_new: bool
    ) -> None:
        """Write the values of a new row; of an old one only when told to, else report them."""
        differing = {key for key, value in values.items() if getattr(row, key) != value}
        if differing and not is_new:
            self._tell(row, values, differing, label)
        if not is_new and not (differing and self.change_texts):
            return
        for key, value in values.items():
            setattr(row, key, value)
        self._save(entry, row)

    def _tell(
        self, row: models.Model, values: dict[str, Any], differing: set[str], label: str = ""
    ) -> None:
        """Note that values of a row that is there differ from the set."""
        line = f"{label or row}: {', '.join(_labels(row, values, differing))}"
        (self.report.changed if self.change_texts else self.report.differing).append(line)

    def _check(self, entry: Placed, row: models.Model) -> None:
        """Judge the words of a row that leads where it led."""
        with _fault_at(entry.place):
            row.clean_fields(
                exclude=[field.name for field in row._meta.fields if field.is_relation]
            )

    def _save(self, entry: Placed, row: models.Model) -> None:
        with _fault_at(entry.place):
            row.full_clean()
        row.save()
        self.rows.append(row)


@contextmanager
def _fault_at(place: str) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        raise CriteriaError(Fault(place, " / ".join(error.messages))) from error


def _turn(row: models.Model) -> tuple[int, int]:
    """When a new row can be stored: what it refers to goes first."""
    level = row.level if isinstance(row, Element) else 0
    return (GradeBand, Section, ChecklistItem, Element).index(type(row)), level


def _labels(row: models.Model, values: Iterable[str], differing: set[str]) -> list[str]:
    """The Thai names of the values that differ, in their order."""
    fields = row._meta.get_field
    return [str(getattr(fields(key), "verbose_name", key)) for key in values if key in differing]
