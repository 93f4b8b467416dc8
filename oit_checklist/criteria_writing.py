"""Writing the entries of a set into the rows of a year: what is missing, and words if asked to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from agency.models import FiscalYear, GradeBand
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

Row = TypeVar("Row", bound=models.Model)


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
    """Writes the entries of a set into the rows of a year, and notes what became of them."""

    def __init__(self, report: CriteriaReport, change_texts: bool):
        self.report = report
        self.fiscal_year = report.fiscal_year
        self.change_texts = change_texts
        self.rows: list[models.Model] = []  # stored now or before, in their order
        self.new_items: list[ChecklistItem] = []

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
        self._row(entry, GradeBand, {"fiscal_year": self.fiscal_year, "order": order}, values)

    def section(self, entry: SectionEntry, order: int) -> Section:
        """One sub-indicator."""
        key = {"fiscal_year": self.fiscal_year, "number": entry.number}
        return self._row(entry, Section, key, {"order": order, "title": entry.title})[0]

    def item(self, entry: ItemEntry, section: Section | None) -> None:
        """One item with its lines."""
        key = {
            "fiscal_year": self.fiscal_year,
            "instrument": entry.instrument,
            "number": entry.number,
        }
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
        row, is_new = self._row(entry, ChecklistItem, key, values)
        if is_new:
            self.new_items.append(row)
        self._lines(entry, row)

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

    def _row(
        self, entry: Placed, model: type[Row], key: dict[str, Any], values: dict[str, Any]
    ) -> tuple[Row, bool]:
        """Find or make one row, compare or set its values: the row, and whether it is new."""
        row = model._default_manager.filter(**key).first()
        is_new = row is None
        if row is None:
            row = model(**key)
            self.report.added[name_of(model)] += 1
        self._update(entry, row, values, "" if is_new else str(row), is_new=is_new)
        return row, is_new

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
        try:
            row.full_clean()
        except ValidationError as error:
            raise CriteriaError(Fault(entry.place, " / ".join(error.messages))) from error
        row.save()
        self.rows.append(row)


def _labels(row: models.Model, values: Iterable[str], differing: set[str]) -> list[str]:
    """The Thai names of the values that differ, in their order."""
    fields = row._meta.get_field
    return [str(getattr(fields(key), "verbose_name", key)) for key in values if key in differing]
