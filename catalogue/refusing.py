"""
No save and no deletion changes a row that is locked, whoever asks: page, sheet, command or shell.

The row is read anew, with the rows it belongs to. The columns in `Record.free_fields` are those
that acts move (publication, state, closing); everything else of a locked row stays as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, signals

from catalogue.record import Record


class LockedError(ValidationError):
    """The row is locked; the message is Thai and says why."""


def refuse_changes_of_locked(record: Record) -> None:
    """Let every save and deletion of these rows be refused while they are locked."""
    for signal, sender, receiver in _receivers(record):
        signal.connect(receiver, sender=sender, weak=False, dispatch_uid=(record.model, "locked"))


def allow_changes_of_locked(record: Record) -> None:
    """Take it back. For tests that bring a family of their own."""
    for signal, sender, _ in _receivers(record):
        signal.disconnect(sender=sender, dispatch_uid=(record.model, "locked"))


def _can_be_locked(record: Record) -> bool:
    of_year = record.year_path or hasattr(record.model, "why_closed")
    return bool(of_year) or type(record).why_locked is not Record.why_locked


def _receivers(record: Record) -> Iterator[tuple[Any, type[Model], Callable[..., None]]]:
    if not _can_be_locked(record):
        return

    def before_save(
        instance: Model, raw: bool, using: str, update_fields: Any, **kwargs: Any
    ) -> None:
        if not raw and not (update_fields and set(update_fields) <= record.unseen_fields):
            _refuse_save(record, instance, using, update_fields)

    def before_delete(instance: Model, using: str, **kwargs: Any) -> None:
        _refuse(record, _stored(record, instance.pk, using), using)

    yield signals.pre_save, record.model, before_save
    yield signals.pre_delete, record.model, before_delete
    for field in record.model._meta.local_many_to_many:
        yield (
            signals.m2m_changed,
            getattr(record.model, field.name).through,
            _before_choice(record, field.name),
        )


def _before_choice(record: Record, name: str) -> Callable[..., None]:
    def before_choice(
        instance: Model, action: str, reverse: bool, pk_set: Any, using: str, **kwargs: Any
    ) -> None:
        if not action.startswith("pre_") or (action != "pre_clear" and not pk_set):
            return
        keys: Iterable[Any] = [instance.pk]
        if reverse and pk_set is None:
            keys = record.model._base_manager.filter(**{name: instance}).values_list(
                "pk", flat=True
            )
        elif reverse:
            keys = pk_set
        for key in keys:
            _refuse(record, _stored(record, key, using), using)

    return before_choice


def refuse_rows(record: Record, rows: Sequence[Model], using: str = DEFAULT_DB_ALIAS) -> None:
    """
    Before many rows of one kind are stored, new ones or ones that stay where they belong.

    Raises LockedError. A year and what rows belong to are read anew once, however many rows they
    have; a kind with locks of its own is asked row by row.
    """
    if not _can_be_locked(record):
        return
    for fiscal_year in {record.year_of(row) for row in rows} - {None}:
        stored = type(fiscal_year)._base_manager.using(using).get(pk=fiscal_year.pk)
        held = _held(stored, using)
        _raise(held.why_closed if held is not None else "")
    kind = type(record)
    if kind.why_parent_locked is not Record.why_parent_locked:
        # What they belong to says so: once for rows that belong to the same.
        for row in {_parents_of(row): row for row in rows}.values():
            _raise(record.why_parent_locked(_with_fresh_parents(row)))
    if kind.why_locked is not Record.why_locked:
        for row in rows:
            if (before := _stored(record, row.pk, using)) is not None:
                _raise(record.why_locked(before))


def _parents_of(row: Model) -> tuple[Any, ...]:
    keys = [field for field in row._meta.concrete_fields if field.is_relation]
    return tuple(getattr(row, field.attname) for field in keys)


def _refuse_save(record: Record, row: Model, using: str, update_fields: Any) -> None:
    stored = _stored(record, row.pk, using)
    is_year = record.year_of(row) is row
    if not is_year and (stored is None or _moved(record, row, stored)):
        fresh = _with_fresh_parents(row)
        _refuse_if_closed(record, fresh, using)
        _raise(record.why_parent_locked(fresh))
    if stored is None:
        return
    if not is_year:
        _refuse_if_closed(record, stored, using)
    if _changed(row, stored, update_fields) - record.free_fields:
        _raise(record.why_locked(stored))


def _refuse(record: Record, row: Model | None, using: str) -> None:
    if row is not None:
        _refuse_if_closed(record, row, using)
        _raise(record.why_locked(row))


def _raise(why: str) -> None:
    if why:
        raise LockedError(why)


def _refuse_if_closed(record: Record, row: Model, using: str) -> None:
    fiscal_year = record.year_of(row)
    if fiscal_year is not None and fiscal_year.pk is not None:
        held = _held(fiscal_year, using)
        _raise(held.why_closed if held is not None else "")


def _held(fiscal_year: Any, using: str) -> Any:
    """The year as it is stored; nobody closes it before this transaction has ended."""
    if connections[using].vendor != "postgresql":
        return fiscal_year
    options = fiscal_year._meta
    table = connections[using].ops.quote_name(options.db_table)
    # Django has no words for the weakest lock: it holds up who closes the year, and nobody else.
    rows = type(fiscal_year)._base_manager.raw(
        f"SELECT * FROM {table} WHERE id = %s FOR KEY SHARE",  # noqa: S608 # nosec B608 # the model's own table
        [fiscal_year.pk],
        using=using,
    )
    return next(iter(rows), None)


def _stored(record: Record, key: Any, using: str) -> Model | None:
    if key is None:
        return None
    rows = record.model._base_manager.using(using).filter(pk=key)
    return (rows.select_related(record.year_path) if record.year_path else rows).first()


def _with_fresh_parents(row: Model) -> Model:
    """The row as it will be saved, which reads the rows it belongs to from the database."""
    fresh = copy(row)
    fresh._state.fields_cache.clear()
    return fresh


def _moved(record: Record, row: Model, stored: Model) -> bool:
    names = [
        field.attname
        for field in row._meta.concrete_fields
        if field.is_relation and field.name not in record.free_fields
    ]
    return any(getattr(row, name) != getattr(stored, name) for name in names)


def _changed(row: Model, stored: Model, update_fields: Any) -> set[str]:
    """The names of the columns that the save would change."""
    names = set(update_fields) if update_fields is not None else None
    kept = row.get_deferred_fields()
    return {
        field.name
        for field in row._meta.concrete_fields
        if (names is None or {field.name, field.attname} & names)
        and field.attname not in kept
        and _differs(field, getattr(row, field.attname), getattr(stored, field.attname))
    }


def _differs(field: Any, value: Any, stored: Any) -> bool:
    return hasattr(value, "resolve_expression") or field.to_python(value) != stored
