"""Text in spreadsheets that stays text: no cell of ours is ever run as a formula."""

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

# What spreadsheet programs take for the start of a formula, also behind a tab or a line break.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
MOST_CHARACTERS = 32_767  # of one cell, a limit of the format
CUT = " … (ตัดข้อความ)"


def write_text(cell: Cell, text: str) -> None:
    """Put a text into a cell of a workbook, marked as text where it looks like a formula."""
    cell.value = fitting(text)
    cell.data_type = "s"  # openpyxl takes what starts with = for a formula
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True  # stays text when a person edits the cell


def csv_text(text: str) -> str:
    """A text for a CSV cell: an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def fitting(text: str) -> str:
    """The text as one cell can hold it: no control characters, cut with a note where too long."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(CUT)] + CUT
