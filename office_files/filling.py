"""Filling grids within limits, so that no file of few bytes becomes millions of cells."""

from collections.abc import Iterable

from office_files.contents import Cell, Grid, OfficeFileError, cell_name

MOST_ROWS = 50_000  # that hold anything, in one grid
MOST_COLUMNS = 256
MOST_CELLS = 600_000  # that hold anything, in one file
MOST_MERGED = 200_000  # in one file


class GridTooLargeError(OfficeFileError):
    """A grid past the limits; the other sheets of its file may still be read."""


class Filling:
    """Puts cells into the grids of one file and counts them. Raises GridTooLargeError."""

    def __init__(self) -> None:
        self.refusals: list[GridTooLargeError] = []  # of sheets that were dropped
        self._cells = 0
        self._merged = 0
        self._grid: Grid | None = None  # the one that is being filled
        self._last_row = 0
        self._rows = 0

    def put(self, grid: Grid, row: int, column: int, cell: Cell) -> None:
        """Put a cell that holds something, a formula without a value too; row by row."""
        if not (cell.text or cell.links or cell.is_formula or cell.value is not None):
            return
        if column > MOST_COLUMNS:
            raise GridTooLargeError(
                f"“{grid.title}” ช่อง {cell_name(row, column)} อยู่เลยคอลัมน์ที่ {MOST_COLUMNS} ระบบไม่อ่าน "
                "กรุณาคัดลอกเฉพาะตารางที่ต้องการไปไว้ในแฟ้มใหม่"
            )
        self._cells += 1
        if grid is not self._grid:
            self._grid, self._rows, self._last_row = grid, 0, 0
        self._rows += row != self._last_row
        self._last_row = row
        if self._rows > MOST_ROWS or self._cells > MOST_CELLS:
            raise GridTooLargeError(
                f"ตารางใหญ่เกินไป ระบบหยุดอ่านที่ “{grid.title}” แถวที่ {row:,} "
                f"(อ่านได้ไม่เกิน {MOST_ROWS:,} แถว) กรุณาแบ่งเป็นหลายแฟ้ม"
            )
        grid.cells[row, column] = cell

    @property
    def told(self) -> list[str]:
        """What is said of the sheets that were dropped."""
        return [f"{error} ระบบจึงไม่ได้อ่านแผ่นนี้" for error in self.refusals]

    def check(self, grids: Iterable[Grid], otherwise: str) -> None:
        """Refuse a file of which no sheet is left: the first that was dropped says why."""
        if not any(grid.cells for grid in grids):
            raise self.refusals[0] if self.refusals else OfficeFileError(otherwise)

    def drop(self, grid: Grid, error: GridTooLargeError) -> None:
        """Empty a sheet that is too large, and keep why."""
        self._cells -= len(grid.cells)
        self._merged -= len(grid.merged)
        grid.cells.clear()
        grid.merged.clear()
        self.refusals.append(error)

    def merge(self, grid: Grid, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Write down a merged area, after the cells: what is past the last of them is left out."""
        top, left = first
        held = self._last_row if grid is self._grid else 0
        bottom, right = min(last[0], held), min(last[1], MOST_COLUMNS)
        self.count_merged(grid, max(0, bottom - top + 1) * max(0, right - left + 1), last)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                grid.merged[row, column] = first

    def count_merged(self, grid: Grid, places: int, last: tuple[int, int]) -> None:
        """Count the places of an area that reaches to `last`, before anybody writes them down."""
        self._merged += places
        if self._merged > MOST_MERGED:
            raise GridTooLargeError(
                f"“{grid.title}” ผสานช่องกว้างเกินไป (ถึง {cell_name(*last)}) กรุณายกเลิกการผสานช่องว่าง"
            )
