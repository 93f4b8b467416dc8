"""
An XLSX file as sheets of typed cells, or one Thai sentence about why it cannot be read.

For readers that need what a plain table of texts loses: which cells are merged, and whether 9.10
was a text or a number. Nothing is unpacked before its size is known.
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from records.file_identity import XLSX, identity_of_bytes
from thai.spelling import normalise

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 20 * 1024 * 1024
MOST_PARTS = 200
MOST_ROWS = 5_000
MOST_COLUMNS = 60

FURTHEST_ROW = 20_000  # the number of a row; formatted ones without contents count
MOST_MERGED = 200_000  # cells
_ROW_NUMBER = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br=[\"']([0-9]{1,9})[\"']")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']"
)
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")

TOO_BIG = "แฟ้มนี้ใหญ่เกินไป ระบบไม่เปิด กรุณาคัดลอกเฉพาะตารางไปไว้ในแฟ้มใหม่"
UNREADABLE = (
    "แฟ้มนี้เป็น .xlsx แต่เนื้อในไม่ตรงรูปแบบ ระบบอ่านไม่ได้ "
    "กรุณาเปิดใน Excel หรือ LibreOffice บันทึกเป็น .xlsx ใหม่ แล้วนำเข้าอีกครั้ง"
)


class WorkbookError(Exception):
    """A file that cannot be read as a workbook; the text is Thai, for the person."""


@dataclass(frozen=True)
class GridCell:
    """A cell as a person sees it: its text, and its number format if it holds a number."""

    text: str
    number_format: str = ""

    @property
    def is_number(self) -> bool:
        return bool(self.number_format)


EMPTY = GridCell("")


@dataclass
class Grid:
    """
    One sheet: its cells by row and column, both from 1; rows and columns that are empty are none.

    `merged` leads from each cell of a merged area to the cell that holds its value.
    """

    title: str
    cells: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def at(self, row: int, column: int) -> GridCell:
        """What stands in this very cell; nothing in one that is merged into another."""
        return self.cells.get((row, column), EMPTY)

    def shown_at(self, row: int, column: int) -> GridCell:
        """What a person sees at this place: of a merged area, its value."""
        return self.at(*self.merged.get((row, column), (row, column)))

    @property
    def rows(self) -> list[int]:
        """The rows that hold anything, from the top."""
        return sorted({row for row, _ in self.cells})

    def columns_of(self, row: int) -> list[int]:
        """The columns of a row that hold anything, from the left."""
        return sorted(column for at, column in self.cells if at == row)


def cell_name(row: int, column: int) -> str:
    """How a spreadsheet program names a cell: E5."""
    return f"{get_column_letter(column)}{row}"


def read_grids(data: bytes) -> list[Grid]:
    """Every visible sheet of an XLSX file. Raises WorkbookError."""
    _refuse_other_kinds(data)
    try:
        _refuse_size(data)
        with warnings.catch_warnings():
            # openpyxl warns of drawings and styles that it leaves out; only texts matter here.
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data), keep_links=False)
        return [_grid(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except WorkbookError:
        raise
    except Exception as error:
        # A broken file raises whatever the part of openpyxl or zlib that met it raises.
        raise WorkbookError(UNREADABLE) from error


def _refuse_other_kinds(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise WorkbookError(TOO_BIG)
    if not data:
        raise WorkbookError("แฟ้มว่างเปล่า")
    kind = identity_of_bytes(data)
    if kind != XLSX:
        what = f"แฟ้มนี้เป็น{kind.words}" if kind else "แฟ้มนี้ไม่ใช่ตาราง .xlsx"
        raise WorkbookError(f"{what} กรุณาเปิดในโปรแกรมตารางคำนวณ บันทึกเป็น .xlsx แล้วนำเข้าใหม่")


def _refuse_size(data: bytes) -> None:
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        # A part cannot turn out longer than the archive says: zipfile stops there.
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise WorkbookError(TOO_BIG)
        for part in parts:
            if part.filename.startswith("xl/worksheets/"):
                _refuse_sheet(archive.read(part))


def _refuse_sheet(xml: bytes) -> None:
    """Before the library makes an object of every row and of every cell of a merged area."""
    furthest = max(map(int, _ROW_NUMBER.findall(xml)), default=0)
    if len(_ROW.findall(xml)) > MOST_ROWS or furthest > FURTHEST_ROW:
        raise WorkbookError(f"แผ่นตารางมีเกิน {MOST_ROWS:,} แถว กรุณาลบแถวว่างที่อยู่ท้ายตาราง")
    merged = 0
    for area in _MERGED.findall(xml):
        first, top, last, bottom = (part.decode() for part in area)
        width = column_index_from_string(last) - column_index_from_string(first) + 1
        merged += width * (int(bottom) - int(top) + 1)
        if merged > MOST_MERGED:
            raise WorkbookError(
                f"แผ่นตารางผสานช่องกว้างเกินไป (ถึง {last}{bottom}) กรุณายกเลิกการผสานช่องว่าง"
            )


def _grid(sheet: Worksheet) -> Grid:
    grid = Grid(sheet.title)
    # One column more than is allowed, so that a person is told of what stands there.
    for line in sheet.iter_rows(max_col=min(sheet.max_column, MOST_COLUMNS + 1)):
        for cell in line:
            if isinstance(cell, Cell) and (read := _read(cell, sheet.title)).text:
                if cell.column > MOST_COLUMNS:
                    where = f"แผ่น “{sheet.title}” ช่อง {cell.coordinate}"
                    raise WorkbookError(f"{where} อยู่เลยคอลัมน์ที่ {MOST_COLUMNS} ระบบไม่อ่าน")
                grid.cells[cell.row, cell.column] = read
    grid.merged.update(_merged(sheet))
    return grid


Place = tuple[int, int]


def _merged(sheet: Worksheet) -> Iterator[tuple[Place, Place]]:
    for area in sheet.merged_cells.ranges:
        first = (area.min_row, area.min_col)
        # An area may reach to the last row of the format.
        for row in range(area.min_row, min(area.max_row, sheet.max_row) + 1):
            for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1):
                yield (row, column), first


def _read(cell: Cell, title: str) -> GridCell:
    value = cell.value
    if value is None:
        return EMPTY
    where = f"แผ่น “{title}” ช่อง {cell.coordinate}"
    if cell.data_type == "f":
        raise WorkbookError(f"{where} เป็นสูตร กรุณาคัดลอกแล้ววางเป็นค่า ก่อนนำเข้า")
    if cell.data_type == "e":
        raise WorkbookError(f"{where} มีค่าผิดพลาด ({value}) กรุณาแก้ไขก่อนนำเข้า")
    if isinstance(value, bool):
        return GridCell("ใช่" if value else "ไม่ใช่")
    if isinstance(value, datetime | date | time):
        raise WorkbookError(f"{where} เป็นวันที่หรือเวลา กรุณาเปลี่ยนเป็นข้อความตามที่ต้องการ ก่อนนำเข้า")
    if isinstance(value, int | float):
        number = int(value) if float(value).is_integer() else value
        return GridCell(str(number), cell.number_format or "General")
    return GridCell(normalise(str(value)).strip())
