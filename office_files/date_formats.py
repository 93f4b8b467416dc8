"""
Days and times of a spreadsheet: a number of days, which a format shows as a date.

A program that shows years of the Buddhist era stores the common one all the same.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from office_files.number_formats import (
    Token,
    sections,
    tokens,
    uses_buddhist_years,
    uses_thai_digits,
)
from thai.dates import BUDDHIST_ERA_OFFSET, MONTHS, SHORT_MONTHS, WEEKDAYS
from thai.digits import to_thai_digits

DAY = 86_400  # seconds
LAST_DAY = 2_958_465  # 31 December 9999
_LEAP_DAY_THAT_WAS_NONE = 60  # 29 February 1900, which Excel counts

_CODES = re.compile(r"(?i)([ymdhsbeg])\1*|am/pm|a/p")
_ELAPSED = re.compile(r"(?i)h+|m+|s+")
_THAI_PLACE = re.compile(r"(?i)\$[^-]*-[0-9a-f]*41e")

Moment = date | datetime | time


@lru_cache(maxsize=1_000)
def is_date_format(code: str) -> bool:
    """Whether numbers in this format are shown as dates or times."""
    return any(_is_code(one) for one in tokens(sections(code)[0]))


def moment_of(days: Decimal, code: str, from_1904: bool = False) -> Moment | None:
    """What a number of days is in this format: a day, a time or both; None for no such day."""
    seconds = int((days * DAY).to_integral_value(ROUND_HALF_UP))
    whole, rest = divmod(seconds, DAY)
    clock = (datetime.min + timedelta(seconds=rest)).time()
    has_days, has_times = _parts_of(code)
    if days < 0 or whole > LAST_DAY - 1462 * from_1904:
        return None
    if whole == 0 and not from_1904:
        return clock
    if has_times and not has_days:
        return None if _counts_on(code) else clock
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    if not from_1904 and whole <= _LEAP_DAY_THAT_WAS_NONE:
        whole += 1
    day = first + timedelta(days=whole)
    return datetime.combine(day, clock) if has_times or rest else day


def show_moment(moment: Moment, code: str) -> str:
    """The day or time in this format, its names of months in Thai where the format says so."""
    if isinstance(moment, time) and not _parts_of(code)[1]:
        return f"{moment.hour}:{moment.minute:02}"
    pieces = _runs(tokens(sections(code)[0]))
    brackets = [one.text for one in pieces if one.is_bracket]
    at = moment if isinstance(moment, datetime) else _as_datetime(moment)
    is_buddhist = any(map(uses_buddhist_years, brackets))
    is_thai = is_buddhist or any(map(_THAI_PLACE.match, brackets)) or _has_buddhist_code(pieces)
    offset = BUDDHIST_ERA_OFFSET if is_buddhist else 0
    has_halves = any(one.text.lower() in ("am/pm", "a/p") for one in pieces)
    shown = "".join(
        _shown(one, at, _is_minutes(pieces, place), has_halves, is_thai, offset)
        for place, one in enumerate(pieces)
    ).strip()
    return to_thai_digits(shown) if any(map(uses_thai_digits, brackets)) else shown


def show_elapsed(days: Decimal) -> str:
    """Hours and minutes that go on past a day: 1.5625 is 37:30."""
    minutes = int((days * DAY / 60).to_integral_value(ROUND_HALF_UP))
    return f"{minutes // 60}:{minutes % 60:02}"


def _is_code(one: Token) -> bool:
    if one.is_bracket:
        return bool(_ELAPSED.fullmatch(one.text))
    return not one.is_literal and bool(_CODES.fullmatch(one.text))


def _counts_on(code: str) -> bool:
    return any(one.is_bracket and _ELAPSED.fullmatch(one.text) for one in tokens(sections(code)[0]))


def _parts_of(code: str) -> tuple[bool, bool]:
    """Whether a format shows days, and whether it shows times."""
    pieces = _runs(tokens(sections(code)[0]))
    codes = [one.text.lower()[:1] for one in pieces if _is_code(one) and not one.is_bracket]
    has_days = any(one in "ydbeg" for one in codes)
    has_times = any(one in "hsa" for one in codes) or _counts_on(code)
    return has_days or ("m" in codes and not has_times), has_times


def _runs(pieces: list[Token]) -> list[Token]:
    """Letters of one code together: yyyy."""
    runs: list[Token] = []
    for one in pieces:
        last = runs[-1] if runs else None
        is_same = (
            last is not None and _is_code(one) and not (one.is_bracket or last.is_bracket)
            and not last.is_literal and last.text[:1].lower() == one.text.lower()
        )  # fmt: skip
        if is_same and last is not None:
            runs[-1] = Token(last.text + one.text)
        else:
            runs.append(one)
    return runs


def _has_buddhist_code(pieces: list[Token]) -> bool:
    return any(_is_code(one) and one.text[:1].lower() == "b" for one in pieces)


def _is_minutes(pieces: list[Token], place: int) -> bool:
    """Whether an m is of minutes: it follows the hours, or the seconds follow it."""
    if pieces[place].text[:1].lower() != "m":
        return False
    before = [one.text[:1].lower() for one in pieces[:place] if _is_code(one)]
    behind = [one.text[:1].lower() for one in pieces[place + 1 :] if _is_code(one)]
    return before[-1:] == ["h"] or behind[:1] == ["s"]


def _as_datetime(moment: date | time) -> datetime:
    if isinstance(moment, time):
        return datetime.combine(date(1900, 1, 1), moment)
    return datetime.combine(moment, time())


def _shown(
    one: Token, at: datetime, is_minutes: bool, has_halves: bool, is_thai: bool, offset: int
) -> str:
    code = one.text.lower()
    if one.is_literal or not _is_code(one):
        return "" if one.is_bracket or code == "@" else one.text
    if code in ("am/pm", "a/p"):
        return "AM" if at.hour < 12 else "PM"
    if code[0] == "b":
        return _year(at.year + BUDDHIST_ERA_OFFSET, code)
    if code[0] in "ye":
        return _year(at.year + offset, code if code[0] == "y" else "yyyy")
    if code[0] == "m" and not is_minutes:
        return _month(at.month, code, is_thai)
    if code[0] == "d":
        return _day(at, code, is_thai)
    hour = (at.hour % 12 or 12) if has_halves else at.hour
    number = {"h": hour, "m": at.minute, "s": at.second}.get(code[0], 0)
    return f"{number:02}" if len(code) > 1 else str(number)


def _year(year: int, code: str) -> str:
    return str(year) if len(code) > 2 else f"{year % 100:02}"


def _month(month: int, code: str, is_thai: bool) -> str:
    if len(code) <= 2:
        return f"{month:0{len(code)}}"
    if is_thai:
        return (SHORT_MONTHS if len(code) == 3 else MONTHS)[month - 1]
    return f"{date(2000, month, 1):{'%b' if len(code) == 3 else '%B'}}"


def _day(at: datetime, code: str, is_thai: bool) -> str:
    if len(code) <= 2:
        return f"{at.day:0{len(code)}}"
    name = WEEKDAYS[at.weekday()] if is_thai else f"{at:%A}"
    return name if len(code) > 3 or is_thai else name[:3]
