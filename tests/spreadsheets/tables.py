"""Making and changing the files of tables, as a person with a spreadsheet program would."""

import csv
from io import BytesIO, StringIO

from openpyxl import Workbook, load_workbook

from agency.models import FiscalYear
from agency.years import all_years
from spreadsheets.reading import read_table
from spreadsheets.registry import sheets
from spreadsheets.writing import csv_pieces, xlsx_file


def exported(slug: str, user, ending: str = "xlsx", year: int = 2566) -> bytes:
    """The file that the user downloads."""
    table = sheets()[slug](user, all_years)
    fiscal_year = FiscalYear.objects.get(year_be=year) if table.of_year else None
    if ending == "csv":
        return b"".join(csv_pieces(table, fiscal_year))
    with xlsx_file(table, fiscal_year) as file:
        return file.read()


def rows_of(data: bytes) -> list[dict[str, str]]:
    """The rows of an XLSX file as a spreadsheet program shows them."""
    lines = [[cell.value for cell in line] for line in load_workbook(BytesIO(data)).active]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def xlsx(rows: list[dict]) -> bytes:
    """An XLSX file of these rows; texts are texts, as a person types them."""
    book = Workbook()
    book.active.append(list(rows[0]))
    for number, row in enumerate(rows, start=2):
        for place, value in enumerate(row.values(), start=1):
            cell = book.active.cell(number, place, value)
            if isinstance(value, str):
                cell.data_type = "s"
    return saved(book)


def saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def csv_file(rows: list[dict], encoding: str = "utf-8-sig", between: str = ",") -> bytes:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=between)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def read(slug: str, user, data: bytes):
    """The table and what was read from the file, as an upload does."""
    table = sheets()[slug](user, all_years)
    return table, read_table(data, table.headers)
