"""Moving a row of the criteria one place up or down: one press, one transaction, all in the log."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from agency.models import FiscalYear
from criteria_editing.outline import (
    Outline,
    OutlineGroup,
    OutlineItem,
    OutlineLine,
    outline_of,
    why_codes_stay,
)
from oit_checklist.models import Element, Section

UP, DOWN = "up", "down"
GONE = "ไม่มีรายการนี้แล้ว กรุณาดูลำดับด้านล่าง"
MOVED_ON = "ลำดับเปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้ จึงยังไม่ได้เลื่อน กรุณาดูลำดับด้านล่างแล้วกดอีกครั้ง"


class MoveError(Exception):
    """Nothing was moved; the text is Thai and says why."""


@transaction.atomic
def move(fiscal_year: FiscalYear, what: str, seen: str) -> str:
    """
    Move what a button names, such as "line:12:up"; returns the place on the page of what moved.

    `seen` is the digest of the outline on which it was pressed. Raises MoveError.
    """
    stored = FiscalYear.objects.select_for_update().get(pk=fiscal_year.pk)
    if stored.why_closed:
        raise MoveError(stored.why_closed)
    outline = outline_of(stored)
    if outline.digest != seen:
        raise MoveError(MOVED_ON)
    kind, _, rest = what.partition(":")
    key, _, way = rest.partition(":")
    if kind not in _MOVES or way not in (UP, DOWN) or not (key.isascii() and key.isdecimal()):
        raise MoveError("ไม่รู้จักปุ่มที่กด กรุณาเปิดหน้านี้ใหม่")
    try:
        _MOVES[kind](outline, int(key), way)
    except ValidationError as error:
        raise MoveError(" ".join(error.messages)) from error
    return f"{kind}{key}"


def _move_section(outline: Outline, key: int, way: str) -> None:
    group = outline.group(key)
    section, other = _pair(group, group and group.section, way)
    order = [each.section for each in outline.sections if each.section]
    _swap(order, section, other)
    # Orders may be equal: sections that were typed without looking.
    for place, row in enumerate(order, start=1):
        if row.order != place:
            row.order = place
            row.save(update_fields=["order"])


def _move_item(outline: Outline, key: int, way: str) -> None:
    """Items stand by their code: one place up is the code of the item above."""
    if why := why_codes_stay(outline.fiscal_year):
        raise MoveError(why)
    row = outline.item(key)
    item, other = _pair(row, row and row.item, way)
    mine, theirs = item.number, other.number
    # A code can be taken only when nobody has it.
    for each, number in ((item, 0), (other, mine), (item, theirs)):
        each.number = number
        each.save(update_fields=["number"])


def _move_line(outline: Outline, key: int, way: str) -> None:
    """A line moves among those of its level, with the lines below it."""
    line = outline.line(key)
    element, other = _pair(line, line and line.element, way)
    row = outline.item(element.item_id)
    if row is None:
        raise MoveError(GONE)
    lines = _flat(row.lines, lambda level: _swapped(level, element, other))
    store_order(lines)


_MOVES: dict[str, Callable[[Outline, int, str], None]] = {
    "section": _move_section,
    "item": _move_item,
    "line": _move_line,
}


def store_order(elements: Sequence[Element]) -> None:
    """Put the lines of one item into this order, which are all lines that it has."""
    orders = [element.order for element in elements]
    if orders == sorted(orders):
        return
    wanted = {element.pk: place for place, element in enumerate(elements, start=1)}
    moving = [element for element in elements if element.order != wanted[element.pk]]
    # Twice: a number can be taken only when nobody has it.
    free = max([len(elements), *(element.order for element in elements)])
    for place, element in enumerate(moving, start=1):
        element.order = free + place
        element.save(update_fields=["order"])
    for element in moving:
        element.order = wanted[element.pk]
        element.save(update_fields=["order"])


def _pair(
    row: OutlineGroup | OutlineItem | OutlineLine | None, moved: Any, way: str
) -> tuple[Any, Any]:
    """What is moved and what it changes places with."""
    if row is None or moved is None:
        raise MoveError(GONE)
    other = row.before if way == UP else row.after
    if other is None:
        raise MoveError("รายการนี้อยู่ต้นหรือท้ายของกลุ่มแล้ว จึงเลื่อนต่อไม่ได้")
    return moved, other


def _swap(rows: list[Section], one: Section, other: Section) -> None:
    a, b = rows.index(one), rows.index(other)
    rows[a], rows[b] = rows[b], rows[a]


def _swapped(level: Sequence[OutlineLine], one: Element, other: Element) -> list[OutlineLine]:
    by_key = {line.element.pk: line for line in level}
    if one.pk not in by_key:
        return list(level)
    changed = {one.pk: other.pk, other.pk: one.pk}
    return [by_key[changed.get(line.element.pk, line.element.pk)] for line in level]


def _flat(
    level: Sequence[OutlineLine], order: Callable[[Sequence[OutlineLine]], list[OutlineLine]]
) -> list[Element]:
    found: list[Element] = []
    for line in order(level):
        found += [line.element, *_flat(line.parts, order)]
    return found
