"""
The tick "ตรวจกับคู่มือแล้ว" of an item falls as soon as what was compared changes, whoever saves.

Forms, spreadsheets, data files and the shell all save through the models, so it is decided here.
`fallen_ticks` tells who saves which items lost theirs.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar

from django.db import models, transaction

TICK = ("checked_on", "checked_by", "checked_against")

_fallen: ContextVar[list[int] | None] = ContextVar("fallen_ticks", default=None)


@contextmanager
def fallen_ticks() -> Iterator[list[int]]:
    """
    The keys of the items whose tick falls inside, filled as it happens.

    A transaction that is taken back afterwards takes back the fall as well, but not the list.
    """
    fallen: list[int] = []
    token = _fallen.set(fallen)
    try:
        yield fallen
    finally:
        _fallen.reset(token)


class Tickable(models.Model):
    """A criterion that the office compares with the manual; `compared` are its own values."""

    compared: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def save(self, *, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        row: Any = self
        if row.checked_on and _differs(row, update_fields):
            row.untick()
            if update_fields is not None:
                update_fields = {*update_fields, *TICK}
            _note([row.pk])
        super().save(update_fields=update_fields, **kwargs)

    def untick(self) -> None:
        """Take the tick away, in memory."""
        row: Any = self
        row.checked_on, row.checked_by, row.checked_against = None, None, ""


class PartOfCriterion(models.Model):
    """What belongs to a criterion: an added, changed or removed one takes ticks away."""

    compared: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def save(self, *, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        changes = self.pk is None or self._state.adding or _differs(self, update_fields)
        with transaction.atomic():
            super().save(update_fields=update_fields, **kwargs)
            if changes:
                untick_items(self.ticked_items())

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            ticked = list(self.ticked_items())
            done = super().delete(*args, **kwargs)
            untick_items(ticked)
        return done

    def ticked_items(self) -> "models.QuerySet[Any]":
        """The ticked items that it belongs to."""
        raise NotImplementedError


def untick_items(items: Iterable[Any]) -> None:
    """Take the ticks of these items away, each saved by itself."""
    for item in items:
        item.untick()
        item.save(update_fields=TICK)
        _note([item.pk])


def _note(keys: Iterable[int]) -> None:
    fallen = _fallen.get()
    if fallen is not None:
        fallen.extend(keys)


def _differs(row: Any, update_fields: Iterable[str] | None) -> bool:
    """Whether what is compared with the manual is about to be saved with another value."""
    written = None if update_fields is None else set(update_fields)
    unloaded = row.get_deferred_fields()
    names = [
        field.attname
        for field in row._meta.concrete_fields
        if field.name in row.compared
        and field.attname not in unloaded
        and (written is None or written & {field.name, field.attname})
    ]
    if not names:
        return False
    stored = type(row)._base_manager.filter(pk=row.pk).values(*names).first()
    return stored is None or any(getattr(row, name) != stored[name] for name in names)
