"""What becomes of single rows, and of their values, word by word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db.models import Field, Model, TextChoices

from oit_checklist.criteria_values import Values
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


def moved_keys(before: Sequence[Any], now: Sequence[Any]) -> set[Any]:
    """What of both stands in another place among the others: as few of them as explain it."""
    both = set(before) & set(now)
    old, new = ([each for each in order if each in both] for order in (before, now))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    stayed = {
        each for block in matcher.get_matching_blocks() for each in old[block.a :][: block.size]
    }
    return both - stayed


def changed_values(row: Model, values: Values) -> tuple[Value, ...]:
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
    return replaced(show(old), show(new))


def _shown(column: Field) -> Callable[[Any], str]:
    """How a value of this column is told."""
    labels = dict(column.flatchoices)

    def show(value: Any) -> str:
        if isinstance(value, bool):
            return "ใช่" if value else "ไม่ใช่"
        return NOTHING if value in (None, "") else str(labels.get(value, value))

    return show


def replaced(old: str, new: str) -> list[Piece]:
    return [Piece(old, "removed"), Piece(" "), Piece(new, "added")]
