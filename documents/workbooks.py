"""
Tables as files, XLSX and CSV: the one place that writes them, row by row, for any number of rows.

No text of ours is ever run as a formula. An XLSX cell says itself that it holds text. A CSV file
has no types, so a doubtful text gets an apostrophe in front, in one of two ways:

- `escape` is for readers: what is harmless stays as it is.
- `escape_reversibly` is for tables that come back: an apostrophe of the text's own is doubled,
  and `unescape` gives the same text again, whichever program stored the file in between.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from tempfile import TemporaryFile
from typing import BinaryIO

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from documents.cell_text import fitting
from documents.row_heights import row_height
from documents.sheet_paper import fitted_widths, number_pages, set_up_page
from documents.workbook_archive import save

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"

# What spreadsheet programs take for the start of a formula, also behind a tab or a line break.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_DOUBTFUL = (*FORMULA_STARTS, "'")
# Programs make a date of 1/2566, 9.1 of 9.10, and take the zero away before a telephone number.
_CHANGED = re.compile(r"[0-9]{1,4}(?:[./:-][0-9]{1,4}){1,3}|0[0-9]+|[0-9]{12,}|[0-9]+[eE][0-9]+")

# Limits of the format.
_LONGEST_TITLE = 31
_LONGEST_LIST = 255  # characters of a list that is offered in a cell

# Number formats.
GENERAL = "General"
AS_TEXT = "@"  # keeps programs from making a date of 1/2566 when a person edits the cell
WHOLE, HUNDREDTHS = "0", "0.00"
DATE, TIME, DATETIME = "yyyy-mm-dd", "hh:mm:ss", "yyyy-mm-dd hh:mm:ss"
_LEAST_WIDTHS = {HUNDREDTHS: 14, DATE: 11, TIME: 10, DATETIME: 19}

# Made once: a style is weighed anew for each cell that gets one of its own.
_BOLD, _TITLE = Font(bold=True), Font(bold=True, size=14)
_GREY = PatternFill("solid", fgColor="EDEDED")
_WRAPPED = Alignment(wrap_text=True, vertical="top")

CellValue = str | int | Decimal | date | time | datetime | None


@dataclass(frozen=True)
class WorkbookColumn:
    """
    A column of a sheet, so many characters wide at most; its texts are wrapped.

    `choices` are offered as a list in the cells below the heading; other words can be typed too.
    A column that is not `printed` is for programs; it comes after those for people.
    """

    heading: str
    width: int = 16
    number_format: str = GENERAL
    choices: tuple[str, ...] = ()
    printed: bool = True

    @property
    def least_width(self) -> int:
        """How narrow it may get: numbers and days are not wrapped, too narrow they are ####."""
        return _LEAST_WIDTHS.get(self.number_format, 8)


@dataclass(frozen=True)
class WorkbookSheet:
    """
    One sheet: lines of title, the headings (which stay in sight), then the rows.

    Aware moments of the rows are written in Bangkok's time, for the format knows no zones.
    `choice_rows`: in how many rows choices are offered. `heading`: what a page on paper says that
    it shows; the title unless told otherwise.
    """

    title: str
    columns: Sequence[WorkbookColumn]
    rows: Iterable[Iterable[CellValue]]
    title_lines: tuple[str, ...] = ()
    choice_rows: int = 0
    heading: str = ""

    @property
    def head_line(self) -> int:
        """The line of the headings; an empty one parts them from the title."""
        return len(self.title_lines) + 2 if self.title_lines else 1


def write_workbook(
    sheets: Iterable[WorkbookSheet],
    *,
    office: str,
    title: str = "",
    created: datetime | None = None,
) -> BinaryIO:
    """
    The sheets as an XLSX file, open at its start; whoever sends it closes it.

    `office` is the agency whose sheets they are, above each page and a property of the file, as
    are `title` and `created` (a moment).
    """
    book = Workbook(write_only=True)
    book.properties.creator = office
    if title:
        book.properties.title = title
    for sheet in sheets:
        page = book.create_sheet(sheet.title[:_LONGEST_TITLE])
        number_pages(page, office, sheet.heading or sheet.title)
        _write_sheet(page, sheet)
    file = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    save(book, file, timezone.make_naive(created) if created else None)
    file.seek(0)
    return file


def csv_pieces(
    headings: Iterable[str],
    rows: Iterable[Iterable[CellValue]],
    escape_text: Callable[[str], str] | None = None,
) -> Iterator[bytes]:
    """
    A table as CSV, one piece per row: UTF-8 with the mark by which Excel knows it, RFC 4180.

    Texts go through `escape_text` (`escape` unless told otherwise); numbers are never escaped.
    """
    escape_text = escape_text or escape
    writer = csv.writer(_Echo())
    yield b"\xef\xbb\xbf"
    yield writer.writerow(headings).encode()
    for row in rows:
        cells = [escape_text(value) if isinstance(value, str) else value for value in row]
        yield writer.writerow(cells).encode()


def escape(text: str) -> str:
    """A text for a CSV cell: an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def escape_reversibly(text: str) -> str:
    """A text for a CSV cell that comes back: `unescape` gives the same text again."""
    return f"'{text}" if text.startswith(_DOUBTFUL) else text


def keep_reversibly(text: str) -> str:
    """As `escape_reversibly`, and a number in words, such as 1/2566, that programs would change."""
    return f"'{text}" if _CHANGED.fullmatch(text) else escape_reversibly(text)


def protect_reversibly(text: str) -> str:
    """A text for an XLSX cell that comes back; only what `unescape` would change is changed."""
    return f"'{text}" if unescape(text) != text else text


def unescape(text: str) -> str:
    """The text that `keep_reversibly` or one of the two beside it was given."""
    if not text.startswith("'"):
        return text
    rest = text[1:]
    return rest if rest.startswith(_DOUBTFUL) or _CHANGED.fullmatch(rest) else text


def _write_sheet(page: Worksheet, sheet: WorkbookSheet) -> None:
    # The format has all of this before the rows, and rows cannot be gone back over.
    page.freeze_panes = f"A{sheet.head_line + 1}"
    widths = _set_up_columns(page, sheet)
    _offer_choices(page, sheet)
    for number, line in enumerate(sheet.title_lines):
        page.append([_cell(page, line, font=None if number else _TITLE)])
    if sheet.title_lines:
        page.append([])
    headings = [column.heading for column in sheet.columns]
    _append(
        page, sheet.head_line, row_height(headings, widths), map(partial(_head, page), headings)
    )
    formats, last = [column.number_format for column in sheet.columns], sheet.head_line
    for row in sheet.rows:
        last += 1
        values = list(row)  # it may end early
        cells = (_cell(page, *each, _WRAPPED) for each in zip(values, formats, strict=False))
        _append(page, last, row_height(values, widths), cells)
    printed = sum(column.printed for column in sheet.columns)
    page.print_area = f"A1:{get_column_letter(printed)}{last}"


def _append(page: Worksheet, number: int, height: float, cells: Iterable[Cell]) -> None:
    # As a program measures it, not set by a person: it is measured again when the row is edited.
    page.row_dimensions[number] = {"ht": f"{height:g}"}
    page.append(list(cells))
    del page.row_dimensions[number]


def _set_up_columns(page: Worksheet, sheet: WorkbookSheet) -> list[int]:
    """Set the columns up for screen and paper, and give their widths."""
    printed = [column for column in sheet.columns if column.printed]
    widths = fitted_widths(
        [column.width for column in printed], [column.least_width for column in printed]
    )
    set_up_page(page, widths, sheet.head_line)
    widths += [column.width for column in sheet.columns if not column.printed]
    for place, (column, width) in enumerate(zip(sheet.columns, widths, strict=True), start=1):
        dimension = page.column_dimensions[get_column_letter(place)]
        dimension.width = width
        if column.number_format == AS_TEXT:
            dimension.number_format = AS_TEXT  # in rows that people add, too
    return widths


def _offer_choices(page: Worksheet, sheet: WorkbookSheet) -> None:
    for place, column in enumerate(sheet.columns, start=1):
        listed = ",".join(column.choices)
        if listed and sheet.choice_rows and len(listed) <= _LONGEST_LIST:
            offer = DataValidation("list", formula1=f'"{listed}"', showErrorMessage=False)
            letter, first = get_column_letter(place), sheet.head_line + 1
            offer.add(f"{letter}{first}:{letter}{sheet.head_line + sheet.choice_rows}")
            page.data_validations.append(offer)


def _head(page: Worksheet, heading: str) -> Cell:
    cell = _cell(page, heading, alignment=_WRAPPED, font=_BOLD)
    cell.fill = _GREY
    return cell


def _cell(
    page: Worksheet,
    value: CellValue,
    number_format: str = GENERAL,
    alignment: Alignment | None = None,
    font: Font | None = None,
) -> Cell:
    cell = WriteOnlyCell(page)
    if font:
        cell.font = font
    if alignment:
        cell.alignment = alignment
    if isinstance(value, str):
        _put_text(cell, value)
    elif isinstance(value, datetime) and timezone.is_aware(value):
        cell.value = timezone.make_naive(value).replace(microsecond=0)
    else:
        cell.value = value
    if number_format != GENERAL:
        cell.number_format = number_format  # last: a date brings a format of its own
    return cell


def _put_text(cell: Cell, text: str) -> None:
    """A text as text, marked where it looks like a formula."""
    cell.value = fitting(text)
    cell.data_type = "s"  # openpyxl takes what starts with = for a formula
    if text.startswith(FORMULA_STARTS) or cell.value.startswith(FORMULA_STARTS):
        cell.quotePrefix = True  # stays text when a person edits the cell


class _Echo:
    """A file for csv.writer that hands back what is written instead of keeping it."""

    def write(self, text: str) -> str:
        return text
