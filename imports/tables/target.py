"""What can be imported: the fields of a target, how their heads are worded and cells read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from imports.tables.notes import Notes
from imports.tables.view import At

Values = dict[str, Any]  # by the name of the field
# What cells say of a field; beside it, under other names, what they say of other fields.
Read = Callable[[str, Sequence[At], Notes], Values]
Finish = Callable[[Values, Notes], None]


@dataclass(frozen=True, eq=False)  # each is one of its kind: what is kept by it is found at once
class Field:
    """
    A field of a row. `heads` are words that mean it for sure, `perhaps` those that mean it where
    nothing better does; `contents` are the kinds of contents (imports.tables.contents) it has.
    """

    name: str
    label: str
    read: Read
    heads: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    weight: float = 1.0
    fills_down: bool = False  # a blank below means the same
    may_repeat: bool = False  # several columns may hold it
    is_paired: bool = False  # each of its cells stands beside another one, as names of addresses
    year: int | None = None  # of a head that names a year: 0 this one, -1 the one before


@dataclass(frozen=True)
class Aside:
    """Cells of a row that is no row of the table, such as a total: by field, and in their order."""

    row: int
    place: str
    by_field: dict[str, At]
    cells: tuple[At, ...]


@dataclass(frozen=True, eq=False)
class Target:
    """
    Something that can be imported. A row begins where one of `anchors` is filled; `begins` are
    fields that begin one too, with a question about the missing anchor. `groups` take the words of
    a row over all columns: the first that knows its spelling. `unread` are heads of columns that
    offices have and the portal has no place for.
    """

    name: str
    label: str
    fields: tuple[Field, ...]
    anchors: tuple[str, ...]
    begins: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    finish: Finish | None = None  # a last look at the values of a row
    takes_aside: Callable[[Aside, Values, Notes], bool] | None = None  # into the head of the table
    closes: Callable[[list[Values], Values, Notes], None] | None = None  # a last look at all rows
    instruments: tuple[str, ...] = ()  # rows of another one are none of the target
    keeps_vacant: bool = True  # a post without a person is a row
    unique: tuple[str, ...] = ()  # what a table should not hold twice

    def field_named(self, name: str) -> Field | None:
        """The field; None for one that the target does not have."""
        return next((each for each in self.fields if each.name == name), None)
