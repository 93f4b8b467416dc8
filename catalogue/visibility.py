"""
Can a stranger see this now, and if not, why? Every message, panel, list and count asks here.

A record is public when its year is public, it has been published itself where its kind needs
that, and it is not withdrawn (docs/decisions/0002). `Record.public_rows` says the same of many
rows at once; tests/catalogue/test_visibility.py holds both against what a stranger gets.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Model

from catalogue.registry import record_of
from records.publication import Publishable
from thai.dates import format_thai_datetime

PUBLIC = "ประชาชนเห็นแล้ว"


class Why(StrEnum):
    """What can stand between a row and a stranger."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    WITHDRAWN = "withdrawn"
    # The row has no publication of its own, and its state hides it.
    STATE = "state"
    MISSING = "missing"


@dataclass(frozen=True)
class Obstacle:
    """A row that hides itself or what belongs to it."""

    row: Any
    why: Why
    sentence: str


@dataclass(frozen=True)
class Visibility:
    """What a stranger has of a row, as it stands in memory; the outermost obstacle comes first."""

    row: Any
    obstacles: tuple[Obstacle, ...]
    was_public: bool

    @property
    def is_public(self) -> bool:
        """Whether a stranger can see the row now."""
        return not self.obstacles

    @property
    def withdrawn(self) -> Obstacle | None:
        """What was withdrawn, of a row that strangers could see otherwise; else None."""
        if self.was_public and all(each.why is Why.WITHDRAWN for each in self.obstacles):
            return next(iter(self.obstacles), None)
        return None

    @property
    def state(self) -> str:
        """One word for lists and style sheets: public, withdrawn or hidden."""
        if self.is_public:
            return "public"
        withdrawn = any(each.why is Why.WITHDRAWN for each in self.obstacles)
        return "withdrawn" if withdrawn else "hidden"

    @property
    def sentence(self) -> str:
        """Whether the public sees the row and, if not, everything that is in the way, in Thai."""
        if self.is_public:
            return PUBLIC
        return "ประชาชนยังไม่เห็น เพราะ" + " และ".join(each.sentence for each in self.obstacles)


def visibility_of(row: Any) -> Visibility:
    """
    What a stranger has of a row of the catalogue.

    Costs no query where the row's parents are loaded (Record.parents_of).
    Raises KeyError for a row of which no family declared anything.
    """
    record = record_of(type(row))
    parents = list(record.parents_of(row))
    parents.reverse()
    found = [_obstacle_of(parent) for parent in parents]
    if isinstance(row, Publishable):
        found.append(_obstacle_of(row))
    elif not record.shows_itself(row):
        found.append(Obstacle(row, Why.STATE, record.why_not_shown(row)))
    chain = [*parents, *([row] if isinstance(row, Publishable) else [])]
    return Visibility(
        row,
        tuple(obstacle for obstacle in found if obstacle),
        was_public=all(each is not None and each.was_published for each in chain)
        and (isinstance(row, Publishable) or record.shows_itself(row)),
    )


def name_of(row: Model) -> str:
    """What people call a row of the catalogue, with its kind: "ปีงบประมาณ 2566"."""
    return record_of(type(row)).name_of(row)


def _obstacle_of(row: Publishable | None) -> Obstacle | None:
    if row is None:
        return Obstacle(None, Why.MISSING, "ไม่มีรายการที่ข้อมูลนี้สังกัด")
    if row.is_published:
        return None
    name = name_of(row)
    if row.withdrawn_at:
        at, reason = format_thai_datetime(row.withdrawn_at), row.withdrawn_reason
        sentence = f"{name} ถูกถอนการเผยแพร่เมื่อ {at} ({reason})"
        return Obstacle(row, Why.WITHDRAWN, sentence)
    if row.published_at:
        at = format_thai_datetime(row.published_at)
        return Obstacle(row, Why.SCHEDULED, f"{name} ตั้งเวลาเผยแพร่ไว้เมื่อ {at}")
    return Obstacle(row, Why.DRAFT, f"{name} ยังไม่เผยแพร่")
