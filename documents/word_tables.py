"""Tables of a Word document: ruled ones with a head on every page, and words side by side."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from documents.word_styles import cell_margins
from documents.word_xml import add_property, element, properties, text, twips

GREY = "EEEEEE"
LETTER = 0.19  # centimetres of a letter at 14 point; marks above and below need no room
# More lines than these may be torn: jumping whole to the next page they would leave a hole.
MOST_WHOLE_LINES = 6


def table(
    rows: Sequence[Element], widths: Sequence[float], *, ruled: bool, described: str = ""
) -> Element:
    """A table of fixed columns, in centimetres."""
    named = element("w:tblStyle", val="TableGrid" if ruled else "NormalTable")
    layout = properties(
        "w:tblPr",
        named,
        element("w:tblW", w=twips(sum(widths)), type="dxa"),
        element("w:tblLayout", type="fixed"),
        cell_margins(0.12, 0.12) if ruled else cell_margins(0, 0.2),
        element("w:tblCaption", val=text(described).text) if described else None,
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=twips(width)) for width in widths))
    return element("w:tbl", layout, grid, *rows)


def row(
    cells: Sequence[Element], *, is_head: bool = False, whole: bool = False, height: float = 0
) -> Element:
    """A row; a whole one is not torn between two pages, a head stands on each."""
    tall = element("w:trHeight", val=twips(height), hRule="atLeast") if height else None
    marks = properties(
        "w:trPr",
        element("w:cantSplit") if whole or is_head else None,
        tall,
        element("w:tblHeader") if is_head else None,
    )
    return element("w:tr", *([marks] if len(marks) else []), *cells)


def cell(
    content: Sequence[Element],
    width: float,
    *,
    span: int = 1,
    shade: str = "",
    middle: bool = False,
) -> Element:
    """A cell; Word wants a paragraph at its end."""
    look = properties(
        "w:tcPr",
        element("w:tcW", w=twips(width), type="dxa"),
        element("w:gridSpan", val=span) if span > 1 else None,
        element("w:shd", val="clear", color="auto", fill=shade) if shade else None,
        element("w:vAlign", val="center") if middle else None,
    )
    ends = [] if content and content[-1].tag == qn("w:p") else [element("w:p")]
    return element("w:tc", look, *content, *ends)


def is_short(cells: Sequence[Element], widths: Sequence[float]) -> bool:
    """Whether a row is short enough to jump to the next page as a whole."""
    return all(
        _lines(one, width) <= MOST_WHOLE_LINES for one, width in zip(cells, widths, strict=True)
    )


def _lines(content: Element, width: float) -> int:
    """How many lines a cell has, about."""
    letters = (
        sum(_letters(each.text or "") for each in one.iter(qn("w:t")))
        for one in content.iter(qn("w:p"))
    )
    return sum(1 + int(count * LETTER / max(width - 0.4, LETTER)) for count in letters)


def _letters(words: str) -> int:
    return sum(unicodedata.category(letter) != "Mn" for letter in words)


def bar(share: float, before: float | None, width: float) -> Element:
    """A bar as a table of shaded cells, as long as its share; last year's end is a darker line."""
    edges = sorted(
        {0.0, share, 1.0, *([before, min(before + 0.01, 1)] if before is not None else [])}
    )
    pieces = [(a, b) for a, b in pairwise(edges) if (b - a) * width > 0.02]
    widths = [(b - a) * width for a, b in pieces]
    cells = [
        cell([thin()], length, shade=_shade(a, share, before))
        for (a, _), length in zip(pieces, widths, strict=True)
    ]
    return table([row(cells)], widths, ruled=False)


def _shade(start: float, share: float, before: float | None) -> str:
    if before is not None and before <= start < before + 0.01:
        return "1F3864"
    return "8EA9DB" if start < share else "E7E6E6"


def thin() -> Element:
    """A line as low as a bar."""
    small = properties("w:rPr", element("w:sz", val=12), element("w:szCs", val=12))
    return element("w:p", properties("w:pPr", small))


def keep_with_next(content: Sequence[Element]) -> None:
    """Let every paragraph of these stay on the page of what follows."""
    for part in content:
        for paragraph in part.iter(qn("w:p")):
            add_property(_look_of(paragraph), element("w:keepNext"))


def begin_page(paragraph: Element) -> None:
    """Let a paragraph begin a page."""
    add_property(_look_of(paragraph), element("w:pageBreakBefore"))


def centre(paragraph: Element) -> None:
    """Put the lines of a paragraph into the middle."""
    add_property(_look_of(paragraph), element("w:jc", val="center"))


def end_section(paragraph: Element, sheet: Element) -> None:
    """Let a section end with a paragraph."""
    add_property(_look_of(paragraph), sheet)


def _look_of(paragraph: Element) -> Element:
    found = paragraph.find(qn("w:pPr"))
    if found is None:
        found = element("w:pPr")
        paragraph.insert(0, found)
    return found
