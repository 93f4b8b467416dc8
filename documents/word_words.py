"""Words of a Word document: links are links, lists and small tables are what they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as Docx
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from documents.word_body import paragraph
from documents.word_fields import link, run
from documents.word_styles import CELL, RUNNING, clause
from documents.word_tables import cell, row, table
from documents.word_text import by_font, printed
from documents.word_xml import element, properties, twips
from thai.document_digits import document_digits
from thai.text_blocks import Block, Line, pieces_of, read_blocks

STEP = 0.8  # centimetres by which a line stands in for every level
LETTER = 0.2  # of a marker, in centimetres at 16 point
GAP = 0.25


@dataclass(frozen=True)
class Place:
    """Where words stand: indents and width in centimetres; narrow is the cell of a ruled table."""

    width: float
    left: float = 0
    first_line: float = 0
    narrow: bool = False


class Words:
    """Turns texts into runs and paragraphs of one document."""

    def __init__(self, docx: Docx, *, is_verbatim: bool = False):
        self._part, self._is_verbatim = docx.part, is_verbatim

    def runs(self, text: str, *, bold: bool = False, size: float | None = None) -> list[Element]:
        """Runs of a line, with its links."""
        runs: list[Element] = []
        for words, address in pieces_of(text):
            if address:
                runs.append(link(self._part, address, words))
                continue
            for piece, font in by_font(self.shown(words)):
                runs.append(run(piece, bold=bold, size=size, font=font))
        return runs

    def shown(self, words: str) -> str:
        """The words as they are printed: whole, with digits of one kind."""
        return printed(words if self._is_verbatim else document_digits(words))

    def title(self, text: str) -> list[Element]:
        """The lines of a title, which stay lines."""
        return [run(self.shown(text))]

    def whole_link(self, text: str, address: str) -> Element:
        """All of the words lead to an address."""
        return link(self._part, address, text)

    def typed(self, text: str, place: Place) -> list[Element]:
        """What people typed: paragraphs, lists at their levels, small tables."""
        return [each for block in read_blocks(text) for each in self._block(block, place)]

    def clause(
        self, marker: str, text: str, level: int, place: Place, hanging: float = 0
    ) -> Element:
        """A line behind its marker; the lines below it stand in behind the marker too."""
        hanging = hanging or hanging_of(marker)
        left = place.left + STEP * level + hanging
        style = CELL if place.narrow else clause(level)
        spread = None if place.narrow else element("w:jc", val="thaiDistribute")
        look = (element("w:ind", left=twips(left), hanging=twips(hanging)), spread)
        return paragraph(style, run(f"{marker} "), *self.runs(text), look=look)

    def _block(self, block: Block, place: Place) -> list[Element]:
        if block.kind == "paragraph":
            return [self._plain(line, place) for line in block.lines]
        if block.kind == "table":
            return [self._table(block, place), *([] if place.narrow else [element("w:p")])]
        widest: dict[int, float] = {}
        for line in block.lines:
            widest[line.level] = max(widest.get(line.level, 0), hanging_of(line.marker))
        return [
            self.clause(line.marker, line.text, line.level, place, widest[line.level])
            for line in block.lines
        ]

    def _plain(self, line: Line, place: Place) -> Element:
        indents = {"left": twips(place.left), "firstLine": twips(place.first_line)}
        given = {name: size for name, size in indents.items() if size}
        look = (element("w:ind", **given) if given else None,)
        return paragraph(CELL if place.narrow else RUNNING, *self.runs(line.text), look=look)

    def _table(self, block: Block, place: Place) -> Element:
        columns = max(len(line.cells) for line in block.lines)
        widths = [(place.width - place.left) / columns] * columns
        rows = []
        for number, line in enumerate(block.lines):
            is_head = block.is_ruled and number == 0
            texts: Sequence[str] = [*line.cells, *[""] * (columns - len(line.cells))]
            cells = [
                cell([paragraph(CELL, *self.runs(each, bold=is_head))], width)
                for each, width in zip(texts, widths, strict=True)
            ]
            rows.append(row(cells, is_head=is_head, whole=True))
        made = table(rows, widths, ruled=block.is_ruled)
        if place.left:
            layout = made.find(qn("w:tblPr"))
            moved = properties(
                "w:tblPr", *layout, element("w:tblInd", w=twips(place.left), type="dxa")
            )
            made.replace(layout, moved)
        return made


def hanging_of(marker: str) -> float:
    """How far the lines stand in behind a marker, in centimetres."""
    return GAP + LETTER * max(len(marker), 1)
