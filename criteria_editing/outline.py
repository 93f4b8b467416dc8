"""The whole criteria of a year as one readable outline, each row with where it may be moved to."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, Prefetch
from django.utils.text import Truncator

from agency.models import FiscalYear, GradeBand
from oit_checklist.lines import words_of
from oit_checklist.models import ChecklistItem, Element, Instrument, Section
from oit_checklist.periods import period_words
from oit_checklist.provisional import (
    UNKNOWN_ELEMENTS,
    UNKNOWN_SECTION,
    elements_are_unknown,
    facts_of,
)

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class OutlineLine:
    """A required line with those below it; the rows beside it on its level, None at an end."""

    element: Element
    before: Element | None
    after: Element | None
    parts: tuple["OutlineLine", ...]

    @property
    def words(self) -> str:
        """What it asks for; says if it is a note, or if one of its parts is enough."""
        has_parts = any(not part.element.is_note for part in self.parts)
        return words_of(self.element, has_parts=has_parts)

    @property
    def name(self) -> str:
        """What it is called beside its buttons."""
        return Truncator(str(self.element)).chars(60)

    @property
    def handle(self) -> str:
        """What its buttons send (criteria_editing.order)."""
        return f"line:{self.element.pk}"


@dataclass(frozen=True)
class OutlineItem:
    """An item with its lines; the items beside it in its group, None where it cannot be moved."""

    item: ChecklistItem
    before: ChecklistItem | None
    after: ChecklistItem | None
    lines: tuple[OutlineLine, ...]

    @property
    def name(self) -> str:
        """What it is called beside its buttons."""
        return self.item.label

    @property
    def handle(self) -> str:
        """What its buttons send (criteria_editing.order)."""
        return f"item:{self.item.pk}"

    @property
    def facts(self) -> dict[str, str]:
        """What the criterion says beside its title and lines, and where it comes from."""
        item = self.item
        columns = (column for column in item._meta.fields if column.name in FLAGS)
        kinds = [str(column.verbose_name) for column in columns if getattr(item, column.name)]
        facts = {
            "ประเด็น": item.theme,
            "ช่วงเวลาของข้อมูล": period_words(item),
            "ลักษณะของข้อ": ", ".join(kinds),
            "องค์ประกอบ": UNKNOWN_ELEMENTS if elements_are_unknown(item) else "",
            "ถอนแล้ว": item.withdrawn_reason if item.withdrawn_at else "",
            **facts_of(item),
        }
        return {name: words for name, words in facts.items() if words}


FLAGS = ("holds_statistics", "shows_eit_code", "accepts_social_pages")


@dataclass(frozen=True)
class OutlineGroup:
    """The items of a sub-indicator, of none that is known, or of a survey."""

    title: str
    items: tuple[OutlineItem, ...]
    section: Section | None = None
    before: Section | None = None
    after: Section | None = None

    @property
    def name(self) -> str:
        """What it is called beside its buttons."""
        return self.title

    @property
    def handle(self) -> str:
        """What the buttons of its sub-indicator send (criteria_editing.order)."""
        return f"section:{self.section.pk}" if self.section else ""


@dataclass(frozen=True)
class Outline:
    """All criteria of a fiscal year, the surveys first, as the report prints them."""

    fiscal_year: FiscalYear
    surveys: tuple[OutlineGroup, ...]
    sections: tuple[OutlineGroup, ...]
    grades: tuple[GradeBand, ...]

    @property
    def groups(self) -> tuple[OutlineGroup, ...]:
        """Every group in its order."""
        return self.surveys + self.sections

    @property
    def digest(self) -> str:
        """16 hexadecimal digits of which rows stand where: another order has another one."""
        return hashlib.sha256("\n".join(self._places()).encode()).hexdigest()[:16]

    def _places(self) -> Iterator[str]:
        for group in self.groups:
            yield f"group {group.section.pk if group.section else group.title}"
            for row in group.items:
                yield f"item {row.item.pk} {row.item.number}"
                yield from map(_place, row.lines)

    def line(self, pk: int) -> OutlineLine | None:
        """The line of this key."""
        lines = (line for group in self.groups for row in group.items for line in row.lines)
        return next((each for line in lines for each in _walk(line) if each.element.pk == pk), None)

    def item(self, pk: int) -> OutlineItem | None:
        """The item of this key."""
        rows = (row for group in self.groups for row in group.items)
        return next((row for row in rows if row.item.pk == pk), None)

    def group(self, pk: int) -> OutlineGroup | None:
        """The group of the sub-indicator of this key."""
        return next(
            (each for each in self.sections if each.section and each.section.pk == pk), None
        )


def outline_of(fiscal_year: FiscalYear) -> Outline:
    """The outline of a year as it is stored now; four queries, however many rows."""
    lines = Prefetch("elements", Element.objects.order_by("order", "pk"))
    rows = ChecklistItem.objects.filter(fiscal_year=fiscal_year).prefetch_related(lines)
    items = list(rows.select_related("section").order_by("number"))
    for item in items:
        item.fiscal_year = fiscal_year  # one year for all, not one of its own for each
    surveys = [each for each in Instrument if each != Instrument.OIT]
    oit = [item for item in items if item.instrument == Instrument.OIT]
    stored = list(fiscal_year.sections.order_by("order", "pk"))
    sections = [
        OutlineGroup(
            f"ตัวชี้วัดย่อยที่ {section}",
            _items([item for item in oit if item.section_id == section.pk]),
            section,
            *_beside(stored, place),
        )
        for place, section in enumerate(stored)
    ]
    if loose := [item for item in oit if item.section_id is None]:
        sections.append(OutlineGroup(UNKNOWN_SECTION, _items(loose)))
    return Outline(
        fiscal_year,
        tuple(
            OutlineGroup(str(each.label), _items(found))
            for each in surveys
            if (found := [item for item in items if item.instrument == each])
        ),
        tuple(sections),
        tuple(fiscal_year.grade_bands.order_by("order")),
    )


def why_codes_stay(fiscal_year: FiscalYear) -> str:
    """Why no item takes the code of another one, in Thai; "" in a year that nobody saw yet."""
    if fiscal_year.published_at is None:
        return ""
    return "รหัสข้ออยู่ในที่อยู่เว็บของปีที่เผยแพร่แล้ว จึงสลับรหัสของข้อไม่ได้ ย้ายตัวชี้วัดย่อยได้ในหน้าของข้อ"


def _items(items: Sequence[ChecklistItem]) -> tuple[OutlineItem, ...]:
    return tuple(
        OutlineItem(item, *_beside(items, place), _lines(list(item.elements.all()), None))
        for place, item in enumerate(items)
    )


def _lines(elements: Sequence[Element], parent: int | None) -> tuple[OutlineLine, ...]:
    level = [element for element in elements if element.parent_id == parent]
    return tuple(
        OutlineLine(element, *_beside(level, place), _lines(elements, element.pk))
        for place, element in enumerate(level)
    )


def _beside(rows: Sequence[Row], place: int) -> tuple[Row | None, Row | None]:
    before = rows[place - 1] if place else None
    return before, rows[place + 1] if place + 1 < len(rows) else None


def _walk(line: OutlineLine) -> Iterator[OutlineLine]:
    yield line
    for part in line.parts:
        yield from _walk(part)


def _place(line: OutlineLine) -> str:
    return f"line {line.element.pk} ({' '.join(map(_place, line.parts))})"
