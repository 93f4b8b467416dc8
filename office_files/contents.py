"""What every reader of this package makes of a file: paragraphs and grids, in their order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

Place = tuple[int, int]  # row and column, both from 1


class OfficeFileError(Exception):
    """A file that cannot be read; the text is Thai, for the person, and names the cause."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address behind a text."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Cell:
    """
    A cell: what a person sees in it, and what the program stores where that is no text.

    `text` has its lines parted by line breaks, with the marks of lists as they are printed, counted
    ones too ("๑. …"). `value` is a Decimal, a date, a datetime, a time or a bool; None for a text.
    `number_format` is the program's format of a number.
    """

    text: str
    value: Decimal | date | datetime | time | bool | None = None
    links: tuple[Link, ...] = ()
    number_format: str = ""
    is_formula: bool = False  # `text` and `value` are what the program last calculated
    is_error: bool = False  # "#REF!" and its like


EMPTY = Cell("")


@dataclass
class Grid:
    """
    One table: a sheet, a table of a document or page. Empty cells are not kept.

    `merged` leads from each cell of a merged area, the first too, to the one that holds its value.
    """

    title: str  # the name of the sheet; "ตารางที่ 2" of a document
    cells: dict[Place, Cell] = field(default_factory=dict)
    merged: dict[Place, Place] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_hidden: bool = False  # a sheet that the program does not show
    is_sheet: bool = True  # False for a table of a document or page

    def at(self, row: int, column: int) -> Cell:
        """What stands in this very cell; nothing in one that is merged into another."""
        return self.cells.get((row, column), EMPTY)

    def shown_at(self, row: int, column: int) -> Cell:
        """What a person sees at this place: of a merged area, its value."""
        return self.at(*self.merged.get((row, column), (row, column)))

    @property
    def rows(self) -> list[int]:
        """The rows that hold anything, from the top."""
        return sorted({row for row, _ in self.cells})

    @property
    def columns(self) -> list[int]:
        """The columns that hold anything, from the left."""
        return sorted({column for _, column in self.cells})


@dataclass(frozen=True)
class Paragraph:
    """
    A line of a document outside its tables; `text` as `Cell.text`.

    `indent` counts steps from the left margin, `is_heading` is what the document says of it.
    """

    text: str
    links: tuple[Link, ...] = ()
    indent: int = 0
    is_heading: bool = False


Block = Paragraph | Grid


@dataclass
class OfficeFile:
    """What a file holds, in its order; `kind` is what it is in words, `told` what was left out."""

    kind: str
    blocks: list[Block] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    base: str = ""  # the address of the page that was saved, where the file tells it

    @property
    def grids(self) -> list[Grid]:
        return [block for block in self.blocks if isinstance(block, Grid)]

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        return (block for block in self.blocks if isinstance(block, Paragraph))


def cell_name(row: int, column: int) -> str:
    """How a spreadsheet program names a cell: E5; in the same way past the last one of a sheet."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"
