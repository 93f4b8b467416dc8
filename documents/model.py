"""
What a document consists of, before anybody lays it out; documents.document is the whole.

One structure, three writers: documents.html_writer makes pages and what WeasyPrint prints,
documents.word_writer makes Word. A writer knows how a block looks; a family knows which blocks
its document has (meetings.minutes_document, annual_report.document). Blocks that are not words,
such as pictures and places to sign, are in documents.figures. Nothing here is HTML, and
every text is as people typed it: links, words that must not be torn and Thai digits are the
writers' work.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from documents.figures import Bars, Code, People, Picture, Signatures, Ticks

AFTER_LABEL = "\u00a0 "  # two spaces, of which HTML would leave one


class Align(StrEnum):
    """Where the lines of a paragraph stand; distributed is Thai justification."""

    START = "start"
    CENTRE = "centre"
    DISTRIBUTED = "distributed"


class Size(StrEnum):
    """How large words are; points belong to the writers."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"
    HUGE = "huge"


@dataclass(frozen=True)
class Heading:
    """
    A real heading. Levels 1 to 3 with an anchor stand in the contents.

    number: what is printed before the words, such as "ระเบียบวาระที่ ๓", with space behind it.
    anchor: its place on a page and in the contents; entry: its line there, if other words.
    is_title: the title of the document, above all levels; its lines are kept.
    passage: the name by which an edited document is read back, with what follows; see Spoken.
    """

    words: str
    level: int
    number: str = ""
    anchor: str = ""
    align: Align = Align.START
    entry: str = ""
    is_title: bool = False
    passage: str = ""

    @property
    def text(self) -> str:
        """Number and words on one line."""
        return f"{self.number} {self.words}".strip()


@dataclass(frozen=True)
class Paragraph:
    """
    Words of the document's own. Indents in centimetres.

    label: what the words are, before them in bold. address: where all of the words lead to.
    kind: a name by which a style sheet knows it.
    stays: on the page of what follows. field: of a seal that is set where these words stand.
    """

    words: str
    align: Align = Align.START
    bold: bool = False
    size: Size = Size.NORMAL
    first_line: float = 0
    left: float = 0
    space_before: float = 0  # centimetres
    stays: bool = False
    address: str = ""
    kind: str = ""
    field: str = ""
    label: str = ""
    space_after: float = 0  # centimetres


@dataclass(frozen=True)
class Inline:
    """Words without a paragraph of their own, such as the only line of a cell."""

    words: str


@dataclass(frozen=True)
class Typed:
    """What people typed: paragraphs, lists with their levels, small tables (thai.text_blocks)."""

    text: str
    first_line: float = 0
    left: float = 0


@dataclass(frozen=True)
class Clause:
    """A line with its printed marker, "" for a dash, and the clauses nested below it."""

    words: str
    marker: str = ""
    nested: tuple["Clause", ...] = ()

    def flat(self, level: int = 0) -> Iterator[tuple[int, "Clause"]]:
        """This clause and all below it, in order, each with its level: 0, 1 and so on."""
        yield level, self
        for clause in self.nested:
            yield from clause.flat(level + 1)


@dataclass(frozen=True)
class Clauses:
    """Clauses below each other, such as the required elements of an item."""

    clauses: Sequence[Clause]


@dataclass(frozen=True)
class Names:
    """Names below each other, each with a mark of its own: twelve divisions never run together."""

    names: Sequence[str]


@dataclass(frozen=True)
class Cell:
    """
    One cell of a table: blocks below each other.

    heads: "row" for what names its row, "rows" for a heading across the whole table, the only cell
    of its row, which stays with the row below. is_code: short and centred.
    """

    blocks: Sequence["Block"]
    heads: str = ""
    is_code: bool = False


@dataclass(frozen=True)
class Column:
    """heading: printed; label: its short name on narrow screens; width: its share of the sheet."""

    heading: str
    label: str
    width: float


@dataclass(frozen=True)
class Table:
    """
    A ruled table whose head repeats on every page, above the rest of a row that is torn too.

    caption: printed above it. anchor: its place in the contents, on the third level; "" for none.
    kind: a name by which a style sheet knows it.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    caption: str = ""
    anchor: str = ""
    kind: str = ""
    row_height: float = 0  # centimetres at least: room to sign in


@dataclass(frozen=True)
class Spoken:
    """
    Who spoke, and what was said beside the name; the name may be longer than its column.

    passage: the name by which Word's hidden bookmark knows it, at most 40 letters and digits.
    """

    speaker: str
    blocks: Sequence["Block"]
    post: str = ""
    is_resolution: bool = False
    passage: str = ""


@dataclass(frozen=True)
class Beside:
    """Two columns without rules, such as a letter's number and its office; `left`: centimetres."""

    first: Sequence["Block"]
    second: Sequence["Block"]
    left: float


@dataclass(frozen=True)
class Contents:
    """The table of contents of the document, three levels, with page numbers on paper."""

    title: str = "สารบัญ"


@dataclass(frozen=True)
class Part:
    """
    Blocks that belong together, under a name that a style sheet knows ("cover", "agenda").

    new_page: begins on one. landscape: on sheets of their own, turned. together: on one page.
    """

    kind: str
    blocks: Sequence["Block"]
    new_page: bool = False
    landscape: bool = False
    together: bool = False


Block = (
    Heading
    | Paragraph
    | Inline
    | Typed
    | Clauses
    | Names
    | Ticks
    | Table
    | Spoken
    | Beside
    | People
    | Signatures
    | Picture
    | Code
    | Bars
    | Contents
    | Part
)
