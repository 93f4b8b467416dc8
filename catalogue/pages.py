"""How pages of records are named and listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PageReference:
    """
    The page of a record as everything that stands on it repeats it.

    `code` is how people ask for it in the search (o12, m3), at most ten characters, "" for none;
    `number` orders the pages of one kind within a year.
    """

    year_be: int
    address: str
    title: str
    number: int = 0
    code: str = ""


@dataclass(frozen=True)
class ListPage:
    """A page that lists rows, and the public rows on it; `year_be` is None for all years."""

    address: str
    rows: Sequence[Any]
    year_be: int | None = None
