"""
Rows as lines of JSON that any database can give and take.

The first line names the columns, each further line is one row. Times keep their microseconds,
which Django's own serializers cut off.
"""

import json
from collections.abc import Iterable, Iterator

from django.db import models

from records.kept_rows import plain

CHUNK = 1000


def columns_of(model: type[models.Model]) -> list[str]:
    """The names of the columns, as attributes: "division_id", not "division"."""
    return [field.attname for field in model._meta.concrete_fields]


def written_rows(model: type[models.Model]) -> Iterator[bytes]:
    """The lines of a table, in the order of the primary key."""
    columns = columns_of(model)
    yield _line(columns)
    rows = model._base_manager.order_by("pk").values_list(*columns)
    for row in rows.iterator(chunk_size=CHUNK):
        yield _line(row)


def read_rows(model: type[models.Model], lines: Iterable[bytes]) -> Iterator[models.Model]:
    """The rows of such lines as unsaved objects. Raises ValueError for other columns."""
    lines = iter(lines)
    columns = json.loads(next(lines))
    if sorted(columns) != sorted(columns_of(model)):
        raise ValueError(f"{model._meta.label}: {columns}")
    fields = {field.attname: field for field in model._meta.concrete_fields}
    for line in lines:
        values = zip(columns, json.loads(line), strict=True)
        yield model(**{name: fields[name].to_python(value) for name, value in values})


def _line(values: Iterable) -> bytes:
    text = json.dumps(list(values), ensure_ascii=False, separators=(",", ":"), default=plain)
    return text.encode() + b"\n"
