"""
The log of rows that are stored many at once: an entry for each, as a save by itself leaves one.

Not for what one row does: django-auditlog hears of that by itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from auditlog.cid import get_cid
from auditlog.context import auditlog_disabled
from auditlog.diff import model_instance_diff
from auditlog.models import LogEntry
from auditlog.registry import auditlog
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.encoding import smart_str

from records.audit import describe_entry


def log_created(rows: Sequence[Model]) -> None:
    """Note that these rows of one model were stored."""
    if _is_logged(rows):
        _store(
            _entry(row, LogEntry.Action.CREATE, changes)
            for row in rows
            if (changes := model_instance_diff(None, row))
        )


def log_changed(rows: Sequence[Model], before: Mapping[Any, Model], fields: Iterable[str]) -> None:
    """Note what these fields of rows of one model were `before`, by key, and are now."""
    if _is_logged(rows):
        _store(
            _entry(row, LogEntry.Action.UPDATE, changes)
            for row in rows
            if (changes := model_instance_diff(before[row.pk], row, fields_to_check=fields))
        )


def log_chosen(chosen: Mapping[Any, Sequence[Model]], name: str) -> None:
    """Note that rows of one model were given these choices of many, where the log keeps them."""
    rows = list(chosen)
    if _is_logged(rows) and name in auditlog._registry[type(rows[0])]["m2m_fields"]:
        _store(
            _entry(
                row,
                LogEntry.Action.UPDATE,
                {name: {"type": "m2m", "operation": "add", "objects": list(map(smart_str, added))}},
            )
            for row, added in chosen.items()
        )


def _is_logged(rows: Sequence[Model]) -> bool:
    return bool(rows) and not auditlog_disabled.get() and auditlog.contains(type(rows[0]))


def _entry(row: Model, action: int, changes: dict[str, Any]) -> LogEntry:
    entry = LogEntry(
        content_type=ContentType.objects.get_for_model(row),
        object_pk=str(row.pk),
        object_id=row.pk if isinstance(row.pk, int) else None,
        object_repr=smart_str(row),
        action=action,
        changes=changes,
        cid=get_cid(),
    )
    describe_entry(LogEntry, entry)  # the signal before a save is not sent for many
    return entry


def _store(entries: Iterable[LogEntry]) -> None:
    LogEntry.objects.bulk_create(entries, batch_size=500)
