"""Tables as files: XLSX for the office, CSV (UTF-8 with its mark) for other programs."""

from collections.abc import Iterator
from decimal import Decimal
from typing import BinaryIO

from agency.context_processors import the_agency
from agency.models import FiscalYear
from catalogue.cells import NO, YES, Hundredths, YesNo
from catalogue.columns import Column, LabelColumn, Part
from catalogue.sheets import VERSION, Sheet
from documents.workbooks import (
    AS_TEXT,
    HUNDREDTHS,
    WHOLE,
    CellValue,
    WorkbookColumn,
    WorkbookSheet,
    escape_reversibly,
    keep_reversibly,
    protect_reversibly,
    write_workbook,
)
from documents.workbooks import csv_pieces as pieces_of
from spreadsheets.limits import MOST_ROWS

NARROW = 16  # what the version column needs


def csv_pieces(sheet: Sheet, fiscal_year: FiscalYear | None) -> Iterator[bytes]:
    """The table as CSV, one piece per row."""
    rows = sheet.rows(fiscal_year).iterator(chunk_size=500)
    written = (_texts(sheet, sheet.cells_of(row)) for row in rows)
    return pieces_of(sheet.headers, written, str)


def _texts(sheet: Sheet, cells: list[str]) -> list[str]:
    """Numbers, days and times stay as they are: whatever a program makes of them is read again."""
    words = [column.cell.type == "string" for column in sheet.columns]
    words += [True] * (len(cells) - len(words))
    return [
        keep_reversibly(text) if is_words else escape_reversibly(text)
        for text, is_words in zip(cells, words, strict=True)
    ]


def xlsx_file(sheet: Sheet, fiscal_year: FiscalYear | None) -> BinaryIO:
    """The table as an XLSX file, open at its start; whoever sends it closes it."""
    offers = bool(sheet.change_right)
    columns = [_sheet_column(column, offers, fiscal_year) for column in sheet.columns]
    if sheet.change_right:
        columns.append(WorkbookColumn(VERSION, NARROW, AS_TEXT, printed=False))
    heading = f"{sheet.title} ปีงบประมาณ {fiscal_year}" if fiscal_year else sheet.title
    rows = _rows(sheet, fiscal_year)
    page = WorkbookSheet(sheet.title, columns, rows, choice_rows=MOST_ROWS, heading=heading)
    return write_workbook([page], office=the_agency().name, title=heading)


def _rows(sheet: Sheet, fiscal_year: FiscalYear | None) -> Iterator[list[CellValue]]:
    read = [_number if _is_numeric(column) else protect_reversibly for column in sheet.columns]
    read.append(protect_reversibly)  # the version, where there is one
    for row in sheet.rows(fiscal_year).iterator(chunk_size=500):
        yield [value(text) for value, text in zip(read, sheet.cells_of(row), strict=False)]


def _sheet_column(column: Column, offers: bool, fiscal_year: FiscalYear | None) -> WorkbookColumn:
    told = column if fiscal_year is None else column.in_year(fiscal_year)
    choices = _choices_of(told or column) if offers else ()
    return WorkbookColumn(column.heading, column.width, _number_format(column), choices)


def _number_format(column: Column) -> str:
    if not _is_numeric(column):
        return AS_TEXT
    return HUNDREDTHS if isinstance(column.cell, Hundredths) else WHOLE


def _is_numeric(column: Column) -> bool:
    return column.cell.is_number


def _number(text: str) -> CellValue:
    if not text:
        return None
    return Decimal(text) if "." in text else int(text)


def _choices_of(column: Column) -> tuple[str, ...]:
    """What is offered in the cells of a choice; other words are still read, and told of."""
    if isinstance(column, LabelColumn):
        return tuple(column.labels.values())
    if isinstance(column.cell, YesNo) and column.part is Part.OWN:
        return (YES, NO)
    return ()
