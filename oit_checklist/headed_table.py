"""A sheet with a row of headings somewhere near its top, read by what the headings say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from documents.workbook_reading import Grid, GridCell, cell_name
from oit_checklist.criteria_set import Fault
from thai.likeness import key_of

FURTHEST_HEADING = 30  # a title, notes and empty rows may stand above


@dataclass(frozen=True)
class Column:
    """What a column holds: the field, its heading as we write it, and how others head it."""

    name: str
    heading: str
    width: int = 16
    required: bool = False
    also: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def ranks(self) -> dict[str, int]:
        """The headings by which it is known, whatever their spaces and digits; ours comes first."""
        return {key_of(heading): rank for rank, heading in enumerate((self.heading, *self.also))}


@dataclass(frozen=True)
class Value:
    """One value of a row: what a person sees, and the cell that holds it ("E5")."""

    cell: GridCell
    place: str
    is_own: bool = True  # it stands in this row, and is not merged into it

    @property
    def text(self) -> str:
        return self.cell.text


@dataclass(frozen=True)
class HeadedTable:
    """A sheet whose row `head` holds the headings; `columns` leads from a field to its column."""

    grid: Grid
    head: int
    columns: Mapping[str, int]
    unknown: tuple[tuple[int, str], ...]

    def rows(self) -> Iterator[tuple[int, dict[str, Value]]]:
        """The rows below the headings that hold anything, by their number and field."""
        for row in self.grid.rows:
            if row > self.head:
                yield row, {name: self._value(row, at) for name, at in self.columns.items()}

    def _value(self, row: int, column: int) -> Value:
        holder = self.grid.merged.get((row, column), (row, column))
        return Value(
            self.grid.at(*holder), place_of(self.grid, *holder), is_own=holder == (row, column)
        )


def place_of(grid: Grid, row: int, column: int) -> str:
    """Where a cell stands, for a person."""
    return f"แผ่น “{grid.title}” ช่อง {cell_name(row, column)}"


def find_table(grid: Grid, columns: tuple[Column, ...]) -> HeadedTable | None:
    """The table of a sheet by the first row that has all required headings; None without one."""
    required = {column.name for column in columns if column.required}
    for row in grid.rows:
        if row > FURTHEST_HEADING:
            break
        found, unknown = _headings(grid, row, columns)
        if required <= found.keys():
            return HeadedTable(grid, row, found, unknown)
    return None


def heading_faults(grid: Grid, columns: tuple[Column, ...]) -> list[Fault]:
    """Why a sheet that should hold these columns does not: what is missing, where it was sought."""
    best = max(
        grid.rows[:FURTHEST_HEADING],
        key=lambda row: len(_headings(grid, row, columns)[0]),
        default=1,
    )
    found, unknown = _headings(grid, best, columns)
    missing = [column.heading for column in columns if column.required and column.name not in found]
    faults = [Fault(f"แผ่น “{grid.title}” แถว {best}", f"ขาดคอลัมน์ {', '.join(missing)}")]
    faults += [Fault(place_of(grid, best, at), f"ไม่รู้จักหัวคอลัมน์ “{text}”") for at, text in unknown]
    return faults


def column_faults(table: HeadedTable) -> list[Fault]:
    """Headings that stand twice, or that are merged over several columns, which says two things."""
    grid = table.grid
    read = {(table.head, column) for column in table.columns.values()}
    faults = [
        Fault(
            place_of(grid, *holder),
            f"หัวคอลัมน์ผสานถึงช่อง {cell_name(*cell)} จึงไม่ทราบว่าเป็นหัวของคอลัมน์ใด กรุณายกเลิกการผสาน",
        )
        for cell, holder in grid.merged.items()
        if holder in read and cell[0] == table.head and cell != holder
    ]
    return faults + _wide_cells(table)


def _wide_cells(table: HeadedTable) -> list[Fault]:
    """Cells below the headings that are merged over two of the columns that are read."""
    grid, read = table.grid, set(table.columns.values())
    found: dict[tuple[int, int], set[int]] = {}
    for (_, column), holder in grid.merged.items():
        if holder[0] > table.head and column in read:
            found.setdefault(holder, set()).add(column)
    # A row that is one cell is a heading of a group, and no row of the table.
    return [
        Fault(
            place_of(grid, *holder), "ช่องนี้ผสานข้ามคอลัมน์ จึงไม่ทราบว่าค่าเป็นของคอลัมน์ใด กรุณายกเลิกการผสาน"
        )
        for holder, columns in sorted(found.items())
        if len(columns) > 1 and grid.columns_of(holder[0]) != [holder[1]]
    ]


def _headings(
    grid: Grid, row: int, columns: tuple[Column, ...]
) -> tuple[dict[str, int], tuple[tuple[int, str], ...]]:
    named = {key: (column.name, rank) for column in columns for key, rank in column.ranks.items()}
    said = [(at, grid.at(row, at).text) for at in grid.columns_of(row)]
    # Of two headings that may mean one field, the one that says it better.
    best: dict[str, tuple[int, int]] = {}
    for at, text in said:
        if (known := named.get(key_of(text))) is not None:
            name, rank = known
            best[name] = min(best.get(name, (rank, at)), (rank, at))
    found = {name: at for name, (_, at) in best.items()}
    return found, tuple((at, text) for at, text in said if at not in found.values())
