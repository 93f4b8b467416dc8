"""A whole document, as its family hands it to a writer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from documents.model import Block, Heading, Part, Table

LOWEST = 3  # level of the contents: that of tables


@dataclass(frozen=True)
class Entry:
    """A line of the contents: its level from 1 to 3, its words, and where it leads."""

    level: int
    words: str
    anchor: str


@dataclass(frozen=True)
class PageNumbers:
    """Thai page numbers: at the top as "- ๒ -" in minutes, else at the bottom."""

    at_top: bool = False
    before: str = ""
    after: str = ""
    on_first: bool = False


@dataclass(frozen=True)
class Document:
    """
    A whole document.

    title: of the file's properties. head: runs over every page but the first.
    margins: top, right, bottom and left in centimetres; those of form 11 unless said otherwise.
    mark: a word behind the text of every sheet, such as ร่าง.
    notice: what is said above the text where no mark can be drawn.
    is_verbatim: its digits stay as typed, as it is there to be copied from.
    """

    title: str
    author: str
    blocks: Sequence[Block]
    kind: str = ""
    head: str = ""
    mark: str = ""
    notice: str = ""
    is_verbatim: bool = False
    created: datetime | None = None
    margins: tuple[float, float, float, float] = (2.5, 2, 2, 3)
    numbers: PageNumbers = field(default_factory=PageNumbers)

    def entries(self) -> Iterator[Entry]:
        """What the contents list, in order."""
        yield from _listed(self.blocks)


def _listed(blocks: Sequence[Block]) -> Iterator[Entry]:
    for block in blocks:
        match block:
            case Heading(anchor=anchor) if anchor:
                yield Entry(block.level, block.entry or block.text, anchor)
            case Table(anchor=anchor) if anchor:
                yield Entry(LOWEST, block.caption, anchor)
            case Part():
                yield from _listed(block.blocks)
