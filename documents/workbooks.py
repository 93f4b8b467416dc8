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
from tempfile import TemporaryFile
from typing import BinaryIO

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from documents.cell_text import fitting

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

# Made once: a style is weighed anew for each cell that gets one of its own.
_BOLD, _TITLE = Font(bold=True), Font(bold=True, size=14)
_GREY = PatternFill("solid", fgColor="EDEDED")
_WRAPPED = Alignment(wrap_text=True, vertical="top")

CellValue = str | int | Decimal | date | time | datetime | None


@dataclass(frozen=True)
class WorkbookColumn:
    """
    A column of a sheet. Its texts are wrapped if it has a width (in characters).

    `choices` are offered as a list in the cells below the heading; other words can be typed too.
    """

    heading: str
    width: int | None = None
    number_format: str = GENERAL
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class WorkbookSheet:
    """
    One sheet: lines of title, the headings (which stay in sight), then the rows.

    Aware moments of the rows are written in Bangkok's time, for the format knows no zones.
    `choice_rows`: in how many rows choices are offered. `for_paper`: landscape, as wide as a page.
    """

    title: str
    columns: Sequence[WorkbookColumn]
    rows: Iterable[Iterable[CellValue]]
    title_lines: tuple[str, ...] = ()
    choice_rows: int = 0
    for_paper: bool = False

    @property
    def head_line(self) -> int:
        """The line of the headings; an empty one parts them from the title."""
        return len(self.title_lines) + 2 if self.title_lines else 1


def write_workbook(
    sheets: Iterable[WorkbookSheet],
    *,
    title: str = "",
    author: str = "",
    created: datetime | None = None,
) -> BinaryIO:
    """
    The sheets as an XLSX file, open at its start; whoever sends it closes it.

    `title`, `author` and `created` (a moment) are the file's properties.
    """
    book = Workbook(write_only=True)
    if title:
        book.properties.title = title
    if author:
        book.properties.creator = author
    if created:
        book.properties.created = timezone.make_naive(created)
    for sheet in sheets:
        _write_sheet(book.create_sheet(sheet.title[:_LONGEST_TITLE]), sheet)
    file = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    book.save(file)
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
    for place, column in enumerate(sheet.columns, start=1):
        dimension = page.column_dimensions[get_column_letter(place)]
        if column.width:
            dimension.width = column.width
        if column.number_format == AS_TEXT:
            dimension.number_format = AS_TEXT  # in rows that people add, too
    _offer_choices(page, sheet)
    if sheet.for_paper:
        _set_up_paper(page, sheet.head_line)
    for number, line in enumerate(sheet.title_lines):
        page.append([_cell(page, line, font=None if number else _TITLE)])
    if sheet.title_lines:
        page.append([])
    page.append([_head(page, column.heading) for column in sheet.columns])
    styles = [
        (column.number_format, _WRAPPED if column.width else None) for column in sheet.columns
    ]
    for row in sheet.rows:
        cells = zip(row, styles, strict=False)  # a row may end early
        page.append([_cell(page, value, *style) for value, style in cells])


def _set_up_paper(page: Worksheet, head_line: int) -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0  # as many pages as it takes
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{head_line}:{head_line}"


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
