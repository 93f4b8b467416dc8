"""Tables of a PDF with what stands in their cells; one that goes on over pages is one again."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from office_files.contents import Cell, Grid, Link
from office_files.filling import Filling
from office_files.pdf_lines import LIST_MARK, Line, goes_on, joined, paragraphs
from office_files.pdf_rules import NEAR, RuledTable, Slot

_BOX_OR_ITEM = re.compile(rf"[☐☑☒□]|(?:{LIST_MARK.pattern})")
_NUMBER = re.compile(r"(?:[oO]|ข้อ\s*)?[0-9๐-๙]{1,3}[.)]?$", re.MULTILINE)
MOST_HEADS = 4  # rows that are repeated on the next page


@dataclass
class PdfCell:
    """A cell from its first slot to its last, between its edges."""

    first: Slot
    last: Slot
    left: float
    right: float
    lines: list[Line] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(map(joined, paragraphs(self.lines, self.left, self.right)))


@dataclass
class PdfTable:
    """A table of one page, or of several that belong together. Rows count from 0."""

    across: list[float]
    top: float
    rows: int
    cells: list[PdfCell]
    pages: list[int]
    repeated: int = 0  # rows of heads that were left out
    joined_rows: list[int] = field(default_factory=list)  # those that a page end had parted

    def row(self, at: int) -> dict[int, PdfCell]:
        """The cells that begin in a row, by column."""
        return {cell.first[1]: cell for cell in self.cells if cell.first[0] == at}

    def texts(self, at: int) -> list[tuple[int, str]]:
        """What a row says, to be compared with others."""
        return [(column, cell.text) for column, cell in sorted(self.row(at).items()) if cell.lines]


def filled(
    ruled: RuledTable, held: dict[Slot, list[Line]], links: dict[Slot, list[Link]], page: int
) -> PdfTable:
    """The table with the lines that stand in each cell."""
    last: dict[Slot, Slot] = defaultdict(lambda: (0, 0))
    for (row, column), first in ruled.cells.items():
        last[first] = max(last[first][0], row), max(last[first][1], column)
    cells = [
        PdfCell(
            first, last[first], ruled.across[first[1]], ruled.across[last[first][1] + 1],
            held.get(first, []), links.get(first, []),
        )
        for first in sorted(set(ruled.cells.values()))
    ]  # fmt: skip
    return PdfTable(ruled.across, ruled.down[0], len(ruled.down) - 1, cells, [page])


def continues(table: PdfTable, after: PdfTable) -> bool:
    """Whether the first table of the next page has the same columns."""
    same = zip(table.across, after.across, strict=False)
    return len(table.across) == len(after.across) and all(abs(a - b) <= NEAR for a, b in same)


def append(table: PdfTable, after: PdfTable) -> None:
    """Add what the next page has of the table: without its heads, a parted row as one."""
    skipped = _repeated_heads(table, after)
    table.repeated += skipped
    table.pages += after.pages
    if skipped < after.rows and _is_parted(table.row(table.rows - 1), after.row(skipped)):
        _join_row(table, after.row(skipped))
        skipped += 1
    offset = table.rows - skipped
    for cell in after.cells:
        if cell.first[0] >= skipped:
            cell.first = (cell.first[0] + offset, cell.first[1])
            cell.last = (cell.last[0] + offset, cell.last[1])
            table.cells.append(cell)
    table.rows = after.rows + offset


def _repeated_heads(table: PdfTable, after: PdfTable) -> int:
    """How many rows at the top are those of the page before; one row alone may be data."""
    most = min(MOST_HEADS, table.rows, after.rows)
    # Above the heads of the first page, the table may have a title.
    for start in range(min(MOST_HEADS, table.rows)):
        same = 0
        while same < most and start + same < table.rows:
            texts = table.texts(start + same)
            if not texts or texts != after.texts(same):
                break
            same += 1
        if same:
            return same
    return 0


def _is_parted(row: dict[int, PdfCell], after: dict[int, PdfCell]) -> bool:
    """
    Whether a page ended within a row.

    Then each cell that goes on was filled down to the page's end, and goes on within a line, whose
    next word would not have fitted, or with the next item of a list.
    """
    going_on = {column: cell for column, cell in after.items() if cell.lines}
    most = max((len(cell.lines) for cell in row.values()), default=0)
    if not going_on or not most or not set(going_on) <= set(row):
        return False
    if 0 not in going_on and not any(row[column].lines for column in going_on):
        return True  # cells that did not fit at all
    if _fills_gaps(row, going_on):
        return True
    # A word processor may keep back the last line of a paragraph.
    filled = most - 1 if most > 2 else most
    if any(len(row[column].lines) < filled for column in going_on):
        return False
    if 0 in going_on and _NUMBER.match(going_on[0].text):  # a new record
        return False
    within = sum(_goes_on(row[column], cell) for column, cell in going_on.items())
    anew = sum(bool(LIST_MARK.match(cell.lines[0].text)) for cell in going_on.values())
    # Of a row of many lines, some may end early by chance.
    needed = len(going_on) if most == 1 else (len(going_on) + 1) // 2
    return (within > 0 or 0 not in going_on) and within + anew >= needed


def _fills_gaps(row: dict[int, PdfCell], going_on: dict[int, PdfCell]) -> bool:
    """
    Whether cells of a row that did not fit at all stand on the next page, what names it among them
    or left behind, and those on both pages go on with the next box or item of a list.
    """
    begun = {column for column, cell in row.items() if cell.lines}
    if set(going_on) <= begun or (0 in begun) == (0 in going_on):
        return False
    return all(
        _goes_on(row[column], cell) or _BOX_OR_ITEM.match(cell.lines[0].text)
        for column, cell in going_on.items()
        if column in begun
    )


def _goes_on(cell: PdfCell, after: PdfCell) -> bool:
    return goes_on(cell.lines[-1], after.lines[0], cell.left, cell.right)


def _join_row(table: PdfTable, after: dict[int, PdfCell]) -> None:
    row = table.row(table.rows - 1)
    table.joined_rows.append(table.rows)
    for column, cell in after.items():
        if column in row:
            row[column].lines += cell.lines
            row[column].links += cell.links


def grid_of(table: PdfTable, title: str, filling: Filling) -> Grid:
    """The table as a grid."""
    grid = Grid(title, is_sheet=False)
    for cell in sorted(table.cells, key=lambda one: one.first):
        row, column = cell.first
        filling.put(grid, row + 1, column + 1, Cell(cell.text, links=tuple(cell.links)))
    for cell in table.cells:
        if cell.first != cell.last:
            (row, column), (bottom, right) = cell.first, cell.last
            filling.merge(grid, (row + 1, column + 1), (bottom + 1, right + 1))
    return grid
