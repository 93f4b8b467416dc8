"""
Thai office documents for Word: the only place that knows python-docx.

Set in TH Sarabun New at 16 point, with Sarabun where that is not installed; everything is a real
style, list, table or field, so that an office can finish and sign the document.
"""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from django.core.files import File
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml import etree

from documents.errors import PdfError
from documents.pdf import UNPRINTABLE
from documents.word_fields import (
    add_field,
    add_link,
    add_page_number,
    add_thai_numbering,
    number_paragraph,
)
from thai.text_blocks import pieces_of, read_blocks

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT, FALLBACK = "TH Sarabun New", "Sarabun"
BODY = 16  # point, the size of official letters
HEADINGS = {1: 20, 2: 18, 3: 16, 4: 16}
HANGING = 0.7  # centimetres by which a line stands in behind its marker, and one level more
CENTRE = WD_ALIGN_PARAGRAPH.CENTER


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a cell or of the text: pieces of (words, address or None); level: indents."""

    pieces: tuple[tuple[str, str | None], ...]
    marker: str = ""
    bold: bool = False
    list_id: int = 0  # of OfficeDocument.numbered_list(); Word counts these paragraphs itself
    level: int = 0

    @classmethod
    def plain(
        cls, words: str, *, bold: bool = False, marker: str = "", list_id: int = 0, level: int = 0
    ) -> "Paragraph":
        return cls(((words, None),), marker, bold, list_id, level)


class OfficeDocument:
    """One document from its first page to its last; `finish` returns it as bytes."""

    def __init__(self, *, title: str, author: str, created: datetime, margins: tuple):
        """margins: top, right, bottom and left in centimetres."""
        self.docx = Document()
        self.margins = margins
        self._set_styles()
        self._name_fallback_font()
        facts = self.docx.core_properties
        facts.title, facts.author, facts.language = _clean(title), _clean(author), "th-TH"
        facts.created = facts.modified = created.replace(tzinfo=None)
        facts.comments = facts.keywords = ""
        facts.last_modified_by = _clean(author)
        self._shape(self.docx.sections[0], landscape=False)

    def heading(self, words: str, level: int, *, centre: bool = False):
        """A real heading: it stands in the navigation pane and in the table of contents."""
        paragraph = self.docx.add_heading(_clean(words), level)
        if centre:
            paragraph.alignment = CENTRE
        return paragraph

    def paragraph(
        self,
        content: str | Paragraph,
        *,
        centre: bool = False,
        bold: bool = False,
        size: int | None = None,
        first_line: float = 0,
        left: float = 0,
    ):
        """A paragraph of text; indents in centimetres, size in point."""
        if isinstance(content, str):
            content = Paragraph.plain(content, bold=bold)
        paragraph = self.docx.add_paragraph()
        _fill(paragraph, content, size)
        if centre:
            paragraph.alignment = CENTRE
        if first_line:
            paragraph.paragraph_format.first_line_indent = Cm(first_line)
        if left:
            paragraph.paragraph_format.left_indent = Cm(left)
        return paragraph

    def table(
        self,
        heads: list[str],
        rows: list[list[list[Paragraph]]],
        widths: list[float],
        *,
        size: int = 14,
    ) -> None:
        """
        A ruled table: its head repeats on each page, no row is torn; widths in centimetres.

        A row of one cell spans the table and stays with the row below it.
        """
        table = self.docx.add_table(rows=1, cols=len(heads), style="Table Grid")
        _fix_widths(table, widths)
        head = table.rows[0]
        _mark_row(head, "w:tblHeader", "w:cantSplit")
        for cell, words in zip(head.cells, heads, strict=True):
            _shade(cell, "EEEEEE")
            _fill(cell.paragraphs[0], Paragraph.plain(words, bold=True), size)
            cell.paragraphs[0].alignment = CENTRE
        for content in rows:
            row = table.add_row()
            _mark_row(row, "w:cantSplit")
            spans = len(content) == 1
            cells = [row.cells[0].merge(row.cells[-1])] if spans else row.cells
            for cell, paragraphs in zip(cells, content, strict=True):
                _fill_cell(cell, paragraphs, size)
            for paragraph in cells[0].paragraphs if spans else ():
                paragraph.paragraph_format.keep_with_next = True
        self.docx.add_paragraph()

    def columns(self, rows: list[list[list[Paragraph]]], widths: list[float]) -> None:
        """Text side by side without rules, such as who speaks and what is said."""
        table = self.docx.add_table(rows=0, cols=len(widths))
        _fix_widths(table, widths)
        for content in rows:
            for cell, paragraphs in zip(table.add_row().cells, content, strict=True):
                _fill_cell(cell, paragraphs, None)

    def table_of_contents(self, entries: list[tuple[int, str]]) -> None:
        """A contents field with its entries; Word fills in the page numbers (F9)."""
        add_field(self.docx, 'TOC \\o "1-3" \\h \\z \\u', [_clean(words) for _, words in entries])

    def numbered_list(self) -> int:
        """A new list that Word counts ๑. ๒. ๓.; give its id to the paragraphs in it."""
        return add_thai_numbering(self.docx)

    def picture(self, file: BinaryIO | File, words: str) -> None:
        """A picture with its caption, which is also read to those who cannot see it."""
        paragraph = self.docx.add_paragraph()
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(file, width=Cm(14))
        shape._inline.docPr.set("descr", _clean(words))
        self.paragraph(words, centre=True)

    def page_break(self) -> None:
        self.docx.add_page_break()

    def new_section(self, *, landscape: bool) -> None:
        """Turn the sheet from the next page on."""
        self._shape(self.docx.add_section(WD_SECTION.NEW_PAGE), landscape=landscape)

    def number_pages(
        self, *, at_top: bool, before: str = "", after: str = "", head: str = ""
    ) -> None:
        """Thai page numbers on every page but the first, and a running head if there is one."""
        first = self.docx.sections[0]
        first.different_first_page_header_footer = True
        if head:
            _fill(first.header.paragraphs[0], Paragraph.plain(head), 12)
            first.header.paragraphs[0].alignment = CENTRE
        place = (first.header if at_top else first.footer).paragraphs[0]
        place.alignment = CENTRE
        add_page_number(place, before, after)
        for section in list(self.docx.sections)[1:]:
            section.different_first_page_header_footer = False
        for section in self.docx.sections:
            kind = OxmlElement("w:pgNumType")
            kind.set(qn("w:fmt"), "thaiNumbers")
            # The schema wants it right behind the margins.
            section._sectPr.find(qn("w:pgMar")).addnext(kind)

    def finish(self) -> bytes:
        """The document. Raises PdfError with a Thai message if it cannot be written."""
        buffer = BytesIO()
        try:
            self.docx.save(buffer)
        except (OSError, ValueError) as error:
            raise PdfError("สร้างเอกสาร Word ไม่สำเร็จ กรุณาแจ้งผู้ดูแลระบบ") from error
        return buffer.getvalue()

    def _shape(self, section, *, landscape: bool) -> None:
        long, short = Cm(29.7), Cm(21)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if landscape else (short, long)
        margins = (2, 1.8, 1.6, 1.8) if landscape else self.margins
        for side, size in zip(("top", "right", "bottom", "left"), margins, strict=True):
            setattr(section, f"{side}_margin", Cm(size))

    def _set_styles(self) -> None:
        styles = self.docx.styles
        _set_type(styles["Normal"], BODY)
        styles["Normal"].paragraph_format.space_after = Pt(2)
        for level, size in HEADINGS.items():
            style = styles[f"Heading {level}"]
            _set_type(style, size, bold=True)
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before = Pt(8)

    def _name_fallback_font(self) -> None:
        """Tell Word which font stands in where TH Sarabun New is not installed."""
        for part in self.docx.part.package.iter_parts():
            if str(part.partname) == "/word/fontTable.xml":
                fonts = etree.fromstring(part.blob)
                font = etree.SubElement(fonts, qn("w:font"), {qn("w:name"): FONT})
                etree.SubElement(font, qn("w:altName"), {qn("w:val"): FALLBACK})
                etree.SubElement(font, qn("w:charset"), {qn("w:val"): "DE"})  # Thai
                etree.SubElement(font, qn("w:family"), {qn("w:val"): "swiss"})
                etree.SubElement(font, qn("w:pitch"), {qn("w:val"): "variable"})
                part._blob = etree.tostring(fonts, xml_declaration=True, encoding="UTF-8")


def _clean(words: str) -> str:
    return UNPRINTABLE.sub("", words)


def _set_type(style, size: int, *, bold: bool = False) -> None:
    """Font, size, weight and language for Latin and for Thai, which Word keeps apart."""
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    _add(properties, "w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    if bold:
        _add(properties, "w:b")
        _add(properties, "w:bCs")
    _add(properties, "w:sz", val=str(size * 2))
    _add(properties, "w:szCs", val=str(size * 2))
    _add(properties, "w:lang", val="th-TH", eastAsia="th-TH", bidi="th-TH")


def _add(parent, tag: str, **attributes: str):
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)
    return element


def _fill_cell(cell, paragraphs: list[Paragraph], size: int | None) -> None:
    for number, content in enumerate(paragraphs):
        _fill(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), content, size)


def _fill(paragraph, content: Paragraph, size: int | None) -> None:
    if content.list_id:
        number_paragraph(paragraph, content.list_id)
    if content.marker or content.level:
        paragraph.paragraph_format.left_indent = Cm(HANGING * (content.level + 1))
    if content.marker:
        paragraph.paragraph_format.first_line_indent = Cm(-HANGING)
        _run(paragraph, f"{content.marker} ", content.bold, size)
    for words, address in content.pieces:
        if address:
            add_link(paragraph, _clean(words), address)
        else:
            _run(paragraph, _clean(words), content.bold, size)


def _run(paragraph, words: str, bold: bool, size: int | None) -> None:
    run = paragraph.add_run(words)
    properties = run._r.get_or_add_rPr()
    if bold:
        _add(properties, "w:b")
        _add(properties, "w:bCs")
    if size:
        _add(properties, "w:sz", val=str(size * 2))
        _add(properties, "w:szCs", val=str(size * 2))
    # Marks the words as Thai, so that Word uses the Thai font and breaks lines at words.
    _add(properties, "w:cs")


def _fix_widths(table, widths: list[float]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _mark_row(row, *tags: str) -> None:
    properties = row._tr.get_or_add_trPr()
    for tag in reversed(tags):
        _add(properties, tag)


def _shade(cell, colour: str) -> None:
    _add(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=colour)


def paragraphs_of(text: str) -> list[Paragraph]:
    """Typed lines as paragraphs with their printed markers and links."""
    return [
        Paragraph(tuple(pieces_of(line.text)), line.marker)
        for block in read_blocks(text)
        for line in block.lines
    ]
