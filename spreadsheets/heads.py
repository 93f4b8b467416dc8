"""Where the head of a table of ours stands in a file: on any sheet, in any row, in any order."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from office_files.contents import Grid, OfficeFile
from spreadsheets.limits import MOST_COLUMNS
from spreadsheets.refusals import NO_TABLE, OWN_FILE, ReadError
from thai.spelling import normalise

MOST_NAMED = 10  # columns in one sentence

Names = dict[int, str]  # of columns, by their places


@dataclass(frozen=True)
class Head:
    """The row of a grid that holds the headers, and in which column each of them stands."""

    grid: Grid
    row: int
    columns: dict[str, int]

    @property
    def last_row(self) -> int:
        """The row down to which its cells are merged; its own if they are not."""
        holders = {(self.row, column) for column in self.columns.values()}
        reached = (row for (row, _), holder in self.grid.merged.items() if holder in holders)
        return max(reached, default=self.row)


def find_heads(file: OfficeFile, headers: Sequence[str]) -> list[Head]:
    """
    The head of each grid that has exactly these headers, those of sheets that are shown first.

    Raises ReadError for a file without any, which tells what is wrong with the likeliest one.
    """
    if not file.grids:
        raise ReadError(NO_TABLE.format(kind=file.kind))
    wanted = {one_line(header): header for header in headers}
    grids = sorted(file.grids, key=lambda grid: grid.is_hidden)
    found = [head for grid in grids if (head := _head_of(grid, wanted))]
    if not found:
        raise ReadError(_fault(grids, wanted), OWN_FILE)
    return found


def one_line(text: str) -> str:
    """A header as it is compared: one spelling, on one line."""
    return " ".join(normalise(text).split())


def filled_rows(grid: Grid) -> Iterator[tuple[int, list[int]]]:
    """The rows that hold anything, from the top, each with its columns from the left."""
    for row, places in groupby(sorted(grid.cells), key=itemgetter(0)):
        yield row, [column for _, column in places]


def _head_of(grid: Grid, wanted: dict[str, str]) -> Head | None:
    for row, names in _lines(grid):
        if len(names) == len(wanted) and set(names.values()) == wanted.keys():
            return Head(grid, row, {wanted[name]: column for column, name in names.items()})
    return None


def _lines(grid: Grid) -> Iterator[tuple[int, Names]]:
    """The filled rows as names of columns, from the top."""
    for row, columns in filled_rows(grid):
        found = {column: one_line(grid.at(row, column).text) for column in columns}
        if names := {column: name for column, name in found.items() if name}:
            yield row, names


def _fault(grids: Sequence[Grid], wanted: dict[str, str]) -> str:
    """What is wrong with the row that has the most of the headers."""
    best, place, names = -1, "", {}
    for grid in grids:
        for row, found in _lines(grid):
            known = len(wanted.keys() & set(found.values()))
            if known > best:
                best, place, names = known, _place(grid, row, grids), found
    if len(names) > MOST_COLUMNS:
        return f"ตารางมีเกิน {MOST_COLUMNS} คอลัมน์"
    return f"หัวตารางใน{place}ไม่ตรงกับตารางนี้ {_difference(list(names.values()), list(wanted))}"


def _place(grid: Grid, row: int, grids: Sequence[Grid]) -> str:
    line = "แถวแรก" if row == 1 else f"แถวที่ {row} "
    if len(grids) == 1:
        return line
    return f"แผ่น “{grid.title}” {line}" if grid.is_sheet else f"{grid.title} {line}"


def _difference(names: list[str], wanted: list[str]) -> str:
    faults = [
        ("ขาดคอลัมน์", [name for name in wanted if name not in names]),
        ("มีคอลัมน์ซ้ำ", [name for name, times in Counter(names).items() if times > 1]),
        ("มีคอลัมน์ที่ไม่รู้จัก", [name for name in names if name not in wanted]),
    ]
    return " / ".join(
        f"{fault}: {', '.join(which[:MOST_NAMED])}" for fault, which in faults if which
    )
