"""The text of a paragraph of Word: its runs, links, fields, boxes to tick and tracked changes."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from office_files.cleaning import clean
from office_files.contents import Link
from office_files.docx_names import MC, W14, R, W, is_on, number, value
from office_files.parts import Relation
from office_files.symbols import TICKED, UNTICKED, as_characters, is_symbol_font, sign

# What stands in `Told`, and how often; docx.py says it in Thai.
DELETED, INSERTED, HIDDEN, PICTURE = "deleted", "inserted", "hidden", "picture"

_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*(?:"([^"]*)"|([^\s"\\]+))', re.IGNORECASE)
_SIGN = re.compile("[\uf000-\uf0ff]")  # of a symbol font
_BOOKMARK = re.compile(r'\\l\s+"([^"]*)"')
_SKIPPED = {
    W + name
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "delText",
        "delInstrText", "rt", "annotationRef", "softHyphen", "lastRenderedPageBreak",
    )
}  # fmt: skip
_LETTERS = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-",
}  # fmt: skip
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_DRAWN = (W + "drawing", W + "pict", W + "object")


@dataclass
class _Field:
    """A field of Word: its instruction, and where its result began."""

    start: int
    instruction: str = ""
    is_result: bool = False
    tick: str = ""


@dataclass
class ParagraphText:
    """What a paragraph holds: text, links, and the text boxes that are anchored in it."""

    relations: dict[str, Relation]
    told: Counter[str]
    pieces: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)
    _font: str = ""

    @property
    def text(self) -> str:
        """As it was written: spaces and tabs at its ends too."""
        return "".join(self.pieces)

    def read(self, paragraph: etree._Element) -> "ParagraphText":
        """Read a paragraph, after those that were read before."""
        self._walk(paragraph)
        while self._fields:  # one that goes on in the next paragraph
            self._end_field()
        return self

    def _walk(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag in _SKIPPED:
                continue
            handle = _HANDLERS.get(child.tag)
            if handle:
                handle(self, child)
            else:
                self._walk(child)

    def _add(self, text: str) -> None:
        if all(one.is_result for one in self._fields):
            self.pieces.append(text)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(W + "rPr")
        if is_on(properties, "vanish"):
            self.told[HIDDEN] += 1
            return
        fonts = properties.find(W + "rFonts") if properties is not None else None
        self._font = "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi", "")
        self._walk(run)
        self._font = ""

    def _letters(self, text: etree._Element) -> None:
        letters = text.text or ""
        if is_symbol_font(self._font) or _SIGN.search(letters):
            letters = as_characters(letters, self._font or "Wingdings")
        self._add(letters)

    def _fixed(self, element: etree._Element) -> None:
        self._add(_LETTERS[element.tag])

    def _symbol(self, element: etree._Element) -> None:
        try:
            code = int(element.get(W + "char", ""), 16)
        except ValueError:
            return
        self._add(sign(code, element.get(W + "font", "")))

    def _hyperlink(self, element: etree._Element) -> None:
        start = len(self.pieces)
        self._walk(element)
        relation = self.relations.get(element.get(R + "id", ""))
        if relation and relation.is_outside:
            anchor = element.get(W + "anchor")
            self._link(start, relation.target + (f"#{anchor}" if anchor else ""))

    def _simple_field(self, element: etree._Element) -> None:
        start = len(self.pieces)
        self._walk(element)
        self._link(start, _address_in(element.get(W + "instr", "")))

    def _field_sign(self, element: etree._Element) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(_Field(len(self.pieces), tick=_tick_of_form(element)))
        elif self._fields and kind == "separate":
            self._fields[-1].is_result = True
            self._fields[-1].start = len(self.pieces)
        elif self._fields and kind == "end":
            self._end_field()

    def _end_field(self) -> None:
        found = self._fields.pop()
        if found.tick:
            self._add(found.tick)
        self._link(found.start, _address_in(found.instruction))

    def _instruction(self, element: etree._Element) -> None:
        if self._fields:
            self._fields[-1].instruction += element.text or ""

    def _link(self, start: int, url: str) -> None:
        if url.strip():
            self.links.append(Link(clean("".join(self.pieces[start:])), url.strip()))

    def _deleted(self, element: etree._Element) -> None:
        if any(True for _ in element.iter(W + "delText", W + "t")):
            self.told[DELETED] += 1

    def _inserted(self, element: etree._Element) -> None:
        if any(True for _ in element.iter(W + "t")):
            self.told[INSERTED] += 1
        self._walk(element)

    def _control(self, element: etree._Element) -> None:
        properties = element.find(W + "sdtPr")
        box = properties.find(W14 + "checkbox") if properties is not None else None
        if box is not None:
            checked = box.find(W14 + "checked")
            is_ticked = checked is not None and checked.get(W14 + "val", "1") in ("1", "true", "on")
            self._add(TICKED if is_ticked else UNTICKED)
        elif not is_on(properties, "showingPlcHdr"):  # words that ask for a choice
            self._walk(element)

    def _alternatives(self, element: etree._Element) -> None:
        # The same thing in several ways, for newer and older programs.
        choices = list(element.iterchildren(MC + "Choice")) + list(
            element.iterchildren(MC + "Fallback")
        )
        if choices:
            self._walk(choices[0])

    def _drawing(self, element: etree._Element) -> None:
        box = W + "txbxContent"
        boxes = [
            found for found in element.iter(box) if not any(True for _ in found.iterancestors(box))
        ]
        self.boxes.extend(boxes)
        if not boxes:
            self.told[PICTURE] += 1


_HANDLERS: dict[str, Callable[[ParagraphText, etree._Element], None]] = {
    W + "r": ParagraphText._run,
    W + "t": ParagraphText._letters,
    _MATH_TEXT: ParagraphText._letters,
    W + "sym": ParagraphText._symbol,
    W + "hyperlink": ParagraphText._hyperlink,
    W + "fldSimple": ParagraphText._simple_field,
    W + "fldChar": ParagraphText._field_sign,
    W + "instrText": ParagraphText._instruction,
    W + "del": ParagraphText._deleted,
    W + "moveFrom": ParagraphText._deleted,
    W + "ins": ParagraphText._inserted,
    W + "moveTo": ParagraphText._inserted,
    W + "sdt": ParagraphText._control,
    MC + "AlternateContent": ParagraphText._alternatives,
    **dict.fromkeys(_LETTERS, ParagraphText._fixed),
    **dict.fromkeys(_DRAWN, ParagraphText._drawing),
}


def _address_in(instruction: str) -> str:
    """The address of a HYPERLINK field; "" for another field or a place in the document."""
    found = _ADDRESS.match(instruction)
    if not found or not (found[1] or found[2]) or _is_place(instruction, found):
        return ""
    place = _BOOKMARK.search(instruction, found.end())
    return (found[1] or found[2]) + (f"#{place[1]}" if place else "")


def _is_place(instruction: str, found: re.Match[str]) -> bool:
    switches = instruction[: max(found.start(1), found.start(2))]
    return r"\l" in switches.lower()


def _tick_of_form(element: etree._Element) -> str:
    """The box of an older form."""
    data = element.find(W + "ffData")
    box = data.find(W + "checkBox") if data is not None else None
    if box is None:
        return ""
    is_said = value(box, "checked") is not None
    return TICKED if is_on(box, "checked" if is_said else "default") else UNTICKED


def list_of(properties: etree._Element | None) -> tuple[str | None, int | None]:
    """The list a paragraph names, and the level; None for what it leaves to its style."""
    numbered = properties.find(W + "numPr") if properties is not None else None
    depth = value(numbered, "ilvl")
    return value(numbered, "numId"), None if depth is None else number(depth)
