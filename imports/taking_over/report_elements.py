"""The lines below items that a report adds; those of items that have any stay as they are."""

from collections.abc import Iterable
from typing import Any

from imports.tables.proposal import Row
from imports.taking_over.job import Job, Plan, Step
from imports.taking_over.table import Table
from oit_checklist.element_cell import says_either
from oit_checklist.sheets import ElementSheet
from thai.likeness import key_of

OTHER_LINES = "{cell}: องค์ประกอบของข้อ {code} ในรายงานต่างจากเกณฑ์ในระบบ ระบบคงตามเกณฑ์"
NO_PARTS = "{cell}: บรรทัดที่บอกว่ามีอย่างใดอย่างหนึ่งก็พอไม่มีข้อย่อยให้แยก แยกได้ที่ /admin/criteria/{year}/"
STAR = "*"


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
            job.tell(OTHER_LINES.format(cell=row.cell, code=row.values["printed"]))


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
    frozenset({"instrument", "code", "printed", "lines", "one_is_enough"}),
)
