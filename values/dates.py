"""Dates as people and programs write them; the value is a date of the common era."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from decimal import Decimal

from thai.dates import (
    BUDDHIST_ERA_OFFSET,
    FIRST_BUDDHIST_YEAR,
    WEEKDAYS,
    fiscal_year_bounds,
    format_thai_date,
)
from values.months import month_named
from values.plain import is_too_long, plain, says_nothing, short
from values.reading import Reading, Stored, Written, asked
from values.years import MADE_BY_PROGRAMS, years_of

FIRST_DAY_OF_PROGRAMS = date(1899, 12, 30)
# Day numbers of spreadsheet programs: 1950 to 2149, and the Buddhist years 2493 to 2692.
_DAY_NUMBERS = (range(18_264, 91_314), range(216_593, 289_643))

NO_DATE = "อ่านวันที่ “{text}” ไม่ออก กรุณาพิมพ์ วัน/เดือน/ปี พ.ศ. เช่น 23/11/2569"
NO_SUCH_DAY = "ไม่มีวันที่ “{text}” ในปฏิทิน"
NO_YEAR = "ปีใน “{text}” น่าจะพิมพ์ผิด กรุณาพิมพ์ปี พ.ศ. สี่หลัก เช่น 2569"
TWO_YEARS = "ปีใน “{text}” อ่านได้หลายอย่าง กรุณาเลือกวันที่ที่ถูก"
NO_DAY = "“{text}” ไม่ได้บอกวันที่ กรุณาระบุวัน"
NO_YEAR_SAID = "“{text}” ไม่ได้บอกปี กรุณายืนยันปี"
SEVERAL_DAYS = "“{text}” มีหลายวันในช่องเดียว กรุณาเลือก"
WITH_CLOCK = "“{text}” มีเวลาอยู่ด้วย ช่องนี้เก็บเฉพาะวันที่ กรุณายืนยัน"
WRONG_WEEKDAY = "“{text}” ชื่อวันไม่ตรงกับวันที่ (ตามปฏิทินเป็น{weekday}) กรุณาตรวจ"

# What may stand before the date itself, several of them.
_BEFORE = re.compile(
    r"^(?:ประกาศ|สั่ง|ให้ไว้|ลง|เมื่อ|ตั้งแต่|ภายใน|ณ|วันที่|ที่|เดือน|"
    r"(?:วัน\s*)?(?P<weekday>จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?:\s*,)?)\s*"
)
_MIDNIGHT = re.compile(r"(?:\s+|T)0{1,2}[:.]00(?:[:.]00(?:[.]0+)?)?(?:\s*น\.?)?$")
_REMARK = re.compile(r"\s*\([^()]*\)$")
_CLOCK = re.compile(
    r"[\s,]*(?:เวลา\s*[0-9]{1,2}|(?<=[\s,])[0-9]{1,2}(?=[.:][0-9]{2}\s*(?:น|-|$)))[.:][0-9]{2}"
    r"(?:\s*น\.?)?(?:\s*(?:-|ถึง)\s*(?:เวลา\s*)?[0-9]{1,2}[.:][0-9]{2}\s*(?:น\.?)?)?$"
)
_YEAR_WORD = r"(?:ปี\s*)?(?:พ\.?\s*ศ\.?|ค\.?\s*ศ\.?)?"
_SEPARATOR = r"\s*[-/. ]\s*"
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}}){_SEPARATOR}([0-9]{{2,4}})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_NAME = r"([ก-ฮะ-์a-z.][ก-ฮะ-์a-z. ]{0,24}?)"
_IN_WORDS = re.compile(
    rf"([0-9]{{1,2}})(?:st|nd|rd|th)?[\s/.,-]*{_NAME}[\s/,-]*{_YEAR_WORD}\s*([0-9]{{2,4}})",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(rf"{_NAME}\s*([0-9]{{1,2}})(?:st|nd|rd|th)?\s*,?\s+([0-9]{{4}})", re.I)
_MONTH_ONLY = re.compile(rf"{_NAME}[\s/-]*{_YEAR_WORD}\s*([0-9]{{2}}|[0-9]{{4}})", re.IGNORECASE)
_NO_YEAR = re.compile(rf"([0-9]{{1,2}})\s*{_NAME}", re.IGNORECASE)
_END_OF_MONTH = re.compile(r"^(?:สิ้น|ปลาย)\s*(?:เดือน)?\s*")
_DAYS = re.compile(
    rf"([0-9]{{1,2}})\s*(?:-|,|และ|ถึง)\s*([0-9]{{1,2}})(?![0-9])\s*({_NAME}.*)", re.I
)
_YEAR_ONLY = re.compile(rf"(?:ปี\s*(?:งบประมาณ)?)?\s*{_YEAR_WORD}\s*([0-9]{{4}})", re.IGNORECASE)


def read_date(written: Written, year_be: int) -> Reading[date]:
    """The day that is written, for somebody who reads papers of the Buddhist year `year_be`."""
    if (stored := _stored_day(written.stored)) is not None:
        return _of_program(stored, written)
    text = plain(written.text)
    if says_nothing(text):
        return Reading()
    if is_too_long(text):
        return asked(NO_DATE.format(text=short(text)))
    bare, weekday = _bare(text)
    reading = _read(bare, short(written.text), year_be)
    if reading.question == NO_DATE.format(text=short(written.text)):
        return _beside_more(bare, short(written.text), year_be)
    if weekday and reading.value and _weekday(reading.value) != weekday:
        why = WRONG_WEEKDAY.format(
            text=short(written.text), weekday="วัน" + WEEKDAYS[reading.value.weekday()]
        )
        return asked(why, reading.value)
    return reading


def _stored_day(stored: Stored) -> date | None:
    """The day that a program keeps, as it believes; None if it keeps none."""
    if isinstance(stored, datetime):
        return stored.date()
    if isinstance(stored, date):
        return stored
    if isinstance(stored, Decimal) and any(int(stored) in numbers for numbers in _DAY_NUMBERS):
        return FIRST_DAY_OF_PROGRAMS + timedelta(days=int(stored))
    return None


def _of_program(day: date, written: Written) -> Reading[date]:
    if day.year >= FIRST_BUDDHIST_YEAR:
        return _day(day.year - BUDDHIST_ERA_OFFSET, day.month, day.day, short(written.text))
    if day.year in MADE_BY_PROGRAMS:
        typed = _day(_typed_year(day.year), day.month, day.day, "").value
        text = short(written.text or format_thai_date(day))
        return asked(TWO_YEARS.format(text=text), *filter(None, (typed, day)))
    return Reading(day)


def _typed_year(year: int) -> int:
    return 2500 + year % 100 - BUDDHIST_ERA_OFFSET


def _bare(text: str) -> tuple[str, str]:
    """The date without words before it and remarks behind it, and the weekday that was named."""
    weekday = ""
    while match := _BEFORE.match(text):
        weekday = match["weekday"] or weekday
        text = text[match.end() :]
    return _MIDNIGHT.sub("", _REMARK.sub("", text)).strip(" .,"), weekday.removesuffix("บดี")


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()].removesuffix("บดี")


def _read(text: str, shown: str, year_be: int) -> Reading[date]:
    if match := _YEAR_FIRST.fullmatch(text):
        return _of_parts(match[3], int(match[2]), match[1], shown, year_be)
    if match := _DAY_FIRST.fullmatch(text):
        if int(match[2]) > 12 >= int(match[1]):
            swapped = _of_parts(match[2], int(match[1]), match[3], shown, year_be).proposed
            return asked(NO_SUCH_DAY.format(text=shown), *filter(None, [swapped]))
        return _of_parts(match[1], int(match[2]), match[3], shown, year_be)
    if (match := _IN_WORDS.fullmatch(text)) and (month := month_named(match[2])):
        return _of_parts(match[1], month, match[3], shown, year_be)
    if (match := _MONTH_FIRST.fullmatch(text)) and (month := month_named(match[1])):
        return _of_parts(match[2], month, match[3], shown, year_be)
    return _without_day(text, shown, year_be)


def _beside_more(text: str, shown: str, year_be: int) -> Reading[date]:
    """A day with times behind it, without a year, at the end of a month, or one of several."""
    if clock := _CLOCK.search(text):
        day = _read(text[: clock.start()].strip(" .,"), "", year_be).value
        return asked(WITH_CLOCK.format(text=shown), *filter(None, [day]))
    if end := _END_OF_MONTH.match(text):
        days = _without_day(text[end.end() :], shown, year_be).readings
        return asked(NO_DAY.format(text=shown), *days[-1:])
    if (match := _NO_YEAR.fullmatch(text)) and (month := month_named(match[2])):
        first, last = fiscal_year_bounds(year_be)
        year = first.year if month >= first.month else last.year
        this_year = _day(year, month, int(match[1]), shown)
        return (
            asked(NO_YEAR_SAID.format(text=shown), this_year.value)
            if this_year.value
            else this_year
        )
    if match := _DAYS.fullmatch(text):
        found = [_read(f"{match[at]} {match[3]}", shown, year_be).value for at in (1, 2)]
        return asked(SEVERAL_DAYS.format(text=shown), *filter(None, found))
    return asked(NO_DATE.format(text=shown))


def _of_parts(day: str, month: int, year: str, shown: str, year_be: int) -> Reading[date]:
    years = years_of(year, year_be).years
    if not years:
        return asked(NO_YEAR.format(text=shown))
    readings = [_day(one, month, int(day), shown) for one in years]
    if len(readings) == 1:
        return readings[0]
    days = [reading.value for reading in readings if reading.value]
    return asked(TWO_YEARS.format(text=shown), *days)


def _day(year: int, month: int, day: int, shown: str) -> Reading[date]:
    try:
        return Reading(date(year, month, day))
    except ValueError:
        return asked(NO_SUCH_DAY.format(text=shown))


def _without_day(text: str, shown: str, year_be: int) -> Reading[date]:
    """A month or a year alone: a person says which day is meant."""
    if (match := _MONTH_ONLY.fullmatch(text)) and (month := month_named(match[1])):
        years = years_of(match[2], year_be).years
        days = [date(year, month, day) for year in years for day in (1, monthrange(year, month)[1])]
        return asked(NO_DAY.format(text=shown), *days)
    if match := _YEAR_ONLY.fullmatch(text):
        years = years_of(match[1], year_be).years
        days = [date(year, month, 1) for year in years for month in (10, 1)]
        return asked(NO_DAY.format(text=shown), *days)
    return asked(NO_DATE.format(text=shown))
