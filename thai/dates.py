"""
Dates the Thai way. The database stores the common era; people read and type the Buddhist one.

The Buddhist year is only ever part of a text, never of a date: 2567 is not a leap year in
Python's calendar, so day.replace(year=2567) would crash on 29 February.
"""

import re
from calendar import monthrange
from datetime import date, datetime, time

from django.utils import timezone

from thai.digits import to_arabic_digits

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

NOT_A_DATE = "อ่านวันที่ “{text}” ไม่ออก กรุณาพิมพ์ วัน/เดือน/ปี พ.ศ. เช่น 23/11/2569"
NO_SUCH_DAY = "ไม่มีวันที่ “{text}” ในปฏิทิน"
UNLIKELY_YEAR = "ปีใน “{text}” น่าจะพิมพ์ผิด กรุณาพิมพ์ปี พ.ศ. เช่น 2569"
# Of the common era: no paper of a municipality is older, none is dated later.
LIKELY_YEARS = range(1850, 2150)

_MONTH_BY_NAME = {
    re.sub(r"[.\s]", "", name): number
    for names in (MONTHS, SHORT_MONTHS)
    for number, name in enumerate(names, start=1)
}
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_IN_WORDS = re.compile(r"(\d{1,2})\s*([ก-๙.\s]+?)\s*(?:พ\.ศ\.)?\s*(\d{4}|\d{2})")


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


def parse_thai_date(text: str) -> date:
    """
    Read a date as people type it: 23/11/2569, ๒๓ พ.ย. ๖๙, 23 พฤศจิกายน พ.ศ. 2569, 2026-11-23.

    A year from 2400 on is Buddhist, a two-digit year means 25xx, any other is of the common era.
    Raises ValueError with a Thai sentence for the person who typed it.
    """
    plain = to_arabic_digits(text).strip()
    if match := _DAY_FIRST.fullmatch(plain):
        day, month, year = match.groups()
    elif match := _YEAR_FIRST.fullmatch(plain):
        year, month, day = match.groups()
    elif match := _IN_WORDS.fullmatch(plain):
        day, name, year = match.groups()
        month = _MONTH_BY_NAME.get(re.sub(r"[.\s]", "", name), 0)
    else:
        raise ValueError(NOT_A_DATE.format(text=text))
    # Two digits are short for 25xx; four are meant as they stand, 0001 too.
    common_era = common_era_year(int(year)) if len(year) == 2 or int(year) > 99 else int(year)
    if common_era not in LIKELY_YEARS:
        raise ValueError(UNLIKELY_YEAR.format(text=text))
    try:
        return date(common_era, int(month), int(day))
    except ValueError:
        raise ValueError(NO_SUCH_DAY.format(text=text)) from None


def parse_thai_time(text: str) -> time:
    """
    Read a time of day as people type it: 13:30, ๑๓.๓๐ น., 1330.

    Raises ValueError with a Thai sentence.
    """
    plain = to_arabic_digits(text).strip().removesuffix("น.").removesuffix("น").strip()
    match = re.fullmatch(r"(\d{1,2})\s*[:.]\s*(\d{2})(?:[:.]\d{2})?|(\d{2})(\d{2})", plain)
    if match:
        hour, minute = (int(part) for part in match.groups() if part)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise ValueError(f"อ่านเวลา “{text}” ไม่ออก ตัวอย่าง 13:30 หรือ ๑๓.๓๐ น.")


def parse_period(text: str) -> tuple[date, date]:
    """
    Read a period of whole months, "ต.ค.๖๕ -ก.ย. ๖๖", as its first and last day.

    Raises ValueError with a Thai sentence.
    """
    first, _, last = to_arabic_digits(text).partition("-")
    months = [
        (_MONTH_BY_NAME.get(re.sub(r"[.\s]", "", match[1]), 0), common_era_year(int(match[2])))
        for part in (first, last)
        if (match := re.fullmatch(r"\s*([ก-๙.\s]+?)\s*(\d{4}|\d{2})\s*", part))
    ]
    if len(months) < 2:
        raise ValueError(f"อ่านระยะเวลา “{text}” ไม่ออก ตัวอย่างที่อ่านได้ “ต.ค.๖๕ - ก.ย.๖๖”")
    (from_month, from_year), (to_month, to_year) = months
    if not from_month or not to_month:
        raise ValueError(f"อ่านชื่อเดือนใน “{text}” ไม่ออก")
    last_day = monthrange(to_year, to_month)[1]
    return date(from_year, from_month, 1), date(to_year, to_month, last_day)


def common_era_year(typed: int) -> int:
    """Turn a typed year into the common era: 2569 and 69 become 2026, 2026 stays."""
    if typed < 100:
        typed += 2500
    return typed - BUDDHIST_ERA_OFFSET if typed >= FIRST_BUDDHIST_YEAR else typed


def fiscal_year_of(day: date) -> int:
    """The Buddhist fiscal year of a date; year n runs from 1 October n-1 to 30 September n."""
    return day.year + BUDDHIST_ERA_OFFSET + (day.month >= 10)


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
