"""Columns in which a mark says what the head means: ✓ below "ดำเนินการแล้ว", "กองคลัง", "ไตรมาส 2"."""

from collections.abc import Sequence

from imports.tables.context import Context
from imports.tables.target import Field, Target
from values.divisions import read_divisions
from values.periods import read_period
from values.reading import Written
from values.statuses import read_status

DIVISION_FIELDS = ("divisions", "division")


def meaning_of_tick(
    words: Sequence[str], target: Target, context: Context, year_be: int
) -> tuple[Field, str] | None:
    """The field and the value that a mark below these words stands for; None if none."""
    if not words:
        return None
    word = Written(words[-1])
    if (field := target.field_named("status")) and read_status(word, context.statuses).value:
        return field, words[-1]
    for name in DIVISION_FIELDS:
        found = read_divisions(word, context.divisions).value if context.divisions else None
        if (field := target.field_named(name)) and found:
            return field, words[-1]
    field = target.field_named("period")
    value = read_period(Written(_months_and_year(words)), year_be).proposed if field else None
    if field and value and value.starts_on and value.ends_on:
        return field, _months_and_year(words)
    return None


def _months_and_year(words: Sequence[str]) -> str:
    """A quarter's number may stand below the word ไตรมาส."""
    outer = words[-2] if len(words) > 1 else ""
    return f"ไตรมาส {words[-1]}" if "ไตรมาส" in outer and words[-1].isdecimal() else words[-1]
