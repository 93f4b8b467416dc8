"""Dates that are decades away from what they are about: most often a year of the other era."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import DateField, Model
from django.utils import timezone

from catalogue.locks import year_of
from catalogue.notices import Around, Notice, notice
from thai.dates import fiscal_year_bounds, fiscal_year_of, format_thai_date

# A law or order that is cited may be old; plans run a few years ahead.
YEARS_BEFORE, YEARS_AFTER = 20, 6


def is_far(day: date, year_be: int) -> bool:
    """Whether a date lies decades before, or many years after, a Buddhist fiscal year."""
    first, last = fiscal_year_bounds(year_be)
    return day.year < first.year - YEARS_BEFORE or day.year > last.year + YEARS_AFTER


@notice(Model, "date-far-away")
def far_dates(row: Any, around: Around) -> Iterator[Notice]:
    """Every date of every kind of record."""
    dates = [field for field in row._meta.concrete_fields if isinstance(field, DateField)]
    for field in dates:
        value = getattr(row, field.attname)
        if not (field.editable and isinstance(value, date)):
            continue
        this_year = fiscal_year_of(timezone.localdate())
        own_year = None if isinstance(value, datetime) else year_of(row)
        year = own_year.year_be if own_year else this_year
        if is_far(value, year):
            yield Notice(
                f"{field.verbose_name}เป็น {format_thai_date(value)} ซึ่งห่างจากปีงบประมาณ {year} มาก "
                "กรุณาตรวจปีอีกครั้ง อาจพิมพ์ พ.ศ. กับ ค.ศ. สลับกัน",
                field.name,
            )
