"""Numbers of meetings as people write them: 1/2566. A spreadsheet makes a date of it."""

import re
from datetime import date
from decimal import Decimal

from thai.dates import BUDDHIST_ERA_OFFSET, FIRST_BUDDHIST_YEAR
from values.months import month_named
from values.plain import is_too_long, plain, says_nothing, short
from values.reading import Reading, Written, asked
from values.years import years_of

NO_NUMBER = "อ่านครั้งที่ประชุม “{text}” ไม่ออก ตัวอย่าง 1/2566"
MADE_A_DATE = "โปรแกรมตารางเปลี่ยนครั้งที่ประชุมเป็นวันที่ “{text}” กรุณายืนยัน"
NO_YEAR = "ครั้งที่ “{text}” ไม่ได้บอกปี กรุณายืนยัน"

_NUMBER = re.compile(
    r"(?:การประชุม)?\s*(?:ครั้ง\s*ที่)?\s*([0-9]{1,3})\s*[/-]\s*(?:ปี\s*)?([0-9]{2}|[0-9]{4})"
)
# As a program shows the day that it made of 1/2566, where a csv keeps what was shown.
_SHOWN_DATE = re.compile(r"([ก-ฮa-z.]{3,7})\s*-\s*([0-9]{4}|[0-9]{2})", re.IGNORECASE)
_ALONE = re.compile(r"(?:ครั้ง\s*ที่)?\s*([0-9]{1,3})")


def read_meeting_number(written: Written, year_be: int = 0) -> Reading[str]:
    """The number as minutes print it, "1/2566"; longer names of sessions keep their words."""
    shown = short(written.text or str(written.stored or ""))
    if isinstance(written.stored, date):
        return _of_date(written.stored, shown)
    is_number = isinstance(written.stored, Decimal)
    text = plain(str(written.stored)) if is_number else plain(written.text)
    if says_nothing(text):
        return Reading()
    if is_too_long(text):
        return asked(NO_NUMBER.format(text=shown))
    if match := _NUMBER.fullmatch(text):
        return _in_year(match[1], match[2], year_be, shown)
    if (match := _SHOWN_DATE.fullmatch(text)) and (month := month_named(match[1])):
        readings = _in_year(str(month), match[2], year_be, shown)
        return asked(MADE_A_DATE.format(text=shown), *filter(None, [readings.proposed]))
    if match := _ALONE.fullmatch(text):
        proposed = [f"{int(match[1])}/{year_be}"] if year_be else []
        return asked(NO_YEAR.format(text=shown), *proposed)
    if is_number:
        return asked(NO_NUMBER.format(text=shown))
    return Reading(text)


def _in_year(number: str, digits: str, year_be: int, shown: str) -> Reading[str]:
    years = years_of(digits, year_be or 2570).years
    readings = [f"{int(number)}/{year + BUDDHIST_ERA_OFFSET}" for year in years]
    if len(readings) == 1:
        return Reading(readings[0])
    return asked(NO_NUMBER.format(text=shown), *readings)


def _of_date(day: date, shown: str) -> Reading[str]:
    """1/2566 becomes the first day of January of the year 2566; 1/66 that of 1966."""
    if day.year >= FIRST_BUDDHIST_YEAR and day.day == 1:
        return Reading(f"{day.month}/{day.year}")
    short_year = 2500 + day.year % 100
    readings = {
        f"{day.month}/{short_year if day.year < 2000 else day.year + BUDDHIST_ERA_OFFSET}": None,
        f"{day.day}/{short_year}": None,
    }
    return asked(MADE_A_DATE.format(text=shown), *readings)
