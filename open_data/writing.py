"""A table as CSV, XLSX and JSON: the same columns, rows and values in all three."""

import csv
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from catalogue.columns import Column, Value
from catalogue.data_tables import DataTable
from documents.spreadsheet_text import csv_text, write_text

Rows = list[dict[str, Value]]

WIDE, NARROW = 50, 18  # characters
# Made once: a style is weighed anew for each cell that gets one of its own.
WRAPPED, TOP = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
_FORMATS = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm:ss", "time": "hh:mm:ss"}
_EXPLANATIONS = ("คอลัมน์", "ชื่อ", "คำอธิบาย", "ชนิด", "หน่วย")


def write_csv(table: DataTable, rows: Rows) -> bytes:
    """UTF-8 with the mark by which Excel knows it, lines ended as RFC 4180 has them."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_csv_cell(value) for value in row.values()] for row in rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def write_json(table: DataTable, rows: Rows) -> bytes:
    """A list of objects by column name; what is unknown is null."""
    return json.dumps(rows, ensure_ascii=False, indent=1, default=_json_value).encode() + b"\n"


def write_xlsx(table: DataTable, rows: Rows) -> bytes:
    """
    A sheet with the rows and one that explains the columns; text never becomes a formula.

    Dates are dates of the spreadsheet; moments are in Bangkok's time, for it knows no zones.
    """
    book = Workbook(write_only=True)
    names = [column.name for column in table.columns]
    sheet = _sheet(book, table.name, names, [_width(column) for column in table.columns])
    for row in rows:
        cells = zip(table.columns, row.values(), strict=True)
        sheet.append([_xlsx_cell(sheet, column, value) for column, value in cells])
    about = _sheet(book, "คำอธิบายคอลัมน์", _EXPLANATIONS, (NARROW, NARROW, WIDE, NARROW, NARROW))
    for column in table.columns:
        words = (column.name, column.title, column.description, column.type, column.unit)
        about.append([_text_cell(about, word) for word in words])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_text(value: Value) -> str:
    """A value as CSV and JSON write it: ISO 8601, moments in universal time to the second."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        case time():
            return value.isoformat("seconds")
        case date():
            return value.isoformat()
    return str(value)


def _csv_cell(value: Value) -> str:
    return csv_text(value) if isinstance(value, str) else as_text(value)


def _json_value(value: Value) -> str | float:
    return float(value) if isinstance(value, Decimal) else as_text(value)


def _sheet(book: Workbook, title: str, head, widths):
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_text_cell(sheet, name, font=Font(bold=True)) for name in head])
    return sheet


def _width(column: Column) -> int:
    return WIDE if column.type == "string" and not column.codes else NARROW


def _xlsx_cell(sheet, column: Column, value: Value) -> WriteOnlyCell:
    if isinstance(value, str):
        return _text_cell(sheet, value, alignment=WRAPPED)
    if isinstance(value, datetime):
        value = timezone.make_naive(value).replace(microsecond=0)
    cell = WriteOnlyCell(sheet, value)
    cell.alignment = TOP
    if column.type in _FORMATS:
        cell.number_format = _FORMATS[column.type]
    return cell


def _text_cell(sheet, text: str, **style) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet)
    write_text(cell, text)
    for name, value in style.items():
        setattr(cell, name, value)
    return cell


WRITERS: dict[str, tuple[Callable[[DataTable, Rows], bytes], str]] = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "xlsx": (write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": (write_json, "application/json; charset=utf-8"),
}
