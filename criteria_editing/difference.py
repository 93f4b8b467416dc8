"""What a set would change in the criteria of a year, row by row, before anything is done."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model

from agency.models import FiscalYear, GradeBand
from criteria_editing.changes import (
    ItemKey,
    Row,
    Value,
    What,
    changed_values,
    moved_keys,
    replaced,
)
from criteria_editing.line_changes import line_rows, new_lines
from criteria_editing.renumbering import renumbered
from criteria_editing.stored import StoredCriteria
from oit_checklist.criteria_set import CriteriaSet, ItemEntry
from oit_checklist.criteria_values import grade_values, item_values, section_values, year_values
from oit_checklist.models import ChecklistItem, Section
from oit_checklist.provisional import UNKNOWN_SECTION


@dataclass(frozen=True)
class Difference:
    """Everything that a set would change, and what the year has that the set lacks."""

    stored: StoredCriteria
    groups: Mapping[str, tuple[Row, ...]]  # by the kind of row, in Thai
    # The number that an item takes because the file has its title under it, by the item's key.
    numbers: Mapping[int, int]
    # The items of the year that the set has not, withdrawn ones as well.
    outside: tuple[ChecklistItem, ...]

    @property
    def rows(self) -> Iterator[Row]:
        """Every row, each item followed by its lines."""
        for rows in self.groups.values():
            for row in rows:
                yield row
                yield from row.lines

    @cached_property
    def counts(self) -> list[tuple[str, int]]:
        """How many rows become what, in words; an item counts for itself, not for its lines."""
        whats = [row.what for row in self.rows if row.values or row.what != What.CHANGED]
        counted = (What.ADDED, What.CHANGED, What.MOVED, What.LACKING)
        return [(str(each.label), whats.count(each)) for each in counted if each in whats]

    @property
    def changing(self) -> list[tuple[str, list[Row]]]:
        """The rows that are new or change, by their kind."""
        found = [
            (kind, [row for row in rows if row.what not in (What.LACKING, What.SAME)])
            for kind, rows in self.groups.items()
        ]
        return [(kind, rows) for kind, rows in found if rows]

    @property
    def writes(self) -> bool:
        """Whether the set changes anything; what it lacks stays by itself."""
        return bool(self.changing)

    @property
    def item_keys(self) -> set[ItemKey]:
        """The items that are new or change."""
        return {row.key for row in self.rows if row.key is not None and row.what != What.SAME}

    def has(self, model: type[Model], what: What) -> bool:
        """Whether this becomes of any row of a kind."""
        rows = self.groups.get(str(model._meta.verbose_name), ())
        return any(row.what == what for row in rows)


def compare(stored: StoredCriteria, criteria: CriteriaSet) -> Difference:
    """What the set of a year would change in what is stored of it; no query."""
    numbers = renumbered(stored, criteria)
    matched = _matched(stored, numbers)
    codes = {(entry.instrument, entry.number) for entry in criteria.items}
    outside = tuple(item for key, item in matched.items() if key not in codes)
    groups = {
        FiscalYear: _year_rows(stored.fiscal_year, criteria),
        GradeBand: _grade_rows(stored.grades, criteria),
        Section: _section_rows(stored.sections, criteria),
        ChecklistItem: _item_rows(stored, criteria, matched, outside),
    }
    named = {
        str(model._meta.verbose_name): found
        for model, rows in groups.items()
        if (found := tuple(rows))
    }
    return Difference(stored, named, numbers, outside)


def _matched(stored: StoredCriteria, numbers: Mapping[int, int]) -> dict[ItemKey, ChecklistItem]:
    """The items that are there by the code under which a file has them."""
    return {(item.instrument, numbers.get(item.pk, item.number)): item for item in stored.items}


def _year_rows(year: FiscalYear, criteria: CriteriaSet) -> Iterator[Row]:
    if values := changed_values(year, year_values(criteria)):
        yield Row(What.CHANGED, f"ปีงบประมาณ {year}", year, values)


def _grade_rows(stored: Sequence[GradeBand], criteria: CriteriaSet) -> Iterator[Row]:
    for place, entry in enumerate(criteria.grades):
        if place >= len(stored):
            yield Row(What.ADDED, f"{entry.name} ({entry.min_total}+)")
        elif values := changed_values(stored[place], grade_values(entry)):
            yield Row(What.CHANGED, str(stored[place]), stored[place], values)
    for band in stored[len(criteria.grades) :]:
        yield Row(What.LACKING, str(band), band)


def _section_rows(stored: Sequence[Section], criteria: CriteriaSet) -> Iterator[Row]:
    by_number = {section.number: section for section in stored}
    numbers = [entry.number for entry in criteria.sections]
    moved = moved_keys([each.number for each in stored], numbers)
    for entry in criteria.sections:
        row = by_number.pop(entry.number, None)
        if row is None:
            yield Row(What.ADDED, f"{entry.number} {entry.title}")
        elif values := changed_values(row, section_values(entry)):
            yield Row(What.CHANGED, str(row), row, values)
        elif entry.number in moved:
            yield Row(What.MOVED, str(row), row)
    for row in by_number.values():
        yield Row(What.LACKING, str(row), row)


def _item_rows(
    stored: StoredCriteria,
    criteria: CriteriaSet,
    matched: Mapping[ItemKey, ChecklistItem],
    outside: Iterable[ChecklistItem],
) -> Iterator[Row]:
    names = {section.number: str(section) for section in stored.sections}
    names |= {entry.number: f"{entry.number} {entry.title}" for entry in criteria.sections}
    for entry in criteria.items:
        key = (entry.instrument, entry.number)
        item = matched.get(key)
        label = f"{entry.instrument} {entry.code} {entry.title}"
        if item is None:
            yield Row(What.ADDED, label, lines=tuple(new_lines(entry.elements)), key=key)
            continue
        values = [*_code_values(item, entry), *_section_values(item, entry, names)]
        is_moved = bool(values)
        rest = {k: v for k, v in item_values(entry, None).items() if k != "section"}
        changed = changed_values(item, rest)
        lines = tuple(line_rows(item, entry))
        if changed or is_moved or lines:
            what = What.MOVED if is_moved and not changed else What.CHANGED
            if not changed and not is_moved and all(line.lacks for line in lines):
                what = What.SAME
            label = f"{item.instrument} {item.code} {item.title}"
            yield Row(what, label, item, (*values, *changed), lines, key)
    for item in outside:
        if item.withdrawn_at is None:  # what was withdrawn is no part of the set
            yield Row(What.LACKING, f"{item.instrument} {item.code} {item.title}", item)


def _code_values(item: ChecklistItem, entry: ItemEntry) -> Iterator[Value]:
    if item.number != entry.number:
        yield Value("รหัส", replaced(item.code, entry.code))


def _section_values(
    item: ChecklistItem, entry: ItemEntry, names: Mapping[str, str]
) -> Iterator[Value]:
    before = item.section.number if item.section else ""
    if before != entry.section:
        old, new = (names.get(number, UNKNOWN_SECTION) for number in (before, entry.section))
        yield Value("ตัวชี้วัดย่อย", replaced(old, new))
