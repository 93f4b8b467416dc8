"""What becomes of rows that a file lacks: they stay, or go where nothing was done on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from criteria_editing.changes import Row
from criteria_editing.difference import Difference
from criteria_editing.work import Work, work_on_items, work_on_lines
from oit_checklist.models import ChecklistItem, Element, Section

SEEN = "ปีนี้เคยเผยแพร่ ประชาชนจึงเคยเห็นได้ ถ้าไม่ใช้แล้วให้ถอนข้อพร้อมเหตุผล หรือแก้ถ้อยคำ"


@dataclass(frozen=True)
class Left:
    """A row that the file lacks: why it stays, or the value of the box that lets it go."""

    row: Row
    kind: str
    why_kept: str
    of: str = ""  # of a line: its item

    @property
    def value(self) -> str:
        """What its box sends: the kind and the key."""
        return f"{type(self.row.stored).__name__.lower()}:{self.row.stored.pk}"


def left_rows(difference: Difference, user: Any) -> list[Left]:
    """Every row that the file lacks, lines before items; five queries, however many."""
    lacking = [row for row in difference.rows if row.lacks]
    items = difference.stored.items
    on_items = work_on_items([each.stored for each in lacking if _is(each, ChecklistItem)])
    on_lines = work_on_lines([item for item in items if _lacks_lines(item, lacking)])
    judge = _Judge(difference, on_items, on_lines)
    found = [
        Left(row, _kind(row), _no_right(row, user) or judge.why_kept(row), _item_of(row))
        for row in lacking
    ]
    order = (Element, ChecklistItem, Section)
    return sorted(found, key=lambda left: _place(left.row, order))


@dataclass(frozen=True)
class _Judge:
    difference: Difference
    on_items: Work
    on_lines: Work

    def why_kept(self, row: Row) -> str:
        """Why a row stays, in Thai; "" where it may go."""
        if isinstance(row.stored, Section):
            return self._why_section(row.stored)
        if not isinstance(row.stored, ChecklistItem | Element):
            return ""
        work = self._work(row.stored)
        if work:
            return f"มี{' '.join(work)}"
        return SEEN if self.difference.stored.fiscal_year.was_published else ""

    def _why_section(self, section: Section) -> str:
        inside = [item.label for item in self.difference.outside if item.section_id == section.pk]
        return f"ยังมี{', '.join(inside)} อยู่ในตัวชี้วัดย่อยนี้" if inside else ""

    def _work(self, row: ChecklistItem | Element) -> list[str]:
        if isinstance(row, ChecklistItem):
            return self.on_items.get(row.pk, [])
        # A line goes with those below it.
        return next((self.on_lines[each] for each in _tree(row) if each in self.on_lines), [])


def _tree(line: Element) -> Iterator[int]:
    yield line.pk
    for other in line.item.elements.all():
        if other.parent_id == line.pk:
            yield from _tree(other)


def _no_right(row: Row, user: Any) -> str:
    options = row.stored._meta
    may = user.has_perm(f"{options.app_label}.delete_{options.model_name}")
    return "" if may else "ท่านไม่มีสิทธิ์ลบรายการนี้"


def _is(row: Row, model: type[Model]) -> bool:
    return isinstance(row.stored, model)


def _lacks_lines(item: ChecklistItem, lacking: list[Row]) -> bool:
    keys = {row.stored.item_id for row in lacking if _is(row, Element)}
    return item.pk in keys


def _kind(row: Row) -> str:
    return str(row.stored._meta.verbose_name)


def _item_of(row: Row) -> str:
    return row.stored.item.label if _is(row, Element) else ""


def _place(row: Row, order: tuple[type[Model], ...]) -> int:
    kind = type(row.stored)
    return order.index(kind) if kind in order else len(order)
