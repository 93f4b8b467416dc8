"""A table as CSV, XLSX and JSON: the same columns, rows and values in all three."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal

from agency.context_processors import the_agency
from catalogue.columns import Column, Value
from catalogue.data_tables import DataTable
from documents import workbooks
from documents.workbooks import CSV, XLSX, WorkbookColumn, WorkbookSheet, csv_pieces, write_workbook

Rows = list[dict[str, Value]]

WIDE, NARROW = 50, 18  # characters
_FORMATS = {"date": workbooks.DATE, "datetime": workbooks.DATETIME, "time": workbooks.TIME}
_EXPLANATIONS = (
    WorkbookColumn("คอลัมน์", NARROW),
    WorkbookColumn("ชื่อ", NARROW),
    WorkbookColumn("คำอธิบาย", WIDE),
    WorkbookColumn("ชนิด", NARROW),
    WorkbookColumn("หน่วย", NARROW),
)


def write_csv(table: DataTable, rows: Rows) -> bytes:
    """UTF-8 with the mark by which Excel knows it, lines ended as RFC 4180 has them."""
    names = (column.name for column in table.columns)
    return b"".join(csv_pieces(names, (map(_csv_value, row.values()) for row in rows)))


def write_json(table: DataTable, rows: Rows) -> bytes:
    """A list of objects by column name; what is unknown is null."""
    return json.dumps(rows, ensure_ascii=False, indent=1, default=_json_value).encode() + b"\n"


def write_xlsx(table: DataTable, rows: Rows) -> bytes:
    """
    A sheet with the rows and one that explains the columns; text never becomes a formula.

    Dates are dates of the spreadsheet; moments are in Bangkok's time, for it knows no zones.
    """
    columns = [_sheet_column(column) for column in table.columns]
    explained = [
        (column.name, column.title, column.description, column.type, column.unit)
        for column in table.columns
    ]
    sheets = [
        WorkbookSheet(table.name, columns, (row.values() for row in rows), heading=table.title),
        WorkbookSheet(
            "คำอธิบายคอลัมน์", _EXPLANATIONS, explained, heading=f"คำอธิบายคอลัมน์ {table.title}"
        ),
    ]
    with write_workbook(sheets, office=the_agency().name, title=table.title) as file:
        return file.read()


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


def _csv_value(value: Value) -> Value:
    is_plain = isinstance(value, str | int | Decimal) and not isinstance(value, bool)
    return value if is_plain else as_text(value)


def _json_value(value: Value) -> str | float:
    return float(value) if isinstance(value, Decimal) else as_text(value)


def _sheet_column(column: Column) -> WorkbookColumn:
    width = WIDE if column.type == "string" and not column.codes else NARROW
    return WorkbookColumn(column.name, width, _FORMATS.get(column.type, workbooks.GENERAL))


WRITERS: dict[str, tuple[Callable[[DataTable, Rows], bytes], str]] = {
    "csv": (write_csv, CSV),
    "xlsx": (write_xlsx, XLSX),
    "json": (write_json, "application/json; charset=utf-8"),
}
