"""A grid as it is read: as it stands, or with rows and columns swapped."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from office_files.contents import EMPTY, Cell, Grid, Place, cell_name
from values.reading import Written


def trimmed(text: str) -> str:
    """A text without spaces around its lines."""
    text = text.strip()
    if "\n" not in text:
        return text
    lines = "\n".join(map(str.strip, text.split("\n")))
    return text if lines == text else lines  # one text in memory, not two that are alike


@dataclass(frozen=True, slots=True)
class At:
    """A cell, how a person finds it, and its text without spaces around its lines."""

    cell: Cell
    place: str  # "E5", "ตารางที่ 2 E5"
    is_wide: bool = False  # merged over further columns
    text: str = field(init=False)  # made once: every reader asks for it

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", trimmed(self.cell.text))

    @property
    def written(self) -> Written:
        return Written(self.cell.text, self.cell.value)

    @property
    def is_blank(self) -> bool:
        cell = self.cell
        is_said = self.text or cell.links or cell.value is not None
        return not (is_said or cell.is_error or cell.is_formula)


class View:
    """
    The cells of a grid by row and column. In a turned view what stands in a column of the grid is
    a row; the names of places stay those of the file. `between` are the columns that are looked at.
    """

    def __init__(self, grid: Grid, *, turned: bool = False, between: range | None = None):
        self.grid, self.is_turned = grid, turned
        self._prefix = ""
        self._found: dict[int, dict[int, At]] = {}
        self._last: dict[int, int] = {}
        self._cells = (
            {self._swap(place): cell for place, cell in grid.cells.items()}
            if turned
            else grid.cells
        )
        self._holders = {
            self._swap(place): self._swap(holder) for place, holder in grid.merged.items()
        }
        self.hidden_rows = grid.hidden_columns if turned else grid.hidden_rows
        self.hidden_columns = grid.hidden_rows if turned else grid.hidden_columns
        self._widths: dict[Place, int] = {}
        self._heights: dict[Place, int] = {}
        self._measure_merged()
        self._by_row: dict[int, list[int]] = {}
        for row, column in sorted(place for place in self._cells if not self.at(*place).is_blank):
            if between is None or column in between:
                self._by_row.setdefault(row, []).append(column)
        self.rows = list(self._by_row)
        self.columns = sorted({column for columns in self._by_row.values() for column in columns})

    @property
    def prefix(self) -> str:
        """Of names of places, where several tables are read."""
        return self._prefix

    @prefix.setter
    def prefix(self, prefix: str) -> None:
        self._prefix = prefix
        self.forget()

    def forget(self) -> None:
        """Keep no cell that was asked for: each is made again when it is."""
        self._found.clear()

    def _swap(self, place: Place) -> Place:
        return (place[1], place[0]) if self.is_turned else place

    def _measure_merged(self) -> None:
        for (row, column), holder in self._holders.items():
            self._widths[holder] = max(self._widths.get(holder, 1), column - holder[1] + 1)
            self._heights[holder] = max(self._heights.get(holder, 1), row - holder[0] + 1)

    def own_columns(self, row: int) -> list[int]:
        """The columns of a row that hold something of their own, from the left."""
        return self._by_row.get(row, [])

    def rows_below(self, row: int) -> Iterator[int]:
        """The rows below one that hold anything, from the top."""
        return _after(self.rows, row)

    @cached_property
    def _by_column(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for row, columns in self._by_row.items():
            for column in columns:
                found.setdefault(column, []).append(row)
        return found

    def filled_below(self, row: int, column: int) -> Iterator[int]:
        """The rows below one in which a column holds something of its own, from the top."""
        return _after(self._by_column.get(column, []), row)

    def count_below(self, row: int, column: int) -> int:
        """In how many rows below one a column holds something of its own."""
        rows = self._by_column.get(column, [])
        return len(rows) - bisect_right(rows, row)

    def last_row(self, column: int, says: Callable[[At], bool]) -> int:
        """The last row in which a column `says` something, sought once; 0 for none."""
        if column not in self._last:
            rows = reversed(self._by_column.get(column, []))
            self._last[column] = next((row for row in rows if says(self.at(row, column))), 0)
        return self._last[column]

    def holder(self, row: int, column: int) -> Place:
        """The place whose value is seen here."""
        return self._holders.get((row, column), (row, column))

    def width(self, row: int, column: int) -> int:
        """Over how many columns the cell that holds this place's value reaches."""
        return self._widths.get(self.holder(row, column), 1)

    def bottom(self, row: int, column: int) -> int:
        """The last row to which the cell that holds this place's value reaches."""
        held_by = self.holder(row, column)
        return held_by[0] + self._heights.get(held_by, 1) - 1

    def at(self, row: int, column: int) -> At:
        """What stands in this very cell."""
        of_row = self._found.get(row)
        found = of_row.get(column) if of_row else None
        if found is None:
            cell = self._cells.get((row, column), EMPTY)
            found = At(cell, self.name(row, column), self._widths.get((row, column), 1) > 1)
            if cell is not EMPTY:
                self._found.setdefault(row, {})[column] = found
        return found

    def shown(self, row: int, column: int) -> At:
        """What a person sees here; nothing where a cell further left reaches over this one."""
        held_by = self.holder(row, column)
        return self.at(*held_by) if held_by[1] == column else self.at(row, column)

    def over(self, row: int, column: int) -> At:
        """What a person sees here, also of a cell that reaches over several columns: of heads."""
        return self.at(*self.holder(row, column))

    def name(self, row: int, column: int) -> str:
        """How a person finds a cell of the file."""
        return f"{self._prefix}{cell_name(*self._swap((row, column)))}"

    def column_name(self, column: int) -> str:
        """How a person finds a column: "C"; in a turned table the number of its row."""
        return str(column) if self.is_turned else cell_name(1, column)[:-1]

    def range_name(self, first: int, last: int) -> str:
        """How a person finds rows: "A1:E2", as far as anything stands in them."""
        columns = [
            reached
            for row in range(first, last + 1)
            for column in self.own_columns(row)
            for reached in (column, column + self.width(row, column) - 1)
        ]
        if not columns:
            return self.name(first, 1)
        start, end = (first, min(columns)), (last, max(columns))
        if start == end:
            return self.name(*start)
        return f"{self.name(*start)}:{cell_name(*self._swap(end))}"


def _after(rows: list[int], row: int) -> Iterator[int]:
    """Those behind one, without a look at those before it."""
    return map(rows.__getitem__, range(bisect_right(rows, row), len(rows)))
