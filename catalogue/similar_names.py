"""Names that a reader takes for one another though the database can tell them apart."""

from collections.abc import Iterable, Iterator
from typing import Any

from catalogue.notices import Notice
from thai.likeness import key_of


def same_to_a_reader(row: Any, others: Iterable[Any], field: str) -> Iterator[Notice]:
    """A notice if another row has this text, but for spaces, digits or what nobody sees."""
    text = getattr(row, field)
    if not text:
        return
    for other in others:
        if key_of(getattr(other, field)) == key_of(text):
            label = row._meta.get_field(field).verbose_name
            yield Notice(
                f"มี{row._meta.verbose_name}ที่{label}อ่านเหมือนกันอยู่แล้วคือ “{getattr(other, field)}” "
                "กรุณาตรวจว่าเป็นรายการเดียวกันหรือไม่",
                field,
            )
            return
