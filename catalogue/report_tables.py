"""
The annual report's chapters, tables and annexes, declared once for the page, the PDF and Word.

catalogue.report_cells turns every kind of cell into blocks of a document.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from documents.figures import Bars
from documents.model import Block


@dataclass(frozen=True)
class RowHeading:
    """What names the row."""

    kind: ClassVar[str] = "row_heading"
    text: str


@dataclass(frozen=True)
class Spanning:
    """A heading across the whole table, above the rows that belong to it; its row's only cell."""

    kind: ClassVar[str] = "spanning"
    text: str


@dataclass(frozen=True)
class Code:
    """A short code or number, centred in print."""

    kind: ClassVar[str] = "code"
    text: str


@dataclass(frozen=True)
class Words:
    """A few words as they stand."""

    kind: ClassVar[str] = "words"
    text: str


@dataclass(frozen=True)
class TypedText:
    """What people typed: lines that become paragraphs and lists."""

    kind: ClassVar[str] = "typed_text"
    text: str


@dataclass(frozen=True)
class Names:
    """Names below each other, such as those of the responsible divisions."""

    kind: ClassVar[str] = "names"
    names: Sequence[str]


@dataclass(frozen=True)
class Line:
    """A line with its printed marker, "" for a dash, and the lines nested below it."""

    text: str
    marker: str = ""
    nested: tuple["Line", ...] = ()

    def flat(self, level: int = 0) -> Iterator[tuple[int, "Line"]]:
        """This line and all below it, in order, each with its level: 0, 1 and so on."""
        yield level, self
        for line in self.nested:
            yield from line.flat(level + 1)


@dataclass(frozen=True)
class NestedLines:
    """Required elements, or other lines with markers."""

    kind: ClassVar[str] = "nested_lines"
    lines: Sequence[Line]


@dataclass(frozen=True)
class Progress:
    """
    The official boxes, that of `status` ticked (agency.statuses.Status), and what was typed.

    measured: lines of what the year measures beside them, under the boxes.
    """

    kind: ClassVar[str] = "progress"
    status: Any
    text: str
    measured: Sequence[str] = ()


Cell = RowHeading | Spanning | Code | Words | TypedText | Names | NestedLines | Progress


@dataclass(frozen=True)
class ReportColumn:
    """
    A printed column.

    label: its short name on narrow screens.
    width: its share of the sheet in Word, in centimetres; print.css has the PDF's.
    """

    heading: str
    label: str
    cell: Callable[[Any], Cell]
    width: float


@dataclass(frozen=True)
class ReportTable:
    """Rows under one caption; `css_class` is how print.css knows the widths of its columns."""

    caption: str
    css_class: str
    columns: Sequence[ReportColumn]
    rows: Sequence[Any]

    @property
    def body(self) -> Iterator[list[tuple[ReportColumn, Cell]]]:
        """Row by row, each cell beside its column; of a row that spans the table, that cell."""
        for row in self.rows:
            cells = [(column, column.cell(row)) for column in self.columns]
            yield cells[:1] if isinstance(cells[0][1], Spanning) else cells


@dataclass(frozen=True)
class TableGroup:
    """
    Tables under a heading of their own; without a title right below the chapter's.

    charts: what is drawn of them, above them.
    """

    tables: Sequence[ReportTable]
    title: str = ""
    anchor: str = ""
    charts: Sequence[Bars] = ()


@dataclass(frozen=True)
class Chapter:
    """
    A heading of the report and the tables under it; `anchor` is its place on the page.

    notes: what has to be known of the tables, above them.
    """

    anchor: str
    title: str
    groups: Sequence[TableGroup]
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Annex:
    """
    A document that is printed whole behind the tables.

    entry: its line in the table of contents.
    headings: the lines above it; then its own title.
    address, link: its own page on the web, and the words that lead there.
    blocks: what it consists of (documents.model), headings from the third level on; what is told
    of other records leads to their pages if it is asked to be for the web.
    stylesheet: how it looks on paper.
    """

    row: Any
    entry: str
    headings: Sequence[str]
    title: str
    address: str
    link: str
    blocks: Callable[[bool], Sequence[Block]]
    stylesheet: Path
