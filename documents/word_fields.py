"""Fields, bookmarks, links and Thai numbering of a Word document."""

from collections.abc import Iterator

from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from lxml.etree import _Element as Element

from documents.word_styles import LINK, style_id, type_of
from documents.word_xml import element, properties, text, twips

LONGEST_ADDRESS = 2000  # Word refuses to open what it cannot hold in a link


def run(
    words: str,
    *,
    bold: bool = False,
    size: float | None = None,
    style: str = "",
    font: str = "",
) -> Element:
    """Words of one look; line breaks in them stay. font: where the document's lacks a letter."""
    named = element("w:rStyle", val=style_id(style)) if style else None
    fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), font)
    other = element("w:rFonts", **fonts) if font else None
    made = element("w:r", properties("w:rPr", named, other, *type_of(size, bold=bold, cs=True)))
    for number, line in enumerate(words.split("\n")):
        if number:
            made.append(element("w:br"))
        made.append(text(line))
    return made


def tab() -> Element:
    """A run that is nothing but a tab."""
    return element("w:r", element("w:tab"))


def field(instruction: str, shown: str, **look: object) -> Iterator[Element]:
    """A field as runs: what Word computes, and what stands there until it does."""
    yield mark("begin")
    yield element("w:r", text(f" {instruction} ", "w:instrText"))
    yield mark("separate")
    yield run(shown, **look)  # type: ignore[arg-type]  # the look of run()
    yield mark("end")


def mark(kind: str) -> Element:
    """The begin, the middle or the end of a field."""
    return element("w:r", element("w:fldChar", fldCharType=kind))


def link(part: StoryPart, address: str, words: str, **look: object) -> Element:
    """A real link; an address that Word cannot hold stays text."""
    written = run(words, style=LINK, **look)  # type: ignore[arg-type]  # the look of run()
    if len(address) > LONGEST_ADDRESS:
        return written
    made = element("w:hyperlink", written, history=1)
    relation = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made.set(qn("r:id"), relation)
    return made


def link_within(bookmark: str, *runs: Element) -> Element:
    """A link to a place of the same document."""
    return element("w:hyperlink", *runs, anchor=bookmark, history=1)


class Bookmarks:
    """Names of places; each has a number of its own in the document."""

    def __init__(self) -> None:
        self._count = 0

    def around(self, name: str, *within: Element) -> list[Element]:
        """The elements between the beginning and the end of a bookmark."""
        self._count += 1
        start = element("w:bookmarkStart", id=self._count, name=name)
        return [start, *within, element("w:bookmarkEnd", id=self._count)]


class ThaiNumbering:
    """Lists that Word counts ๑. ๒. ๓., each from the start."""

    def __init__(self, docx: Docx):
        self._definitions = docx.part.numbering_part.element
        for left in list(self._definitions):
            self._definitions.remove(left)
        self._count = self._dashes = 0

    def new_list(self) -> int:
        """The number of a new list, for numbered()."""
        return self._define("thaiNumbers", "%1.", 0.9)

    def dashes(self) -> int:
        """The number of the list whose lines begin with a dash; there is one."""
        self._dashes = self._dashes or self._define("bullet", "-", 0.35)
        return self._dashes

    def _define(self, kind: str, mark: str, hanging: float) -> int:
        self._count += 1
        level = element(
            "w:lvl",
            element("w:start", val=1),
            element("w:numFmt", val=kind),
            element("w:lvlText", val=mark),
            element("w:lvlJc", val="left"),
            properties("w:pPr", element("w:ind", left=twips(hanging), hanging=twips(hanging))),
            ilvl=0,
        )
        single = element("w:multiLevelType", val="singleLevel")
        abstract = element("w:abstractNum", single, level, abstractNumId=self._count)
        # The schema wants all abstract definitions before the first list.
        self._definitions.insert(self._count - 1, abstract)
        refers = element("w:abstractNumId", val=self._count)
        self._definitions.append(element("w:num", refers, numId=self._count))
        return self._count


def numbered(list_id: int) -> Element:
    """The property of a paragraph that is the next of a list."""
    return element("w:numPr", element("w:ilvl", val=0), element("w:numId", val=list_id))
