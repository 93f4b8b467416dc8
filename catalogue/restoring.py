"""Bringing back what was removed: exactly the rows that went, with their keys, or none of them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Field, ForeignKey, Model
from django.utils import timezone

from catalogue.locks import why_locked
from records.audit import current_user
from records.kept_rows import UnknownRowError, row_of
from records.models import Removal
from thai.dates import format_thai_datetime


class NotRestorableError(Exception):
    """Nothing came back; the text is Thai and says why."""


@transaction.atomic
def restore(removal: Removal) -> Model:
    """
    Bring back the rows of a removal, once, by whoever is acting; return the row
    that somebody had removed.

    Raises NotRestorableError where it is back already, its place is taken, or what it belongs to
    is gone or closed.
    """
    locked = Removal.objects.select_for_update().get(pk=removal.pk)
    if locked.restored_at:
        who = f" โดย {locked.restored_by}" if locked.restored_by else ""
        when = format_thai_datetime(locked.restored_at)
        raise NotRestorableError(f"รายการนี้นำกลับมาแล้วเมื่อ {when}{who}")
    try:
        with transaction.atomic():
            row = _put_back(locked.rows)
    except UnknownRowError as error:
        raise NotRestorableError(
            "นำกลับมาไม่ได้ เพราะระบบปรับรุ่นไปแล้วและไม่มีตารางเดิม กรุณาแจ้งผู้ดูแลระบบ"
        ) from error
    except IntegrityError as error:
        raise NotRestorableError(
            "นำกลับมาไม่ได้ เพราะมีรายการอื่นอยู่ในที่เดิมแล้ว หรือรายการที่อ้างถึงไม่มีแล้ว"
        ) from error
    locked.restored_by, locked.restored_at = str(current_user() or ""), timezone.now()
    locked.save(update_fields=["restored_by", "restored_at"])
    return row


def _put_back(kept_rows: list[dict]) -> Model:
    pairs = [(row_of(kept_row), kept_row) for kept_row in reversed(kept_rows)]
    rows = [row for row, _ in pairs]
    _require_targets(pairs)
    if locked := why_locked(rows[0]):
        raise NotRestorableError(f"นำกลับมาไม่ได้ {locked}")
    there: set[tuple[type[Model], Any]] = set()
    coming = {(type(row), row.pk) for row in rows}
    for row in rows:
        _insert(row, coming - there)
        there.add((type(row), row.pk))
    for row, kept_row in pairs:
        # As any save: search and revision hear of it, and what _insert left out is set.
        row.save(update_fields=[field.name for field in _own_fields(row)])
        for name, keys in kept_row["chosen"].items():
            if keys:
                getattr(row, name).set(keys)
    return rows[0]


def _insert(row: Model, not_yet: set[tuple[type[Model], Any]]) -> None:
    """Insert the row as it was, dates that are usually set by themselves included."""
    later = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.fields
        if isinstance(field, ForeignKey)
        and (field.related_model, getattr(row, field.attname)) in not_yet
    }
    for name in later:
        setattr(row, name, None)
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError as error:
        kind = row._meta.verbose_name
        reasons = " ".join(dict.fromkeys(error.messages))
        raise NotRestorableError(f"นำ{kind} “{row}” กลับมาไม่ได้ {reasons}") from error
    row.save_base(raw=True, force_insert=True)
    for name, key in later.items():
        setattr(row, name, key)


def _require_targets(pairs: list[tuple[Model, dict]]) -> None:
    """Everything that the rows refer to is there, or comes back with them."""
    coming = {(type(row), row.pk) for row, _ in pairs}
    for row, kept_row in pairs:
        wanted: list[tuple[Field, Any]] = [
            (field, getattr(row, field.attname))
            for field in row._meta.fields
            if isinstance(field, ForeignKey)
        ]
        for chosen in row._meta.many_to_many:
            wanted += [(chosen, key) for key in kept_row["chosen"].get(chosen.name, ())]
        for field, key in wanted:
            model: Any = field.related_model
            if key is None or (model, key) in coming:
                continue
            if not model._base_manager.select_for_update(no_key=True).filter(pk=key).exists():
                raise NotRestorableError(
                    f"นำกลับมาไม่ได้ เพราะ{field.verbose_name}ของ{row._meta.verbose_name}"
                    "ที่ลบไว้ไม่มีแล้ว หากลบไปเช่นกัน กรุณานำรายการนั้นกลับมาก่อน"
                )


def _own_fields(row: Model) -> list[Field]:
    """The columns that no save fills by itself."""
    return [
        field
        for field in row._meta.concrete_fields
        if not (
            field.primary_key
            or getattr(field, "auto_now", False)
            or getattr(field, "auto_now_add", False)
        )
    ]
