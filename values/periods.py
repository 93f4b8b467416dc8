"""Periods as people write them: months, days, quarters, halves and whole years."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thai.dates import fiscal_year_bounds
from values.dates import read_date
from values.months import month_named
from values.plain import is_too_long, plain, says_nothing, short
from values.reading import Reading, Written, asked
from values.years import years_of


@dataclass(frozen=True)
class Period:
    """First and last day; an open end is None."""

    starts_on: date | None = None
    ends_on: date | None = None


NO_PERIOD = "อ่านระยะเวลา “{text}” ไม่ออก ตัวอย่างที่อ่านได้ “ต.ค.65 - ก.ย.66” หรือ “ไตรมาส 2”"
NO_YEAR = "“{text}” ไม่ได้บอกปี กรุณายืนยันระยะเวลา"
BACKWARDS = "“{text}” วันสิ้นสุดมาก่อนวันเริ่มต้น กรุณาตรวจ"
WHICH_YEAR = "“{text}” เป็นปีงบประมาณหรือปีปฏิทิน กรุณาเลือก"
DAY_OR_MONTH = "“{text}” เป็นวันเดียวหรือทั้งเดือน กรุณาเลือก"
WHICH_QUARTER = "“{text}” เป็นไตรมาสของปีงบประมาณหรือปีปฏิทิน กรุณาเลือก"
WHICH_HALF = "“{text}” เป็นหกเดือนแรกของปีงบประมาณหรือไม่ กรุณายืนยัน"
MOST_SEPARATORS = 8

_YEAR = r"(?:พ\.?\s*ศ\.?\s*)?([0-9]{4}|[0-9]{2})"
_FISCAL = re.compile(
    rf"(?:ตลอด|ทั้ง|ภายใน|ใน|ประจำ|รอบ)*\s*ปี\s*(?:งบประมาณ|งบฯ|งบ\.?)(?:นี้)?\s*(?:{_YEAR})?"
)
_WHOLE = re.compile(rf"(?:ตลอด|ทั้ง)(?:ทั้ง)?\s*ปี\s*(?:{_YEAR})?|(?:รอบ\s*)?12 เดือน")
_CALENDAR_YEAR = re.compile(rf"(?:ตลอด)?\s*ปีปฏิทิน\s*{_YEAR}")
_Q = re.compile(rf"q\s*([1-4])(?:\s*[-/ ]\s*{_YEAR})?", re.IGNORECASE)
_PLAIN_YEAR = re.compile(r"(?:ปี\s*)?(?:พ\.?\s*ศ\.?\s*)?([0-9]{4})")
_YEARS = re.compile(
    rf"(?:ปี\s*)?(?:งบประมาณ\s*)?{_YEAR}\s*(?:-|ถึง)\s*(?:ปี\s*)?(?:งบประมาณ\s*)?{_YEAR}"
)
_QUARTER = re.compile(
    r"ไตรมาส\s*(?:ที่\s*)?([1-4])(?:\s*(?:-|ถึง|และ|,)\s*(?:ไตรมาส\s*(?:ที่\s*)?)?([1-4]))?"
    rf"(?:\s*(?:/|ของ)?\s*(?:ปี\s*)?(?:งบประมาณ\s*)?{_YEAR})?"
)
_ORDINAL_QUARTER = re.compile(r"ไตรมาส\s*(แรก|สุดท้าย)")
_MONTHS_OF_YEAR = re.compile(
    rf"(?:รอบ\s*)?(3|6|9)\s*เดือน\s*(แรก|หลัง|สุดท้าย)\s*(?:(?:ของ)?\s*ปี\s*(?:งบประมาณ\s*)?(?:{_YEAR})?)?"
)
_HALF = re.compile(rf"ครึ่งปี(?:งบประมาณ)?\s*(แรก|หลัง)\s*(?:ปี\s*(?:งบประมาณ\s*)?)?(?:{_YEAR})?")
_SIX_MONTHS = re.compile(r"รอบ\s*6\s*เดือน")
_UNTIL = re.compile(r"(?:ภายใน|ไม่เกิน)\s*(?:วันที่|เดือน)?\s*(.+)|ถึง\s*(.+)")
_FROM = re.compile(r"(?:ตั้งแต่|เริ่ม)\s*(?:วันที่|เดือน)?\s*(.+?)(?:\s*เป็นต้นไป)?|(.+?)\s*เป็นต้นไป")
_SEPARATOR = re.compile(r"\s+(?:-|จนถึง|ถึง)\s+|\s*(?:จนถึง|ถึง)\s*|\s*-\s*|/(?=[0-9]{4}-)")
_MONTH_YEAR = re.compile(rf"(?:เดือน\s*)?([ก-ฮะ-์a-z.][ก-ฮะ-์a-z. ]*?)[\s/-]*{_YEAR}", re.IGNORECASE)
_DAY_MONTH = re.compile(r"(?:วันที่\s*)?([0-9]{1,2})\s*-?\s*([ก-ฮะ-์.][ก-ฮะ-์. ]*)")
_TWICE = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_LENGTH = re.compile(r"(?:ระยะเวลา\s*)?(?:รวม\s*)?[0-9]{1,3}\s*(?:ปี|เดือน|วัน|สัปดาห์)")
_DAY_ALONE = re.compile(r"(?:วันที่\s*)?([0-9]{1,2})")


def read_period(written: Written, year_be: int) -> Reading[Period]:
    """The period that is written, for somebody who reads papers of fiscal year `year_be`."""
    shown = short(written.text or str(written.stored or ""))
    if written.stored is not None:
        return _of_program(written, shown, year_be)
    text = plain(written.text)
    if says_nothing(text):
        return Reading()
    if is_too_long(text):
        return asked(NO_PERIOD.format(text=shown))
    if text.startswith("-"):  # a list's mark, or dashes around as in "-ไม่มี-"
        text = text.strip("- ")
    return _of_text(text, shown, year_be)


def _of_text(text: str, shown: str, year_be: int) -> Reading[Period]:
    reader = _Reader(shown, year_be)
    bare = text.removeprefix("ระยะเวลา").removeprefix("ระหว่าง").strip(" :().")
    for read in (reader.years, reader.parts_of_year, reader.between, reader.alone):
        if (found := read(bare)) is not None:
            return found
    twice = _TWICE.fullmatch(text)
    return _said_twice(twice[1], twice[2], shown, year_be) if twice else _unread(shown)


def _said_twice(outer: str, inner: str, shown: str, year_be: int) -> Reading[Period]:
    """A period and the same in other words, or how long it is: "ไตรมาส 2 (ม.ค.-มี.ค. 66)"."""
    said = [text for text in (outer, inner) if not _LENGTH.fullmatch(text)]
    found = [_of_text(text, shown, year_be) for text in said]
    periods = list(dict.fromkeys(one.value for one in found if one.value is not None))
    if len(periods) == 1 and len(periods) == len({one.value for one in found}):
        return Reading(periods[0])
    return asked(NO_PERIOD.format(text=shown), *periods)


def _unread(shown: str) -> Reading[Period]:
    return asked(NO_PERIOD.format(text=shown))


def _of_program(written: Written, shown: str, year_be: int) -> Reading[Period]:
    """A program makes a day of a typed month: the first day of a month may be either."""
    day = read_date(written, year_be)
    if day.value is None:
        proposed = (Period(one, one) for one in day.readings)
        return asked(day.question or NO_PERIOD.format(text=shown), *proposed)
    alone = Period(day.value, day.value)
    if day.value.day == 1:
        return asked(DAY_OR_MONTH.format(text=shown), _month(day.value), alone)
    return Reading(alone)


def fiscal_year(year_be: int) -> Period:
    return Period(*fiscal_year_bounds(year_be))


def _calendar(year_be: int) -> Period:
    return Period(date(year_be - 543, 1, 1), date(year_be - 543, 12, 31))


def _month(day: date) -> Period:
    last = monthrange(day.year, day.month)[1]
    return Period(day.replace(day=1), day.replace(day=last))


@dataclass(frozen=True)
class _Reader:
    """Each method reads one way of writing; None where the text is not written so."""

    shown: str
    year_be: int

    def _buddhist(self, digits: str | None) -> int:
        """The year that digits mean; the one that is read where there are none, 0 if unclear."""
        if not digits:
            return self.year_be
        years = years_of(digits, self.year_be).years
        return years[0] + 543 if len(years) == 1 else 0

    def _of_year(self, digits: str | None, first: int = 0, last: int = 11) -> Reading[Period]:
        """Months of a fiscal year, counted from October."""
        year = self._buddhist(digits)
        if not year:
            return asked(NO_PERIOD.format(text=self.shown))
        start, _ = fiscal_year_bounds(year)
        return Reading(Period(_months_on(start, first), _month(_months_on(start, last)).ends_on))

    def years(self, text: str) -> Reading[Period] | None:
        if (match := _FISCAL.fullmatch(text)) or (match := _WHOLE.fullmatch(text)):
            return self._of_year(match[1])
        if match := _YEARS.fullmatch(text):
            first, last = self._buddhist(match[1]), self._buddhist(match[2])
            if first and first < last:
                return Reading(Period(fiscal_year(first).starts_on, fiscal_year(last).ends_on))
            return asked(NO_PERIOD.format(text=self.shown))
        if match := _PLAIN_YEAR.fullmatch(text):
            year = self._buddhist(match[1])
            if not year:
                return asked(NO_PERIOD.format(text=self.shown))
            return asked(WHICH_YEAR.format(text=self.shown), fiscal_year(year), _calendar(year))
        if (match := _CALENDAR_YEAR.fullmatch(text)) and (year := self._buddhist(match[1])):
            return Reading(_calendar(year))
        return None

    def parts_of_year(self, text: str) -> Reading[Period] | None:
        if match := _QUARTER.fullmatch(text):
            first, last = int(match[1]), int(match[2] or match[1])
            if first > last:
                return asked(BACKWARDS.format(text=self.shown))
            return self._of_year(match[3], first * 3 - 3, last * 3 - 1)
        if (match := _Q.fullmatch(text)) and (year := self._buddhist(match[2])):
            first = int(match[1]) * 3 - 3
            starts = (fiscal_year_bounds(year)[0], date(year - 543, 1, 1))
            readings = (_quarter(_months_on(start, first)) for start in starts)
            return asked(WHICH_QUARTER.format(text=self.shown), *readings)
        if match := _ORDINAL_QUARTER.fullmatch(text):
            return self._of_year(None, *((0, 2) if match[1] == "แรก" else (9, 11)))
        if match := _MONTHS_OF_YEAR.fullmatch(text):
            months, is_first = int(match[1]), match[2] == "แรก"
            first, last = (0, months - 1) if is_first else (12 - months, 11)
            return self._of_year(match[3], first, last)
        if match := _HALF.fullmatch(text):
            return self._of_year(match[2], *((0, 5) if match[1] == "แรก" else (6, 11)))
        if _SIX_MONTHS.fullmatch(text):
            half = self._of_year(None, 0, 5)
            return asked(WHICH_HALF.format(text=self.shown), *filter(None, [half.value]))
        return None

    def between(self, text: str) -> Reading[Period] | None:
        """From and to, at the first separator both of whose sides can be read."""
        questions = []
        for first, last in _halves(text):
            reading = self._from_to(first, last)
            if reading is not None and not reading.is_asked:
                return reading
            if reading is not None:
                questions.append(reading)
        return next(iter(questions), None)

    def _from_to(self, first: str, last: str) -> Reading[Period] | None:
        ends = self._end(last)
        starts = self._end(first) or self._borrowing(first, ends)
        if starts is None or ends is None:
            return self._months_without_year(first, last)
        if starts.starts_on and ends.ends_on and starts.starts_on > ends.ends_on:
            turned = Period(ends.starts_on, starts.ends_on)
            return asked(BACKWARDS.format(text=self.shown), turned)
        return Reading(Period(starts.starts_on, ends.ends_on))

    def _end(self, text: str) -> Period | None:
        """What one side names for sure: a day, or a month with its year."""
        text = text.strip(" ,")
        for remark in ("ตั้งแต่", "วันที่", "เดือน"):
            text = text.removeprefix(remark).strip()
        if (match := _MONTH_YEAR.fullmatch(text)) and (month := month_named(match[1])):
            year = self._buddhist(match[2])
            return _month(date(year - 543, month, 1)) if year else None
        day = read_date(Written(text), self.year_be).value if text else None
        return Period(day, day) if day else None

    def _borrowing(self, text: str, ends: Period | None) -> Period | None:
        """A first side that leaves out what the last one says: 15-20 ม.ค. 2566, ม.ค.-มี.ค. 66."""
        if ends is None or ends.starts_on is None:
            return None
        last = ends.starts_on
        text = text.removeprefix("ตั้งแต่").strip(" ,")
        if match := _DAY_ALONE.fullmatch(text):
            return _day(last.year, last.month, int(match[1]))
        day, name = "", text
        if match := _DAY_MONTH.fullmatch(text):
            day, name = match[1], match[2]
        month = month_named(name)
        if not month:
            return None
        year = last.year - (month > last.month)
        return _day(year, month, int(day)) if day else _month(date(year, month, 1))

    def _months_without_year(self, first: str, last: str) -> Reading[Period] | None:
        months = month_named(first.strip()), month_named(last.strip())
        if not all(months):
            return None
        starts, ends = (self._month_of_fiscal_year(month) for month in months)
        if starts > ends:
            return asked(NO_YEAR.format(text=self.shown))
        return asked(NO_YEAR.format(text=self.shown), Period(starts, _month(ends).ends_on))

    def _month_of_fiscal_year(self, month: int) -> date:
        return date(self.year_be - 543 - (month >= 10), month, 1)

    def alone(self, text: str) -> Reading[Period] | None:
        if (match := _UNTIL.fullmatch(text)) and (end := self._end(match[1] or match[2])):
            return Reading(Period(None, end.ends_on))
        if (match := _FROM.fullmatch(text)) and (start := self._end(match[1] or match[2])):
            return Reading(Period(start.starts_on, None))
        if whole := self._end(text):
            return Reading(whole)
        if month := month_named(text):
            named = _month(self._month_of_fiscal_year(month))
            return asked(NO_YEAR.format(text=self.shown), named)
        day = read_date(Written(text), self.year_be)
        if day.is_asked and day.readings:
            return asked(day.question, *(Period(one, one) for one in day.readings))
        return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """The text parted at each separator; those between spaces and in words first."""
    found = list(_SEPARATOR.finditer(text))[:MOST_SEPARATORS]
    for match in sorted(found, key=lambda one: -len(one[0])):
        if match.start() and match.end() < len(text):
            yield text[: match.start()], text[match.end() :]


def _months_on(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _quarter(first: date) -> Period:
    return Period(first, _month(_months_on(first, 2)).ends_on)


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        return Period(date(year, month, day), date(year, month, day))
    except ValueError:
        return None
