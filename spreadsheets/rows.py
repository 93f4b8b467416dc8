"""The rows below the head of a table, as texts that remember what a program stored."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from catalogue.cells import NO, YES
from office_files.contents import Cell, cell_name
from office_files.text_tables import CSV
from spreadsheets.heads import Head, filled_rows, one_line
from spreadsheets.refusals import CSV_FORMULA, ERROR, FORMULA, MERGED, OUTSIDE, ReadError
from values.typed import Typed

MOST_NAMED = 30  # rows, columns or cells in one sentence
HIDDEN_ROWS = "แถวที่ซ่อนไว้ในแฟ้มถูกอ่านด้วย: {names}"
HIDDEN_COLUMNS = "คอลัมน์ที่ซ่อนไว้ในแฟ้มถูกอ่านด้วย: {names}"
FILLED_DOWN = "ช่องที่ผสานหลายแถว (merge) ระบบอ่านเป็นค่าเดียวกันทุกแถว: {names}"


class TableRows:
    """The filled rows of one grid. Iterating raises ReadError at what is no value of the table."""

    def __init__(self, head: Head, headers: Sequence[str], kind: str):
        self._grid, self._head = head.grid, head
        self._columns = [head.columns[header] for header in headers]
        self._headers = [one_line(header) for header in headers]
        self._is_csv = kind == CSV
        self._hidden: list[str] = []
        self._filled_down: dict[str, None] = {}

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """The number of each row in the file, and its cells in the order of the headers."""
        last_of_head = self._head.last_row
        for row, own in filled_rows(self._grid):
            if row <= last_of_head:
                continue
            cells = [self._text(row, column) for column in self._columns]
            if self._is_head_again(cells):
                continue
            if not set(own) <= set(self._columns):
                raise ReadError(OUTSIDE.format(row=row))
            if row in self._grid.hidden_rows:
                self._hidden.append(str(row))
            yield row, cells

    def _is_head_again(self, cells: list[str]) -> bool:
        """Whether a head is printed again, as on the next page of a document."""
        pairs = zip(cells, self._headers, strict=True)
        return all(one_line(cell) == header for cell, header in pairs)

    def told(self) -> Iterator[str]:
        """What a person does not see in the rows that were read."""
        hidden = [column for column in self._columns if column in self._grid.hidden_columns]
        names = [cell_name(1, column)[:-1] for column in sorted(hidden)]
        filled = list(self._filled_down)
        for sentence, said in (
            (HIDDEN_ROWS, self._hidden), (HIDDEN_COLUMNS, names), (FILLED_DOWN, filled),
        ):  # fmt: skip
            if said:
                more = f" และอีก {len(said) - MOST_NAMED}" if len(said) > MOST_NAMED else ""
                yield sentence.format(names=", ".join(said[:MOST_NAMED]) + more)

    def _text(self, row: int, column: int) -> str:
        """What a person sees at a place: of cells merged downwards, their value."""
        holder = self._grid.merged.get((row, column), (row, column))
        cell, name = self._grid.at(*holder), cell_name(*holder)
        if holder[1] != column and (cell.text or cell.is_formula):
            raise ReadError(MERGED.format(cell=name))
        if cell.is_formula:
            raise ReadError(FORMULA.format(cell=name))
        if cell.is_error:
            raise ReadError(ERROR.format(cell=name, text=cell.text))
        if self._is_csv and cell.text.startswith("="):
            raise ReadError(CSV_FORMULA.format(row=row, column=column))
        if holder[0] != row and cell.text:
            self._filled_down[name] = None
        return Typed(_words(cell), cell.value)  # a program may have changed what was typed


def _words(cell: Cell) -> str:
    """The value whatever its format hides of it; a text as it stands."""
    value = cell.value
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime | date):
        # A date typed as 23/11/2569 is kept by the program as a day of the year 2569.
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return f"{value:f}" if isinstance(value, Decimal) else cell.text
