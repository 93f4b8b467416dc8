"""What a spreadsheet program stores in a cell, as a cell with the text that it shows."""

import re
from dataclasses import replace
from decimal import Decimal

from office_files.contents import Cell, Link
from office_files.date_formats import is_date_format, moment_of, show_elapsed, show_moment
from office_files.number_formats import GENERAL, show_number

_LINK_FORMULA = re.compile(
    r'(?:of:)?=?\s*HYPERLINK\s*\(\s*"([^"]*)"(?:\s*[,;]\s*"([^"]*)"\s*\))?', re.IGNORECASE
)


def number_cell(value: Decimal, code: str, is_formula: bool, from_1904: bool = False) -> Cell:
    """A number in a format; a day or a time where the format shows one."""
    code = code or GENERAL
    if not is_date_format(code):
        return Cell(show_number(value, code), value, number_format=code, is_formula=is_formula)
    moment = moment_of(value, code, from_1904)
    if moment is not None:
        shown = show_moment(moment, code)
        return Cell(shown, moment, number_format=code, is_formula=is_formula)
    shown = show_elapsed(value) if value > 0 else f"{value:f}"
    return Cell(shown, value, number_format=code, is_formula=is_formula)


def truth_cell(is_true: bool, is_formula: bool = False) -> Cell:
    """A cell that is true or false, as the programs print it."""
    return Cell("TRUE" if is_true else "FALSE", is_true, is_formula=is_formula)


def error_cell(text: str, is_formula: bool = False) -> Cell:
    """A cell whose value could not be calculated: #REF!"""
    return Cell(text, is_formula=is_formula, is_error=True)


def linked(cell: Cell, formula: str) -> Cell:
    """The cell with the address that its formula makes a link of: HYPERLINK("…")."""
    address = _LINK_FORMULA.match(formula)
    if not address or not address[1].strip():
        return cell
    # A program that only writes formulas leaves it to others to calculate what they show.
    shown = cell.text or (address[2] or address[1]).strip()
    return replace(cell, text=shown, links=(*cell.links, Link(shown, address[1].strip())))
