"""Values as texts: as the shell command prints them, and as a person is shown two readings."""

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from values.divisions import Divisions
from values.periods import Period

HUNDREDTH = Decimal("0.01")


def as_text(value: Any) -> str:
    """A value as a person is shown it among readings; days of the common era, times as 13:30."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Period):
        return f"{as_text(value.starts_on)}/{as_text(value.ends_on)}"
    if isinstance(value, Divisions):
        new = set(value.new)
        names = (f"{name} (ใหม่)" if name in new else name for name in value.names)
        return "ทุกส่วนราชการ" if value.is_all else ", ".join(names)
    if isinstance(value, tuple):
        return "/".join(as_text(part) for part in value if part is not None)
    return str(value)


def hundredths(number: Decimal) -> str:
    """A score or an amount with two decimals: 94.1 is "94.10"."""
    return str(number.quantize(HUNDREDTH, ROUND_HALF_UP))


def whole_or_text(text: str) -> int | str:
    """A printed number: a whole one as a number, "1.1.1" as it is."""
    return int(text) if text.isdecimal() and len(text) < 10 else text
