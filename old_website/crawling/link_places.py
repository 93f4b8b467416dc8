"""What stands around a link: the row of its table, its line, the line before, its heading."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from old_website.crawling.pages import LONGEST_TEXT, Naming, tidy
from old_website.crawling.synonyms import says_nothing

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "section", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
}  # fmt: skip
_LISTS = frozenset(("ul", "ol"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "caption", "dt", "summary", "legend"))
MOST_PIECES = 150  # of a row; more is a layout of the page, no row
_LABEL = 120

Name = Callable[[Naming], None]


def words_of(element: etree._Element) -> str:
    """The text within an element, not more of it than a name has."""
    return tidy(" ".join(islice(element.itertext(), MOST_PIECES)))


@dataclass
class Places:
    """Told of each element and text in turn; says to each link where it stands."""

    heading: str = ""
    _named: str = ""  # the last heading that is more than a year or number
    _line: list[str] = field(default_factory=list)
    _before: str = ""  # the last line without a link
    _waiting: list[tuple[etree._Element, Name]] = field(default_factory=list)
    _rows: list[str] = field(default_factory=list)  # of the tables around, the innermost last
    _labels: list[str] = field(default_factory=list)  # of the list entries around
    _lists: int = 0

    def start(self, element: etree._Element, name: str) -> None:
        """An element begins."""
        if name in _BLOCKS:
            self._end_line()
        if name == "tr":
            self._rows.append(_row(element))
        if name == "li":
            self._labels.append(_label(element))

    def end(self, element: etree._Element, name: str) -> None:
        """An element ends."""
        if name in _BLOCKS:
            self._end_line()
        if name in HEADINGS:
            self._before = ""
        if name == "tr" and self._rows:
            self._rows.pop()
        if name == "li" and self._labels:
            self._labels.pop()

    def head(self, text: str) -> None:
        """A heading ends; below "แผนพัฒนา", "ปี 2566" is that of the plan."""
        if says_nothing(text):
            self.heading = f"{self._named} {text}".strip()
        else:
            self.heading = self._named = text

    def text(self, text: str) -> None:
        """Letters of the line; alternative texts of pictures count."""
        if text.strip():
            self._line.append(text)

    def add(self, element: etree._Element, name: Name) -> None:
        """A link begins; `name` is told what is around it when its line ends."""
        self._waiting.append((element, name))

    def close(self) -> None:
        """The page ends."""
        self._end_line()

    def _end_line(self) -> None:
        line = tidy(" ".join(self._line))
        if self._waiting:
            self._name_links(line)
        elif not says_nothing(line):
            self._before = line
        self._line.clear()

    def _name_links(self, line: str) -> None:
        around = self._rows[-1] if self._rows else ""
        above = " ".join(filter(None, self._labels[:-1]))[-LONGEST_TEXT:]
        alone = len(self._waiting) == 1
        for element, name in self._waiting:
            own = words_of(element)
            rest = tidy(line.replace(own, " ", 1)) if own else line
            row = around or (rest if alone else "")
            if says_nothing(own) and says_nothing(row):
                row = f"{self._before} {row}".strip()
            name(Naming(row=row, heading=above or self.heading))
        self._waiting.clear()


def _row(row: etree._Element) -> str:
    """What a row says beside its links; "" where it holds a table or too much for one."""
    pieces: list[str] = []
    walk = etree.iterwalk(row, events=("start", "end"))
    for count, (event, element) in enumerate(walk):
        if count > 2 * MOST_PIECES or (element is not row and element.tag == "table"):
            return ""
        if event == "start" and element.tag in ("a", "script", "style"):
            walk.skip_subtree()
        elif event == "start":
            pieces.append(element.text or "")
        elif element is not row:
            pieces.append(element.tail or "")
    text = " ".join(" ".join(pieces).split())
    return text if len(text) <= LONGEST_TEXT else ""


def _label(entry: etree._Element) -> str:
    """What a list entry says before the list within; "" where it holds none."""
    pieces: list[str] = []
    for count, element in enumerate(entry.iter()):
        if element.tag in _LISTS:
            return " ".join(" ".join(pieces).split())[:_LABEL]
        if count > MOST_PIECES:
            return ""
        pieces += [element.text or ""]
        pieces += [element.tail or ""] if element is not entry else []
    return ""
