"""A Word document (.docx) as paragraphs and tables, in its order."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from office_files.cleaning import clean
from office_files.contents import Block, Cell, Grid, Link, OfficeFile, OfficeFileError, Paragraph
from office_files.docx_body import (
    END,
    ROW,
    TABLE,
    Piece,
    pieces_of,
    pieces_within,
    unwrapped,
)
from office_files.docx_names import W, is_on, left_edge, number, steps, value
from office_files.docx_numbering import Numbering
from office_files.docx_styles import BODY_TEXT, PLAIN, Style, outline_of, read_styles
from office_files.docx_text import ParagraphText, list_of
from office_files.docx_told import say
from office_files.filling import Filling
from office_files.inner_tables import is_said_in_cell, lines_of_table
from office_files.parts import Parts

KIND = "เอกสาร Word"
MOST_COLUMNS = 100  # Word itself stops at 63
TAB = 720  # twentieths of a point from one tab to the next

EMPTY = "เอกสาร Word นี้ไม่มีข้อความหรือตาราง"
PICTURES = (
    "เอกสาร Word นี้เป็นภาพ ไม่มีข้อความที่ระบบอ่านได้ กรุณาใช้แฟ้ม Word หรือ Excel ต้นฉบับที่พิมพ์ไว้ หรือพิมพ์ตารางใหม่"
)


def read_docx(data: bytes) -> OfficeFile:
    """The document as paragraphs and grids. Raises OfficeFileError."""
    parts = Parts(data)
    name = parts.main_part()
    reader = _Reader(parts, name)
    document = parts.stream(name)
    blocks = [] if document is None else list(reader.blocks(pieces_of(document)))
    if not blocks:
        raise OfficeFileError(PICTURES if reader.told["picture"] else EMPTY)
    return OfficeFile(KIND, blocks, say(reader.told, parts))


@dataclass
class _Line:
    """A paragraph: its text with its mark, and what stands beside."""

    text: str
    links: tuple[Link, ...]
    indent: int
    is_heading: bool


@dataclass
class _Lines:
    """The paragraphs of a cell as one text, and the tables within it; `beside` counts cells."""

    beside: int
    texts: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    tables: list[Grid] = field(default_factory=list)

    def add(self, block: Block) -> None:
        if isinstance(block, Grid):
            if is_said_in_cell(block, self.beside):
                self.texts += lines_of_table(block)
                self.links += [link for cell in block.cells.values() for link in cell.links]
            else:
                self.tables.append(block)
        else:
            self.texts.append(block.text)
            self.links.extend(block.links)


@dataclass
class _Table:
    """A table that is read, and the tables within its cells."""

    grid: Grid = field(default_factory=lambda: Grid(""))
    inner: list[Grid] = field(default_factory=list)
    rows: int = 0


class _Reader:
    """What reading needs of the rest of the file, and what it has counted so far."""

    def __init__(self, parts: Parts, name: str):
        self.relations = parts.relations(name)
        self.told: Counter[str] = Counter()
        self._styles = read_styles(parts.xml(self._part("styles")))
        self._numbering = Numbering(parts.xml(self._part("numbering")))
        self._filling = Filling()
        self._tables = 0

    def _part(self, kind: str) -> str:
        found = (one.target for one in self.relations.values() if one.kind == kind)
        return next(found, "")

    def blocks(self, pieces: Iterator[Piece], keep_empty: bool = False) -> Iterator[Block]:
        """The paragraphs and tables of the body, of a cell or of a text box."""
        text: ParagraphText | None = None
        table = _Table()
        for piece, element in pieces:
            if piece == TABLE:
                self._tables += 1
                table = _Table(Grid(f"ตารางที่ {self._tables}", is_sheet=False))
            elif piece == ROW:
                self._row(element, table)
            elif piece == END:
                yield from [table.grid] if table.grid.cells else []
                yield from table.inner
            else:
                text = text or ParagraphText(self.relations, self.told)
                if _joins_next(element):  # its end was deleted
                    text.read(element)
                    continue
                yield from self._paragraph(element, text.read(element), keep_empty)
                text = None

    def _paragraph(
        self, paragraph: etree._Element, read: ParagraphText, keep_empty: bool
    ) -> Iterator[Block]:
        line = self._line(paragraph, read)
        if line and (line.text or keep_empty or line.links):
            yield Paragraph(line.text, line.links, line.indent, line.is_heading)
        for box in read.boxes:
            yield from self.blocks(pieces_within(box))

    def _line(self, paragraph: etree._Element, read: ParagraphText) -> _Line | None:
        properties = paragraph.find(W + "pPr")
        style = self._styles.get(value(properties, "pStyle") or "", PLAIN)
        if style.is_contents:
            self.told["contents"] += 1
            return None
        mark, edge = self._mark(properties, style, bool(read.text.strip()))
        text = read.text
        lead = text[: len(text) - len(text.lstrip(" \t"))]
        return _Line(
            text=clean(f"{mark} {text.lstrip()}" if mark else text),
            links=tuple(read.links),
            indent=steps(edge + TAB * lead.count("\t")),
            is_heading=style.is_heading
            or (properties is not None and outline_of([properties]) < BODY_TEXT),
        )

    def _mark(
        self, properties: etree._Element | None, style: Style, has_text: bool
    ) -> tuple[str, int]:
        """What Word prints before the paragraph, and where its first line begins."""
        name, depth = list_of(properties)
        depth = style.list_depth if depth is None else depth
        name = style.list_name if name is None else name
        level = self._numbering.level(name, depth)
        edges = (left_edge(properties), level.edge if level else None, style.edge)
        mark = self._numbering.mark(name, depth) if level else ""
        if level and level.number_format == "bullet" and not has_text:
            mark = ""
        return mark, next((edge for edge in edges if edge is not None), 0)

    def _row(self, line: etree._Element, table: "_Table") -> None:
        properties = line.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            self.told["deleted"] += 1
            return
        table.rows += 1
        if is_on(properties, "hidden"):
            table.grid.hidden_rows.add(table.rows)
        column = 1 + number(value(properties, "gridBefore"))
        cells = [cell for cell in unwrapped(line) if cell.tag == W + "tc"]
        for cell in cells:
            column += self._cell(cell, table, column, len(cells))

    def _cell(self, cell: etree._Element, table: "_Table", column: int, beside: int) -> int:
        """Read a cell of a row with so many; over how many columns it reaches."""
        properties = cell.find(W + "tcPr")
        span = max(1, number(value(properties, "gridSpan"), 1))
        if not 1 <= column <= column + span - 1 <= MOST_COLUMNS:
            raise OfficeFileError(f"ตารางในเอกสาร Word นี้มีเกิน {MOST_COLUMNS} คอลัมน์ ระบบไม่อ่าน")
        lines = _Lines(beside)
        for block in self.blocks(pieces_within(cell), keep_empty=True):
            lines.add(block)
        table.inner += lines.tables
        text = clean("\n".join(lines.texts))
        if span > 1:
            self._filling.count_merged(table.grid, span, (table.rows, column + span - 1))
        if _merge(table.grid, table.rows, column, span, properties):
            self.told["covered"] += bool(text)
        else:
            found = Cell(text, links=tuple(lines.links))
            self._filling.put(table.grid, table.rows, column, found)
        return span


def _merge(grid: Grid, row: int, column: int, span: int, properties: etree._Element | None) -> bool:
    """Write down which cell holds the value of this one; whether that is another cell."""
    first = (row, column)
    down, across = value(properties, "vMerge"), value(properties, "hMerge")
    if down is not None and down != "restart":
        first = grid.merged.get((row - 1, column), first)
    elif across is not None and across != "restart":
        first = grid.merged.get((row, column - 1), first)
    if span > 1 or down is not None or across is not None:
        for at in range(column, column + span):
            grid.merged[row, at] = first
    return first != (row, column)


def _joins_next(paragraph: etree._Element) -> bool:
    properties = paragraph.find(W + "pPr")
    mark = properties.find(W + "rPr") if properties is not None else None
    return mark is not None and mark.find(W + "del") is not None
