"""The tables of a report: which are of measures, of indicators, of items; their rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any

from imports.documents.findings import Findings
from imports.documents.lines import Line
from imports.documents.report_headings import Headings, Under, is_indicator
from imports.tables.context import Context
from imports.tables.finding import ALIKE
from imports.tables.heads import find_head
from imports.tables.proposal import NoTableError
from imports.tables.reading import NEW_DIVISIONS, propose
from imports.tables.targets import TARGETS
from imports.tables.view import View
from imports.tables.words import key
from office_files.contents import Cell, Grid, OfficeFile
from thai.digits import to_arabic_digits

OF_REPORTS = ("measures", "indicators", "items")
OF_OTHERS = ("results", "committees", "people", "meetings")  # what else a table may be of
HEAD_ROWS = 6
OTHER_TABLE = "ไม่ใช่ตารางมาตรการ ตัวชี้วัด หรือข้อ OIT ระบบไม่ได้อ่าน"
CUT_ROW = "{table} แถวที่ {row} ขาดกลางหน้ากระดาษ ต่อใน{after} ระบบต่อเป็นแถวเดียว กรุณาตรวจ"
INDICATOR = "ตัวชี้วัด"
OF_INDICATORS = ("แนวทาง", "ความก้าวหน้า", "ผลการดำเนิน")  # words of heads
# Of the filled rows, from which on what stands in a table outweighs its heads.
MOST_ROWS = 0.5

_CODE = re.compile(
    r"^(?:ข้อ\s*(?:ที่)?\s*)?(?:oit\s*|o|โอ|0)[\s.-]?[0-9]{1,2}(?![0-9])", re.IGNORECASE
)
_CELLS = re.compile(r"[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?")
_INDICATOR = re.compile(r"^(?:ตัวชี้วัด)\s*(?:ที่)?\s*[1-8](?![0-9.])")


@dataclass(frozen=True)
class ReportRow:
    """A row of a table with what it stands under."""

    values: dict[str, Any]
    place: str
    under: Under = field(default_factory=Under)


@dataclass
class _Table:
    """`score` is that of its heads."""

    grid: Grid
    target: str
    under: Under
    score: float


def read_tables(
    blocks: Sequence[tuple[Grid | None, list[Line]]],
    headings: Headings,
    findings: Findings,
    year_be: int,
    context: Context,
) -> dict[str, list[ReportRow]]:
    """
    The rows of each target, in the order of the report. `blocks` are its tables, each with the
    lines before it.
    """
    tables: list[_Table] = []
    for grid, lines in blocks:
        if grid is None:
            headings.read(lines, is_items=False)
            continue
        scores = _head_scores(grid, year_be)
        score = max(scores.values(), default=0.0)
        target = _going_on(grid, tables, scores) or _target_among(grid, scores)
        if not target and (whole := _with_indicator(grid, lines)):
            grid, target = whole, "indicators"
        under = headings.read(lines, is_items=target == "items")
        if not target:
            findings.leave(grid.title, _first_words(grid), OTHER_TABLE)
        elif rest := _without_cut_row(grid, target, tables, findings):
            tables.append(_Table(rest, target, under, score))
    return {
        target: _rows([one for one in tables if one.target == target], findings, year_be, context)
        for target in OF_REPORTS
    }


def target_of(grid: Grid, year_be: int) -> str:
    """What a table with heads is of: a target of reports, or "" for anything else."""
    return _target_among(grid, _head_scores(grid, year_be))


def is_of_report(grid: Grid, above: Sequence[Line], year_be: int) -> bool:
    """Whether a table is of a report, by its heads or the lines above it."""
    return bool(target_of(grid, year_be) or _with_indicator(grid, above))


def _head_scores(grid: Grid, year_be: int) -> dict[str, float]:
    """How surely the heads of a table are those of each target."""
    scores: dict[str, float] = {}
    top = View(_top_of(grid))
    for name in (*OF_REPORTS, *OF_OTHERS):
        head = find_head(top, TARGETS[name], year_be)
        if head and head.last < max(grid.rows, default=0):
            scores[name] = head.score
    return scores


def _target_among(grid: Grid, scores: dict[str, float]) -> str:
    best = max(scores, key=lambda name: scores[name], default="")
    return _by_contents(grid, scores) or (best if best in OF_REPORTS else "")


def _top_of(grid: Grid) -> Grid:
    """The first rows, in which the heads of a report's table stand."""
    rows = set(grid.rows[:HEAD_ROWS])
    return replace(
        grid,
        cells={place: cell for place, cell in grid.cells.items() if place[0] in rows},
        merged={place: held for place, held in grid.merged.items() if place[0] in rows},
    )


def _by_contents(grid: Grid, scores: dict[str, float]) -> str:
    """Items tell their codes, and indicators that they are: whatever their heads are called."""
    rows = {row: [grid.at(row, column).text for column in grid.columns[:3]] for row in grid.rows}
    for target, pattern in (("items", _CODE), ("indicators", _INDICATOR)):
        found = sum(
            any(pattern.match(to_arabic_digits(text).strip()) for text in texts)
            for texts in rows.values()
        )
        if target in scores and found and found >= MOST_ROWS * (len(rows) - 1):
            return target
    return ""


def _going_on(grid: Grid, tables: Sequence[_Table], scores: dict[str, float]) -> str:
    """
    The target of the table before, for one with as many columns and no heads: at most words that
    are like some.
    """
    before = tables[-1] if tables else None
    if not before or max(before.grid.columns) != max(grid.columns):
        return ""
    if max(scores.values(), default=0.0) >= ALIKE * before.score:
        return ""
    return before.target if _by_contents(grid, scores) in ("", before.target) else ""


def _with_indicator(grid: Grid, lines: Sequence[Line]) -> Grid | None:
    """A table about one indicator, which only the line above it names, with a column for it."""
    named = [line.text for line in lines if is_indicator(line.text)]
    if not named or len(grid.rows) < 2:
        return None
    words = [key(grid.at(grid.rows[0], column).text) for column in grid.columns]
    if not any(word in said for said in words for word in OF_INDICATORS):
        return None
    place = max(grid.columns) + 1
    head, first = grid.rows[:2]
    cells = {(head, place): Cell(INDICATOR), (first, place): Cell(named[-1])}
    return replace(grid, cells={**grid.cells, **cells})


def _without_cut_row(
    grid: Grid, target: str, tables: Sequence[_Table], findings: Findings
) -> Grid | None:
    """
    The table without the rows at its top that go on with the last one of the table before it;
    None where nothing else is left.
    """
    before = tables[-1] if tables else None
    if not before or before.target != target or not set(grid.columns) <= set(before.grid.columns):
        return grid
    columns = before.grid.columns
    main = columns[: 2 if target == "items" else 1]
    heads = [key(grid.at(grid.rows[0], column).text) for column in columns]
    known = [key(before.grid.at(before.grid.rows[0], column).text) for column in columns]
    rows = grid.rows[heads == known :]
    cut = list(takewhile(lambda row: not any(grid.at(row, at).text for at in main), rows))
    last = before.grid.rows[-1]
    for row in cut:
        for column in columns:
            above, below = before.grid.at(last, column), grid.at(row, column)
            if below.text:
                joined = "\n".join(filter(None, (above.text, below.text)))
                links = above.links + below.links
                before.grid.cells[last, column] = replace(above, text=joined, links=links)
        findings.say(CUT_ROW.format(table=before.grid.title, row=last, after=grid.title))
    cells = {place: cell for place, cell in grid.cells.items() if place[0] not in cut}
    return replace(grid, cells=cells) if len(rows) > len(cut) else None


def _rows(
    tables: Sequence[_Table], findings: Findings, year_be: int, context: Context
) -> list[ReportRow]:
    if not tables:
        return []
    file = OfficeFile("", [table.grid for table in tables])
    try:
        proposal = propose(file, tables[0].target, year_be, context)
    except NoTableError:
        for table in tables:
            findings.leave(table.grid.title, _first_words(table.grid), OTHER_TABLE)
        return []
    alone = tables[0].grid.title
    findings.doubts += [replace(one, cell=_placed(one.cell, alone)) for one in proposal.doubts]
    findings.left_out += [replace(one, cell=_placed(one.cell, alone)) for one in proposal.left_out]
    for sentence in _without_shorter_lists(proposal.tell):
        is_placed = len(tables) > 1 or not _CELLS.search(sentence)
        findings.say(sentence if is_placed else f"{alone}: {sentence}")
    by_title = {table.grid.title: table.under for table in tables}
    rows = []
    for row in proposal.rows:
        place = _placed(row.cell, alone)
        under = by_title.get(place.rpartition(" ")[0], tables[0].under)
        rows.append(ReportRow(row.values, place, under))
    return rows


def _placed(cell: str, title: str) -> str:
    """A cell with its table; where a target has one alone, its cells do not name it."""
    return f"{title} {cell}" if _CELLS.fullmatch(cell) else cell


def _without_shorter_lists(told: list[str]) -> list[str]:
    """Each sentence, but not one that lists new divisions of which another lists more."""
    start = NEW_DIVISIONS.partition("{")[0]
    lists = [sentence for sentence in told if sentence.startswith(start)]
    longest = max(lists, key=len, default="")
    return [sentence for sentence in told if sentence not in lists or sentence == longest]


def _first_words(grid: Grid) -> str:
    first = grid.rows[0] if grid.rows else 1
    return " | ".join(filter(None, (grid.at(first, column).text for column in grid.columns)))
