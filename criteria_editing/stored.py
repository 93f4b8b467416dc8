"""The criteria of a year as rows, loaded at once, and whether they are still those that one saw."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from agency.models import FiscalYear, GradeBand
from oit_checklist.models import ChecklistItem, Section

# What a set says of each kind of row (oit_checklist.criteria_values), as columns.
_YEAR = (
    "criteria_source", "criteria_are_official", "criteria_copied_from",
    "iit_weight", "eit_weight", "oit_weight", "oit_rule", "published_at",
)  # fmt: skip
_GRADE = ("pk", "order", "name", "min_total", "min_instrument")
_SECTION = ("pk", "order", "number", "title")
_ITEM = (
    "pk", "instrument", "number", "section_id", "theme", "title", "period_rule", "period_basis",
    "holds_statistics", "shows_eit_code", "accepts_social_pages", "confidence", "source",
    "criteria_note", "withdrawn_at",
)  # fmt: skip
_LINE = (
    "pk", "order", "parent_id", "marker", "text", "one_is_enough", "is_note", "confidence",
    "source",
)  # fmt: skip


@dataclass(frozen=True)
class StoredCriteria:
    """Every row of the criteria of a year; withdrawn items as well."""

    fiscal_year: FiscalYear
    grades: list[GradeBand]
    sections: list[Section]
    items: list[ChecklistItem]

    @property
    def digest(self) -> str:
        """64 hexadecimal digits: other words, another order or another row have another one."""
        text = json.dumps(list(self._values()), ensure_ascii=False, default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    def _values(self) -> Iterator[list[list[Any]]]:
        yield _columns([self.fiscal_year], _YEAR)
        yield _columns(self.grades, _GRADE)
        yield _columns(self.sections, _SECTION)
        yield _columns(self.items, _ITEM)
        for item in self.items:
            yield _columns(item.elements.all(), _LINE)


def stored_criteria(fiscal_year: FiscalYear) -> StoredCriteria:
    """What is stored of a year now; four queries."""
    items = ChecklistItem.objects.filter(fiscal_year=fiscal_year)
    in_order = items.select_related("section").prefetch_related("elements")
    found = list(in_order.order_by("instrument", "number"))
    for item in found:
        lines = {line.pk: line for line in item.elements.all()}
        for line in lines.values():
            if line.parent_id:
                line.parent = lines[line.parent_id]  # loaded already
    return StoredCriteria(
        fiscal_year,
        list(fiscal_year.grade_bands.order_by("order")),
        list(fiscal_year.sections.order_by("order", "pk")),
        found,
    )


def _columns(rows: Iterable[Model], names: tuple[str, ...]) -> list[list[Any]]:
    return [[getattr(row, name) for name in names] for row in rows]
