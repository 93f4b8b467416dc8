"""A block of cells from Word or Excel, pasted as text, put into what was sent of the table."""

import csv
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.http import QueryDict

from agency.statuses import Statuses
from measures.table_forms import COLUMNS, MOST_ROWS, PREFIX
from records.key_fields import is_outline, outline_number
from thai.spelling import normalise
from values.reading import Written
from values.statuses import read_status

PASTED = "pasted"
# How offices head the columns, beside our own words.
HEADS = {
    "number": ("ที่", "ลำดับ", "ลำดับที่", "ข้อ"),
    "title": ("มาตรการ", "กิจกรรม", "โครงการ"),
    "method": ("วิธีดำเนินการ", "วิธีการ", "ขั้นตอน"),
    "divisions": ("ผู้รับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "ส่วนราชการ"),
    "period": ("ระยะเวลา",),
    "results": ("สรุปผล", "ผลการดำเนินการ", "ผลการดำเนินงาน"),
    "outcomes": ("ผลลัพธ์", "ความสำเร็จ"),
    "budget_spent": ("งบที่ใช้จริง", "ใช้จริง", "เบิกจ่าย"),
    "budget_planned": ("งบที่ตั้งไว้", "งบประมาณ"),
    "responsible_person": ("บุคคล", "ชื่อผู้รับผิดชอบ"),
    "status": ("สถานะ",),
}


@dataclass(frozen=True)
class Pasted:
    """What became of a pasted text, in rows."""

    filled: int
    added: int
    left_out: tuple[str, ...]

    @property
    def sentence(self) -> str:
        told = f"อ่านตารางที่วางแล้ว เติมแถวเดิม {self.filled} แถว เพิ่ม {self.added} แถว ยังไม่ได้บันทึก"
        if self.left_out:
            told += f" ไม่ได้ใช้ {len(self.left_out)} แถว: {', '.join(self.left_out[:10])}"
        return told


def read_block(text: str) -> list[list[str]]:
    """The cells of a copied block: lines of tab-separated cells, cells of many lines in quotes."""
    csv.field_size_limit(1_000_000)
    try:
        rows = list(csv.reader(StringIO(text.strip("\r\n")), delimiter="\t"))
    except csv.Error:  # a quote within a text is no end of it
        rows = [line.split("\t") for line in text.splitlines()]
    return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]


def put_block(data: QueryDict, may_add: bool, statuses: Statuses) -> Pasted:
    """
    Fill the sent table from its box of pasted text: rows of known numbers, then new ones.

    `data` is changed; the box is emptied of what was used.
    """
    rows = read_block(str(data.get(PASTED, "")))
    columns = _columns_of(rows[0]) if rows else ()
    if columns:
        rows = rows[1:]
    else:
        columns = _columns_by_order(rows)
    places = _places(data)
    filled = added = 0
    left_out = []
    for row in rows:
        cells = {name: cell for name, cell in zip(columns, row, strict=False) if name and cell}
        number = str(outline_number(cells.get("number", "")))
        if number in places:
            filled += 1
            place = places[number]
        elif may_add and _total(data) < MOST_ROWS:
            added += 1
            place = _free_place(data, statuses)
        else:
            left_out.append(number or cells.get("title", "")[:30])
            continue
        _fill(data, place, cells, statuses)
        if number:
            places[number] = place
    data[PASTED] = ""
    return Pasted(filled, added, tuple(left_out))


def _columns_of(head: list[str]) -> tuple[str, ...]:
    """Which column each heading names; nothing if the row is no row of headings."""
    names = [_column_of("".join(normalise(cell).split())) for cell in head]
    return tuple(names) if sum(map(bool, names)) >= 2 and "title" in names else ()


def _column_of(words: str) -> str:
    exact = (name for name, heads in HEADS.items() if words in heads)
    parts = (name for name, heads in HEADS.items() for head in heads[-3:] if head in words)
    if len(words) > 60:
        return ""
    return next(exact, "") or next((name for name in parts if name != "number"), "")


def _columns_by_order(rows: list[list[str]]) -> tuple[str, ...]:
    """The columns of the page, from the number on where the first cells are numbers."""
    first = [str(outline_number(row[0])) for row in rows if row and row[0]]
    numbered = bool(first) and all(is_outline(cell) for cell in first)
    return COLUMNS if numbered else COLUMNS[1:]


def _places(data: QueryDict) -> dict[str, int]:
    """The row of each number that the table shows."""
    found = {}
    for place in range(_total(data)):
        number = outline_number(str(data.get(f"{PREFIX}-{place}-number", "")))
        shown = data.get(f"{PREFIX}-{place}-shown_number", "")
        if number or shown:
            found[str(number or shown)] = place
    return found


def _free_place(data: QueryDict, statuses: Statuses) -> int:
    """The first added row in which nothing was typed, else one more."""
    saved, total = _count(data, "INITIAL_FORMS"), _total(data)
    for place in range(saved, total):
        typed = (data.get(f"{PREFIX}-{place}-{name}", "") for name in COLUMNS if name != "status")
        if not any(str(text).strip() for text in typed):
            return place
    data[f"{PREFIX}-TOTAL_FORMS"] = str(total + 1)
    data[f"{PREFIX}-{total}-status"] = str(statuses.initial)
    return total


def _fill(data: QueryDict, place: int, cells: dict[str, str], statuses: Statuses) -> None:
    codes = {label: code for code, label in statuses.choices}
    for name, cell in cells.items():
        if name == "status":
            label = read_status(Written(cell), list(codes)).value or cell
            cell = codes.get(label, label)
        data[f"{PREFIX}-{place}-{name}"] = cell


def _total(data: QueryDict) -> int:
    return _count(data, "TOTAL_FORMS")


def _count(data: QueryDict, name: str) -> int:
    typed: Any = data.get(f"{PREFIX}-{name}", "")
    return min(int(typed), MOST_ROWS) if typed.isascii() and typed.isdecimal() else 0
