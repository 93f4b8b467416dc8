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
from catalogue.many_rows import check_in_memory, create_rows
from oit_checklist.criteria_set import (
    CriteriaError,
    CriteriaSet,
    ElementEntry,
    Fault,
    GradeEntry,
    ItemEntry,
    Placed,
    SectionEntry,
)
from oit_checklist.element_pairs import Pair, pair_lines
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
    # What was read of a table and is not certain, by its cell.
    questions: list[str] = field(default_factory=list)


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

    def store_new(self) -> None:
        """Store what waits, each kind after those that it belongs to."""
        waiting, self._waiting = self._waiting, []
        with _fault_at(""):
            for _, rows in groupby(sorted(waiting, key=_turn), _turn):
                create_rows(list(rows))

    def year(self, criteria: CriteriaSet) -> None:
        """The year's own values; a set without weights or rule leaves those of the year."""
        values: dict[str, Any] = {
            "criteria_source": criteria.source,
            "criteria_are_official": criteria.official,
        }
        if (weights := criteria.weights) is not None:
            values |= {"iit_weight": weights.iit, "eit_weight": weights.eit}
            values |= {"oit_weight": weights.oit}
        if criteria.oit_rule:
            values["oit_rule"] = criteria.oit_rule
        if criteria.copied_from is not None:
            values["criteria_copied_from"] = criteria.copied_from
        year = self.fiscal_year
        if not year.checklistitems.exists():
            # A year without criteria takes what it has not been told otherwise.
            empty = {key: values[key] for key in values if not getattr(year, key)}
            self._update(criteria, year, empty, "", is_new=True)
        self._update(criteria, year, values, f"ปีงบประมาณ {year}", is_new=False)

    def grade(self, entry: GradeEntry, order: int) -> None:
        """One level of the scale."""
        values = {
            "name": entry.name,
            "min_total": entry.min_total,
            "min_instrument": entry.min_instrument,
        }
        if (row := self._grades.get(order)) is not None:
            self._update(entry, row, values, str(row), is_new=False)
        else:
            band = GradeBand(fiscal_year=self.fiscal_year, order=order, **values)
            self._add(entry, band)

    def section(self, entry: SectionEntry, order: int) -> Section:
        """One sub-indicator."""
        values = {"order": order, "title": entry.title}
        if (row := self._sections.get(entry.number)) is not None:
            self._update(entry, row, values, str(row), is_new=False)
            return row
        row = Section(fiscal_year=self.fiscal_year, number=entry.number, **values)
        self._add(entry, row)
        return row

    def item(self, entry: ItemEntry, section: Section | None) -> None:
        """One item with its lines."""
        values = {
            "section": section,
            "theme": entry.theme,
            "title": entry.title,
            "period_rule": entry.period,
            "period_basis": entry.period_basis,
            "holds_statistics": entry.statistics,
            "shows_eit_code": entry.eit_code,
            "accepts_social_pages": entry.social_pages,
            "confidence": entry.confidence,
            "source": entry.source,
            "criteria_note": entry.note,
        }
        key = (entry.instrument, entry.number)
        if (row := self._items.get(key)) is not None:
            self._update(entry, row, values, str(row), is_new=False)
        else:
            row = ChecklistItem(
                fiscal_year=self.fiscal_year, instrument=entry.instrument, number=entry.number
            )
            for name, value in values.items():
                setattr(row, name, value)
            self._add(entry, row)
            self.new_items.append(row)
        self._lines(entry, row)

    @cached_property
    def _grades(self) -> dict[int, GradeBand]:
        return {row.order: row for row in GradeBand.objects.filter(fiscal_year=self.fiscal_year)}

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {row.number: row for row in Section.objects.filter(fiscal_year=self.fiscal_year)}

    @cached_property
    def _items(self) -> dict[tuple[str, int], ChecklistItem]:
        rows = ChecklistItem.objects.filter(fiscal_year=self.fiscal_year)
        return {(row.instrument, row.number): row for row in rows.select_related("section")}

    def _lines(self, entry: ItemEntry, item: ChecklistItem) -> None:
        """The lines of an item."""
        stored = list(item.elements.all()) if item.pk else []
        pairs = pair_lines(entry.elements, stored)
        if self.change_texts:
            self._reorder(pairs, stored)
        last = max((element.order for element in stored), default=0)
        rows: list[Element] = []
        for place, pair in enumerate(pairs, start=1):
            parent = rows[pair.parent] if pair.parent is not None else None
            row = pair.row
            if row is None:
                # Reordered lines left its place free; else it comes behind what the office keeps.
                last += 1
                row = Element(item=item, order=place if self.change_texts else last)
            self._line(pair.entry, row, parent)
            rows.append(row)

    def _line(self, entry: ElementEntry, row: Element, parent: Element | None) -> None:
        values = {
            "parent": parent,
            "marker": entry.marker,
            "text": entry.text,
            "one_is_enough": entry.one_is_enough,
            "is_note": entry.is_note,
            "confidence": entry.confidence,
            "source": entry.source,
        }
        if row.item.pk is None:
            for name, value in values.items():
                setattr(row, name, value)
            self._add(entry, row)
            return
        is_new = row.pk is None
        self._update(entry, row, values, str(row), is_new=is_new)
        if is_new:
            self.report.added[name_of(row)] += 1

    def _reorder(self, pairs: list[Pair], stored: list[Element]) -> None:
        """The stored lines in the order of the set, with room for new ones; others come last."""
        paired = {pair.row.pk: order for order, pair in enumerate(pairs, start=1) if pair.row}
        left = [element for element in stored if element.pk not in paired]
        wanted = {
            **paired,
            **{element.pk: len(pairs) + place for place, element in enumerate(left, start=1)},
        }
        moving = [element for element in stored if element.order != wanted[element.pk]]
        # Twice: a number can be taken only when nobody has it.
        free = max([element.order for element in stored] + [*wanted.values()], default=0)
        for place, element in enumerate(moving, start=1):
            element.order = free + place
            element.save()
        for element in moving:
            element.order = wanted[element.pk]
            element.save()

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
            line = f"{label}: {', '.join(_labels(row, values, differing))}"
            (self.report.changed if self.change_texts else self.report.differing).append(line)
        if not is_new and not (differing and self.change_texts):
            return
        for key, value in values.items():
            setattr(row, key, value)
        self._save(entry, row)

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
