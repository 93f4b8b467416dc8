"""A row as plain values that JSON can keep, and the same row made of them again."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models


class UnknownRowError(Exception):
    """The kept row is of a table or a column that the portal has no more."""


def plain(value: Any) -> str:
    """What JSON has no form for, as text that the field reads back, microseconds included."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(f"no plain form of {type(value).__name__}")


def kept(row: models.Model) -> dict[str, Any]:
    """The whole row: its table, its columns, and the keys that it chose of many."""
    values = {
        field.attname: _as_json(field.get_prep_value(getattr(row, field.attname)))
        for field in row._meta.concrete_fields
    }
    chosen = {
        field.name: sorted(getattr(row, field.name).values_list("pk", flat=True))
        for field in row._meta.many_to_many
    }
    return {"table": row._meta.label_lower, "values": values, "chosen": chosen}


def row_of(kept_row: dict[str, Any]) -> models.Model:
    """The row, not saved, with its old key. Raises UnknownRowError."""
    try:
        model = apps.get_model(kept_row["table"])
    except LookupError as error:
        raise UnknownRowError(kept_row["table"]) from error
    fields = {field.attname: field for field in model._meta.concrete_fields}
    if unknown := kept_row["values"].keys() - fields.keys():
        raise UnknownRowError(f"{kept_row['table']}: {unknown}")
    return model(
        **{name: fields[name].to_python(value) for name, value in kept_row["values"].items()}
    )


def files_of(row: models.Model) -> dict[str, str]:
    """Name in the storage -> SHA-256 that the row remembers, of each file that it names."""
    names = [
        getattr(row, field.name).name
        for field in row._meta.concrete_fields
        if isinstance(field, models.FileField)
    ]
    return {name: getattr(row, "sha256", "") for name in names if name}


def _as_json(value: Any) -> Any:
    known = value is None or isinstance(value, str | int | float | list | dict)
    return value if known else plain(value)
