"""The first sheet of an XLSX file as lines of texts. Formulas and merged cells are refused."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from itertools import islice
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell

from catalogue.cells import NO, YES
from spreadsheets.limits import MOST_COLUMNS, MOST_LINES, MOST_PARTS, MOST_ROWS, MOST_UNPACKED
from values.reading import Stored
from values.typed import Typed

UNREADABLE = (
    "แฟ้มนี้เป็น .xlsx แต่เนื้อในไม่ตรงรูปแบบ ระบบอ่านไม่ได้ "
    "กรุณาเปิดใน Excel หรือ LibreOffice บันทึกเป็น .xlsx ใหม่ แล้วนำเข้าอีกครั้ง"
)
NO_SHEET = "แฟ้มนี้ไม่มีแผ่นตาราง (sheet) กรุณาวางตารางในแผ่นแรก แล้วนำเข้าใหม่"
TOO_LONG = f"ตารางมีเกิน {MOST_ROWS:,} แถว ระบบหยุดอ่านแล้ว กรุณาแบ่งเป็นหลายแฟ้ม และลบแถวว่างที่อยู่ท้ายตาราง"
MERGED = "ตารางมีช่องที่ผสานกัน (merge) กรุณายกเลิกการผสานทุกช่องก่อนนำเข้า"
TOO_BIG = "แฟ้มนี้ขยายออกแล้วใหญ่เกินไป ระบบไม่เปิด กรุณาคัดลอกเฉพาะตารางไปไว้ในแฟ้มใหม่"
_MERGED_CELL = re.compile(rb"<(\w+:)?mergeCell[\s/>]")
_LINE = re.compile(rb"<(\w+:)?row[\s/>]")


class ReadError(Exception):
    """A file that cannot be read as a table; the text is Thai, for the person."""


def xlsx_lines(data: bytes) -> Iterator[list[str]]:
    """The lines of the first sheet, missing ones as empty. Raises ReadError."""
    try:
        _refuse_unsafe(data)
        book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
        if not book.worksheets:
            raise ReadError(NO_SHEET)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says about its size may be wrong
        # One more than is allowed, so that whoever counts sees that there is more.
        for cells in sheet.iter_rows(max_row=MOST_LINES + 1, max_col=MOST_COLUMNS + 1):
            yield [_text_of(cell) for cell in cells]
    except ReadError:
        raise
    except Exception as error:
        # A broken file raises whatever the part of openpyxl or zlib that met it raises.
        raise ReadError(UNREADABLE) from error


def _refuse_unsafe(data: bytes) -> None:
    """Before anything is unpacked for real: is it small enough, and free of merged cells?"""
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        # A part cannot turn out longer than the archive says: zipfile stops there.
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise ReadError(TOO_BIG)
        for part in parts:
            if part.filename.startswith("xl/worksheets/"):
                _refuse_sheet(archive.read(part))


def _refuse_sheet(xml: bytes) -> None:
    # openpyxl looks through a whole sheet for its size before it gives the first line.
    if sum(1 for _ in islice(_LINE.finditer(xml), MOST_LINES + 1)) > MOST_LINES:
        raise ReadError(TOO_LONG)
    if _MERGED_CELL.search(xml):
        raise ReadError(MERGED)


def _text_of(cell: Cell | MergedCell) -> str:
    value = cell.value
    if value is None or isinstance(cell, MergedCell):
        return ""
    if cell.data_type == "f":
        raise ReadError(f"ตารางมีสูตรในช่อง {cell.coordinate} กรุณาคัดลอกแล้ววางเป็นค่า (ไม่มีสูตร) ก่อนนำเข้า")
    if cell.data_type == "e":
        raise ReadError(f"ช่อง {cell.coordinate} มีค่าผิดพลาด ({value}) กรุณาแก้ไขก่อนนำเข้า")
    return Typed(_words(value), _stored(value))


def _stored(value: object) -> Stored:
    """What the program keeps where that is no text: it may not be what was typed."""
    if isinstance(value, bool | datetime | date | time):
        return value
    return Decimal(str(value)) if isinstance(value, int | float) else None


def _words(value) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime | date):
        # A date typed as 23/11/2569 is kept by the program as a day of the year 2569.
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
