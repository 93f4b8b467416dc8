"""What a set would change in the criteria of a year, row by row, before anything is done."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from django.db.models import Field, Model, TextChoices

from agency.models import FiscalYear, GradeBand
from criteria_editing.renumbering import renumbered
from criteria_editing.stored import StoredCriteria
from oit_checklist.criteria_set import CriteriaSet, ElementEntry, ItemEntry
from oit_checklist.criteria_values import (
    Values,
    grade_values,
    item_values,
    line_values,
    section_values,
    year_values,
)
from oit_checklist.element_pairs import Pair, pair_lines
from oit_checklist.models import ChecklistItem, Element, Section
from oit_checklist.provisional import UNKNOWN_SECTION
from thai.differences import Piece, pieces

ItemKey = tuple[str, int]  # instrument and number
NOTHING = "ไม่ระบุ"


class What(TextChoices):
    """What becomes of a row."""

    ADDED = "added", "เพิ่ม"
    CHANGED = "changed", "แก้ไข"
    MOVED = "moved", "ย้าย"
    LACKING = "lacking", "ไม่มีในแฟ้ม"
    SAME = "same", "ไม่เปลี่ยน"  # an item of which only lines are lacking


@dataclass(frozen=True)
class Value:
    """A value that becomes another one, with what changes in its words."""

    name: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Row:
    """A row with what becomes of it; of an item, the lines of which something becomes."""

    what: What
    label: str
    stored: Any = None  # the row that is there; None for a new one
    values: tuple[Value, ...] = ()
    lines: tuple["Row", ...] = ()
    key: ItemKey | None = None  # of an item, as the file has it

    @property
    def lacks(self) -> bool:
        """Whether it is there and the set has it not."""
        return self.what == What.LACKING


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
    if values := _changed(year, year_values(criteria)):
        yield Row(What.CHANGED, f"ปีงบประมาณ {year}", year, values)


def _grade_rows(stored: Sequence[GradeBand], criteria: CriteriaSet) -> Iterator[Row]:
    for place, entry in enumerate(criteria.grades):
        if place >= len(stored):
            yield Row(What.ADDED, f"{entry.name} ({entry.min_total}+)")
        elif values := _changed(stored[place], grade_values(entry)):
            yield Row(What.CHANGED, str(stored[place]), stored[place], values)
    for band in stored[len(criteria.grades) :]:
        yield Row(What.LACKING, str(band), band)


def _section_rows(stored: Sequence[Section], criteria: CriteriaSet) -> Iterator[Row]:
    by_number = {section.number: section for section in stored}
    numbers = [entry.number for entry in criteria.sections]
    moved = _moved([each.number for each in stored], numbers)
    for entry in criteria.sections:
        row = by_number.pop(entry.number, None)
        if row is None:
            yield Row(What.ADDED, f"{entry.number} {entry.title}")
        elif values := _changed(row, section_values(entry)):
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
            yield Row(What.ADDED, label, lines=tuple(_new_lines(entry.elements)), key=key)
            continue
        values = [*_code_values(item, entry), *_section_values(item, entry, names)]
        is_moved = bool(values)
        rest = {k: v for k, v in item_values(entry, None).items() if k != "section"}
        changed = _changed(item, rest)
        lines = tuple(_line_rows(item, entry))
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
        yield Value("รหัส", _replaced(item.code, entry.code))


def _section_values(
    item: ChecklistItem, entry: ItemEntry, names: Mapping[str, str]
) -> Iterator[Value]:
    before = item.section.number if item.section else ""
    if before != entry.section:
        old, new = (names.get(number, UNKNOWN_SECTION) for number in (before, entry.section))
        yield Value("ตัวชี้วัดย่อย", _replaced(old, new))


def _new_lines(entries: Iterable[ElementEntry]) -> Iterator[Row]:
    for entry in entries:
        yield Row(What.ADDED, _words(entry))
        yield from _new_lines(entry.parts)


def _line_rows(item: ChecklistItem, entry: ItemEntry) -> Iterator[Row]:
    stored = list(item.elements.all())
    pairs = pair_lines(entry.elements, stored)
    paired = [pair.row.pk for pair in pairs if pair.row]
    moved = _moved([line.pk for line in stored], paired)
    for pair in pairs:
        row = pair.row
        if row is None:
            yield Row(What.ADDED, _words(pair.entry))
            continue
        rest = {k: v for k, v in line_values(pair.entry, None).items() if k != "parent"}
        changed = _changed(row, rest)
        below = _below(row, pair, pairs)
        if changed or below or row.pk in moved:
            what = What.CHANGED if changed else What.MOVED
            yield Row(what, str(row), row, (*below, *changed))
    for line in stored:
        if line.pk not in paired:
            yield Row(What.LACKING, str(line), line)


def _below(row: Element, pair: Pair, pairs: Sequence[Pair]) -> tuple[Value, ...]:
    """Under which line it stands, where that becomes another one."""
    upper = pairs[pair.parent] if pair.parent is not None else None
    before = row.parent
    if upper is None and before is None:
        return ()
    if upper is not None and before is not None and upper.row is not None and upper.row == before:
        return ()
    old = str(before) if before else "ไม่อยู่ใต้บรรทัดใด"
    new = _words(upper.entry) if upper else "ไม่อยู่ใต้บรรทัดใด"
    return (Value("อยู่ใต้", _replaced(old, new)),)


def _moved(before: Sequence[Any], now: Sequence[Any]) -> set[Any]:
    """What of both stands in another place among the others: as few of them as explain it."""
    both = set(before) & set(now)
    old, new = ([each for each in order if each in both] for order in (before, now))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    stayed = {
        each for block in matcher.get_matching_blocks() for each in old[block.a :][: block.size]
    }
    return both - stayed


def _changed(row: Model, values: Values) -> tuple[Value, ...]:
    """The values of a row that become others, in their order."""
    return tuple(
        Value(str(column.verbose_name), _compared(column, getattr(row, name), value))
        for name, value in values.items()
        if getattr(row, name) != value
        for column in [_column(row, name)]
    )


def _column(row: Model, name: str) -> Field:
    return row._meta.get_field(name)  # type: ignore[return-value]  # a column, no relation


def _compared(column: Field, old: Any, new: Any) -> list[Piece]:
    if isinstance(old, str) and isinstance(new, str) and not column.choices:
        return pieces(old, new)
    show: Callable[[Any], str] = _shown(column)
    return _replaced(show(old), show(new))


def _shown(column: Field) -> Callable[[Any], str]:
    """How a value of this column is told."""
    labels = dict(column.flatchoices)

    def show(value: Any) -> str:
        if isinstance(value, bool):
            return "ใช่" if value else "ไม่ใช่"
        return NOTHING if value in (None, "") else str(labels.get(value, value))

    return show


def _replaced(old: str, new: str) -> list[Piece]:
    return [Piece(old, "removed"), Piece(" "), Piece(new, "added")]


def _words(entry: ElementEntry) -> str:
    return f"{entry.marker} {entry.text}".strip()
