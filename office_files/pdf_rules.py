"""Ruling lines of a PDF page as tables: rows, columns, and cells that reach over several."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

NEAR = 4.0  # points; lines this close are one
TOUCH = 2.0  # points; a line under a word ends further from the sides of its cell
MOST_RULES = 3_000  # of a page; beyond it they are a drawing
MOST_SLOTS = 20_000

Rule = tuple[float, float, float, float]
Span = tuple[float, float]
Slot = tuple[int, int]  # row and column, from 0


@dataclass
class RuledTable:
    """The places of its lines, and for each slot between them the first slot of its cell."""

    across: list[float]  # where the columns begin, and the last one ends
    down: list[float]
    cells: dict[Slot, Slot] = field(default_factory=dict)

    def slot_at(self, x: float, y: float) -> Slot | None:
        """The cell at a place of the page; None outside."""
        column, row = bisect_right(self.across, x) - 1, bisect_right(self.down, y) - 1
        return self.cells.get((row, column))

    def ends(self, first: Slot) -> Slot:
        """The last slot of the cell that begins here."""
        slots = [slot for slot, begins in self.cells.items() if begins == first]
        return max(row for row, _ in slots), max(column for _, column in slots)

    @property
    def area(self) -> float:
        return (self.across[-1] - self.across[0]) * (self.down[-1] - self.down[0])


def tables_of(rules: list[Rule]) -> list[RuledTable]:
    """The tables of a page, the smallest first; frames around text are none."""
    if len(rules) > MOST_RULES:
        return []
    upright = _joined((x, min(y, v), max(y, v)) for x, y, u, v in rules if abs(x - u) <= 1)
    level = _joined((y, min(x, u), max(x, u)) for x, y, u, v in rules if abs(y - v) <= 1)
    groups = (part for group in _touching(upright, level) for part in _apart(*group))
    tables = (_table(*group) for group in groups)
    found = [table for table in tables if table and len(set(table.cells.values())) > 1]
    return sorted(found, key=lambda table: table.area)


@dataclass
class _Lines:
    """The lines at one place, upright or level, by what they cover."""

    place: float
    spans: list[Span]

    def covers(self, start: float, end: float) -> bool:
        return any(a <= start + TOUCH and end - TOUCH <= b for a, b in self.spans)

    def touches(self, other: "_Lines") -> bool:
        return any(a - NEAR <= other.place <= b + NEAR for a, b in self.spans) and any(
            a - NEAR <= self.place <= b + NEAR for a, b in other.spans
        )


_Both = tuple[list[_Lines], list[_Lines]]  # upright and level


def _joined(pieces: Iterable[tuple[float, float, float]]) -> list[_Lines]:
    """Pieces of lines as whole ones: dashes, borders of neighbouring cells, double lines."""
    found: list[_Lines] = []
    for place, start, end in sorted(pieces):
        if not found or place - found[-1].place > NEAR:
            found.append(_Lines(place, []))
        found[-1].spans.append((start, end))
    apart = []
    for lines in found:
        spans: list[Span] = []
        for start, end in sorted(lines.spans):
            if spans and start <= spans[-1][1] + NEAR:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        apart += [_Lines(lines.place, [span]) for span in spans if span[1] - span[0] > NEAR]
    return apart


def _touching(upright: list[_Lines], level: list[_Lines]) -> list[_Both]:
    """Lines that hang together, whatever else is ruled on the page."""
    group = list(range(len(upright) + len(level)))

    def top(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for one, line in enumerate(upright):
        for other, crossing in enumerate(level, start=len(upright)):
            if line.touches(crossing):
                group[top(one)] = top(other)
    found: dict[int, _Both] = {}
    for at, line in enumerate([*upright, *level]):
        found.setdefault(top(at), ([], []))[at >= len(upright)].append(line)
    return list(found.values())


def _apart(upright: list[_Lines], level: list[_Lines]) -> list[_Both]:
    """Tables right below each other, whose columns have nothing to do with each other."""
    down = _places(level, upright)
    columns = [
        {line.place for line in upright if line.covers(top, bottom)}
        for top, bottom in pairwise(down)
    ]
    ends = [
        place
        for place, (above, below) in zip(down[1:-1], pairwise(columns), strict=True)
        if not (above <= below or below <= above)
    ]
    edges = pairwise([-inf, *ends, inf])
    return [(_within(upright, start, end), _between(level, start, end)) for start, end in edges]


def _within(upright: list[_Lines], start: float, end: float) -> list[_Lines]:
    """The parts of upright lines between two places."""
    clipped = [
        _Lines(
            line.place,
            [(max(a, start), min(b, end)) for a, b in line.spans if a < end and b > start],
        )
        for line in upright
    ]
    return [line for line in clipped if any(b - a > NEAR for a, b in line.spans)]


def _between(level: list[_Lines], start: float, end: float) -> list[_Lines]:
    return [line for line in level if start - NEAR <= line.place <= end + NEAR]


def _table(upright: list[_Lines], level: list[_Lines]) -> RuledTable | None:
    across, down = _places(upright, level), _places(level, upright)
    rows, columns = len(down) - 1, len(across) - 1
    if rows < 1 or columns < 1 or not upright or not level or rows * columns > MOST_SLOTS:
        return None
    table = RuledTable(across, down)
    for row in range(rows):
        for column in range(columns):
            first = (row, column)
            if column and not _parts(upright, across[column], down[row], down[row + 1]):
                first = table.cells[row, column - 1]
            elif row and not _parts(level, down[row], across[column], across[column + 1]):
                first = table.cells[row - 1, column]
            table.cells[row, column] = first
    return _without_idle(table)


def _without_idle(table: RuledTable) -> RuledTable:
    """Without lines that part no cells: a word was underlined."""
    slots = table.cells
    rows = sorted({row for row, _ in slots.values()})
    columns = sorted({column for _, column in slots.values()})
    at_row = {row: bisect_right(rows, row) - 1 for row, _ in slots}
    at_column = {column: bisect_right(columns, column) - 1 for _, column in slots}
    found = RuledTable(
        [*(table.across[at] for at in columns), table.across[-1]],
        [*(table.down[at] for at in rows), table.down[-1]],
    )
    for (row, column), (top, left) in slots.items():
        found.cells[at_row[row], at_column[column]] = at_row[top], at_column[left]
    return found


def _parts(lines: list[_Lines], place: float, start: float, end: float) -> bool:
    return any(abs(line.place - place) <= NEAR and line.covers(start, end) for line in lines)


def _places(lines: list[_Lines], crossing: list[_Lines]) -> list[float]:
    """Where the lines stand; a side without one ends where the lines across it end."""
    ends = [value for line in crossing for span in line.spans for value in span]
    places = sorted([line.place for line in lines] + ([min(ends), max(ends)] if ends else []))
    found: list[float] = []
    for place in places:
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found
