"""
The geometry of the charts, from plain values; templates draw it as SVG.

Lengths are in units of the drawing, which is scaled to the page. Colours belong to the style
sheet. Beside each chart stands a table with the same numbers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

# The drawing of the scores: its size, and the field inside its margins.
WIDTH, HEIGHT = 400, 190
LEFT, RIGHT, TOP, BOTTOM = 62, 370, 34, 152
MOST_YEARS = 8  # more would not leave room for their dots
LABEL_ROOM = 60  # between two dots with a number: "99.33" in the size that phones get

BAR_WIDTH, BAR_HEIGHT = 400, 14
WIDEST_STEP = 16


@dataclass(frozen=True)
class Point:
    """The score of one year, where its dot stands, and whether there is room for its number."""

    year_be: int
    score: Decimal
    x: int
    y: int
    is_labelled: bool


@dataclass(frozen=True)
class Tick:
    """A horizontal line of the scale."""

    value: int
    y: int


@dataclass(frozen=True)
class ScoreChart:
    """Dots joined by a line; `line` is the data of an SVG path."""

    points: list[Point]
    ticks: list[Tick]
    line: str

    @property
    def first(self) -> Point:
        return self.points[0]

    @property
    def last(self) -> Point:
        return self.points[-1]


def score_chart(scores: Iterable[tuple[int, Decimal | None]]) -> ScoreChart | None:
    """
    Lay out (Buddhist year, score of 100) pairs in any order; None scores are left out.

    The scale starts close below the lowest score, or the change between good years could not be
    seen; dots and lines, unlike columns, do not claim that it starts at zero. None if fewer than
    two years have a score: one dot is no chart.
    """
    known = sorted((year, score) for year, score in scores if score is not None)[-MOST_YEARS:]
    if len(known) < 2:
        return None
    lowest, step = _scale(min(score for _, score in known))
    first, last = known[0][0], known[-1][0]

    def height(value) -> int:
        return round(BOTTOM - (BOTTOM - TOP) * (float(value) - lowest) / (100 - lowest))

    places = [round(LEFT + (RIGHT - LEFT) * (year - first) / (last - first)) for year, _ in known]
    labelled = _labelled(places)
    points = [
        Point(year, score, x, height(score), x in labelled)
        for (year, score), x in zip(known, places, strict=True)
    ]
    ticks = [Tick(value, height(value)) for value in range(lowest, 101, step)]
    return ScoreChart(points, ticks, _line(points))


def _scale(lowest_score: Decimal) -> tuple[int, int]:
    """Where the scale starts, at least one point below the lowest score, and its step."""
    for step in (1, 2, 5, 10, 25):
        start = max(0, int((lowest_score - 1) // step * step))
        if (100 - start) // step <= 4:
            break
    return start, step


def _labelled(places: Sequence[int]) -> set[int]:
    """Where a number stands: first, last, and between them what has room, from the newest on."""
    labelled = [places[-1]]
    for x in reversed(places[1:-1]):
        if labelled[-1] - x >= LABEL_ROOM and x - places[0] >= LABEL_ROOM:
            labelled.append(x)
    return {places[0], *labelled}


def _line(points: Sequence[Point]) -> str:
    """The path through the dots; it is broken where years are missing."""
    parts = []
    for before, point in zip([None, *points], points, strict=False):
        joined = before is not None and point.year_be == before.year_be + 1
        parts.append(f"{'L' if joined else 'M'}{point.x} {point.y}")
    return "".join(parts)


@dataclass(frozen=True)
class UnitBar:
    """
    One line of little boxes, a box for each row: done, begun (framed, half of it filled), left.

    `filled`, `framed`, `halves` and `empty` are SVG path data.
    """

    label: str
    done: int
    begun: int
    total: int
    filled: str
    framed: str
    halves: str
    empty: str

    @property
    def left(self) -> int:
        return self.total - self.done


def unit_bars(counts: Iterable[tuple[str, int, int, int]]) -> list[UnitBar]:
    """Lay out (label, done, begun, all) on one scale, so that lengths can be compared."""
    counts = list(counts)
    longest = max((total for _, _, _, total in counts), default=0)
    # Two units are left for the outlines at both ends.
    step = min(WIDEST_STEP, (BAR_WIDTH - 2) / longest) if longest else WIDEST_STEP
    return [
        UnitBar(
            label,
            done,
            begun,
            total,
            _boxes(0, done, step),
            _boxes(done, done + begun, step),
            _boxes(done, done + begun, step, part=0.5),
            _boxes(done + begun, total, step),
        )
        for label, done, begun, total in counts
    ]


def unit_bar_pairs(
    counts: Iterable[tuple[str, int, int, int, int, int]],
) -> list[tuple[UnitBar, UnitBar]]:
    """Lay out (label, done, begun, all, proved, asked): two lines for each, all on one scale."""
    counts = list(counts)
    reported = [(label, done, begun, total) for label, done, begun, total, _, _ in counts]
    proved = [(label, shown, 0, asked) for label, _, _, _, shown, asked in counts]
    bars = unit_bars([*reported, *proved])
    return list(zip(bars[: len(counts)], bars[len(counts) :], strict=True))


def _boxes(first: int, end: int, step: float, *, part: float = 1) -> str:
    """Boxes in a row; with `part` only so much of each, from its left."""
    side = round(step * 0.75 * part, 2)
    height = BAR_HEIGHT - 2  # room for the outline
    return "".join(
        f"M{round(number * step + 1, 2)} 1h{side}v{height}h-{side}z" for number in range(first, end)
    )


DOT_ROW, DOTS_TOP = 26, 12  # the height of a line of dots, and the room above the first


@dataclass(frozen=True)
class DotRow:
    """A line with the dot of this year and, if known, the ring of the year before."""

    label: str
    score: Decimal
    before: Decimal | None
    x: int
    before_x: int | None
    y: int


@dataclass(frozen=True)
class DotChart:
    """Dots on one scale below each other; `ticks` are (value, x)."""

    rows: list[DotRow]
    ticks: list[tuple[int, int]]
    height: int
    bottom: int

    @property
    def lowest(self) -> DotRow:
        return min(self.rows, key=lambda row: row.score)


def score_dots(rows: Iterable[tuple[str, Decimal | None, Decimal | None]]) -> DotChart | None:
    """
    Lay out (label, score of 100, that of the year before); lines without a score are left out.

    As with `score_chart` the scale starts close below the lowest. None below two lines.
    """
    known = [(label, score, before) for label, score, before in rows if score is not None]
    if len(known) < 2:
        return None
    lowest, step = _scale(
        min(value for _, score, before in known for value in (score, before) if value is not None)
    )

    def place(value: float | Decimal) -> int:
        return round(LEFT + (RIGHT - LEFT) * (float(value) - lowest) / (100 - lowest))

    bottom = DOTS_TOP + DOT_ROW * len(known)
    drawn = [
        DotRow(
            label,
            score,
            before,
            place(score),
            None if before is None else place(before),
            DOTS_TOP + DOT_ROW * number + DOT_ROW // 2,
        )
        for number, (label, score, before) in enumerate(known)
    ]
    ticks = [(value, place(value)) for value in range(lowest, 101, step)]
    return DotChart(drawn, ticks, height=bottom + 26, bottom=bottom)
