"""
Blocks of a document as Word: what an office finishes and signs.

Everything is a real style, list, table, field or section, as the PDF has it. The same document
gives the same bytes.
"""

from collections.abc import Iterable, Sequence
from functools import singledispatchmethod
from itertools import groupby

import docx
from docx.document import Document as Docx
from lxml.etree import _Element as Element

from documents import figures, model
from documents.document import Document
from documents.model import Align, Block, Size
from documents.word_blocks import BlockParts
from documents.word_body import Body, paragraph
from documents.word_contents import contents, place_of, places_of
from documents.word_fields import ThaiNumbering, run
from documents.word_file import begin_file, finish_file
from documents.word_pages import pages_in_word
from documents.word_pictures import NO_PICTURE, code_run, picture_run
from documents.word_styles import (
    CODE_ADDRESS,
    DEEPEST,
    NOTICE,
    SMALL,
    style_id_of_name,
    unlisted,
)
from documents.word_tables import keep_with_next
from documents.word_words import Place, Words
from documents.word_xml import element, twips

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SIZES = {Size.SMALL: SMALL, Size.NORMAL: None, Size.LARGE: 20, Size.HUGE: 24}
COVER_TOP = 3.0  # centimetres above what stands first on a cover


def write_word(document: Document) -> bytes:
    """The document as a .docx file. Raises documents.errors.PdfError with a Thai message."""
    file = docx.Document()
    begin_file(file, document)
    writer = WordWriter(file, document)
    writer.write()
    return finish_file(file, document, writer.body)


class WordWriter:
    """Writes blocks one by one into the body, and those of a cell into a list."""

    def __init__(self, file: Docx, document: Document):
        self.file, self.document = file, document
        self.body = Body(document)
        self.words = Words(file, is_verbatim=document.is_verbatim)
        self.parts = BlockParts(self.words, self.body, ThaiNumbering(file), self.within)
        self.entries = list(document.entries())
        self.places = places_of(self.entries)
        self.has_contents = _has_contents(document.blocks)

    def write(self) -> None:
        """The whole document."""
        if self.document.notice:
            self.body.add(paragraph(NOTICE, run(self.document.notice)))
        self.blocks(self.document.blocks)

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Blocks below each other; what people said stands in one table."""
        for kind, same in groupby(blocks, key=lambda block: isinstance(block, model.Spoken)):
            if kind:
                self.body.add(self.parts.spoken(list(same)))  # type: ignore[arg-type]  # grouped so
                continue
            for block in same:
                self.block(block)

    def within(self, blocks: Sequence[Block], place: Place) -> list[Element]:
        """The blocks of a cell."""
        found: list[Element] = []
        for block in blocks:
            found += self.parts.in_cell(block, place)
        return found

    @singledispatchmethod
    def block(self, block: Block) -> None:
        """One block of the body."""
        place = Place(self.body.width)
        self.body.add(*self.parts.in_cell(block, place))

    @block.register
    def _(self, block: model.Heading) -> None:
        if block.is_title:
            words = self.words.title(block.words)
            style = "Title"
        else:
            words = self.words.runs(block.text)
            style = self._heading_style(block)
        look = (element("w:jc", val="center") if block.align == Align.CENTRE else None,)
        if name := self.places.get(block.anchor):
            words = self.body.bookmarks.around(name, *words)
        if block.passage:
            words = self.body.bookmarks.around(block.passage, *words)
        if block.anchor and _is_told_otherwise(block):
            words.extend(place_of(block.entry, block.level))
        self.body.add(paragraph(style_id_of_name(style), *words, look=look))

    def _heading_style(self, block: model.Heading) -> str:
        level = min(block.level, DEEPEST)
        is_listed = block.anchor and not _is_told_otherwise(block)
        return f"heading {level}" if is_listed or not self.has_contents else unlisted(level)

    @block.register
    def _(self, block: model.Paragraph) -> None:
        self.body.add(self.parts.paragraph(block, size=SIZES[block.size]))

    @block.register
    def _(self, block: model.Table) -> None:
        if block.caption:
            words = self.words.runs(block.caption)
            style = "caption"
            if name := self.places.get(block.anchor):
                words, style = self.body.bookmarks.around(name, *words), "heading 3"
            made = paragraph(style_id_of_name(style), *words)
            keep_with_next([made])
            self.body.add(made)
        self.body.add(self.parts.table(block), element("w:p"))

    @block.register
    def _(self, block: model.Beside) -> None:
        self.body.add(self.parts.beside(block))

    @block.register
    def _(self, block: figures.Signatures) -> None:
        self.body.keep_last()
        for signature in block.signatures:
            self.body.add(*self.parts.signature(signature))

    @block.register
    def _(self, block: figures.Picture) -> None:
        centred = element("w:jc", val="center")
        drawn = picture_run(self.file, block)
        if drawn is not None:
            made = paragraph("", drawn, look=(centred,))
            if block.caption:
                keep_with_next([made])
            self.body.add(made)
        if block.caption:
            after = element("w:spacing", after=twips(0.4), line=240, lineRule="auto")
            look = (element("w:jc", val="center"), after)
            caption = block.caption if drawn is not None else f"{block.caption} {NO_PICTURE}"
            self.body.add(paragraph("", *self.words.runs(caption), look=look))

    @block.register
    def _(self, block: figures.Code) -> None:
        drawn = paragraph("", code_run(self.file, block), look=(element("w:jc", val="center"),))
        keep_with_next([drawn])
        address = self.words.whole_link(block.address, block.address)
        self.body.add(drawn, paragraph(CODE_ADDRESS, address))

    @block.register
    def _(self, block: model.Contents) -> None:
        pages = pages_in_word(self.document)
        self.body.add(*contents(block.title, self.entries, self.places, pages))

    @block.register
    def _(self, block: model.Part) -> None:
        before = self.body.turn(landscape=block.landscape) if block.landscape else None
        if block.new_page:
            self.body.new_page()
        first = len(self.body.elements)
        if block.kind == "cover":
            space = element(
                "w:spacing", before=twips(COVER_TOP), after=0, line=240, lineRule="auto"
            )
            self.body.add(paragraph("", look=(space,)))
        self.blocks(block.blocks)
        if block.together:
            keep_with_next(self.body.elements[first:-1])
        if before is not None:
            self.body.turn(landscape=before)


def _is_told_otherwise(heading: model.Heading) -> bool:
    return bool(heading.entry) and heading.entry != heading.text


def _has_contents(blocks: Sequence[Block]) -> bool:
    return any(
        isinstance(block, model.Contents)
        or (isinstance(block, model.Part) and _has_contents(block.blocks))
        for block in blocks
    )
