"""Entries of the log as lines that people read: who did what to which row, and what changed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from auditlog.models import LogEntry
from django.contrib import admin
from django.db.models import ForeignKey, Model
from django.http import HttpRequest
from django.urls import reverse

from agency.models import YearStatus
from agency.statuses import DEFAULTS
from audit_log.labels import (
    NEVER_SHOWN,
    action_name,
    field_name,
    field_of,
    kind_name,
    tells_status,
    value_label,
)
from records.audit import PAGE

NOBODY, STRANGER = "ระบบ", "ผู้ที่ยังไม่เข้าสู่ระบบ"
# Where a row without a page of its own is looked after, in this order.
PARENTS = ("assignment", "item", "agenda_item", "meeting", "report", "fiscal_year", "agency")


@dataclass(frozen=True)
class FieldChange:
    """One field: its Thai name, its words before and after; "" for nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class LogLine:
    """One entry in words. `address` is its page in the back office, or ""."""

    when: datetime
    who: str
    way: str
    kind: str
    what: str
    address: str
    action: str
    is_new: bool
    changes: list[FieldChange]


def read_lines(entries: Sequence[LogEntry], request: HttpRequest | None = None) -> list[LogLine]:
    """
    The entries in words, in their order; entries come from `all_entries()`.

    Costs one query for each kind of row that they name. With a request, lines lead to the pages
    that its person may open.
    """
    names = _names_of_rows(entries)
    addresses = _addresses(entries, request) if request else {}
    return [_line(entry, names, addresses) for entry in entries]


def _line(entry: LogEntry, names: dict, addresses: dict) -> LogLine:
    model = entry.content_type.model_class()
    return LogLine(
        when=entry.timestamp,
        who=_who(entry),
        way=(entry.additional_data or {}).get("way", "–"),
        kind=kind_name(model),
        what=entry.object_repr,
        address=addresses.get((model, entry.object_id), ""),
        action=action_name(entry),
        is_new=entry.action == LogEntry.Action.CREATE,
        changes=[change for change in _changes(model, entry, names) if change is not None],
    )


def _who(entry: LogEntry) -> str:
    if entry.actor:
        return str(entry.actor)
    extra = entry.additional_data or {}
    stranger = "event" in extra and extra.get("way") == PAGE
    return entry.actor_email or (STRANGER if stranger else NOBODY)


def _changes(model, entry: LogEntry, names: dict) -> Iterator[FieldChange]:
    for field, stored in _stored_changes(model, entry):
        if isinstance(stored, dict):
            yield _ticked(field, stored)
            continue
        before, after = (value_label(field, str(value), names) for value in stored)
        # The entry of a new or deleted row holds every field, the empty ones as well.
        if before or after:
            yield FieldChange(field_name(field), before, after)


def _ticked(field, stored: dict) -> FieldChange:
    """Rows that were added to a choice of many, or taken out of it."""
    rows = ", ".join(stored["objects"])
    added = stored["operation"] == "add"
    return FieldChange(field_name(field), "" if added else rows, rows if added else "")


def _stored_changes(model, entry: LogEntry):
    """The fields of the entry that readers are shown, in the order of the model."""
    changes = entry.changes or {}
    fields = [field_of(model, name) for name in changes if name not in NEVER_SHOWN]
    order = {field: n for n, field in enumerate(model._meta.get_fields())} if model else {}
    for field in sorted(filter(None, fields), key=order.__getitem__):
        yield field, changes[field.name]


def _names_of_rows(entries: Sequence[LogEntry]) -> dict[tuple[type[Model], str], str]:
    """The texts of all rows that changes lead to, and of statuses: one query per kind of row."""
    wanted: defaultdict[type[Model], set[str]] = defaultdict(set)
    codes: set[str] = set()
    for entry in entries:
        for field, stored in _stored_changes(entry.content_type.model_class(), entry):
            if isinstance(field, ForeignKey) and not isinstance(stored, dict):
                wanted[field.related_model].update(v for v in stored if str(v).isdecimal())
            elif tells_status(field):
                codes.update(map(str, stored))
    names: dict[tuple[type[Model], str], str] = {
        (model, str(row.pk)): str(row)
        for model, keys in wanted.items()
        for row in _with_parents(model).filter(pk__in=keys)
    }
    if own := codes - {str(status) for status in DEFAULTS} - {"", "None"}:
        rows = YearStatus.objects.filter(code__in=own).order_by("fiscal_year__year_be")
        names |= {(YearStatus, row.code): row.label for row in rows}  # the newest year's words
    return names


def _with_parents(model: type[Model]):
    """Rows with those they always belong to, which their texts may name."""
    always = [f.name for f in model._meta.fields if isinstance(f, ForeignKey) and not f.null]
    rows = model._base_manager.all()
    return rows.select_related(*always) if always else rows


def _addresses(entries: Sequence[LogEntry], request: HttpRequest) -> dict:
    """(model, key) → page in the back office, for rows that still stand and may be opened."""
    keys: defaultdict[type[Model], set[int]] = defaultdict(set)
    for entry in entries:
        if model := entry.content_type.model_class():
            keys[model].add(entry.object_id)
    found: dict[tuple[type[Model], int], str] = {}
    for model, wanted in keys.items():
        column, target = _page_owner(model)
        page = admin.site._registry.get(target)
        if page is None or not page.has_view_permission(request):
            continue
        name = f"admin:{target._meta.app_label}_{target._meta.model_name}_change"
        rows = model._base_manager.filter(pk__in=wanted).values_list("pk", column)
        found |= {(model, pk): reverse(name, args=[owner]) for pk, owner in rows if owner}
    return found


def _page_owner(model: type[Model]) -> tuple[str, type[Model]]:
    """The column that holds the key of the row whose page shows rows of this model, and its model.

    That is the model itself where none is registered.
    """
    if admin.site.is_registered(model):
        return "pk", model
    for name in PARENTS:
        field = field_of(model, name)
        if isinstance(field, ForeignKey) and admin.site.is_registered(field.related_model):
            return field.attname, field.related_model
    return "pk", model
