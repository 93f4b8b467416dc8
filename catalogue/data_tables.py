"""The tables of the open data of a year: their names and columns are stable, programs use them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from catalogue.columns import Column, Value, of_year


@dataclass(frozen=True)
class Reference:
    """Which column of another table a column points to."""

    column: str
    table: str
    to: str


@dataclass(frozen=True)
class DataTable:
    """
    One table of a year: which rows it has, what they mean, and which columns tell them apart.

    rows_of: the public rows of a fiscal year. place: where it stands among the tables of a year.
    """

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows_of: Callable[[Any], Iterable[Any]]
    place: int
    reference: Reference | None = None

    def in_year(self, fiscal_year: Any) -> "DataTable":
        """The table with the columns that the fiscal year has."""
        return replace(self, columns=of_year(self.columns, fiscal_year))

    def load(self, fiscal_year: Any) -> list[dict[str, Value]]:
        """The public rows of a year by column name."""
        return [
            {column.name: column.public_value(row) for column in self.columns}
            for row in self.rows_of(fiscal_year)
        ]


def changed_at(rows: Iterable[dict[str, Value]]) -> datetime | None:
    """When the newest of the rows became what it is."""
    moments = (row["updated_at"] for row in rows)
    return max((at for at in moments if isinstance(at, datetime)), default=None)
