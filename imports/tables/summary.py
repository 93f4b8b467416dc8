"""A proposal in plain Thai, line by line, for a person at a shell."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from imports.tables.proposal import Proposal
from imports.tables.target import Target
from imports.tables.targets import TARGETS
from oit_checklist.models import ChecklistItem
from thai.dates import format_short_thai_date

LONGEST_VALUE = 120
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PERIODS = {**dict(ChecklistItem.PeriodRule.choices), "none": "ไม่กำหนดช่วงเวลา"}
NOT_READ = "ไม่ได้อ่าน"
LABELS = {
    "all_divisions": "ทุกส่วนราชการ", "starts_on": "เริ่ม", "ends_on": "สิ้นสุด", "total": "คะแนนรวม",
    "grade": "ระดับ", "iit": "IIT", "eit": "EIT", "oit": "OIT", "iit_weighted": "IIT ถ่วงน้ำหนัก",
    "eit_weighted": "EIT ถ่วงน้ำหนัก", "oit_weighted": "OIT ถ่วงน้ำหนัก", "name": "ชื่อ",
    "appointing_order": "คำสั่งแต่งตั้ง", "appointed_on": "วันที่แต่งตั้ง", "duties": "หน้าที่",
    "attendance": "ผู้เข้าประชุม", "agenda": "ระเบียบวาระ", "held_on": "วันที่ประชุม",
    "opening": "ก่อนเข้าระเบียบวาระ", "signatures": "ผู้ลงนาม",
}  # fmt: skip


def summary_of(proposal: Proposal) -> Iterator[str]:
    """The lines: columns, facts, rows, doubts with their readings, what was left out and told."""
    target = TARGETS[proposal.target]
    sheet = f" จาก “{proposal.sheet}”" if proposal.sheet else ""
    yield f"{target.label} ปีงบประมาณ {proposal.year}{sheet}: พบ {len(proposal.rows)} แถว"
    yield from _columns(proposal)
    if proposal.head:
        yield "ข้อมูลที่ใช้ทั้งตาราง"
        yield from (
            f"  {label_of_field(name, target)}: {shown_value(value)}"
            for name, value in proposal.head.items()
        )
    yield "แถวที่พบ"
    for row in proposal.rows:
        yield f"  {row.cell}  {_values(row.values, target)}"
    yield from _doubts(proposal)
    if proposal.left_out:
        yield "ไม่ใช่แถวของตาราง จึงไม่นำเข้า"
        yield from (f"  {each.cell}: {each.why}" for each in proposal.left_out)
    if proposal.tell:
        yield "น่าสังเกต"
        yield from (f"  {sentence}" for sentence in proposal.tell)


def _columns(proposal: Proposal) -> Iterator[str]:
    if proposal.columns:
        yield "คอลัมน์"
    for column in proposal.columns:
        meant = f"{column.label} ({column.field})" if column.field else NOT_READ
        yield f"  {column.column} “{shown_value(column.head)}” → {meant} [{column.reason}]"


def _doubts(proposal: Proposal) -> Iterator[str]:
    if proposal.doubts:
        yield "ต้องตัดสินใจก่อนนำเข้า"
    for doubt in proposal.doubts:
        yield f"  {doubt.cell} “{shown_value(doubt.text)}”: {doubt.why}"
        if doubt.readings:
            yield f"    อ่านได้เป็น: {' | '.join(map(shown_value, doubt.readings))}"


def _values(values: Mapping[str, Any], target: Target) -> str:
    said = ((name, shown_value(value)) for name, value in values.items())
    return " · ".join(f"{label_of_field(name, target)}: {text}" for name, text in said if text)


def label_of_field(name: str, target: Target) -> str:
    """What a field of rows or of the head is called."""
    field = target.field_named(name)
    return field.label if field else LABELS.get(name, name)


def in_words(text: str) -> str:
    """A day such as 2022-10-01, or a name of a period, as people write it; else the text."""
    if text in _PERIODS:
        return _PERIODS[text]
    try:
        return format_short_thai_date(date.fromisoformat(text)) if _DAY.fullmatch(text) else text
    except ValueError:
        return text


def shown_value(value: Any) -> str:
    """A value of a row on one line, cut where it is long."""
    if isinstance(value, bool):
        return "ใช่" if value else ""
    if isinstance(value, dict):
        value = (
            value.get("url") or value.get("text") or value.get("name") or value.get("title") or ""
        )
    elif isinstance(value, list):
        value = ", ".join(shown_value(part) for part in value)
    text = in_words(" ".join(str(value).split()))
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
