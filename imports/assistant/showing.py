"""What the page of one import shows, put together for its template."""

from collections.abc import Mapping
from typing import Any

from agency.models import FiscalYear
from imports.assistant.how_far import how_far
from imports.assistant.kinds import CRITERIA, REPORT, label_of
from imports.assistant.shown import (
    LEFT_EMPTY,
    ShownDoubt,
    ShownTable,
    doubts_by_row,
    doubts_of,
    table_of,
)
from imports.models import OfficeImport
from imports.tables.columns import UNKNOWN
from imports.tables.decisions import KEEP, TYPED
from imports.tables.proposal import Doubt
from imports.tables.summary import in_words, label_of_field, shown_value
from imports.tables.targets import TARGETS
from imports.taking_over.divisions import is_about_new_divisions

MOST_CHANGES = 300
NTH_READING = "ตัวเลือกที่ {number}"
MOST_LINES = 100
WHOLE = "rows"
# The lists of rows of a whole report, by the target that each is of.
OF_NO_YEAR = ("committees", "people")
UNSEEN = "ปีนี้ยังไม่เผยแพร่ ประชาชนยังไม่เห็น"
SEEN_OF_PUBLIC_YEAR = (
    "ปีนี้เผยแพร่อยู่ มาตรการ การประชุม รายงานผล และหลักฐานที่เพิ่มเป็นฉบับร่างจนกว่าจะเผยแพร่ "
    "แต่ข้อที่เพิ่ม คะแนน และสิ่งที่แก้ในรายการที่ประชาชนเห็นอยู่แล้ว ประชาชนเห็นทันที"
)
NEVER_SEEN = "รายชื่อเก็บไว้ในระบบ ประชาชนไม่เห็น"
PARTS_OF_REPORT = ("measures", "indicators", "items")


def context_of_page(one: OfficeImport, asked: Mapping[str, str]) -> dict[str, Any]:
    """For the template: columns with their choices, rows with doubts, changes, errors."""
    read, outcome = one.proposal or {}, one.outcome or {}
    sheets = [_cut(sheet) for sheet in outcome.get("sheets", ())]
    doubts = doubts_of(one)
    tables, rest = _tables(one, doubts, whole=asked.get(WHOLE) == "all")
    differs = sum(sheet["added"] + sheet["changed"] for sheet in sheets)
    return {
        "label": label_of(one.target),
        "far": how_far(one) if one.is_at_work else None,
        "what_is_public": what_is_public(one),
        "columns": read.get("columns", ()),
        "fields": _fields(one.target),
        "has_unknown": any(each["reason"] == UNKNOWN for each in read.get("columns", ())),
        "tables": tables,
        "rest": rest,
        "facts": _facts(one),
        "doubts": doubts,
        "asks_divisions": one.new_divisions
        or any(is_about_new_divisions(_doubt(each)) for each in doubts),
        "decided": [(cell, _said(said)) for cell, said in sorted(one.decisions.items())],
        "errors": [each for each in outcome.get("errors", ()) if "doubt" not in each][:MOST_LINES],
        "sheets": sheets,
        "differs": differs,
        "tell": list(outcome.get("tell") or read.get("tell", ()))[:MOST_LINES],
        "left_out": list(read.get("left_out", ()))[:MOST_LINES],
        "may_show_criteria": one.target == CRITERIA
        and one.step == one.Step.READ
        and not outcome.get("errors"),
        "year_is_open": FiscalYear.objects.filter(year_be=one.year_be).exists(),
        "may_store": one.step == one.Step.READ and not outcome.get("errors") and bool(differs),
        "may_undo": one.step == one.Step.STORED and one.undo is not None,
        "names_of_sheets": read.get("sheets", ()),
    }


def what_is_public(one: OfficeImport) -> str:
    """What strangers see of it as soon as it is taken over, in a sentence."""
    if one.target in OF_NO_YEAR:
        return NEVER_SEEN
    year = FiscalYear.objects.filter(year_be=one.year_be).first()
    return SEEN_OF_PUBLIC_YEAR if year and year.is_published else UNSEEN


def _said(decision: str) -> str:
    """What was decided, in the words that the person saw or typed."""
    if decision == KEEP:
        return LEFT_EMPTY
    if decision.isdecimal():
        return NTH_READING.format(number=int(decision) + 1)
    return in_words(decision.removeprefix(TYPED))


def _doubt(shown: Any) -> Doubt:
    return Doubt(shown.cell, shown.text, tuple(shown.readings), shown.why)


def _fields(target: str) -> list[tuple[str, str]]:
    if target == REPORT:
        return []
    return [(field.name, field.label) for field in TARGETS[target].fields]


def _tables(
    one: OfficeImport, doubts: list[ShownDoubt], *, whole: bool
) -> tuple[list[ShownTable], list[ShownDoubt]]:
    """The rows that were read with their questions, and the questions about no row."""
    read = one.proposal or {}
    named = {one.target: read.get("rows", [])}
    if one.target == REPORT:
        named = {part: read[part] for part in PARTS_OF_REPORT if read.get(part)}
    tables, rest = [], doubts
    for target, rows in named.items():
        asked, rest = doubts_by_row(rest, rows)
        tables.append(table_of(one, target, rows, asked, whole=whole))
    return tables, rest


def _facts(one: OfficeImport) -> list[tuple[str, str]]:
    """What stands once in the file, such as the order that appoints a committee."""
    if one.target == REPORT:
        return []
    head = (one.proposal or {}).get("head", {})
    target = TARGETS[one.target]
    shown = [(label_of_field(name, target), shown_value(value)) for name, value in head.items()]
    return [(label, text) for label, text in shown if text]


def _cut(sheet: Mapping[str, Any]) -> dict[str, Any]:
    """A table of the portal with the first of its changes."""
    rows = sheet["rows"]
    return {**sheet, "rows": rows[:MOST_CHANGES], "more": max(0, len(rows) - MOST_CHANGES)}
