"""Texts whose cells are parted by a sign: commas, semicolons, tabs, bars; with quoted cells."""

import re
from collections import Counter
from collections.abc import Iterator

from office_files.contents import OfficeFileError

SIGNS = (",", ";", "\t", "|")
LINES_LOOKED_AT = 200

_TOLD = re.compile(r'"?sep=(.)"?[ \t,;]*(?:\n|$)', re.IGNORECASE)
_QUOTED = re.compile(r'[ ]*"([^"]*(?:""[^"]*)*)"[ ]*')
_PROTECTED = re.compile(r'="([^"]*)"')

Record = tuple[int, list[str]]  # the number of the line where it begins, and its cells


def told_sign(text: str) -> tuple[str, str]:
    """The sign that the first line tells as Excel reads it ("sep=;"), and the text without it."""
    found = _TOLD.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def found_sign(text: str) -> tuple[str, float]:
    """The sign that parts the cells, and the share of lines that it parts alike; "" for none."""
    best, found = (0.0, 0), ""
    for sign in SIGNS:
        rated = _rated(_widths(text, sign))
        if rated > best:
            best, found = rated, sign
    return found, best[0]


def records(text: str, sign: str, forgiving: bool = False) -> Iterator[Record]:
    """
    The lines as lists of texts. Quotes part nothing; two of them within stand for one.

    Raises OfficeFileError with the line of a quote that never closes; a forgiving reading takes
    such a quote as a sign of the text.
    """
    plain = re.compile(rf"[^{re.escape(sign)}\n]*")
    place, line, cells, first = 0, 1, [], 1
    while place < len(text):
        cell, end = _cell(text, place, sign, plain, line if not forgiving else 0)
        cells.append(cell)
        line += text.count("\n", place, end)
        if end >= len(text) or text[end] == "\n":
            yield first, cells
            line += 1
            cells, first = [], line
        elif end == len(text) - 1:  # the last cell of the file is empty
            yield first, [*cells, ""]
        place = end + 1


def _cell(text: str, place: int, sign: str, plain: re.Pattern[str], line: int) -> tuple[str, int]:
    """A cell and where it ends. `line` is its line where an open quote is an error, else 0."""
    quoted = _QUOTED.match(text, place)
    if quoted and (quoted.end() == len(text) or text[quoted.end()] in (sign, "\n")):
        return _unprotected(quoted[1].replace('""', '"')), quoted.end()
    found = plain.match(text, place)
    end = found.end() if found else place
    cell = text[place:end]
    is_open = cell.lstrip(" ").startswith('"') and cell.count('"') % 2
    if is_open and line:
        raise OfficeFileError(
            f'บรรทัดที่ {line:,} มีเครื่องหมายคำพูด (") ที่เปิดแล้วไม่ปิด ระบบแบ่งช่องต่อไปไม่ได้ '
            "กรุณาแก้บรรทัดนี้ หรือบันทึกเป็น .xlsx แล้วนำเข้าใหม่"
        )
    return _unprotected(cell), end


def _unprotected(cell: str) -> str:
    """A text written as a formula, so that a program leaves it as it is: ="01"."""
    found = _PROTECTED.fullmatch(cell.strip())
    return found[1] if found else cell


def _widths(text: str, sign: str) -> Counter[int]:
    widths: Counter[int] = Counter()
    for line, cells in records(text, sign, forgiving=True):
        if line > LINES_LOOKED_AT:
            break
        if any(cell.strip() for cell in cells):
            widths[len(cells)] += 1
    return widths


def _rated(widths: Counter[int]) -> tuple[float, int]:
    lines = widths.total()
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0, 0
    width = max(wide, key=lambda one: (wide[one], one))
    # Programs leave out empty cells at the end of a line; a line of prose is seldom so wide.
    alike = sum(count for one, count in wide.items() if one > width / 2)
    return alike / lines, width
