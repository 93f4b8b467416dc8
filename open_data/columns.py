"""What a table of the open data is: its columns, each explained once for people and programs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from agency.models import FiscalYear

Value = str | int | bool | Decimal | date | time | datetime | None


@dataclass(frozen=True)
class Column:
    """
    One column: its name in every file, what it holds, and where the value comes from.

    `type` is a field type of Frictionless Table Schema v1; `codes` are all values that can occur.
    """

    name: str
    title: str
    description: str
    value: Callable[[Any], Value]
    type: str = "string"
    unit: str = ""
    required: bool = False
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """Which column of another table a column points to."""

    column: str
    table: str
    to: str


@dataclass(frozen=True)
class Table:
    """One table of a year: which rows it has, what they mean, and which columns tell them apart."""

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows_of: Callable[[FiscalYear], Iterable]
    reference: Reference | None = None

    def load(self, fiscal_year: FiscalYear) -> list[dict[str, Value]]:
        """The public rows of a year by column name; an empty text is None, as in every file."""
        return [
            {column.name: _known(column.value(row)) for column in self.columns}
            for row in self.rows_of(fiscal_year)
        ]


def _known(value: Value) -> Value:
    return None if value == "" else value


def changed_at(rows: Iterable[dict[str, Value]]) -> datetime | None:
    """When the newest of the rows became what it is."""
    return max(filter(None, (row["updated_at"] for row in rows)), default=None)
