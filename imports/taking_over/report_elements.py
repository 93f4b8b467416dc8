"""The lines below items that a report adds; those of items that have any stay as they are."""

import re
from collections.abc import Iterable
from typing import Any

from imports.documents.report import Report
from imports.tables.cell_elements import EITHER
from imports.tables.proposal import Doubt, Row
from imports.taking_over.job import Job, Plan, Step
from imports.taking_over.table import Table
from oit_checklist.element_cell import says_either
from oit_checklist.models import Element
from oit_checklist.sheets import ElementSheet
from thai.likeness import key_of

OTHER_LINES = "{cell}: องค์ประกอบของข้อ {code} ในรายงานต่างจากเกณฑ์ในระบบ ระบบคงตามเกณฑ์"
NO_PARTS = "{cell}: บรรทัดที่บอกว่ามีอย่างใดอย่างหนึ่งก็พอไม่มีข้อย่อยให้แยก แยกได้ที่ /admin/criteria/{year}/"
STAR = "*"
_COLUMN = re.compile(r"[A-Z]{1,3}(?=[0-9]{1,7}$)")


def left_to_ask(report: Report) -> list[Doubt]:
    """The doubts of a report without those about lines that stay as the criteria have them."""
    elements = Element.objects.filter(item__fiscal_year__year_be=report.year)
    known = set(elements.values_list("item__instrument", "item__number"))
    stay = {
        _line(row["cell"])
        for row in [*report.indicators, *report.items]
        if (row["instrument"], number_of(row)) in known
    }
    doubts = report.findings.doubts
    return [one for one in doubts if one.why != EITHER or _line(one.cell) not in stay]


def number_of(row: dict[str, Any]) -> int | None:
    """The number of an item or an indicator; None for one without."""
    printed = str(row.get("code") or row.get("number") or "").removeprefix("o")
    return int(printed) if printed.isdecimal() else None


def _line(cell: str) -> str:
    """A cell without its column."""
    return _COLUMN.sub("", cell)


def _elements(table: Table, job: Job) -> None:
    stored: dict[tuple[str, str], list[str]] = {}
    for element in table.rows:
        key = (element.item.instrument, str(element.item.number))
        stored.setdefault(key, []).append(element.text)
    for row in job.rows:
        key = (row.values["instrument"], row.values["code"])
        if key not in stored:
            _add(table, job, row)
        elif _bare(stored[key]) != _bare(line["text"] for line in row.values["lines"]):
            job.tell(OTHER_LINES.format(cell=row.cell, code=row.values["code"]))


def _bare(texts: Iterable[str]) -> str:
    return "".join(map(key_of, texts))


def _add(table: Table, job: Job, row: Row) -> None:
    above: dict[int, int] = {}  # the newest line of each level, by its order
    lines: list[dict[str, Any]] = row.values["lines"]
    either = [at for at, line in enumerate(lines) if says_either(line["text"])]
    for at, line in enumerate(lines):
        level, order = line["level"], at + 1
        is_note = line["marker"].startswith(STAR)
        has_parts = at + 1 < len(lines) and lines[at + 1]["level"] > level
        one_is_enough = at in either and has_parts and row.values["one_is_enough"]
        parent = above.get(level if is_note else level - 1, "")
        table.add(
            row.cell, year_be=job.year_be, item__instrument=row.values["instrument"],
            code=row.values["code"], order=order, marker=line["marker"], text=line["text"],
            parent_order=parent, is_note=is_note or None, one_is_enough=one_is_enough or None,
        )  # fmt: skip
        if not is_note:
            above[level] = order
    if row.values["one_is_enough"] and not any(
        at + 1 < len(lines) and lines[at + 1]["level"] > lines[at]["level"] for at in either
    ):
        job.tell(NO_PARTS.format(cell=row.cell, year=job.year_be))


ELEMENTS = Plan(
    (Step(ElementSheet, _elements),),
    frozenset({"instrument", "code", "lines", "one_is_enough"}),
)
