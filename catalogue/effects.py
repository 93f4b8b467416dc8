"""What strangers will see more, or less, once an act is done: counted before anybody presses."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from catalogue.record import Record
from catalogue.registry import records
from records.publication import Publishable


@dataclass(frozen=True)
class Effect:
    """How many rows of one kind appear or disappear."""

    title: str
    count: int


def effect_of_publishing(rows: Iterable[Any]) -> list[Effect]:
    """What appears if exactly these rows are published. Two queries for each kind of record."""
    return _difference(rows, published_at=timezone.now())


def effect_of_withdrawing(rows: Iterable[Any]) -> list[Effect]:
    """What disappears if exactly these rows are withdrawn."""
    return _difference(rows, withdrawn_at=timezone.now(), withdrawn_reason="-")


def effect_of_restoring(rows: Iterable[Any]) -> list[Effect]:
    """What appears if exactly these rows are restored."""
    return _difference(rows, withdrawn_at=None, withdrawn_reason="")


def _difference(rows: Iterable[Any], **values: Any) -> list[Effect]:
    """
    The difference, found by doing it and undoing it: no second definition of what is public.

    The changes pass by the signals, so nobody hears of them.
    """
    keys: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        keys[type(row)].append(row.pk)
    with transaction.atomic():
        before = _count()
        for model, chosen in keys.items():
            model._base_manager.filter(pk__in=chosen).update(**values)
        after = _count()
        transaction.set_rollback(True)
    changed = ((record, abs(after[record] - before[record])) for record in before)
    return [Effect(record.title, count) for record, count in changed if count]


def _count() -> dict[Record, int]:
    return {record: record.public_rows().count() for record in records(Publishable)}
