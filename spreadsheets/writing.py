"""Tables as files: XLSX for the office, CSV (UTF-8 with its mark) for other programs."""

from collections.abc import Iterator
from decimal import Decimal
from typing import BinaryIO

from agency.models import FiscalYear
from documents.workbooks import (
    AS_TEXT,
    HUNDREDTHS,
    WHOLE,
    CellValue,
    WorkbookColumn,
    WorkbookSheet,
    escape_reversibly,
    protect_reversibly,
    write_workbook,
)
from documents.workbooks import csv_pieces as pieces_of
from spreadsheets.cells import NO, YES, Hundredths, YesNo
from spreadsheets.columns import Column, LabelColumn, Part
from spreadsheets.limits import MOST_ROWS
from spreadsheets.table import VERSION, SheetTable

NARROW = 16  # what the version column needs


def csv_pieces(table: SheetTable, fiscal_year: FiscalYear | None) -> Iterator[bytes]:
    """The table as CSV, one piece per row."""
    rows = table.rows(fiscal_year).iterator(chunk_size=500)
    return pieces_of(table.headers, map(table.cells_of, rows), escape_reversibly)


def xlsx_file(table: SheetTable, fiscal_year: FiscalYear | None) -> BinaryIO:
    """The table as an XLSX file, open at its start; whoever sends it closes it."""
    columns = [_sheet_column(column, offers=bool(table.change_right)) for column in table.columns]
    if table.change_right:
        columns.append(WorkbookColumn(VERSION, NARROW, AS_TEXT))
    sheet = WorkbookSheet(table.title, columns, _rows(table, fiscal_year), choice_rows=MOST_ROWS)
    return write_workbook([sheet])


def _rows(table: SheetTable, fiscal_year: FiscalYear | None) -> Iterator[list[CellValue]]:
    read = [_number if _is_numeric(column) else protect_reversibly for column in table.columns]
    read.append(protect_reversibly)  # the version, where there is one
    for row in table.rows(fiscal_year).iterator(chunk_size=500):
        yield [value(text) for value, text in zip(read, table.cells_of(row), strict=False)]


def _sheet_column(column: Column, *, offers: bool) -> WorkbookColumn:
    choices = _choices_of(column) if offers else ()
    return WorkbookColumn(column.column_name, column.width, _number_format(column), choices)


def _number_format(column: Column) -> str:
    if not _is_numeric(column):
        return AS_TEXT
    return HUNDREDTHS if isinstance(column.widget, Hundredths) else WHOLE


def _is_numeric(column: Column) -> bool:
    return getattr(column.widget, "numeric", False)


def _number(text: str) -> CellValue:
    if not text:
        return None
    return Decimal(text) if "." in text else int(text)


def _choices_of(column: Column) -> tuple[str, ...]:
    """What is offered in the cells of a choice; other words are still read, and told of."""
    if isinstance(column, LabelColumn):
        return tuple(column.labels.values())
    if isinstance(column.widget, YesNo) and column.part is Part.OWN:
        return (YES, NO)
    return ()
