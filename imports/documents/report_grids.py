"""
The tables of a report as they were meant: one that holds two kinds below each other is parted, and
codes that a narrow column has broken are whole again.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from imports.tables.words import key
from office_files.contents import Grid
from thai.digits import to_arabic_digits

LAST = 10**9
LONGEST_HEAD = 60  # characters of a cell in a row of heads
LEAST_HEADS = 3  # filled cells of a row of heads
_BROKEN_CODE = re.compile(r"((?:[oO]|โอ|0)\s?[0-9])\s+([0-9])")


def whole_grids(grid: Grid, target_of: Callable[[Grid], str]) -> Iterator[Grid]:
    """The tables that a grid holds, from its top; `target_of` tells what a grid with heads is."""
    grid = _with_whole_codes(grid)
    edges = [0]
    last = ""
    for row, after in _other_heads(grid):
        last = last or target_of(grid)
        target = target_of(_rows_of(grid, row, after + 1))
        if last and target and target != last:
            edges.append(row)
            last = target
    if len(edges) == 1:
        yield grid
        return
    for first, end in pairwise([*edges, LAST]):
        yield _rows_of(grid, first, end)


def _other_heads(grid: Grid) -> Iterator[tuple[int, int]]:
    """
    Rows below the first that may be heads and are no copy of such a row above them, each with the
    row that follows it.
    """
    seen: set[str] = set()
    for row, after in pairwise(grid.rows):
        texts = [grid.at(row, column).text for column in grid.columns]
        filled = [text for text in texts if text]
        if len(filled) < LEAST_HEADS or max(map(len, filled)) > LONGEST_HEAD:
            continue
        words = key(" ".join(filled))
        if seen and words not in seen:
            yield row, after
        seen.add(words)


def _rows_of(grid: Grid, first: int, end: int) -> Grid:
    """The rows from `first` on, up to `end`; each keeps its number."""
    return replace(
        grid,
        cells={place: cell for place, cell in grid.cells.items() if first <= place[0] < end},
        merged={place: held for place, held in grid.merged.items() if first <= place[0] < end},
    )


def _with_whole_codes(grid: Grid) -> Grid:
    """Codes in the first column, such as ๐๑ ๑ where the column had no room for ๐๑๑."""
    column = min(grid.columns, default=1)
    cells = dict(grid.cells)
    for row in grid.rows:
        cell = grid.at(row, column)
        text = to_arabic_digits(cell.text).strip()
        if match := _BROKEN_CODE.fullmatch(text):
            cells[row, column] = replace(cell, text=match[1] + match[2])
    return replace(grid, cells=cells)
