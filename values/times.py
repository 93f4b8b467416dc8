"""Times of day as people and programs write them."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from values.plain import is_too_long, plain, says_nothing, short
from values.reading import Reading, Written, asked

Span = tuple[time, time]  # from, to

NO_TIME = "อ่านเวลา “{text}” ไม่ออก ตัวอย่าง 13:30 หรือ ๑๓.๓๐ น."
ONE_DIGIT = "เวลา “{text}” มีนาทีหลักเดียว อ่านได้หลายอย่าง กรุณาเลือก"
TWO_TIMES = "“{text}” มีเวลาเริ่มและเวลาเลิกอยู่ในช่องเดียวกัน กรุณาเลือก"
SPOKEN = "“{text}” เป็นคำพูด กรุณายืนยันเวลา"
SMALL_HOUR = "เวลา “{text}” เป็นเช้ามืดหรือบ่าย กรุณาเลือก"
FRACTION = "“{text}” อาจเป็นเศษส่วนของวันหรือเวลาที่พิมพ์ กรุณาเลือก"

_UNIT = re.compile(r"\s*(?<![ก-๙])(?:น\.?|นาฬิกา|hrs?\.?)$", re.IGNORECASE)
_REMARK = re.compile(r"\s*\([^()0-9]*\)$")
# 13;30 and 13-30: a slip for a point, where the minutes can be no hour.
_SLIP = re.compile(
    r"([0-9]{1,2})\s*(?:[;,']\s*([0-9]{2})|[- ]\s*(00|2[5-9]|[3-5][0-9]))(?:\s*น\.?)?"
)
_BEFORE = re.compile(r"^(?:ตั้งแต่\s*)?(?:เวลา\s*)?(?:ประมาณ\s*)?(?:เวลา\s*)?")
_ONWARDS = re.compile(r"\s*เป็นต้นไป$")
_HALF_DAY = re.compile(r"\s*([ap])\.?\s*m\.?$", re.IGNORECASE)
_CLOCK = re.compile(r"([0-9]{1,2})\s*[:.]\s*([0-9]{2})(?:\s*[:.]\s*[0-9]{2}(?:[.][0-9]+)?)?")
_DIGITS = re.compile(r"([0-9]{1,2})([0-9]{2})")
_HOUR = re.compile(r"([0-9]{1,2})")
_LONG = re.compile(r"([0-9]{1,2})\s*นาฬิกา\s*([0-9]{1,2})\s*นาที")
_ONE_DIGIT = re.compile(r"([0-9]{1,2})[:.]([0-9])")
_BETWEEN = re.compile(r"\s*(?:-|ถึง(?:เวลา)?)\s*")
_ONES = "หนึ่ง|เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า"
_IN_FULL = re.compile(
    rf"(?P<hour>(?:{_ONES}|ยี่|สิบ|ศูนย์)+)\s*นาฬิกา\s*(?:(?P<minute>(?:{_ONES}|ยี่|สิบ|ศูนย์)+)\s*นาที)?\s*(?:ตรง)?"
)
_TENS_AND_ONES = re.compile(rf"(?:(?P<tens>ยี่|{_ONES})?(?P<ten>สิบ))?(?P<ones>{_ONES})?|ศูนย์")
_NUMBERS = ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ", "สิบเอ็ด"]
_SPOKEN = re.compile(
    r"(?P<day>บ่าย)?\s*(?P<hour>[0-9]{1,2}|สิบเอ็ด|สิบ|เก้า|แปด|เจ็ด|หก|ห้า|สี่|สาม|สอง|หนึ่ง)?\s*"
    r"(?:โมง|ทุ่ม)(?P<part>เช้า|เย็น)?\s*(?P<half>ครึ่ง)?"
)


def read_time(written: Written) -> Reading[time | Span]:
    """The time that is written; a text that says from and to is asked."""
    span = read_time_range(written)
    if span.is_asked:
        return Reading(None, span.question, tuple(start for start, _ in span.readings))
    if span.value is None:
        return Reading()
    start, end = span.value
    if end is None:
        return Reading(start)
    return asked(TWO_TIMES.format(text=short(written.text)), start, (start, end))


def read_time_range(written: Written) -> Reading[tuple[time, time | None]]:
    """From and to as one cell says them: "13.30-15.00 น."; a single time has no end."""
    if written.stored is not None and not isinstance(written.stored, bool):
        return _alone(_stored_time(written))
    text = plain(written.text)
    if says_nothing(text):
        return Reading()
    if is_too_long(text):
        return asked(NO_TIME.format(text=short(text)))
    text = _ONWARDS.sub("", text)
    text = _REMARK.sub("", text)
    if slip := _SLIP.fullmatch(text):
        meant = _clock(int(slip[1]), int(slip[2] or slip[3]), "").value
        readings = [] if meant is None else [(meant, None)]
        return asked(NO_TIME.format(text=short(written.text)), *readings)
    parts = _BETWEEN.split(text)
    if len(parts) != 2 or not all(parts):
        return _alone(_read(text, short(written.text)))
    start, end = (_read(part, short(written.text)) for part in parts)
    if start.value is None or end.value is None:
        return asked(NO_TIME.format(text=short(written.text)))
    return Reading((start.value, end.value))


def _alone(reading: Reading[time]) -> Reading[tuple[time, time | None]]:
    if reading.is_asked:
        return Reading(None, reading.question, tuple((one, None) for one in reading.readings))
    return Reading((reading.value, None) if reading.value is not None else None)


def _stored_time(written: Written) -> Reading[time]:
    stored = written.stored
    if isinstance(stored, datetime):
        return Reading(stored.time().replace(second=0, microsecond=0))
    if isinstance(stored, time):
        return Reading(stored.replace(second=0, microsecond=0))
    if isinstance(stored, Decimal):
        return _of_number(stored, short(written.text or str(stored)))
    if isinstance(stored, date):
        return asked(NO_TIME.format(text=short(written.text or str(stored))))
    return Reading()


def _of_number(number: Decimal, shown: str) -> Reading[time]:
    """A program keeps 13.30 as 13.3, and a time of its own as a part of the day: 0.5625."""
    number = round(number, 8).normalize()
    if number < 0 or number >= 100_000:
        return asked(NO_TIME.format(text=shown))
    places = -int(number.as_tuple().exponent)
    if number >= 100 and number == int(number):
        return _read(str(int(number)), shown)
    if number < 1:
        return _of_fraction(number, places, shown)
    hour, minute = int(number), round(number % 1, 2) * 100
    if number % 1 != round(number % 1, 2):
        return asked(NO_TIME.format(text=shown))
    return _clock(hour, int(minute), shown)


def _of_fraction(number: Decimal, places: int, shown: str) -> Reading[time]:
    moment = datetime(2000, 1, 1) + timedelta(seconds=round(number * 86_400))
    of_day = moment.time().replace(second=0)
    if 0 < places <= 2:
        typed = _clock(0, int(number * 100), shown)
        return asked(FRACTION.format(text=shown), of_day, *filter(None, [typed.value]))
    return Reading(of_day)


def _read(text: str, shown: str) -> Reading[time]:
    text = _BEFORE.sub("", text).strip()
    if not (_LONG.fullmatch(text) or _IN_FULL.fullmatch(text)):
        text = _UNIT.sub("", text).strip()
    after_noon = None
    if match := _HALF_DAY.search(text):
        after_noon, text = match[1].lower() == "p", text[: match.start()].strip()
    for pattern in (_CLOCK, _DIGITS, _LONG):
        if match := pattern.fullmatch(text):
            return _clock(int(match[1]), int(match[2]), shown, after_noon)
    if match := _HOUR.fullmatch(text):
        return _hour(int(match[1]), shown, after_noon)
    if match := _ONE_DIGIT.fullmatch(text):
        return _one_digit(int(match[1]), int(match[2]), shown)
    return _in_words(text, shown)


def _hour(hour: int, shown: str, after_noon: bool | None) -> Reading[time]:
    """An hour alone; nobody meets at two in the morning."""
    whole = _clock(hour, 0, shown, after_noon)
    if after_noon is None and whole.value and 0 < hour < 6:
        return asked(SMALL_HOUR.format(text=shown), time(hour + 12), whole.value)
    return whole


def _clock(hour: int, minute: int, shown: str, after_noon: bool | None = None) -> Reading[time]:
    if after_noon is not None and 1 <= hour <= 12:
        hour = hour % 12 + 12 * after_noon
    if hour == 24 and minute == 0:
        return asked(NO_TIME.format(text=shown), time(0, 0))
    if hour < 24 and minute < 60:
        return Reading(time(hour, minute))
    return asked(NO_TIME.format(text=shown))


def _one_digit(hour: int, digit: int, shown: str) -> Reading[time]:
    """13.5 may be 13.50 without its zero, 13.05, or half past one."""
    minutes = [digit * 10, digit, digit * 6]
    readings = [time(hour, minute) for minute in minutes if hour < 24 and minute < 60]
    return asked(ONE_DIGIT.format(text=shown), *dict.fromkeys(readings))


def _in_words(text: str, shown: str) -> Reading[time]:
    exact = {"เที่ยง": time(12), "เที่ยงวัน": time(12), "เที่ยงตรง": time(12), "เที่ยงคืน": time(0)}
    if text in exact:
        return Reading(exact[text])
    if text == "เที่ยงครึ่ง":
        return asked(SPOKEN.format(text=shown), time(12, 30))
    if match := _SPOKEN.fullmatch(text):
        return _spoken(match, shown)
    if match := _IN_FULL.fullmatch(text):
        hour, minute = _counted(match["hour"]), _counted(match["minute"] or "ศูนย์")
        if hour is not None and minute is not None:
            return _clock(hour, minute, shown)
    return asked(NO_TIME.format(text=shown))


def _counted(words: str) -> int | None:
    """A number below a hundred in words: ยี่สิบเอ็ด; None for words that are no number."""
    match = _TENS_AND_ONES.fullmatch(words)
    if not match:
        return None
    ones = {"เอ็ด": "หนึ่ง", None: ""}.get(match["ones"], match["ones"])
    tens = {"ยี่": "สอง", None: "หนึ่ง"}.get(match["tens"], match["tens"])
    return 10 * _NUMBERS.index(tens) * bool(match["ten"]) + _NUMBERS.index(ones)


def _spoken(match: re.Match[str], shown: str) -> Reading[time]:
    said = match["hour"] or "หนึ่ง"
    hour = int(said) if said.isdecimal() else _NUMBERS.index(said)
    if "ทุ่ม" in match[0]:
        hour += 18
    elif match["day"] or match["part"] == "เย็น":
        hour += 12 if hour < 12 else 0
    elif not match["hour"]:
        return asked(NO_TIME.format(text=shown))
    if hour >= 24:
        return asked(NO_TIME.format(text=shown))
    return asked(SPOKEN.format(text=shown), time(hour, 30 if match["half"] else 0))
