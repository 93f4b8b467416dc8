"""The body of a Word document piece by piece: its paragraphs, and its tables row by row."""

from collections.abc import Iterator

from lxml import etree

from office_files.contents import OfficeFileError
from office_files.docx_names import MC, W
from office_files.parts import TOO_BIG, Unpacked
from office_files.streaming import drop, elements

PARAGRAPH, TABLE, ROW, END = "paragraph", "table", "row", "end"
MOST_PARAGRAPHS = 300_000  # outside of tables; some ten thousand pages

_P, _TBL, _TR, _BODY = W + "p", W + "tbl", W + "tr", W + "body"
# What only wraps paragraphs, tables and rows.
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_ALTERNATIVES = MC + "AlternateContent"  # of which the first is for the newest programs

Piece = tuple[str, etree._Element]


def unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """The children, those within content controls and the like as if they stood here."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from unwrapped(child)
        elif child.tag == _ALTERNATIVES:
            yield from unwrapped(child[0]) if len(child) else ()
        else:
            yield child


def pieces_within(parent: etree._Element) -> Iterator[Piece]:
    """The paragraphs of a cell or text box; of its tables their beginning, rows and end."""
    for child in unwrapped(parent):
        if child.tag == _P:
            yield PARAGRAPH, child
        elif child.tag == _TBL:
            yield TABLE, child
            for row in unwrapped(child):
                if row.tag == _TR:
                    yield ROW, row
            yield END, child


def pieces_of(document: Unpacked) -> Iterator[Piece]:
    """The same of a whole document, which is never in memory. Raises OfficeFileError."""
    place = _Place()
    paragraphs = 0
    for event, element in elements(document, {"p", "tbl", "tr"}, ("start", "end")):
        piece = place.piece(event, element)
        if not piece:
            continue
        yield piece, element
        if piece != TABLE:
            drop(element)
            document.forget()
        paragraphs += piece == PARAGRAPH
        if paragraphs > MOST_PARAGRAPHS:
            raise OfficeFileError(TOO_BIG)


class _Place:
    """Where in a document the reading is: in which tables, and whether those are of the body."""

    def __init__(self) -> None:
        self._tables: list[bool] = []

    def piece(self, event: str, element: etree._Element) -> str:
        """What begins or ends here in the body itself; "" for what is within something else."""
        if element.tag == _TBL:
            return self._begin(element) if event == "start" else self._end()
        if event == "start":
            return ""
        if element.tag == _TR:
            return ROW if self._tables == [True] and _stands_in(_TBL, element) else ""
        return "" if self._tables or not _stands_in(_BODY, element) else PARAGRAPH

    def _begin(self, table: etree._Element) -> str:
        self._tables.append(not self._tables and _stands_in(_BODY, table))
        return TABLE if self._tables[-1] else ""

    def _end(self) -> str:
        return END if self._tables.pop() else ""


def _stands_in(around: str, element: etree._Element) -> bool:
    """Whether nothing but wrappers is between an element and the next one of this name."""
    for parent in element.iterancestors():
        if parent.tag == around:
            return True
        is_choice = parent.getprevious() is None and _is_alternatives(parent.getparent())
        if parent.tag not in _WRAPPERS and not _is_alternatives(parent) and not is_choice:
            return False
    return False


def _is_alternatives(element: etree._Element | None) -> bool:
    return element is not None and element.tag == _ALTERNATIVES
