"""Characters that no document could print: told where they are typed, before anything is issued."""

from collections.abc import Iterator
from typing import Any

from django.db.models import CharField, Model, TextField

from catalogue.notices import Around, Notice, notice
from documents.font_coverage import unknown_characters

MOST_NAMED = 5


@notice(Model, "unprintable")
def unprintable(row: Any, around: Around) -> Iterator[Notice]:
    """Every typed text of every kind of record."""
    for field in row._meta.concrete_fields:
        if not (field.editable and isinstance(field, (CharField, TextField))):
            continue
        value = getattr(row, field.attname)
        if isinstance(value, str) and (found := unknown_characters(value)):
            named = " ".join(f"“{character}”" for character in found[:MOST_NAMED])
            yield Notice(
                f"{field.verbose_name}มีอักขระที่แบบอักษรของเอกสารไม่มี ({named}) "
                "ใน PDF และ Word จะเป็นกล่องว่าง กรุณาพิมพ์เป็นอักษรอื่น",
                field.name,
            )
