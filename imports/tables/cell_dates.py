"""Cells that hold days, periods and times."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time

from imports.tables.cell_texts import filled
from imports.tables.notes import Notes
from imports.tables.plain_values import as_text
from imports.tables.remembered import read_date, read_period
from imports.tables.target import Read, Values
from imports.tables.view import At
from values.periods import Period
from values.reading import Reading, Written
from values.times import read_time_range

SECOND_VALUE = "แถวเดียวกันมีค่าของช่องนี้สองค่า ระบบใช้ค่าแรก กรุณาตรวจ"
LONGEST_DAY = 120  # characters of a day with its times
_CLOCKS = re.compile(
    r"(?:เวลา\s*[0-9๐-๙]{1,2}[.:][0-9๐-๙]{2}|(?<=[0-9๐-๙]\s)[0-9๐-๙]{1,2}[.:][0-9๐-๙]{2}(?=\s*(?:น|-|–|ถึง)))"
    r"(?:\s*น\.?)?(?:\s*(?:-|–|ถึง)\s*(?:เวลา\s*)?[0-9๐-๙]{1,2}[.:][0-9๐-๙]{2})?(?:\s*น\.?)?\s*$"
)
_SAYS_MORE = re.compile(r"ตลอด|ไตรมาส|ครึ่งปี|เดือนแรก|เดือนหลัง|ถึง|[-–—].*[ก-ฮ]|ปีงบประมาณ")


def first_of(cells: Sequence[At], notes: Notes) -> At | None:
    """The one cell that tells a value; a second one that says something else is asked."""
    said = filled(cells)
    for other in said[1:]:
        if other.text != said[0].text:
            notes.doubt(other, [said[0].text, other.text], SECOND_VALUE)
    return said[0] if said else None


def day(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """One day."""
    at = first_of(cells, notes)
    return {name: as_text(notes.take(at, read_date(at.written, notes.year_be))) if at else ""}


def day_and_clock(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """A day, behind which times may stand in the same cell: "10 ม.ค. 66 เวลา 13.30 น."."""
    at = first_of(cells, notes)
    if at is None:
        return {name: ""}
    stored = at.cell.value
    if isinstance(stored, datetime) and stored.time() != time(0):
        return {**day(name, [at], notes), **_span((stored.time(), None))}
    match = _CLOCKS.search(at.text) if stored is None and len(at.text) < LONGEST_DAY else None
    span = read_time_range(Written(match[0])).value if match else None
    if match is None or span is None:
        return day(name, [at], notes)
    written = Written(at.text[: match.start()])
    return {
        name: as_text(notes.take(at, read_date(written, notes.year_be))),
        **_span(span),
    }


def _span(span: tuple[time, time | None]) -> Values:
    start, end = span
    return {"starts_at": as_text(start), **({"ends_at": as_text(end)} if end else {})}


def each_day(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """The day of each of several cells."""
    return {name: [day(name, [at], notes)[name] for at in cells]}


def period(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """From and to in one cell; of several cells of a row the first is from, the last to."""
    said = filled(cells)
    if len({at.place for at in said}) > 1 and len({at.text for at in said}) > 1:
        first, last = (read(name, [at], notes)[name] for read, name, at in _both_ends(said))
        return {"starts_on": first, "ends_on": last}
    at = first_of(cells, notes)
    found = notes.take(at, read_period(at.written, notes.year_be)) if at else None
    return _ends(found or Period())


def _both_ends(said: Sequence[At]) -> Iterator[tuple[Read, str, At]]:
    yield first_day, "starts_on", said[0]
    yield last_day, "ends_on", said[-1]


def _ends(found: Period) -> Values:
    return {"starts_on": as_text(found.starts_on), "ends_on": as_text(found.ends_on)}


def _end_of_period(pick: Callable[[Period], date | None]) -> Read:
    def read(name: str, cells: Sequence[At], notes: Notes) -> Values:
        at = first_of(cells, notes)
        if at is None:
            return {name: ""}
        reading = read_date(at.written, notes.year_be)
        if not reading.is_asked or at.cell.value is not None:
            return {name: as_text(notes.take(at, reading))}
        whole = read_period(at.written, notes.year_be)
        if whole.proposed is None:
            return {name: as_text(notes.take(at, reading))}
        picked = _picked(whole, pick)
        said = {name: as_text(notes.take(at, picked))}
        if at.is_wide or _SAYS_MORE.search(at.text):
            said = {**_ends(whole.proposed), **said}
        return said

    return read


def _picked(whole: Reading[Period], pick: Callable[[Period], date | None]) -> Reading[date]:
    readings = tuple(day for each in whole.readings if (day := pick(each)) is not None)
    value = pick(whole.value) if whole.value else None
    return Reading(value, whole.question, readings)


# A month or a quarter in a column of first days means its first one, in one of last days its last.
first_day = _end_of_period(lambda whole: whole.starts_on)
last_day = _end_of_period(lambda whole: whole.ends_on)


def clock(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """A time; where from and to stand in one cell, both."""
    at = first_of(cells, notes)
    span = notes.take(at, read_time_range(at.written)) if at else None
    if span is None:
        return {name: ""}
    start, end = span
    if end is None:
        return {name: as_text(start)}
    return {name: as_text(end if name == "ends_at" else start), **_other_end(name, start, end)}


def _other_end(name: str, start: object, end: object) -> Values:
    return {"starts_at": as_text(start)} if name == "ends_at" else {"ends_at": as_text(end)}


def clocks(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """From and to in one column of times."""
    return {"starts_at": "", **clock("starts_at", cells, notes)}
