"""A table of a web page as a grid; or as what it only lays out."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from office_files.contents import Block, Cell, Grid, Paragraph, Place
from office_files.date_formats import is_date_format
from office_files.filling import MOST_COLUMNS, Filling
from office_files.html_styles import is_hidden, is_overflow
from office_files.html_text import HIDDEN, Flow, Page, joined
from office_files.inner_tables import is_said_in_cell, lines_of_table
from office_files.number_formats import parse_number

MOST_SPANNED = 10_000  # rows
_CELLS = ("td", "th")
_AROUND = {"row-headers-background", "column-headers-background", "row-header"}
_WHOLE = re.compile(r"\s*([0-9]{1,6})")

Rows = list[tuple[etree._Element | None, list[etree._Element]]]


def rows_of(table: etree._Element) -> Rows:
    """The rows with their cells, those of tables within left out; cells without a row make one."""
    rows: Rows = []
    around: etree._Element | None = None  # the row that is open
    walk = etree.iterwalk(table, events=("start", "end"))
    for event, element in walk:
        if element.tag == "tr":
            around = element if event == "start" else None
            if around is not None:
                rows.append((around, []))
        elif event == "start" and _is_frame(element):
            walk.skip_subtree()
        elif event == "start" and element.tag in _CELLS:
            if not rows or (around is None and rows[-1][0] is not None):
                rows.append((None, []))
            rows[-1][1].append(element)
            walk.skip_subtree()
        elif event == "start" and element.tag == "table" and element is not table:
            walk.skip_subtree()
    return [(row, cells) for row, cells in rows if cells or row is None or not _is_of_frame(row)]


def _is_of_frame(row: etree._Element) -> bool:
    return any(_is_frame(cell) for cell in row)


def _is_frame(cell: etree._Element) -> bool:
    """The letters and numbers that Google Sheets prints around a sheet, as programs show them."""
    return cell.tag == "th" and not _AROUND.isdisjoint(cell.get("class", "").split())


def is_layout(table: etree._Element) -> bool:
    """
    Whether a table only places what stands in it: it holds other tables, but no rows of its own.

    One cell alone is a frame. Two rows with two filled cells each are data, whatever else it holds.
    """
    rows = rows_of(table)
    if sum(len(cells) for _, cells in rows) <= 1:
        return True
    if next(table.iterdescendants("table"), None) is None:
        return False
    filled = (sum(map(_has_own_text, cells)) for _, cells in rows)
    return sum(count > 1 for count in filled) < 2


def _has_own_text(cell: etree._Element) -> bool:
    if next(cell.iterdescendants("table"), None) is not None:
        return False
    return bool("".join(cell.itertext()).strip())


def read_grid(table: etree._Element, title: str, page: Page, filling: Filling) -> Iterator[Block]:
    """The table as a grid, then the tables within its cells."""
    grid = Grid(title, is_sheet=False)
    rows = rows_of(table)
    within: list[Block] = []
    areas = []
    _hide_columns(table, grid)
    for (row, column), last, cell in _placed(rows, grid, page, filling):
        beside = len(rows[row - 1][1])
        text, links, inner = joined(_with_inner_words(Flow(page).read(cell), beside))
        within += inner
        filling.put(grid, row, column, _cell(cell, text, links))
        del cell[:]  # what has been read need not stay in memory
        if last != (row, column) and not is_overflow(cell):
            areas.append(((row, column), last))
    for first, last in areas:
        filling.merge(grid, first, last)
    for row, (element, _) in enumerate(rows, start=1):
        if element is not None and _is_hidden_row(element, table):
            grid.hidden_rows.add(row)
    if grid.cells:
        yield grid
    yield from within


def _with_inner_words(blocks: list[Block], beside: int) -> Iterator[Block]:
    """What stands in a cell; tables that are words of it as paragraphs."""
    for block in blocks:
        if not isinstance(block, Grid) or not is_said_in_cell(block, beside):
            yield block
            continue
        links = tuple(link for cell in block.cells.values() for link in cell.links)
        for at, line in enumerate(lines_of_table(block)):
            yield Paragraph(line, () if at else links)


def _placed(
    rows: Rows, grid: Grid, page: Page, filling: Filling
) -> Iterator[tuple[Place, Place, etree._Element]]:
    """Each cell with its place and the last place that it covers."""
    held = [0] * (MOST_COLUMNS + 1)  # down to which row a cell from above holds each column
    for row, (_, cells) in enumerate(rows, start=1):
        column = 0
        for cell in cells:
            if is_hidden(cell):
                page.told[HIDDEN] += bool("".join(cell.itertext()).strip())
                continue
            column = _free(held, row, column + 1)
            bottom = min(row + _span(cell, "rowspan") - 1, len(rows))
            right = column + _span(cell, "colspan") - 1
            if bottom > row and column <= MOST_COLUMNS:
                _hold(held, column, min(right, MOST_COLUMNS), bottom, grid, filling)
            yield (row, column), (bottom, right), cell
            column = right


def _hold(
    held: list[int], column: int, right: int, bottom: int, grid: Grid, filling: Filling
) -> None:
    # Counted here too: a span over empty cells is no merged area, and takes as long.
    filling.count_merged(grid, right - column + 1, (bottom, right))
    for at in range(column, right + 1):
        held[at] = max(held[at], bottom)


def _cell(element: etree._Element, text: str, links: tuple) -> Cell:
    """With the number that Excel or LibreOffice writes beside the text it shows."""
    stored = element.get("sdval") or element.get("x-num") or ""
    value = parse_number(stored) if stored else None
    code = element.get("sdnum", "").rpartition(";")[2]
    cell = Cell(text, links=links)
    if value is None or not text or is_date_format(code or "0"):
        return cell
    return replace(cell, value=value, number_format=code or "General")


def _free(held: list[int], row: int, column: int) -> int:
    while column < len(held) and held[column] >= row:
        column += 1
    return column


def _span(cell: etree._Element, name: str) -> int:
    found = _WHOLE.match(cell.get(name, ""))
    most = MOST_COLUMNS if name == "colspan" else MOST_SPANNED
    if not found:
        return 1
    # In rows, 0 is "to the end of the table".
    return min(int(found[1]) or (most if name == "rowspan" else 1), most)


def _is_hidden_row(row: etree._Element, table: etree._Element) -> bool:
    around = row.iterancestors()
    return is_hidden(row) or any(is_hidden(one) for one in _up_to(around, table))


def _up_to(around: Iterator[etree._Element], table: etree._Element) -> Iterator[etree._Element]:
    for one in around:
        if one is table:
            return
        yield one


def _hide_columns(table: etree._Element, grid: Grid) -> None:
    at = 1
    for column in table.iter("col"):
        if next(column.iterancestors("table"), None) is not table:
            continue
        end = min(at + _span(column, "span"), MOST_COLUMNS + 1)
        if is_hidden(column):
            grid.hidden_columns.update(range(at, end))
        at = end
