"""A document as its printed lines in their order; a row of a table is a line with cells."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from office_files.contents import Grid, OfficeFile
from thai.digits import to_arabic_digits
from thai.spelling import normalise

MOST_LINES = 100_000

# Between two things on one line: a tab, a run of spaces, dots that lead the eye.
_GAP = re.compile(r"\s*(?:\t|\.{3,}|…+|_{3,}| {2,})[\s.…_]*")
_SECOND_ENTRY = re.compile(r"(?<=\S)(?:\t| {2,})\s*(?=\(?[0-9๐-๙]{1,3}[.)]\s*[^\s0-9๐-๙])")
_RULE = re.compile(r"[\s\-–—_=*.•]+")
_PAGE_NUMBER = re.compile(
    r"[-–—]\s*[0-9]{1,4}\s*[-–—]|(?:หน้า(?:ที่)?\s*)[0-9]{1,4}(?:\s*(?:/|จาก)\s*[0-9]{1,4})?"
)
_CATCHWORD = re.compile(r"/\s*\S.{0,60}?(?:\.{2,}|…)\s*")
_LONG_RUN = re.compile(r"([ \t.…_–-])\1{9,}")
_NOTHING = re.compile(r"\(?[\s\-–—.:]*(?:ไม่มี|ไม่ปรากฏ)?[\s\-–—.]*\)?")


@dataclass(frozen=True)
class Line:
    """
    A line of text, or a row of a table with its cells; `place` is how a person finds it.

    `is_wrapped`: it follows a line break within one paragraph. `block` numbers
    paragraphs and tables. `column` is that of the only cell of a row which holds anything, from 0.
    """

    text: str
    place: str = ""
    cells: tuple[str, ...] = ()
    block: int = 0
    is_wrapped: bool = False
    column: int | None = None

    @property
    def filled(self) -> list[str]:
        """The cells that hold anything."""
        return [cell for cell in self.cells if cell]

    @property
    def is_row(self) -> bool:
        """Whether several cells stand beside each other; a lone one is a line of text."""
        return len(self.filled) > 1

    @property
    def plain(self) -> str:
        """The text with Arabic digits, as long as the text itself."""
        return to_arabic_digits(self.text)


def lines_of(file: OfficeFile) -> list[Line]:
    """Every line that holds anything, of paragraphs and of tables alike."""
    found: list[Line] = []
    for number, block in enumerate(file.blocks, start=1):
        if isinstance(block, Grid):
            found += rows_of(block, number)
        else:
            found += _of_text(block.text, f"ย่อหน้าที่ {number}", number)
        if len(found) > MOST_LINES:
            return found[:MOST_LINES]
    return found


def rows_of(grid: Grid, number: int = 1) -> Iterator[Line]:
    """The rows of a table as lines; a cell that others are merged into stands once."""
    columns = grid.columns
    for row in grid.rows:
        cells = tuple("\n".join(_texts(grid.at(row, column).text)) for column in columns)
        place = f"{grid.title} แถวที่ {row}"
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            for line in _of_text(filled[0], place, block=number):
                yield replace(line, column=cells.index(filled[0]))
        elif filled:
            yield Line("\t".join(filled), place, cells, number)


def _texts(text: str) -> list[str]:
    """The lines of a text. Spaces and dots may be thousands; a few part a line as well."""
    text = normalise(_LONG_RUN.sub(lambda run: run[1] * 10, text))
    return [line.strip() for line in text.split("\n") if line.strip()]


def _of_text(text: str, place: str, block: int = 0) -> Iterator[Line]:
    for at, line in enumerate(_texts(text)):
        yield Line(line, place, (), block, is_wrapped=at > 0)


def segments(text: str) -> list[str]:
    """What stands beside each other on a line, parted by tabs, runs of spaces, dotted leaders."""
    return [part for part in (each.strip() for each in _GAP.split(text)) if part]


def entries(text: str) -> list[str]:
    """The numbered entries of a line: two of them where a list is printed in two columns."""
    return [part.strip() for part in _SECOND_ENTRY.split(text)]


def says_nothing(text: str) -> bool:
    """Whether a line only says that there is nothing: -ไม่มี-, a dash."""
    return bool(_NOTHING.fullmatch(text))


def is_rule(text: str) -> bool:
    """Whether a line is drawn of dashes or dots."""
    return bool(_RULE.fullmatch(text))


def is_page_number(text: str) -> bool:
    """Whether a line is the number of a page: - ๒ -."""
    return bool(_PAGE_NUMBER.fullmatch(to_arabic_digits(text).strip()))


def is_catchword(text: str) -> bool:
    """Whether a line is what a page prints of the next one: /๔. หาก..."""
    return bool(_CATCHWORD.fullmatch(text.strip()))


def first_index(lines: Iterable[Line], pattern: re.Pattern[str], start: int = 0) -> int:
    """The first line from `start` on whose text begins as the pattern; -1 for none."""
    for at, line in enumerate(lines):
        if at >= start and pattern.match(line.text):
            return at
    return -1
