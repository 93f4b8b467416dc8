"""Cells that hold what a document has to show: lines of several levels with their marks."""

from collections.abc import Sequence

from imports.tables.cell_texts import filled
from imports.tables.notes import Notes
from imports.tables.target import Values
from imports.tables.view import At
from oit_checklist.criteria_set import lines_of
from oit_checklist.element_cell import read_elements, says_either

EITHER = "ช่องนี้มีคำว่า “อย่างใดอย่างหนึ่ง” หรือคำทำนองเดียวกัน ต้องมีทุกอย่าง หรือมีอย่างใดอย่างหนึ่งก็พอ กรุณาเลือก"
READINGS = ("เป็นบรรทัดเดียวตามที่เขียน", "แยกเป็นข้อย่อยที่มีข้อใดข้อหนึ่งก็พอ")


def elements(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """The lines with their levels and the marks that are printed before them."""
    lines: list[dict[str, object]] = []
    for at in filled(cells):
        if says_either(at.text):
            notes.doubt(at, READINGS, EITHER)
        lines += _lines(at.cell.text)
    return {name: lines}


def _lines(text: str) -> list[dict[str, object]]:
    raw = iter(line.strip() for line in text.splitlines() if line.strip())
    found = []
    for level, entry in lines_of(read_elements(text)):
        marker = entry.marker or _mark(
            next((line for line in raw if _begins(line, entry.text)), "")
        )
        note = {"is_note": True} if entry.is_note else {}
        found.append({"level": level, "text": entry.text, "marker": marker, **note})
    return found


def _begins(line: str, text: str) -> bool:
    """Whether a printed line is the first one of a text, whatever mark stands before it."""
    words = line.removeprefix("o ").lstrip("•●○▪■◦·‣➢✓–—-* ")
    return bool(words) and (text.startswith(words) or text in line)


def _mark(line: str) -> str:
    mark = line[:1]
    return mark if mark in "•●○▪■◦·‣➢✓–—-*" or line.startswith("o ") else ""
