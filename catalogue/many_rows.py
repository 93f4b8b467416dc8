"""
Many rows stored at once, with all that the save of each by itself brings about.

Locks, the public and the log are asked once for all rows that share a year, not for each. What a
model does in its own `save` is left out: whoever stores rows here knows that it is nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model
from django.dispatch import Signal

from catalogue.raising import raise_for_choices, raise_for_rows
from catalogue.record import Record
from catalogue.refusing import refuse_rows
from catalogue.registry import records
from catalogue.trials import is_trial
from records.audit_rows import log_changed, log_chosen, log_created

# After rows of the sender were stored: `rows`, and whether they were `created`.
rows_saved = Signal()


def check_in_memory(row: Model) -> None:
    """
    Raise ValidationError for what can be seen wrong in a row without the database.

    Its constraints are left to `create_rows`.
    """
    row.clean_fields(exclude=[f.name for f in row._meta.fields if isinstance(f, ForeignKey)])
    row.clean()


@transaction.atomic
def create_rows(rows: Sequence[Model], *, names_rule: bool = True) -> None:
    """
    Store new rows of one model; rows that they refer to are stored already.

    Raises ValidationError for a constraint that is broken, LockedError for a year that is closed.
    Without `names_rule` the error does not say which, and costs nothing to find.
    """
    if not rows:
        return
    model, record = type(rows[0]), _record_of(rows)
    if record is not None:
        refuse_rows(record, rows)
        with raise_for_rows(record, rows, {}):
            _insert(model, rows, names_rule)
    else:
        _insert(model, rows, names_rule)
    log_created(rows)
    _tell(rows, created=True)


@transaction.atomic
def change_rows(rows: Sequence[Model], fields: Sequence[str]) -> None:
    """
    Store these fields of rows of one model; none of them leads to another row.

    Raises LockedError for a year that is closed.
    """
    if not rows:
        return
    record = _record_of(rows)
    before = type(rows[0])._base_manager.select_for_update().in_bulk([row.pk for row in rows])
    _share_parents(rows, before)
    if record is not None:
        refuse_rows(record, rows)
        with raise_for_rows(record, rows, before):
            _update(rows, fields)
    else:
        _update(rows, fields)
    log_changed(rows, before, fields)
    _tell(rows, created=False)


@transaction.atomic
def add_choices(
    chosen: Mapping[Any, Sequence[Model]], name: str, *, just_created: bool = False
) -> None:
    """
    Give rows of one model these choices in the field `name`; none of them has one of them yet.

    Raises LockedError for a year that is closed. `just_created`: by `create_rows` in the same
    transaction, which has told of all that the public sees of them.
    """
    rows = [row for row, added in chosen.items() if added]
    if not rows:
        return
    field: Any = type(rows[0])._meta.get_field(name)
    from_row, to_choice = field.m2m_field_name(), field.m2m_reverse_field_name()
    through = field.remote_field.through
    record = _record_of(rows)
    if record is not None:
        refuse_rows(record, rows)
    through._base_manager.bulk_create(
        through(**{f"{from_row}_id": row.pk, f"{to_choice}_id": each.pk})
        for row in rows
        for each in chosen[row]
    )
    for row in rows:
        getattr(row, "_prefetched_objects_cache", {}).pop(name, None)
    log_chosen({row: chosen[row] for row in rows}, name)
    if record is not None and not just_created:
        raise_for_choices(record, rows)


def _share_parents(rows: Iterable[Model], before: Mapping[Any, Model]) -> None:
    """Let what the rows were know the rows they lead to, which stay the same: no query for each."""
    for row in rows:
        stored: Any = before.get(row.pk)
        for field in row._meta.concrete_fields if stored else ():
            is_same = getattr(stored, field.attname) == getattr(row, field.attname)
            if isinstance(field, ForeignKey) and is_same and field.is_cached(row):
                field.set_cached_value(stored, field.get_cached_value(row))


def _tell(rows: Sequence[Model], *, created: bool) -> None:
    if not is_trial():
        rows_saved.send(type(rows[0]), rows=rows, created=created)


def _insert(model: type[Model], rows: Sequence[Model], names_rule: bool) -> None:
    try:
        with transaction.atomic():
            model._base_manager.bulk_create(rows, batch_size=500)
    except IntegrityError as error:
        if names_rule:
            _name_broken_rule(rows)
        raise ValidationError("ข้อมูลซ้ำกันหรือไม่เป็นไปตามกฎของระบบ จึงไม่ได้บันทึก") from error


def _update(rows: Sequence[Model], fields: Sequence[str]) -> None:
    """Rows that become alike in all these fields take one statement, others one for many."""
    manager = type(rows[0])._base_manager
    columns = {field.name: field.attname for field in type(rows[0])._meta.concrete_fields}
    names = [columns[name] for name in fields]
    alike: dict[str, list[Model]] = {}
    for row in rows:
        alike.setdefault(repr([getattr(row, name) for name in names]), []).append(row)
    if len(alike) > len(rows) // 10:
        manager.bulk_update(rows, fields, batch_size=200)
        return
    for group in alike.values():
        values = {name: getattr(group[0], name) for name in names}
        for start in range(0, len(group), 500):
            some = [row.pk for row in group[start : start + 500]]
            manager.filter(pk__in=some).update(**values)


def _name_broken_rule(rows: Iterable[Model]) -> None:
    """Raise ValidationError in the words of the rule that a row breaks by itself, if one does."""
    for row in rows:
        row.validate_constraints()


def _record_of(rows: Sequence[Model]) -> Record | None:
    model = type(rows[0])
    return next((record for record in records() if record.model is model), None)
