"""The tables of a report: which are of measures, of indicators, of items; their rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from imports.documents.findings import Findings
from imports.documents.lines import Line
from imports.documents.report_headings import Headings, Under
from imports.tables.context import Context
from imports.tables.heads import find_head
from imports.tables.proposal import NoTableError
from imports.tables.reading import NEW_DIVISIONS, propose
from imports.tables.targets import TARGETS
from imports.tables.view import View
from office_files.contents import Grid, OfficeFile
from thai.digits import to_arabic_digits

OF_REPORTS = ("measures", "indicators", "items")
OF_OTHERS = ("results", "committees", "people", "meetings")  # what else a table may be of
HEAD_ROWS = 6
OTHER_TABLE = "ไม่ใช่ตารางมาตรการ ตัวชี้วัด หรือข้อ OIT ระบบไม่ได้อ่าน"
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
    grid: Grid
    target: str
    under: Under


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
        target = target_of(grid, year_be) or _going_on(grid, tables)
        under = headings.read(lines, is_items=target == "items")
        if target:
            tables.append(_Table(grid, target, under))
        else:
            findings.leave(grid.title, _first_words(grid), OTHER_TABLE)
    return {
        target: _rows([one for one in tables if one.target == target], findings, year_be, context)
        for target in OF_REPORTS
    }


def target_of(grid: Grid, year_be: int) -> str:
    """What a table with heads is of: a target of reports, or "" for anything else."""
    scores: dict[str, float] = {}
    top = View(_top_of(grid))
    for name in (*OF_REPORTS, *OF_OTHERS):
        head = find_head(top, TARGETS[name], year_be)
        if head and head.last < max(grid.rows, default=0):
            scores[name] = head.score
    best = max(scores, key=lambda name: scores[name], default="")
    if not scores:
        return ""
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


def _going_on(grid: Grid, tables: Sequence[_Table]) -> str:
    """The target of the table before, for one without heads that has as many columns."""
    before = tables[-1] if tables else None
    return before.target if before and max(before.grid.columns) == max(grid.columns) else ""


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
        findings.say(sentence)
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
