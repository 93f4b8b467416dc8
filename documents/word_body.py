"""The body of a Word document while it is written: paragraphs, tables, and where sections end."""

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from documents.document import Document
from documents.word_fields import Bookmarks
from documents.word_sheets import sheet, text_width
from documents.word_styles import style_id
from documents.word_tables import begin_page, end_section, keep_with_next
from documents.word_xml import element, properties


def paragraph(style: str, *runs: Element, look: tuple[Element | None, ...] = ()) -> Element:
    """A paragraph of a style; `look` is what it has of its own."""
    named = element("w:pStyle", val=style_id(style)) if style else None
    marks = properties("w:pPr", named, *look)
    return element("w:p", *([marks] if len(marks) else []), *runs)


class Body:
    """Elements below each other; a turned sheet or a new page begins with what comes next."""

    def __init__(self, document: Document):
        self.document = document
        self.bookmarks = Bookmarks()
        self.elements: list[Element] = []
        self._is_landscape = self._wants_landscape = False
        self._wants_page = False

    @property
    def width(self) -> float:
        """Centimetres between the margins of the sheet that is wanted."""
        return text_width(self.document, landscape=self._wants_landscape)

    def turn(self, *, landscape: bool) -> bool:
        """Lie the next sheets so; returns how they lay before."""
        before, self._wants_landscape = self._wants_landscape, landscape
        return before

    def new_page(self) -> None:
        """Begin a page with what comes next."""
        self._wants_page = True

    def add(self, *parts: Element) -> None:
        """Put elements below what is there."""
        for part in parts:
            self._prepare(part)
            self.elements.append(part)

    def keep_last(self) -> None:
        """Let the last paragraph stay on the page of what comes next."""
        if self.elements and self.elements[-1].tag == qn("w:p"):
            keep_with_next(self.elements[-1:])

    def last_sheet(self) -> Element:
        """The properties of the last section."""
        return sheet(self.document, landscape=self._is_landscape)

    def _prepare(self, part: Element) -> None:
        if self._is_landscape != self._wants_landscape:
            if self.elements:
                end_section(self._last_paragraph(), self.last_sheet())
                self._wants_page = False
            self._is_landscape = self._wants_landscape
        if self._wants_page and self.elements:
            if part.tag != qn("w:p"):
                self.elements.append(_thin_line())
            begin_page(part if part.tag == qn("w:p") else self.elements[-1])
        self._wants_page = False

    def _last_paragraph(self) -> Element:
        """One that a section can end with; behind a table a line too low to need a page."""
        if self.elements[-1].tag != qn("w:p"):
            self.elements.append(_thin_line())
        return self.elements[-1]


def _thin_line() -> Element:
    small = properties("w:rPr", element("w:sz", val=2), element("w:szCs", val=2))
    return element(
        "w:p", properties("w:pPr", element("w:spacing", line=20, lineRule="exact"), small)
    )
