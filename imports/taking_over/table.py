"""Lines for a sheet: what a file says laid over what is stored, blank where it says nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tablib import Dataset

from catalogue.cells import BETWEEN, NO, YES, Day
from catalogue.sheets import LINE, Sheet


class Table:
    """
    The rows of a sheet as they are now, locked, and lines that change some of them or add others.

    Values are named as the sheet's columns are; days are texts as 2022-10-01. What is empty
    leaves the stored value as it is.
    """

    def __init__(self, sheet: Sheet, fiscal_year: Any):
        self.sheet = sheet
        self.rows: list[Any] = sheet.held(fiscal_year if sheet.of_year else None)
        self.lines: list[list[str]] = []
        # What stands in the rows that the lines change, by their keys.
        self.before: dict[Any, list[str]] = {}
        self._columns = {column.name: column for column in sheet.columns}

    def change(self, row: Any, cell: str, **values: Any) -> None:
        """Lay values over a stored row; `cell` is where the file says them."""
        self._add(cell, self._stored(row), values)

    def put_back(self, row: Any, name: str, cells: Mapping[str, str]) -> None:
        """Lay former cells, by their headings, over a stored row; empty ones too."""
        self.lines.append([name, *{**self._stored(row), **cells}.values()])

    def add(self, cell: str, **values: Any) -> None:
        """A new row."""
        self._add(cell, dict.fromkeys(self.sheet.headers, ""), values)

    def dataset(self) -> Dataset:
        """The lines as an upload would bring them; their numbers are the cells of the file."""
        dataset = Dataset(headers=[LINE, *self.sheet.headers])
        for line in self.lines:
            dataset.append(line)
        return dataset

    def _stored(self, row: Any) -> dict[str, str]:
        self.before[row.pk] = cells = self.sheet.cells_of(row)
        return dict(zip(self.sheet.headers, cells, strict=True))

    def _add(self, cell: str, cells: dict[str, str], values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            if value is not None and value not in ("", []):
                column = self._columns[name]
                cells[column.heading] = _text(value, isinstance(column.cell, Day))
        self.lines.append([cell, *cells.values()])


def _text(value: Any, is_day: bool) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        return BETWEEN.join(map(str, value))
    try:
        return Day().write(date.fromisoformat(value)) if is_day else str(value)
    except ValueError:
        return str(value)  # typed by a person: the cell of the sheet reads it
