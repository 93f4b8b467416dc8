"""Cells that hold numbers: amounts, scores, printed numbers of rows and sub-indicators."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from imports.tables.cell_dates import first_of
from imports.tables.cell_texts import is_nothing, numbered_line
from imports.tables.notes import Notes
from imports.tables.plain_values import hundredths, whole_or_text
from imports.tables.target import Values
from imports.tables.view import At
from imports.tables.words import one_line
from office_files.contents import Cell
from thai.digits import to_arabic_digits
from values.meeting_numbers import read_meeting_number
from values.numbers import read_number
from values.reading import Reading, Written
from values.sections import read_section

LOST_ZERO = "ตัวเลข {text} อยู่ต่อจาก {before} จึงอาจเป็น {longer} ที่โปรแกรมตารางตัดเลขศูนย์ท้ายทิ้ง กรุณาเลือก"
ROUNDED = "{cell}: “{text}” มีทศนิยมเกินสองตำแหน่ง ระบบเก็บเป็น {kept}"
MADE_BY_PROGRAMS = 6  # decimals from which on a program's own arithmetic shows
NO_NUMBER = "อ่านลำดับที่ “{text}” ไม่ออก กรุณาตรวจ"
_OUTLINE = re.compile(r"(?:ข้อ|ลำดับ|ตัวชี้วัด)?\s*(?:ที่)?\s*([0-9]{1,5}(?:[.][0-9]{1,3}){0,4})[.)]?")
_ZEROS = re.compile("^0+(?=[0-9])")  # "01" is 1, and "0.1" is not ".1"
_SUB_INDICATOR = re.compile(r"\s*(?:ตัวชี้วัด\s*ย่อย\s*(?:ที่)?\s*)?[0-9]{1,2}[.][0-9]")
_SECTION_TITLE = re.compile(
    r"(?:ตัวชี้วัด|ประเด็น|หมวด)?\s*(?:ย่อย)?\s*(?:ที่)?\s*[0-9]{1,2}(?:[.][0-9]{1,2}){0,2}[.:)]?\s*(?P<title>.*)"
)


def amount(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """An amount of money or a score with two decimals."""
    at = first_of(cells, notes)
    number = notes.take(at, _number(at)) if at else None
    if at is None or number is None:
        return {name: ""}
    kept = hundredths(number)
    if round(number, MADE_BY_PROGRAMS) != Decimal(kept):
        notes.tell(ROUNDED.format(cell=at.place, text=at.text[:60], kept=kept))
    return {name: kept}


def _number(at: At) -> Reading[Decimal]:
    # 0.9725 is shown as 97.25 %: what a person sees counts.
    return read_number(Written(at.cell.text) if "%" in at.cell.number_format else at.written)


def outline(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """The printed number of a row: 1, or 1.1.1 as text; a title may stand behind it."""
    at = first_of(cells, notes)
    if at is None:
        return {name: ""}
    match = _OUTLINE.fullmatch(_plain(at))
    if match is None:
        said = numbered_line("title", [at], notes)
        if "number" in said:
            return {name: said["number"], "title": said["title"]}
        notes.doubt(at, (), NO_NUMBER.format(text=at.text[:60]))
        return {name: ""}
    return {name: whole_or_text(_with_zero(name, at, _ZEROS.sub("", match[1]), notes))}


def _plain(at: At) -> str:
    typed = to_arabic_digits(one_line(at.text))
    value = at.cell.value
    if isinstance(value, Decimal) and at.cell.number_format in ("", "General", "@"):
        return f"{value.normalize():f}"
    return typed.removesuffix(".0") if isinstance(value, Decimal) else typed


def _with_zero(name: str, at: At, number: str, notes: Notes) -> str:
    """9.1 as a number behind 9.9 is 9.10, which a program has cut: asked."""
    before, notes.previous[name] = notes.previous.get(name, ""), number
    head, _, last = number.rpartition(".")
    head_before, _, last_before = before.rpartition(".")
    if not isinstance(at.cell.value, Decimal) or not head or head != head_before:
        return number
    if len(last) != 1 or int(last) * 10 != int(last_before) + 1:
        return number
    longer = notes.previous[name] = f"{number}0"
    notes.doubt(at, [longer, number], LOST_ZERO.format(text=number, before=before, longer=longer))
    return longer


def section(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """The number of a sub-indicator, behind which its title may stand."""
    at = first_of(cells, notes)
    if at is None:
        return {name: ""}
    at = _of_sub_indicator(at)
    found = notes.take(at, read_section(at.written, notes.context.sections)) or ""
    known = notes.context.sections
    number = found if found in known else _with_zero(name, at, found, notes)
    match = _SECTION_TITLE.fullmatch(to_arabic_digits(one_line(at.text)))
    title = one_line(at.text)[match.start("title") :] if match else ""
    return {name: number, **({"section_title": title} if title else {})}


def _of_sub_indicator(at: At) -> At:
    """The line of the sub-indicator below that of its indicator: "ตัวชี้วัดที่ 9 …", "9.1 …"."""
    first, *below = at.text.splitlines()
    lines = [line for line in below if _SUB_INDICATOR.match(to_arabic_digits(line))]
    is_above = not _SUB_INDICATOR.match(to_arabic_digits(first))
    return replace(at, cell=Cell(lines[0])) if is_above and len(lines) == 1 else at


def meeting_number(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """The number of a meeting, 1/2566."""
    at = first_of(cells, notes)
    reading = read_meeting_number(at.written, notes.year_be) if at else Reading()
    return {name: (notes.take(at, reading) if at else "") or ""}


def printed(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """The place of a row in a list, as a whole number; anything else is not of interest."""
    at = next((at for at in cells if not is_nothing(at.text)), None)
    match = _OUTLINE.fullmatch(_plain(at)) if at else None
    return {name: whole_or_text(match[1])} if match else {}
