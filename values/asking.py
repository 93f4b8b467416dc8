"""For a door where nobody can be asked now: the question with its readings is the answer."""

from datetime import date, time
from decimal import Decimal
from typing import TypeVar

from thai.dates import format_short_thai_date
from values.divisions import Divisions
from values.periods import Period
from values.reading import Reading

Value = TypeVar("Value")
ALL_DIVISIONS = "ทุกส่วนราชการ"


def sure(reading: Reading[Value]) -> Value | None:
    """The value; None for nothing. Raises ValueError with the Thai question and its readings."""
    if not reading.is_asked:
        return reading.value
    readings = " หรือ ".join(map(in_words, reading.readings))
    raise ValueError(f"{reading.question} (อ่านได้เป็น {readings})" if readings else reading.question)


def in_words(value: object) -> str:
    """A reading as a person tells it from another."""
    match value:
        case None:
            return "ไม่มี"
        case bool():
            return "ใช่" if value else "ไม่ใช่"
        case date():
            return format_short_thai_date(value)
        case time():
            return f"{value:%H:%M} น."
        case Decimal():
            return f"{value:,f}"
        case Period(first, last):
            return f"{in_words(first)} ถึง {in_words(last)}"
        case Divisions():
            new = [f"{name} (ใหม่)" if name in value.new else name for name in value.names]
            return ALL_DIVISIONS if value.is_all else ", ".join(new)
        case (time() as start, end):
            return f"{start:%H:%M} น." if end is None else f"{start:%H:%M}-{end:%H:%M} น."
        case tuple():
            return ", ".join(map(str, value))
    return str(value)
