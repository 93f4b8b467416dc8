"""Items of OIT and indicators of IIT and EIT: their work, guidance and addresses."""

import re
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from imports.tables.proposal import Row
from imports.taking_over.divisions import DIVISIONS
from imports.taking_over.job import Job, Plan, Step, numbers_by_title
from imports.taking_over.table import Table
from imports.taking_over.work import WORK_FIELDS, add_evidence, refuse_other_years, work_of
from oit_checklist.models import Section
from oit_checklist.sheets import ElementSheet, ItemEvidenceSheet, ItemSheet
from thai.likeness import key_of

OTHER_TITLE = "{cell}: ชื่อในแฟ้ม “{said}” ต่างจากในระบบ “{stored}” ระบบคงชื่อเดิมไว้"
OTHER_ITEM = (
    "{cell}: “{said}” ในระบบเป็นข้อ {other} แต่แฟ้มใส่ไว้ที่ข้อ “{stored}” ระบบใช้เลขข้อตามแฟ้ม กรุณาตรวจ"
)
CRITERIA_STAY = "ตัวชี้วัดย่อยและประเด็นของข้อที่มีอยู่แล้วคงตามเกณฑ์ในระบบ"
NO_SECTION = "{cell}: ปีนี้ยังไม่มีตัวชี้วัดย่อย {number} จึงไม่ได้ใส่ไว้ในข้อใหม่"
ELEMENTS_STAY = "องค์ประกอบด้านข้อมูลไม่ได้นำเข้าทางนี้ แก้เกณฑ์ของปีได้ที่ /admin/criteria/{year}/"
_MARKER = re.compile(r"\s*(\(?[0-9๐-๙]{1,3}[.)])\s+(?=\S)")
_BULLET = re.compile(r"\s*[-–—•●▪*·]\s+(?=\S)")


def _items(table: Table, job: Job) -> None:
    refuse_other_years(job)
    stored = {(item.instrument, item.number): item for item in table.rows}
    sections = set(
        Section.objects.filter(fiscal_year=job.fiscal_year).values_list("number", flat=True)
    )
    known = {
        instrument: numbers_by_title(rows)
        for instrument, rows in groupby(sorted(table.rows, key=_instrument), key=_instrument)
    }
    first = {key_of(one.title): one for one in reversed(table.rows)}
    for row in job.rows:
        instrument, number = key = _key(row, known, job)
        item = stored.get(key)
        values = work_of(row.values) | {
            name: row.values.get(name) for name in ("progress", "explanation", "click_path")
        }
        job.keys[row.cell] = key
        if item:
            table.change(item, row.cell, **values)
            _tell_criteria(item, row, first, job)
            continue
        section = row.values.get("section") or ""
        if section and section not in sections:
            job.tell(NO_SECTION.format(cell=row.cell, number=section))
            section = ""
        table.add(
            row.cell, year_be=job.year_be, instrument=instrument, code=number, section=section,
            theme=row.values.get("theme"), title=row.values.get("title"), **values,
        )  # fmt: skip
    if any(row.values.get("elements") for row in job.rows):
        job.tell(ELEMENTS_STAY.format(year=job.year_be))


def _instrument(item: Any) -> str:
    return str(item.instrument)


def _key(row: Row, known: Mapping[str, Mapping[str, list[Any]]], job: Job) -> tuple[str, Any]:
    """Instrument and number of a row."""
    instrument = row.values.get("instrument") or "OIT"
    said = str(row.values.get("code") or row.values.get("number") or "").removeprefix("o")
    if not said:
        said = job.number_of(row, known.get(instrument, {}))
    return instrument, int(said) if said.isdecimal() else said


def _tell_criteria(item: Any, row: Row, by_title: Mapping[str, Any], job: Job) -> None:
    """What belongs to the criteria of the year is not changed by a table of progress."""
    said = row.values.get("title")
    if said and key_of(said) != key_of(item.title):
        other = by_title.get(key_of(said))
        told = OTHER_ITEM if other else OTHER_TITLE
        code = other.code if other else ""
        job.tell(told.format(cell=row.cell, said=said, stored=item.title, other=code))
    section = item.section.number if item.section else ""
    others = {"section": section, "theme": item.theme}
    if any(row.values.get(name) not in (None, "", known) for name, known in others.items()):
        job.tell(CRITERIA_STAY)


def _guidance(table: Table, job: Job) -> None:
    """Lines of guidance that an indicator does not have yet."""
    texts: dict[tuple, set[str]] = {}
    last: dict[tuple, int] = {}
    for element in table.rows:
        key = (element.item.instrument, element.item.number)
        texts.setdefault(key, set()).add(key_of(element.text))
        last[key] = max(last.get(key, 0), element.order)
    for row in job.rows:
        key = instrument, number = job.keys[row.cell]
        for line in (row.values.get("guidance") or "").splitlines():
            marker, text = _marked(line)
            if not text or key_of(text) in texts.setdefault(key, set()):
                continue
            texts[key].add(key_of(text))
            last[key] = last.get(key, 0) + 1
            table.add(
                row.cell, year_be=job.year_be, item__instrument=instrument, code=number,
                order=last[key], marker=marker, text=text,
            )  # fmt: skip


def _marked(line: str) -> tuple[str, str]:
    """The printed number of a line and its words; a bullet is what no number means."""
    if match := _MARKER.match(line):
        return match[1], line[match.end() :].strip()
    bullet = _BULLET.match(line)
    return "", line[bullet.end() if bullet else 0 :].strip()


def _evidence(table: Table, job: Job) -> None:
    sheet: Any = table.sheet
    parents = {(item.instrument, item.number): item for item in sheet.parents.values()}
    found = {row.cell: parents.get(job.keys[row.cell]) for row in job.rows}
    for cell, (instrument, number) in list(job.keys.items()):
        job.keys[cell] = {
            "year_be": job.year_be, "assignment__instrument": instrument, "code": number,
        }  # fmt: skip
    add_evidence(table, job, found)


_TAKES = WORK_FIELDS | {
    "instrument", "code", "number", "title", "section", "section_title", "theme", "progress",
    "explanation", "click_path", "elements",
}  # fmt: skip
ITEMS = Plan((DIVISIONS, Step(ItemSheet, _items), Step(ItemEvidenceSheet, _evidence)), _TAKES)
INDICATORS = Plan(
    (
        DIVISIONS,
        Step(ItemSheet, _items),
        Step(ElementSheet, _guidance),
        Step(ItemEvidenceSheet, _evidence),
    ),
    _TAKES | {"guidance"},
)
