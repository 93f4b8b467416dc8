"""Tables as files: XLSX for the office, CSV (UTF-8 with its mark) for other programs."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from tempfile import TemporaryFile
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from agency.models import FiscalYear
from catalogue.cells import NO, YES, YesNo
from catalogue.columns import Column, LabelColumn, Part
from catalogue.sheets import Sheet
from documents.formulas import escape, protect
from documents.spreadsheet_text import write_text
from spreadsheets.limits import MOST_ROWS

BOLD = Font(bold=True)
GREY = PatternFill("solid", fgColor="EDEDED")
WRAPPED = Alignment(wrap_text=True, vertical="top")
NARROW = 16  # what the version column needs
AS_TEXT = "@"  # keeps programs from making a date of 1/2566
LONGEST_LIST = 255  # characters of a list that the format offers in a cell


def csv_pieces(sheet: Sheet, fiscal_year: FiscalYear | None) -> Iterator[bytes]:
    """The table as CSV, one piece per row."""
    writer = csv.writer(_Echo())
    yield b"\xef\xbb\xbf"
    yield writer.writerow(sheet.headers).encode()
    for row in sheet.rows(fiscal_year).iterator(chunk_size=500):
        yield writer.writerow(map(escape, sheet.cells_of(row))).encode()


def xlsx_file(sheet: Sheet, fiscal_year: FiscalYear | None) -> BinaryIO:
    """The table as an XLSX file, open at its start; whoever sends it closes it."""
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet.title[:31])
    page.freeze_panes = "A2"
    widths = [column.width for column in sheet.columns]
    for place, width in enumerate([*widths, NARROW], start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    _offer_choices(page, sheet)
    page.append([_head(page, name) for name in sheet.headers])
    numeric = [column.cell.is_number for column in sheet.columns]
    for row in sheet.rows(fiscal_year).iterator(chunk_size=500):
        cells = sheet.cells_of(row)
        kinds = [*numeric, False]
        page.append([_cell(page, text, number) for text, number in zip(cells, kinds, strict=False)])
    file = TemporaryFile()  # noqa: SIM115 - the response that sends it closes it
    book.save(file)
    file.seek(0)
    return file


def _head(page, name: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, name)
    cell.font, cell.fill, cell.alignment = BOLD, GREY, WRAPPED
    return cell


def _cell(page, text: str, number: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(page)
    cell.alignment = WRAPPED
    if number and text:
        cell.value = Decimal(text) if "." in text else int(text)
        cell.number_format = "0.00" if "." in text else "0"
    else:
        cell.number_format = AS_TEXT
        write_text(cell, protect(text))
    return cell


def _offer_choices(page, sheet: Sheet) -> None:
    """A list to choose from in the cells of a choice; other words are still read, and told of."""
    if not sheet.change_right:
        return
    for place, column in enumerate(sheet.columns, start=1):
        listed = ",".join(_choices_of(column))
        if listed and len(listed) <= LONGEST_LIST:
            offer = DataValidation("list", formula1=f'"{listed}"', showErrorMessage=False)
            letter = get_column_letter(place)
            offer.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
            page.data_validations.append(offer)


def _choices_of(column: Column) -> list[str]:
    if isinstance(column, LabelColumn):
        return list(column.labels.values())
    if isinstance(column.cell, YesNo) and column.part is Part.OWN:
        return [YES, NO]
    return []


class _Echo:
    """A file for csv.writer that hands back what is written instead of keeping it."""

    def write(self, text: str) -> str:
        return text
