"""What a report says of its year: title, introduction, score and level, with its sub-indicators."""

from typing import Any

from imports.taking_over.job import Job, Plan, Step
from imports.taking_over.report_sheets import ReportYearSheet
from imports.taking_over.table import Table
from oit_checklist.sheets import SectionSheet
from thai.likeness import key_of

FACTS = {
    "report_title": "ชื่อรายงาน",
    "introduction": "บทนำ",
    "total_score": "คะแนนรวม",
    "grade": "ระดับ",
}
KEPT = "คงของเดิม: {text}"
TAKEN = "ใช้ตามรายงาน: {text}"
DIFFERS = "{fact}ของปี {year} ในระบบไม่ตรงกับในรายงาน กรุณาเลือก"
NO_TITLE = "ไม่พบชื่อของตัวชี้วัดย่อย {number} ในรายงาน ระบบใช้คำว่า “{title}” แก้ได้ที่ /admin/criteria/{year}/"
UNNAMED = "ตัวชี้วัดย่อย {number}"


def _facts(table: Table, job: Job) -> None:
    """Fill what is empty; what the year says otherwise is asked."""
    (year,) = table.rows
    taken = {}
    for name, fact in FACTS.items():
        said, stored = job.proposal.head.get(name) or "", _text(getattr(year, name))
        if not said or _same(name, said, stored):
            continue
        taken[name] = said if not stored else _decided(job, fact, stored, said)
    if taken:
        table.change(year, FACTS[next(iter(taken))], **taken)


def _text(stored: Any) -> str:
    return "" if stored is None else str(stored)


def _same(name: str, said: str, stored: str) -> bool:
    if name == "total_score" and stored:
        return float(said) == float(stored)
    return key_of(said) == key_of(stored)


def _decided(job: Job, fact: str, stored: str, said: str) -> str:
    """What the report says where a person chose it; "" keeps the stored text."""
    readings = (KEPT.format(text=stored), TAKEN.format(text=said))
    why = DIFFERS.format(fact=fact, year=job.year_be)
    return said if job.ask(fact, said, readings, why) == readings[1] else ""


def _sections(table: Table, job: Job) -> None:
    """Sub-indicators that the year does not have yet, behind those that it has."""
    stored = {section.number for section in table.rows}
    last = max((section.order for section in table.rows), default=0)
    for row in job.rows:
        number, title = row.values["number"], row.values["title"]
        if number in stored:
            continue
        if not title:
            title = UNNAMED.format(number=number)
            job.tell(NO_TITLE.format(number=number, title=title, year=job.year_be))
        last += 1
        table.add(row.cell, year_be=job.year_be, number=number, order=last, title=title)


YEAR = Plan(
    (Step(ReportYearSheet, _facts), Step(SectionSheet, _sections)),
    frozenset({*FACTS, "number", "title"}),
)
