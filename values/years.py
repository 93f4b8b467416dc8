"""Years as people write them: 2566, ๖๖, พ.ศ. ๒๕๖๖, 2023, ปีงบประมาณ 2566."""

import re
from dataclasses import dataclass
from decimal import Decimal

from thai.dates import BUDDHIST_ERA_OFFSET, FIRST_BUDDHIST_YEAR, LIKELY_YEARS
from values.plain import is_too_long, plain, says_nothing, short
from values.reading import Reading, Written, asked

# A year of two digits this far from the year that is read is rather of the common era, or wrong.
FURTHEST_SHORT_YEAR = 30
# Spreadsheet programs take the two digits 66 for 1966: years that hardly any paper is of.
MADE_BY_PROGRAMS = range(1950, 1980)
_WORDS = re.compile(
    r"^(?:(?:ประจำ)?ปี\s*(?:งบประมาณ|งบฯ|งบ\.?)?|งบประมาณ|fy)?\s*(?:พ\.?\s*ศ\.?|ค\.?\s*ศ\.?)?\s*([0-9]+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class YearReading:
    """Years of the common era that written digits may mean; the first is the likeliest."""

    years: tuple[int, ...]

    @property
    def is_sure(self) -> bool:
        return len(self.years) == 1


def years_of(digits: str, year_be: int) -> YearReading:
    """
    What the digits of a year mean for somebody who reads papers of `year_be`; none if nothing.

    From 2400 on it is Buddhist; two digits are short for 25xx; a year that a program made of
    two digits may be the one that was typed.
    """
    typed = int(digits) if len(digits) in (2, 4) else 0
    if len(digits) == 2:
        buddhist = 2500 + typed
        if abs(buddhist - year_be) <= FURTHEST_SHORT_YEAR:
            return YearReading((buddhist - BUDDHIST_ERA_OFFSET,))
        return YearReading((2000 + typed, buddhist - BUDDHIST_ERA_OFFSET))
    year = typed - BUDDHIST_ERA_OFFSET if typed >= FIRST_BUDDHIST_YEAR else typed
    if year not in LIKELY_YEARS:
        return YearReading(())
    if typed in MADE_BY_PROGRAMS:
        return YearReading((2500 + typed % 100 - BUDDHIST_ERA_OFFSET, typed))
    return YearReading((year,))


def read_year(written: Written, year_be: int = 0) -> Reading[int]:
    """The Buddhist year that is written; `year_be` is the one that is being read."""
    text = plain(_whole(written.stored) or written.text)
    if says_nothing(text):
        return Reading()
    match = None if is_too_long(text) else _WORDS.match(text)
    found = years_of(match[1], year_be or 2570).years if match else ()
    years = tuple(year + BUDDHIST_ERA_OFFSET for year in found)
    if len(years) == 1:
        return Reading(years[0])
    return asked(f"อ่านปี “{short(written.text)}” ได้ไม่แน่ชัด กรุณาระบุปี พ.ศ. สี่หลัก", *years)


def _whole(stored: object) -> str:
    """The digits of a stored whole number; "" for anything else."""
    is_whole = isinstance(stored, Decimal) and stored == stored.to_integral_value()
    return str(int(stored)) if is_whole and isinstance(stored, Decimal) else ""
