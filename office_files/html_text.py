"""The text of a part of a web page as paragraphs: lines, list marks, links, boxes to tick."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

from office_files.cleaning import clean
from office_files.contents import Block, Link, Paragraph
from office_files.html_lists import LISTS, Lists
from office_files.html_styles import font_of, is_hidden, is_list_mark, steps_of, tabs_of
from office_files.symbols import TICKED, UNTICKED, as_characters, is_symbol_font
from values.address_parts import whole

# Counted in `told`; web_pages.py says them in Thai.
HIDDEN, DELETED, PICTURE = "hidden", "deleted", "picture"

_LEFT_OUT = {
    "script", "style", "head", "title", "template", "noscript", "xml", "rt", "rp", "option",
    "button", "comment", "iframe", "object", "embed", "svg", "math", "audio", "video", "datalist",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
    "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_WHITE = re.compile(r"[ \t\r\n\f]+")
_BREAKS_IN_ADDRESS = re.compile(r"[\r\n\t]+\s*")
_NO_ADDRESS = ("javascript:", "#", "about:", "data:")
_MARKS = {"·": "•", "o": "○", "§": "▪", "Ø": "➢", "ü": "✓", "q": UNTICKED}


@dataclass
class Page:
    """What the whole page shares: its address, what was left out, how its tables are read."""

    read_table: Callable[[etree._Element, "Page"], list[Block]]
    base: str = ""
    told: Counter[str] = field(default_factory=Counter)

    def address(self, href: str) -> str:
        """The address a link leads to, whole where that of the page is known; "" for none."""
        url = _BREAKS_IN_ADDRESS.sub("", href).strip()
        if not url or url.lower().startswith(_NO_ADDRESS):
            return ""
        return whole(self.base, url) if self.base else url


class Flow:
    """Reads a part of a page from its start to its end into `blocks`."""

    def __init__(self, page: Page):
        self.blocks: list[Block] = []
        self._page = page
        self._pieces: list[str] = []
        self._links: list[Link] = []
        self._open_links: list[int] = []  # where the text of each began
        self._fonts: list[str] = [""]
        self._marks: list[int] = []  # where each mark of a list began
        self._kept_white = 0  # elements around that keep their line breaks
        self._lists = Lists()
        self._mark = ""  # of a list, for the next text
        self._indent = 0
        self._is_heading = False

    def read(self, root: etree._Element) -> list[Block]:
        """The paragraphs and tables within this element."""
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walk:
            if event == "start":
                if not self._begin(element, is_root=element is root):
                    skipped = element
                    walk.skip_subtree()
                continue
            if element is skipped:
                skipped = None
            else:
                self._end(element)
            if element is not root:
                self._text(element.tail)
        self._flush()
        return self.blocks

    def _begin(self, element: etree._Element, is_root: bool) -> bool:
        """Whether what is within the element is read."""
        name = element.tag if isinstance(element.tag, str) else ""
        if name in _LEFT_OUT or not name:
            return False
        if not is_root and self._is_unseen(element, name):
            return False
        if name == "table" and not is_root:
            self._flush()
            self.blocks += self._page.read_table(element, self._page)
            return False
        if name in _SINGLE:
            return _SINGLE[name](self, element)
        self._open(element, name)
        self._text(element.text)
        return True

    def _open(self, element: etree._Element, name: str) -> None:
        if name in _BLOCKS:
            self._flush()
            self._indent = self._lists.steps + steps_of(element)
            self._is_heading = name in _HEADINGS
        if name == "pre":
            self._kept_white += 1
        if name in LISTS:
            self._lists.open(element)
        if name == "li":
            self._mark = self._lists.mark(element)
        if name == "a":
            self._open_links.append(len(self._pieces))
        if is_list_mark(element):
            self._marks.append(len(self._pieces))
        self._fonts.append(font_of(element) or self._fonts[-1])

    def _end(self, element: etree._Element) -> None:
        name = element.tag
        self._fonts.pop()
        if self._marks and is_list_mark(element):
            self._end_mark(self._marks.pop())
        if name == "a" and self._open_links:
            self._end_link(element, self._open_links.pop())
        if name in _BLOCKS:
            self._flush()
        if name in LISTS:
            self._lists.close()
        if name == "pre":
            self._kept_white -= 1

    def _is_unseen(self, element: etree._Element, name: str) -> bool:
        kind = DELETED if name == "del" else HIDDEN if is_hidden(element) else ""
        if kind and clean("".join(element.itertext())):
            self._page.told[kind] += 1
        return bool(kind)

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if not self._kept_white:
            text = _WHITE.sub(" ", text)
            if text == " " and (not self._pieces or self._pieces[-1].endswith((" ", "\n"))):
                return
        font = self._fonts[-1]
        self._pieces.append(as_characters(text, font) if is_symbol_font(font) else text)

    def _end_mark(self, start: int) -> None:
        """The mark of a list that Word writes as text, with spaces up to the text behind it."""
        mark = clean("".join(self._pieces[start:])).strip()
        self._pieces[start:] = [f"{_MARKS.get(mark, mark)} " if mark else ""]

    def _end_link(self, element: etree._Element, start: int) -> None:
        url = self._page.address(element.get("href", ""))
        if url:
            self._links.append(Link(clean("".join(self._pieces[start:])), url))

    def _flush(self) -> None:
        if not self._pieces and not self._links:
            return
        text = clean("".join(self._pieces))
        if text or self._links:
            text, self._mark = f"{self._mark}{text}", ""
            links = tuple(self._links)
            self.blocks.append(Paragraph(text, links, self._indent, self._is_heading))
        self._pieces.clear()
        self._links.clear()
        self._open_links = [0 for _ in self._open_links]  # a link around several paragraphs
        self._marks.clear()

    def _break(self, element: etree._Element) -> bool:
        self._pieces.append("\n")
        return False

    def _picture(self, element: etree._Element) -> bool:
        self._page.told[PICTURE] += 1
        return False

    def _tabs(self, element: etree._Element) -> bool:
        tabs = tabs_of(element)
        if tabs:
            self._pieces.append("\t" * tabs)
            return False
        self._open(element, "span")
        self._text(element.text)
        return True

    def _input(self, element: etree._Element) -> bool:
        kind = element.get("type", "text").lower()
        if kind in ("checkbox", "radio"):
            self._pieces.append(TICKED if element.get("checked") is not None else UNTICKED)
        elif kind in ("text", "number", "date", "time", "url", "email", "tel"):
            self._pieces.append(element.get("value", ""))
        return False

    def _choice(self, element: etree._Element) -> bool:
        options = list(element.iter("option"))
        chosen = [one for one in options if one.get("selected") is not None] or options[:1]
        self._pieces.append(" ".join("".join(one.itertext()) for one in chosen))
        return False


_SINGLE: dict[str, Callable[[Flow, etree._Element], bool]] = {
    "br": Flow._break,
    "img": Flow._picture,
    "span": Flow._tabs,
    "input": Flow._input,
    "select": Flow._choice,
}


def joined(blocks: Iterable[Block]) -> tuple[str, tuple[Link, ...], list[Block]]:
    """The paragraphs of a cell as one text with its links, and the tables within."""
    lines: list[str] = []
    links: list[Link] = []
    tables: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
            links.extend(block.links)
        else:
            tables.append(block)
    return "\n".join(filter(None, lines)), tuple(links), tables
