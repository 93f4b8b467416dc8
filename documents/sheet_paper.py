"""
A sheet of a workbook on paper: A4, as wide as the page, its head on every page, numbered.

Spreadsheet programs shrink a sheet that is too wide. How far is settled here, so that its letters
can still be read: columns of texts give way, and the texts are wrapped.
"""

from collections.abc import Sequence

from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9  # the format's number of this paper
# What fits a page at the letters' own size, in characters; a wider sheet is turned.
_UPRIGHT = 95
# The widest sheet whose letters are still about 7 points high on a turned page, and what each
# column has at least where there are too many for it.
WIDEST, _EACH = 220, 12
_CENTIMETRE = 1 / 2.54  # in inches, the format's measure
_LONGEST_PART = 120  # the format allows 255 characters for all that stands above a page


def fitted_widths(widths: Sequence[int], least: Sequence[int]) -> list[int]:
    """
    The widths of columns, in characters, such that all can be read on one page.

    None is narrower than it is `least`; what is beyond that gives way in proportion.
    """
    floors = [min(pair) for pair in zip(widths, least, strict=True)]
    room = max(WIDEST, _EACH * len(widths)) - sum(floors)
    wanted = sum(widths) - sum(floors)
    if wanted <= room:
        return list(widths)
    share = max(0, room) / wanted
    pairs = zip(widths, floors, strict=True)
    return [floor + int((width - floor) * share) for width, floor in pairs]


def set_up_page(page: Worksheet, widths: Sequence[int], head_line: int) -> None:
    """
    Paper, margins, scale and the line that is repeated, for a sheet with columns of these widths.

    To be called before the first row: some of it stands before the rows in the file.
    """
    page.page_setup.paperSize = _A4
    page.page_setup.orientation = "landscape" if sum(widths) > _UPRIGHT else "portrait"
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0  # as many pages as it takes
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    side, edge, note = 1.5 * _CENTIMETRE, 2 * _CENTIMETRE, 0.8 * _CENTIMETRE
    page.page_margins = PageMargins(side, side, edge, edge, note, note)
    page.print_options.gridLines = True
    page.print_options.horizontalCentered = True
    page.print_title_rows = f"{head_line}:{head_line}"


def number_pages(page: Worksheet, office: str, heading: str) -> None:
    """Whose sheet it is and what it shows above each page; day and number of the page below."""
    page.HeaderFooter.scaleWithDoc = False
    page.oddHeader.left.text = _plain(office)
    page.oddHeader.right.text = _plain(heading)
    page.oddFooter.left.text = "พิมพ์เมื่อ &D"
    page.oddFooter.right.text = "หน้า &P จาก &N"


def _plain(text: str) -> str:
    """A text of which the format takes nothing for a code."""
    line = " ".join(text.split())
    short = line if len(line) <= _LONGEST_PART else f"{line[: _LONGEST_PART - 1]}…"
    return short.replace("&", "&&") or " "
