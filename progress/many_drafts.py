"""
Drafts of many rows written at once, as progress.reviewing writes that of one.

Whoever calls holds all the rows (their own new ones, or locked), in one transaction.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from catalogue.many_rows import change_rows, check_in_memory, create_rows
from progress.measuring import ALL_FIELDS
from progress.models import Update
from progress.reviewing import written_draft
from progress.separation import note_writer

# What a save of an update writes beside the words.
_SAVED = ("version", "writer_keys", "saved_by", "saved_at")


@transaction.atomic
def save_drafts(reports: Mapping[Any, dict[str, Any]], author: Any) -> None:
    """
    Write the values of each row into its open update, or begin one: reviewing.save_draft of each.

    Raises as that does.
    """
    open_updates = _open_of(reports)
    begun: list[Update] = []
    changed: list[Update] = []
    for row, values in reports.items():
        before = open_updates.get(row.pk)
        update = written_draft(row, before, author, values)
        check_in_memory(update)
        (begun if before is None else changed).append(update)
    create_rows(begun, names_rule=False)
    if changed:
        written = {name for values in reports.values() for name in values}
        _save(changed, sorted(written.union(ALL_FIELDS)))


@transaction.atomic
def change_evidence_of(rows: Iterable[Any], user: Any) -> None:
    """Note in the open updates of rows that the user changed what proves them."""
    updates = list(_open_of(rows).values())
    for update in updates:
        note_writer(update, user)
        update.version += 1
    _save(updates, ())


def rows_with_draft(rows: Iterable[Any]) -> set[Any]:
    """The keys of those rows that have an open update."""
    return set(_open_of(rows))


def _open_of(rows: Iterable[Any]) -> dict[Any, Any]:
    """The open updates of rows of one family by the keys of their rows."""
    by_key = {row.pk: row for row in rows}
    if not by_key:
        return {}
    model = next(iter(by_key.values())).update_model()
    found = {}
    for update in model.objects.open().filter(assignment__in=by_key):
        update.assignment = by_key[update.assignment_id]
        found[update.assignment_id] = update
    return found


def _save(updates: list[Any], fields: Iterable[str]) -> None:
    now = timezone.now()
    for update in updates:
        update.saved_at = now  # what is stored many at once does not set it by itself
    change_rows(updates, [*fields, *_SAVED])
