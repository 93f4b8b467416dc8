"""
Taking out what was never public, whole and undoably.

A row goes with its own parts (`Record.parts`) or not at all: not while anything else refers to it,
not once the public saw it, not out of a closed year. What is taken out is kept in a Removal;
catalogue/restoring.py brings it back.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import ForeignKey, ManyToOneRel, Model, ProtectedError

from catalogue.locks import why_locked
from catalogue.registry import records
from catalogue.visibility import visibility_of
from records.audit import current_user
from records.kept_rows import files_of, kept
from records.models import Removal
from records.publication import Publishable
from thai.dates import format_thai_datetime

MOST_NAMED = 10  # rows that are named one by one; the rest is counted


class NotRemovableError(Exception):
    """Nothing was removed; the text is Thai and says why."""


@dataclass(frozen=True)
class RemovalPlan:
    """What would go, parts before what they belong to, and why it cannot; "" if it can."""

    rows: list[Model]
    refusal: str = ""

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many rows of each kind would go, in the order in which people name them."""
        kinds = Counter(_kind(row) for row in reversed(self.rows))
        return list(kinds.items())


def plan_removal(row: Model) -> RemovalPlan:
    """What the removal of a row would take along, judged by what is stored now."""
    rows = _unique(_with_parts(row))
    return RemovalPlan(rows, _refusal(row, rows))


@transaction.atomic
def remove(row: Model) -> Removal:
    """
    Take a row out with its parts and keep them, in one transaction; done by whoever is acting.

    Raises NotRemovableError, also where somebody published the row, used it or removed it first.
    """
    locked, plan = _lock_and_plan(row)
    user = current_user()
    removal = Removal.objects.create(
        table=locked._meta.label_lower,
        kind=_kind(locked),
        label=str(locked)[:500],
        rows=[kept(each) for each in plan.rows],
        files={name: sum_ for each in plan.rows for name, sum_ in files_of(each).items()},
        removed_by_key=user.pk if user else None,
        removed_by=str(user) if user else "",
    )
    try:
        with transaction.atomic():
            _delete(plan.rows)
    except ProtectedError as error:
        rows = sorted(error.protected_objects, key=str)
        raise NotRemovableError(_still_used(rows)) from error
    return removal


def require_removable(row: Model) -> None:
    """Lock the row until the transaction ends. Raises NotRemovableError, as `remove` will."""
    _lock_and_plan(row)


def _lock_and_plan(row: Model) -> tuple[Model, RemovalPlan]:
    locked = _lock(row)
    plan = plan_removal(locked)
    if plan.refusal:
        raise NotRemovableError(plan.refusal)
    return locked, plan


def _kind(row: Model) -> str:
    return str(row._meta.verbose_name)


def _lock(row: Model) -> Model:
    """The row as it is stored, and nobody changes or publishes it until the transaction ends."""
    stored = type(row)._base_manager.select_for_update().filter(pk=row.pk).first()
    if stored is None:
        raise NotRemovableError(f"{_kind(row)}นี้ลบไปแล้ว ดูได้ในหน้ารายการที่ลบ")
    for parent in _parents(stored):
        type(parent)._base_manager.select_for_update(no_key=True).filter(pk=parent.pk).first()
    return stored


def _parents(row: Model) -> list[Publishable]:
    found = [parent for record in records(type(row)) for parent in record.parents_of(row)]
    return [parent for parent in found if parent is not None]


def _with_parts(row: Model) -> Iterator[Model]:
    for record in records(type(row)):
        for name in record.parts:
            for part in getattr(row, name).all():
                yield from _with_parts(part)
    yield row


def _unique(rows: Iterator[Model]) -> list[Model]:
    return list({(type(row), row.pk): row for row in rows}.values())


def _refusal(row: Model, rows: list[Model]) -> str:
    if closed := why_locked(row):
        return f"ลบไม่ได้ {closed}"
    if why := _why_kept(row):
        return why
    for each in reversed(rows):
        if was_public := _why_public(each):
            return was_public
    users = [user for each in rows for user in _users_of(each, rows)]
    return _still_used(list(dict.fromkeys(users))) if users else ""


def _why_kept(row: Model) -> str:
    return next(filter(None, (record.why_kept(row) for record in records(type(row)))), "")


def _why_public(row: Model) -> str:
    """Why a row stays because the public saw it, in Thai; "" for what they never saw."""
    for record in records():
        if record.model is type(row) and not record.mended_in_public:
            chain = [*([row] if isinstance(row, Publishable) else []), *record.parents_of(row)]
            moments = [each.published_at for each in chain if each and each.published_at]
            if moments and visibility_of(row).was_public:
                since = format_thai_datetime(max(moments))
                instead = "ถอนการเผยแพร่" if isinstance(row, Publishable) else "แก้ไขข้อความ"
                return f"{_kind(row)} “{row}” ลบไม่ได้ เพราะเคยเผยแพร่เมื่อ {since} ให้{instead}แทน"
    return ""


def _users_of(row: Model, going: list[Model]) -> Iterator[Model]:
    """The rows that refer to this one and would stay."""
    keys = {(type(each), each.pk) for each in going}
    for relation in row._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel):  # of which one to one is a kind
            continue
        model: Any = relation.related_model
        for user in model._base_manager.filter(**{relation.field.name: row.pk}):
            owner = _owner_of_tick(user)
            # The ticks of the row itself go with it.
            if owner != row and (type(owner), owner.pk) not in keys:
                yield owner


def _owner_of_tick(row: Model) -> Model:
    """The row that chose, for a row of a table that Django makes for choices of many."""
    owner = row._meta.auto_created
    if not owner:
        return row
    names = [field.name for field in row._meta.fields if isinstance(field, ForeignKey)]
    return getattr(row, names[0])


def _still_used(rows: list[Model]) -> str:
    named = [f"{_kind(row)} “{row}”" for row in rows[:MOST_NAMED]]
    more = f" และอีก {len(rows) - MOST_NAMED} รายการ" if len(rows) > MOST_NAMED else ""
    return f"ลบไม่ได้ เพราะยังใช้อยู่ใน {', '.join(named)}{more} กรุณาแก้ไขหรือลบรายการเหล่านั้นก่อน"


def _delete(rows: list[Model]) -> None:
    """One by one, so that the log has each; first let go what goes earlier."""
    place = {(type(row), row.pk): number for number, row in enumerate(rows)}
    for number, row in enumerate(rows):
        loose = [
            field
            for field in row._meta.fields
            if isinstance(field, ForeignKey)
            and place.get((field.related_model, getattr(row, field.attname)), number) < number
        ]
        for field in loose:
            setattr(row, field.name, None)
        if loose:
            row.save(update_fields=[field.name for field in loose])
    for row in rows:
        row.delete()
