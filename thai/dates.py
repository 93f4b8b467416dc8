"""
Dates the Thai way. The database stores the common era; people read and type the Buddhist one.

The Buddhist year is only ever part of a text, never of a date: 2567 is not a leap year in
Python's calendar, so day.replace(year=2567) would crash on 29 February.
"""

from calendar import monthrange
from datetime import date, datetime, time

from django.utils import timezone

BUDDHIST_ERA_OFFSET = 543
# A typed year from here on is Buddhist; below it, it is of the common era.
FIRST_BUDDHIST_YEAR = 2400

MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
SHORT_MONTHS = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
WEEKDAYS = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]

# Of the common era: no paper of a municipality is older, none is dated later.
LIKELY_YEARS = range(1850, 2150)


def format_thai_date(day: date) -> str:
    """Write a date in full: 29 February 2024 becomes "29 กุมภาพันธ์ 2567"; a moment's in Bangkok."""
    day = _in_bangkok(day)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA_OFFSET}"


def format_short_thai_date(day: date) -> str:
    """Write a date for a table: 29 February 2024 becomes "29 ก.พ. 2567"; a moment's in Bangkok."""
    day = _in_bangkok(day)
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA_OFFSET}"


def format_thai_datetime(moment: datetime) -> str:
    """Write a moment in Bangkok's time: "29 ก.พ. 2567 14:30 น."."""
    local = timezone.localtime(moment)
    return f"{format_short_thai_date(local)} {format_thai_time(local.time())}"


def format_thai_time(moment: time) -> str:
    """Write a time of day as the Saraban style does: 13.30 น. on paper, 13:30 น. on screens."""
    return f"{moment:%H:%M} น."


def format_days_left(day: date, today: date) -> str:
    """How far away a due date is: "เหลือ 12 วัน", "ครบกำหนดวันนี้" or "เลยกำหนด 3 วัน"."""
    days = (day - today).days
    if days == 0:
        return "ครบกำหนดวันนี้"
    return f"เหลือ {days} วัน" if days > 0 else f"เลยกำหนด {-days} วัน"


def format_thai_weekday(day: date) -> str:
    """Name the weekday with its prefix: "วันอังคาร"."""
    return f"วัน{WEEKDAYS[day.weekday()]}"


def format_period(starts_on: date | None, ends_on: date | None) -> str:
    """
    Write a period as the report does: "ต.ค.65 - ก.ย.66" for whole months, else day by day.

    An open end is written as "ตั้งแต่ …" or "ภายใน …"; no dates at all give "".
    """
    if not ends_on:
        return f"ตั้งแต่ {format_short_thai_date(starts_on)}" if starts_on else ""
    if not starts_on:
        return f"ภายใน {format_short_thai_date(ends_on)}"
    whole_months = starts_on.day == 1 and ends_on.day == monthrange(ends_on.year, ends_on.month)[1]
    write = _month_and_year if whole_months else format_short_thai_date
    return f"{write(starts_on)} - {write(ends_on)}"


def fiscal_year_of(day: date) -> int:
    """The Buddhist fiscal year of a date; year n runs from 1 October n-1 to 30 September n."""
    return day.year + BUDDHIST_ERA_OFFSET + (day.month >= 10)


def current_fiscal_year() -> int:
    """The Buddhist fiscal year of today, where the office is."""
    return fiscal_year_of(timezone.localdate())


def fiscal_year_bounds(year_be: int) -> tuple[date, date]:
    """The first and the last day of a Buddhist fiscal year."""
    year = year_be - BUDDHIST_ERA_OFFSET
    return date(year - 1, 10, 1), date(year, 9, 30)


def move_years(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes the 28th where the year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _in_bangkok(day: date) -> date:
    """The day of a date, or of a moment where the office is: in UTC it may still be yesterday."""
    if isinstance(day, datetime) and timezone.is_aware(day):
        return timezone.localtime(day)
    return day


def _month_and_year(day: date) -> str:
    return f"{SHORT_MONTHS[day.month - 1]}{(day.year + BUDDHIST_ERA_OFFSET) % 100:02d}"
