"""A web page as a tree without what tells nothing: fonts and sizes are most of what Word writes."""

import re
from collections.abc import Iterator

from lxml import etree

from office_files.contents import OfficeFileError

PIECE = 100_000  # characters that are parsed at a time
DEEPEST = 2_000  # elements around each other

TOO_DEEP = "หน้าเว็บนี้ซ้อนกันลึกผิดปกติ ระบบอ่านได้ไม่หมด กรุณาคัดลอกเฉพาะตารางแล้ววาง"

_KEPT = {
    "hidden", "href", "colspan", "rowspan", "span", "type", "start", "value", "face", "rel",
    "sdval", "sdnum", "x:num", "checked", "selected",
}  # fmt: skip
_TELLING_STYLE = re.compile(
    r"display|visibility|mso-hide|mso-ignore|mso-list|mso-tab-count|margin-left|text-indent"
    r"|list-style-type|white-space|text-decoration",
    re.IGNORECASE,
)
_FONT = re.compile("font-family", re.IGNORECASE)
_SYMBOLS = re.compile("wingdings|symbol", re.IGNORECASE)
_NAME = re.compile("[a-z][a-z0-9]*")
_ONLY_LOOKS = {"span", "font", "b", "strong", "i", "em"}
_AROUND_CELLS = {"table", "tbody", "thead", "tfoot", "tr", "colgroup"}
# Word writes them without dashes: what is between them is shown.
_CONDITIONS = re.compile(r"<!\[(?:if|endif)[^\]>]{0,200}\]>", re.IGNORECASE)
# What a tree cannot hold; a page may name it by its number.
_UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def parse_page(text: str) -> etree._Element | None:
    """The page as a tree of lxml; None for one without elements. Raises OfficeFileError."""
    builder = _Builder(keeps_fonts=bool(_SYMBOLS.search(text)))
    parser = etree.HTMLParser(target=builder, encoding="utf-8", no_network=True, huge_tree=True)
    try:
        for piece in _pieces(text):
            parser.feed(_UNHELD.sub("", _CONDITIONS.sub("", piece)).encode())
        root = parser.close()
    except (etree.XMLSyntaxError, ValueError):
        return None
    if builder.depth > DEEPEST:  # an error of ours would not come through the parser
        raise OfficeFileError(TOO_DEEP)
    return root


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that end with a tag."""
    place = 0
    while place < len(text):
        end = text.find(">", place + PIECE) + 1 or len(text)
        yield text[place:end]
        place = end


class _Builder:
    """What the parser tells, as a tree of the elements and attributes that are read."""

    def __init__(self, *, keeps_fonts: bool):
        self._tree = etree.TreeBuilder()
        self._open: list[str] = []
        self._keeps_fonts = keeps_fonts
        self.depth = 0  # the most elements that stood around another one

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth = max(self.depth, len(self._open))
        if self.depth > DEEPEST:
            return
        # Names of Word's own, and broken ones, mean nothing.
        name = tag if _NAME.fullmatch(tag) else "span"
        kept = self._kept(tag, attributes) if attributes else {}
        if name in _ONLY_LOOKS and not kept:
            name = ""
        self._open.append(name)
        if name:
            self._tree.start(name, kept)

    def end(self, tag: str) -> None:
        if self.depth <= DEEPEST and (name := self._open.pop()):
            self._tree.end(name)

    def data(self, text: str) -> None:
        is_between = self._open and self._open[-1] in _AROUND_CELLS and text.isspace()
        if not is_between and self._open:
            self._tree.data(_UNHELD.sub("", text))

    def close(self) -> etree._Element | None:
        return self._tree.close() if self.depth <= DEEPEST else None

    def _kept(self, tag: str, attributes: dict[str, str]) -> dict[str, str]:
        kept = {}
        for name, value in attributes.items():
            # The kind of a head, of a table or around a sheet; and where a frame has its contents.
            is_of_tag = (tag, name) in (("th", "class"), ("frame", "src"))
            if name in _KEPT or is_of_tag or (name == "style" and self._is_telling(value)):
                kept[name.replace(":", "-")] = _UNHELD.sub("", value)
        return kept

    def _is_telling(self, style: str) -> bool:
        if _TELLING_STYLE.search(style):
            return True
        return self._keeps_fonts and bool(_FONT.search(style))
