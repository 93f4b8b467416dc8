"""Columns in which a mark says what the head means: ✓ below "ดำเนินการแล้ว", "กองคลัง", "ไตรมาส 2"."""

import re
from collections.abc import Sequence

from imports.tables.context import Context
from imports.tables.target import Field, Target
from imports.tables.words import years_in
from values.divisions import read_divisions
from values.months import month_named
from values.periods import read_period
from values.reading import Written
from values.statuses import read_status
from values.yes_no import read_yes_no

DONE, NOT_DONE = "ดำเนินการ", "ยังไม่ได้ดำเนินการ"
FIRST_MONTH = 10  # of a fiscal year
_PRESENCE = ("มี", "ไม่มี")
_ACTING = re.compile(r"(?:สถานะ|ผล|สถานะผล|มี)?(?:การ)?ดำเนินการ|สถานะ(?:การดำเนินงาน)?")
DIVISION_FIELDS = ("divisions", "division")


def meaning_of_tick(
    words: Sequence[str], target: Target, context: Context, year_be: int
) -> tuple[Field, str] | None:
    """The field and the value that a mark below these words stands for; None if none."""
    if not words:
        return None
    word = Written(words[-1])
    if (field := target.field_named("status")) and (status := _status(words, context)):
        return field, status
    for name in DIVISION_FIELDS:
        found = read_divisions(word, context.divisions).value if context.divisions else None
        if (field := target.field_named(name)) and found:
            return field, words[-1]
    field = target.field_named("period")
    written = _months_and_year(words, year_be)
    value = read_period(Written(written), year_be).proposed if field else None
    if field and value and value.starts_on and value.ends_on:
        return field, written
    return None


def _status(words: Sequence[str], context: Context) -> str:
    """The status of a head; alone or below "การดำเนินการ" มี means done and ไม่มี not done."""
    if read_status(Written(words[-1]), context.statuses).value:
        return words[-1]
    is_presence = (
        words[-1].strip() in _PRESENCE if len(words) == 1 else _ACTING.fullmatch(words[-2].strip())
    )
    said = read_yes_no(Written(words[-1])).value if is_presence else None
    return "" if said is None else DONE if said else NOT_DONE


def _months_and_year(words: Sequence[str], year_be: int) -> str:
    """
    A quarter's number may stand below the word ไตรมาส, a month below its calendar year; a month
    alone is that of the fiscal year.
    """
    outer, inner = words[-2] if len(words) > 1 else "", words[-1]
    if "ไตรมาส" in outer and inner.isdecimal():
        return f"ไตรมาส {inner}"
    month = month_named(inner)
    if not month:
        return inner
    years = [] if "งบประมาณ" in outer else years_in(outer)
    year = years[0] if len(years) == 1 else year_be - (month >= FIRST_MONTH)
    return f"{inner} {year}"
