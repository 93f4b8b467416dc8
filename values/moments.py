"""A day with a time of day, as people type it: 23/11/2569 14:30, ๒๓ พ.ย. ๖๙ เวลา ๑๔.๓๐ น."""

import re
from datetime import datetime, time

from values.dates import read_date
from values.plain import plain
from values.reading import Reading, Written, asked
from values.times import read_time

NO_MOMENT = "อ่านวันเวลา “{text}” ไม่ออก ตัวอย่าง 23/11/2569 14:30"
_PARTS = re.compile(
    r"(?P<day>.+?)(?:\s*เวลา\s*|\s+)(?P<time>[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?\s*(?:น\.?)?)"
)


def read_moment(written: Written, year_be: int) -> Reading[datetime]:
    """The moment that is written, of no zone; a day without a time means its beginning."""
    if isinstance(written.stored, datetime):
        return Reading(written.stored)
    match = _PARTS.fullmatch(plain(written.text))
    day = read_date(Written(match["day"]) if match else written, year_be)
    if day.is_asked:
        moments = (datetime.combine(one, time()) for one in day.readings)
        return asked(day.question, *moments)
    if day.value is None:
        return Reading()
    clock = read_time(Written(match["time"])) if match else Reading(time())
    if not isinstance(clock.value, time):
        return asked(NO_MOMENT.format(text=written.text))
    return Reading(datetime.combine(day.value, clock.value))
