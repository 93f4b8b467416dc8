"""The pages of a PDF as lines of text and tables, from the top of each."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from office_files.cleaning import clean
from office_files.contents import Link
from office_files.pdf_letters import Cluster, clusters, readable
from office_files.pdf_lines import Line, lines_of
from office_files.pdf_process import LinkArea, Page
from office_files.pdf_rules import Rule, RuledTable, Slot, tables_of
from office_files.pdf_tables import PdfTable, filled

MARGIN_SHARE = 0.1  # of the page's height, where its number and repeated lines stand

_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:หน้า(?:ที่)?\s*)?[0-9๐-๙]{1,3}(?:\s*(?:/|จาก|ของ)\s*[0-9๐-๙]{1,3})?[-–—\s]*"
)
_DIGITS = re.compile(r"[0-9๐-๙]+")


@dataclass(frozen=True)
class TextLine:
    """A line outside the tables, with the addresses it leads to. `width` is that of the page."""

    line: Line
    width: float
    links: tuple[Link, ...] = ()


@dataclass
class PageContent:
    """What a page holds, from its top."""

    number: int
    width: float
    items: list[TextLine | PdfTable] = field(default_factory=list)
    letters: int = 0
    is_scan: bool = False


def content_of(page: Page, number: int) -> PageContent:
    """The lines and tables of a page, its margins too."""
    letters = readable(page.letters)
    found = clusters(letters)
    ruled = tables_of([rule for rule in page.rules if not _is_underline(rule, page.links)])
    held, free = _placed(found, ruled)
    addresses = [(area, _text_in(found, area)) for area in page.links]
    tables = []
    for at, table in enumerate(ruled):
        links = _links_of(table, addresses)
        cells = {slot: lines_of(inside) for slot, inside in held[at].items()}
        tables.append(filled(table, cells, links, number))
    tables = [table for table in tables if any(cell.lines for cell in table.cells)]
    lines = [TextLine(line, page.width, _links_at(line, addresses)) for line in lines_of(free)]
    items: list[tuple[float, TextLine | PdfTable]] = [(table.top, table) for table in tables]
    items += [(one.line.base, one) for one in lines]
    content = [item for _, item in sorted(items, key=lambda one: one[0])]
    shown = sum(not one.is_space for one in found)
    return PageContent(number, page.width, content, shown, bool(page.scans))


def _is_underline(rule: Rule, links: list[LinkArea]) -> bool:
    left, top, right, bottom = rule
    return top == bottom and any(
        area.left - 1 <= left and right <= area.right + 1 and area.top <= top <= area.bottom + 2
        for area in links
    )


def without_margins(pages: list[PageContent], heights: list[float]) -> set[str]:
    """Take out page numbers and lines that every page repeats; what the latter say."""
    seen: Counter[str] = Counter()
    for page, height in zip(pages, heights, strict=True):
        seen.update({_DIGITS.sub("", one.line.text) for one in _in_margin(page, height)})
    repeated: set[str] = set()
    for page, height in zip(pages, heights, strict=True):
        gone = set()
        for one in _in_margin(page, height):
            is_repeated = seen[_DIGITS.sub("", one.line.text)] > 1 and len(pages) > 1
            if _PAGE_NUMBER.fullmatch(one.line.text):
                gone.add(id(one))
            elif is_repeated:
                gone.add(id(one))
                repeated.add(one.line.text)
        page.items = [item for item in page.items if id(item) not in gone]
    return repeated


def _in_margin(page: PageContent, height: float) -> list[TextLine]:
    edge = height * MARGIN_SHARE
    return [
        one
        for one in page.items
        if isinstance(one, TextLine) and not edge <= one.line.base <= height - edge
    ]


def _placed(
    found: Iterable[Cluster], ruled: list[RuledTable]
) -> tuple[list[dict[Slot, list[Cluster]]], list[Cluster]]:
    """The letters in each cell of each table, and those outside of all."""
    held: list[dict[Slot, list[Cluster]]] = [defaultdict(list) for _ in ruled]
    free = []
    for one in found:
        x, y = (one.left + one.right) / 2, one.base - one.size / 4
        for at, table in enumerate(ruled):
            slot = table.slot_at(x, y)
            if slot is not None:
                held[at][slot].append(one)
                break
        else:
            free.append(one)
    return held, free


def _text_in(found: Iterable[Cluster], area: LinkArea) -> str:
    inside = [
        one
        for one in found
        if area.left <= (one.left + one.right) / 2 <= area.right
        and area.top <= one.base - one.size / 4 <= area.bottom
    ]
    return clean(" ".join(line.text for line in lines_of(inside)))


def _links_of(table: RuledTable, addresses: list[tuple[LinkArea, str]]) -> dict[Slot, list[Link]]:
    links: dict[Slot, list[Link]] = defaultdict(list)
    for area, text in addresses:
        slot = table.slot_at((area.left + area.right) / 2, (area.top + area.bottom) / 2)
        if slot is None:
            continue
        last = links[slot][-1] if links[slot] else None
        if last and last.url == area.url:  # a link over two lines
            links[slot][-1] = Link(last.text + text, area.url)
        else:
            links[slot].append(Link(text, area.url))
    return links


def _links_at(line: Line, addresses: list[tuple[LinkArea, str]]) -> tuple[Link, ...]:
    middle = line.base - line.size / 4
    return tuple(
        Link(text, area.url)
        for area, text in addresses
        if area.top <= middle <= area.bottom and area.right > line.left and area.left < line.right
    )
