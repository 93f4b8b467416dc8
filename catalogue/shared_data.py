"""
Data that belongs to no fiscal year of the office: it comes with the portal, for everybody to use.

A family offers a collection of tables in its `records.py`; the open data serves them, each as the
file that it was made from and as a table for programs. They change with a release only.
"""

from collections.abc import Callable
from dataclasses import dataclass

from catalogue.data_tables import DataTable


@dataclass(frozen=True)
class SharedFile:
    """One file: its name with its ending, what it is for readers, and how it is made."""

    name: str
    title: str
    content_type: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class SharedTable:
    """One table, what readers have to know of it, and the files that it was made from."""

    table: DataTable
    warning: str = ""
    source: str = ""
    originals: tuple[SharedFile, ...] = ()


@dataclass(frozen=True)
class Collection:
    """
    Tables of one subject with a page of their own; `files` belong to all of them.

    `about` says in paragraphs what they are, `terms` how they may be used and cited.
    """

    name: str
    title: str
    about: tuple[str, ...]
    terms: str
    tables: Callable[[], list[SharedTable]]
    files: Callable[[], list[SharedFile]]


_by_name: dict[str, Collection] = {}


def offer(collection: Collection) -> None:
    """Add a collection. Raises ValueError for a name that is taken."""
    if collection.name in _by_name:
        raise ValueError(f"the collection {collection.name!r} is offered already")
    _by_name[collection.name] = collection


def collections() -> dict[str, Collection]:
    """Every collection by its name."""
    return dict(_by_name)
