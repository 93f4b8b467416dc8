"""
What a person decided about doubtful cells, laid over what was read.

A typed text, or another reading than the first, is put into the cell and the file is read again:
it means what it would mean had the office written it so. In documents it takes the place of what
was read.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from itertools import accumulate
from typing import Any

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from imports.tables.cell_choices import NEW_DIVISION
from imports.tables.decisions import decision_of
from imports.tables.proposal import Doubt, Proposal, Row
from office_files.contents import Cell, Grid, OfficeFile

_CELL = re.compile(r"(?P<prefix>.*?)(?P<cell>[A-Z]{1,3}[0-9]{1,7})")
_SECONDS = re.compile(r"([0-9]{2}:[0-9]{2}):00")


def decided(
    file: OfficeFile,
    read: Callable[[OfficeFile], Proposal],
    decisions: Mapping[str, str],
    *,
    new_divisions: bool = False,
) -> Proposal:
    """
    The proposal of a file with what was decided; its doubts are those that are still open.

    `read` makes a proposal of a file. `decisions` lead from the cell of a doubt to what was
    decided (imports.tables.decisions). Raises what `read` raises.
    """
    first = read(file)
    chosen = {
        doubt.cell: said
        for doubt in first.doubts
        if (said := said_of(doubt, decisions)) is not None
    }
    texts = {cell: said for cell, said in chosen.items() if said}
    changed = with_texts(file, texts, first.sheet)
    proposal = read(changed) if changed is not file else first
    proposal.asked = frozenset(doubt.cell for doubt in first.doubts)
    proposal.doubts = still_open(proposal, chosen, new_divisions)
    return proposal


def still_open(proposal: Proposal, chosen: Mapping[str, str], new_divisions: bool) -> list[Doubt]:
    """The doubts that what was chosen does not settle; readings that were, are put into rows."""
    rows = _RowsByLine(proposal.rows)
    return [
        doubt for doubt in proposal.doubts if not _is_settled(doubt, rows, chosen, new_divisions)
    ]


def said_of(doubt: Doubt, decisions: Mapping[str, str]) -> str | None:
    """What stands in place of the cell; "" for what was read first, None for no decision."""
    decision = decision_of(decisions, doubt.cell, doubt.readings)
    if decision is None:
        return None
    return "" if decision.reading == 0 else decision.text.removesuffix(" (ใหม่)")


def with_texts(file: OfficeFile, texts: Mapping[str, str], sheet: str = "") -> OfficeFile:
    """
    The file with other texts in these cells; the file itself where it has none of them. A cell
    that names no sheet is of `sheet`.
    """
    grids = sorted(file.grids, key=lambda grid: grid.title != sheet)
    changed: dict[int, Grid] = {}
    for name, text in texts.items():
        match = _CELL.fullmatch(name)
        if match is None:
            continue
        prefix = match["prefix"].strip()
        for grid in grids:
            if prefix in ("", grid.title):
                letters, row = coordinate_from_string(match["cell"])
                place = (row, column_index_from_string(letters))
                new = changed.setdefault(id(grid), replace(grid, cells=dict(grid.cells)))
                new.cells[new.merged.get(place, place)] = Cell(text)
                break
    if not changed:
        return file
    other = copy(file)
    other.blocks = [changed.get(id(block), block) for block in file.blocks]
    return other


def _is_settled(
    doubt: Doubt, rows: "_RowsByLine", chosen: Mapping[str, str], new_divisions: bool
) -> bool:
    if doubt.why == NEW_DIVISION and new_divisions:
        return True
    said = chosen.get(doubt.cell)
    if said is None:
        return False
    if not said:
        return doubt.why != NEW_DIVISION  # those are confirmed by themselves
    if doubt.readings and said == doubt.readings[0]:
        return True
    return (said in doubt.readings or not _CELL.fullmatch(doubt.cell)) and _put(doubt, said, rows)


def _put(doubt: Doubt, said: str, rows: "_RowsByLine") -> bool:
    """Put a reading into the row in place of the first one; whether it stood there."""
    row = rows.row_of(doubt.cell)
    if row is None or not doubt.readings:
        return False
    before, after = _plain(doubt.readings[0]), _plain(said)
    values = _replaced(row.values, before, after)
    is_there = values != row.values
    row.values = values
    return is_there


class _RowsByLine:
    """Rows as they are found by the cells that stand in them."""

    def __init__(self, rows: Sequence[Row]):
        self._only = rows[0] if len(rows) == 1 else None
        self._starts: dict[str, list[tuple[int, int]]] = {}
        for at, row in enumerate(rows):
            sheet, line = line_of(row.cell)
            self._starts.setdefault(sheet, []).append((line, at))
        # The row of the proposal that is last among those that begin in a line or above it.
        for starts in self._starts.values():
            starts.sort()
            last = accumulate((at for _, at in starts), max)
            starts[:] = [(line, at) for (line, _), at in zip(starts, last, strict=True)]
        self._rows = rows

    def row_of(self, cell: str) -> Row | None:
        """The row that a cell stands in: the last one that begins there or above."""
        sheet, line = line_of(cell)
        starts = self._starts.get(sheet, [])
        place = bisect_right(starts, (line, len(self._rows)))
        return self._rows[starts[place - 1][1]] if place else self._only


def line_of(cell: str) -> tuple[str, int]:
    """The sheet before the name of a cell, and its row; 0 for what is no cell."""
    match = re.fullmatch(r"(.*?)[A-Z]{0,3}([0-9]{1,9})(?::.*)?(?: \([0-9]+\))?", cell)
    return (match[1].strip(), int(match[2])) if match else (cell, 0)


def _plain(reading: str) -> str:
    match = _SECONDS.fullmatch(reading)
    return match[1] if match else reading


def _replaced(value: Any, before: str, after: str) -> Any:
    if isinstance(value, dict):
        return {name: _replaced(part, before, after) for name, part in value.items()}
    if isinstance(value, list):
        return [_replaced(part, before, after) for part in value]
    return after if isinstance(value, str) and value == before else value
