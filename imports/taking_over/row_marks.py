"""
A mark of what a stored row is now, so that any later change of it is noticed.

It tells the row's own columns and choices, whether the public sees it, and of rows that divisions
report on also their reports and their evidence.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from django.db.models import Model, QuerySet, prefetch_related_objects

from catalogue.registry import record_of
from progress.models import Assignment
from records.kept_rows import plain

AT_ONCE = 400
REPORTED = ("updates", "evidence")
# Whoever signs in changes nothing of what others typed about them.
SIGNING_IN = frozenset({"last_login", "sessions_from", "password", "must_change_password"})


def marks_of(
    model: type[Model], keys: Iterable[Any], *, added: bool = False, lock: bool = False
) -> dict[Any, str]:
    """
    The marks of those rows that are still there, by their keys.

    Of rows that an import added, signing in counts as well: such an account is in use. With `lock`
    nobody changes them before the transaction ends.
    """
    unseen = record_of(model).unseen_fields | (frozenset() if added else SIGNING_IN)
    return {row.pk: _mark_of(row, unseen) for row in _loaded(model, keys, lock=lock)}


def _loaded(model: type[Model], keys: Iterable[Any], *, lock: bool) -> Iterator[Any]:
    keys = sorted(keys)
    for start in range(0, len(keys), AT_ONCE):
        rows = _rows(model).filter(pk__in=keys[start : start + AT_ONCE]).order_by("pk")
        found = list(rows.select_for_update(of=("self",)) if lock else rows)
        prefetch_related_objects(found, *_relations(model))
        yield from found


def _rows(model: type[Model]) -> QuerySet[Any]:
    """The rows with those that may hide them from the public."""
    record = record_of(model)
    paths = getattr(model, "published_with", ()) if record.public_with is None else ()
    paths = paths or record.public_with or ()
    rows: QuerySet[Any] = model._base_manager.all()
    return rows.select_related(*paths) if paths else rows


def _relations(model: type[Model]) -> list[str]:
    chosen = [field.name for field in model._meta.many_to_many]
    if not issubclass(model, Assignment):
        return chosen
    of_evidence = [f"evidence__{each.name}" for each in model.evidence_model()._meta.many_to_many]
    return [*chosen, *REPORTED, *of_evidence]


def _mark_of(row: Any, unseen: frozenset[str]) -> str:
    told: list[Any] = [_content(row, unseen), record_of(type(row)).is_shown(row)]
    if isinstance(row, Assignment):
        for name in REPORTED:
            told.append([_content_below(part) for part in _in_order(getattr(row, name).all())])
    return sha256(json.dumps(told, default=plain).encode()).hexdigest()[:24]


def _content_below(row: Any) -> list[Any]:
    return _content(row, record_of(type(row)).unseen_fields)


def _content(row: Any, unseen: frozenset[str]) -> list[Any]:
    values = [
        field.get_prep_value(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in unseen
    ]
    chosen = [
        [each.pk for each in _in_order(getattr(row, field.name).all())]
        for field in row._meta.many_to_many
    ]
    return [row.pk, values, chosen]


def _in_order(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: row.pk)
