"""Lists that Word counts by itself: the mark that it prints before each paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from office_files.docx_names import W, is_on, left_edge, number, value
from office_files.list_marks import written
from office_files.symbols import is_symbol_font, sign

LEVELS = 9
BULLET = "•"
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class Level:
    """How one level of a list is counted and printed."""

    number_format: str = "decimal"
    text: str = ""
    start: int = 1
    font: str = ""
    is_legal: bool = False  # every number of the mark as 1, 2, 3
    restarts: bool = True
    edge: int | None = None


@dataclass
class _List:
    """A list that paragraphs name: its levels, and the counters it shares with its like."""

    levels: dict[int, Level]
    counters: dict[int, int]
    starts: dict[int, int] = field(default_factory=dict)  # counters to be set at its first use


class Numbering:
    """The lists of a document. Paragraphs ask in their order, for each counts on."""

    def __init__(self, tree: etree._Element | None):
        self._lists: dict[str, _List] = {}
        if tree is None:
            return
        abstracts = {
            found.get(W + "abstractNumId", ""): found for found in tree.iter(W + "abstractNum")
        }
        counters: dict[str, dict[int, int]] = {}
        for number_of in tree.iter(W + "num"):
            name = _followed(value(number_of, "abstractNumId") or "", abstracts)
            if name in abstracts:
                levels = dict(_levels(abstracts[name].iterchildren(W + "lvl")))
                found = _List(levels, counters.setdefault(name, {}))
                _override(found, number_of)
                self._lists[number_of.get(W + "numId", "")] = found

    def level(self, name: str, depth: int) -> Level | None:
        """How the list prints this level; None for a list that is not there."""
        return self._lists[name].levels.get(depth) if name in self._lists else None

    def mark(self, name: str, depth: int) -> str:
        """Count one more paragraph of the list; what is printed before it, "" for nothing."""
        level = self.level(name, depth)
        if level is None:
            return ""
        found = self._lists[name]
        _count(found, depth)
        if level.number_format == "bullet":
            return _bullet(level)
        return _PLACE.sub(lambda place: _counted(found, level, int(place[1]) - 1), level.text)


def _count(found: _List, depth: int) -> None:
    counters = found.counters
    for at, start in found.starts.items():
        counters[at] = start - 1
    found.starts.clear()
    for above in range(depth):
        counters.setdefault(above, found.levels.get(above, Level()).start)
    counters[depth] = counters.get(depth, found.levels[depth].start - 1) + 1
    for below in range(depth + 1, LEVELS):
        if found.levels.get(below, Level()).restarts:
            counters.pop(below, None)


def _counted(found: _List, level: Level, depth: int) -> str:
    of = found.levels.get(depth, Level())
    number_format = "decimal" if level.is_legal else of.number_format
    return written(found.counters.get(depth, of.start), number_format)


def _bullet(level: Level) -> str:
    if not level.text.strip():
        return ""
    if is_symbol_font(level.font) or "\uf000" <= level.text[0] <= "\uf0ff":
        return sign(ord(level.text[0]), level.font or "Symbol") or BULLET
    # Courier's "o" is a circle.
    return "○" if level.text == "o" else level.text.strip()


def _levels(found: Iterator[etree._Element]) -> Iterator[tuple[int, Level]]:
    for level in found:
        fonts = level.find(f"{W}rPr/{W}rFonts")
        restart = value(level, "lvlRestart")
        yield (
            number(level.get(W + "ilvl")),
            Level(
                number_format=_format(level),
                text=value(level, "lvlText") or "",
                start=number(value(level, "start"), 1),
                font="" if fonts is None else fonts.get(W + "ascii", ""),
                is_legal=is_on(level, "isLgl"),
                restarts=restart != "0",
                edge=left_edge(level.find(W + "pPr")),
            ),
        )


def _format(level: etree._Element) -> str:
    # A newer Word writes the formats it added as a choice; the older name stands beside.
    found = level.find(f".//{W}numFmt")
    return "decimal" if found is None else found.get(W + "val", "decimal")


def _followed(name: str, abstracts: dict[str, etree._Element]) -> str:
    """A list may only name a style, whose own list is meant."""
    link = value(abstracts.get(name), "numStyleLink")
    if link:
        for other, found in abstracts.items():
            if value(found, "styleLink") == link:
                return other
    return name


def _override(found: _List, number_of: etree._Element) -> None:
    for override in number_of.iterchildren(W + "lvlOverride"):
        depth = number(override.get(W + "ilvl"))
        found.levels.update(_levels(override.iterchildren(W + "lvl")))
        start = value(override, "startOverride")
        if start is not None:
            found.starts[depth] = number(start, 1)
