"""The Buddhist years that a title prints, and titles that are moved to another year."""

import re

from thai.digits import to_arabic_digits, to_thai_digits

# "ปีงบประมาณ พ.ศ. 2569", "ประจำปี ๒๕๖๙", "ปี 2566-2570"; a law's "พ.ศ. 2562" has no ปี before it.
_YEARS = re.compile(
    r"(?P<before>ปี(?:งบประมาณ)?\s{0,3}(?:พ\.\s?ศ\.)?\s{0,3})"
    r"(?P<first>[2๒][5๕][0-9๐-๙]{2})(?![0-9๐-๙])"
    r"(?P<span>\s{0,2}[-–—]\s{0,2}(?:พ\.\s?ศ\.\s{0,2})?[2๒][5๕][0-9๐-๙]{2}(?![0-9๐-๙]))?"
)
# A title speaks of its own year, of the one before and of the one that it plans for.
_NEAR = 1


def move_printed_years(text: str, from_year: int, to_year: int) -> str:
    """
    The title of `from_year` for `to_year`: "ประจำปี 2568" becomes "ประจำปี 2569" one year on.

    Moved are years after the word ปี that are the title's own or next to it. Spans ("2566-2570")
    and the years of laws stay: they are not the year's.
    """

    def moved(found: re.Match[str]) -> str:
        year = int(to_arabic_digits(found["first"]))
        if found["span"] or abs(year - from_year) > _NEAR:
            return found[0]
        typed = str(year + to_year - from_year)
        return found["before"] + (typed if found["first"].isascii() else to_thai_digits(typed))

    return _YEARS.sub(moved, text)
