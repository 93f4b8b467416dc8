"""Excel before 2007 (.xls) as grids: values, formats, links, merged areas, what is hidden."""

from dataclasses import replace
from io import StringIO

import xlrd
from xlrd.book import Book
from xlrd.formatting import XF
from xlrd.sheet import Sheet

from office_files.cleaning import clean_cell, kept
from office_files.contents import EMPTY, Cell, Grid, Link, OfficeFile, OfficeFileError
from office_files.filling import MOST_COLUMNS, Filling, GridTooLargeError
from office_files.number_formats import BUILT_IN, GENERAL, parse_number
from office_files.parts import LOCKED
from office_files.sheet_values import error_cell, number_cell, truth_cell
from office_files.symbols import as_characters, is_symbol_font
from office_files.xls_formulas import Places, formula_places

KIND = "ตาราง Excel รุ่นเก่า"
MOST_BYTES = 30 * 1024 * 1024
OLDEST = tuple(bytes((9, version)) for version in (0, 2, 4, 8))  # without a file system around

UNREADABLE = (
    "ตาราง Excel รุ่นเก่านี้เนื้อในไม่ครบหรือไม่ตรงรูปแบบ ระบบอ่านไม่ได้ "
    "กรุณาเปิดใน Excel หรือ LibreOffice บันทึกเป็น .xlsx แล้วนำเข้าอีกครั้ง"
)
NOTHING = "ตาราง Excel นี้ไม่มีข้อมูลในแผ่นใดเลย"
TOO_BIG = f"แฟ้มนี้ใหญ่เกิน {MOST_BYTES // 1024 // 1024} เมกะไบต์ กรุณาบันทึกเป็น .xlsx แล้วนำเข้าใหม่"
MACRO = "แฟ้มนี้มีมาโคร ระบบอ่านเฉพาะข้อมูลในตาราง ไม่ได้เปิดมาโคร"
_MACRO_MARK = "_VBA_PROJECT".encode("utf-16-le")
_UNICODE = 80  # the version from which texts are Unicode
_NO_LETTERS = (None, 1252)  # what programs wrote that did not know Thai


def read_xls(data: bytes) -> OfficeFile:
    """Every sheet with its cells, hidden ones marked. Raises OfficeFileError."""
    if len(data) > MOST_BYTES:
        raise OfficeFileError(TOO_BIG)
    try:
        formulas = formula_places(data)
        book = _opened(data)
        filling = Filling()
        grids = [
            _read_sheet(book, sheet, filling, formulas.get(at, {}))
            for at, sheet in enumerate(book.sheets())
        ]
    except OfficeFileError:
        raise
    except Exception as error:
        # A broken file raises whatever the part of the library that met it raises.
        raise OfficeFileError(LOCKED if "encrypted" in str(error) else UNREADABLE) from error
    filling.check(grids, NOTHING)
    macro = [MACRO] if _MACRO_MARK in data else []
    return OfficeFile(KIND, list(grids), [*macro, *filling.told])


def _read_sheet(book: Book, sheet: Sheet, filling: Filling, formulas: Places) -> Grid:
    grid = Grid(kept(sheet.name), is_hidden=sheet.visibility != 0)
    try:
        _Reader(book, sheet, filling, formulas).read(grid)
    except GridTooLargeError as error:
        filling.drop(grid, error)
    return grid


def _opened(data: bytes, encoding: str | None = None) -> Book:
    # Without ragged rows, one cell in the last corner becomes sixteen million.
    book = xlrd.open_workbook(
        file_contents=data, formatting_info=True, ragged_rows=True, logfile=StringIO(),
        encoding_override=encoding,
    )  # fmt: skip
    if encoding is None and book.biff_version < _UNICODE and book.codepage in _NO_LETTERS:
        return _opened(data, "cp874")
    return book


class _Reader:
    """Reads one sheet into a grid."""

    def __init__(self, book: Book, sheet: Sheet, filling: Filling, formulas: Places):
        self._book, self._sheet, self._filling, self._formulas = book, sheet, filling, formulas

    def read(self, grid: Grid) -> None:
        """Every cell, then what is merged and hidden."""
        sheet = self._sheet
        for row in range(sheet.nrows):
            for column in range(sheet.row_len(row)):
                self._filling.put(grid, row + 1, column + 1, self._cell(row, column))
        for top, bottom, left, right in sheet.merged_cells:
            self._filling.merge(grid, (top + 1, left + 1), (bottom, right))
        held = set(grid.rows)
        hidden = {row + 1 for row, told in sheet.rowinfo_map.items() if told.hidden}
        grid.hidden_rows = hidden & held
        columns = (at + 1 for at, told in sheet.colinfo_map.items() if told.hidden)
        grid.hidden_columns = {column for column in columns if column <= MOST_COLUMNS}

    def _cell(self, row: int, column: int) -> Cell:
        kind = self._sheet.cell_type(row, column)
        if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
            return EMPTY
        cell = self._valued(row, column, kind, (row, column) in self._formulas)
        if address := self._formulas.get((row, column)):
            cell = replace(cell, links=(Link(cell.text, kept(address).strip()),))
        link = self._sheet.hyperlink_map.get((row, column))
        if link is None or not link.url_or_path:
            return cell
        address = link.url_or_path
        url = address.decode("cp874", "replace") if isinstance(address, bytes) else address
        url = url.strip("\0 ") + (f"#{link.textmark}" if link.textmark else "")
        return replace(cell, links=(Link(cell.text, kept(url)),))

    def _valued(self, row: int, column: int, kind: int, is_formula: bool) -> Cell:
        value = self._sheet.cell_value(row, column)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return truth_cell(bool(value), is_formula)
        if kind == xlrd.XL_CELL_ERROR:
            return error_cell(xlrd.error_text_from_code.get(value, "#VALUE!"), is_formula)
        number = parse_number(repr(value)) if isinstance(value, float) else None
        if number is None:
            font = self._font(row, column)
            text = as_characters(str(value), font) if is_symbol_font(font) else str(value)
            return Cell(clean_cell(text), is_formula=is_formula)
        code = self._format(row, column)
        return number_cell(number, code, is_formula, from_1904=self._book.datemode == 1)

    def _font(self, row: int, column: int) -> str:
        style = self._style(row, column)
        fonts = self._book.font_list
        is_known = style is not None and 0 <= style.font_index < len(fonts)
        return str(fonts[style.font_index].name) if style and is_known else ""

    def _style(self, row: int, column: int) -> XF | None:
        at = self._sheet.cell_xf_index(row, column)
        return self._book.xf_list[at] if 0 <= at < len(self._book.xf_list) else None

    def _format(self, row: int, column: int) -> str:
        style = self._style(row, column)
        if style is None:
            return GENERAL
        key = style.format_key
        told = self._book.format_map.get(key)
        # The library names the days of built-in formats the American way.
        return BUILT_IN.get(key) or (told.format_str if told else GENERAL)
