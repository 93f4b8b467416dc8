"""A whole report as tables to be taken over one after another: each needs those before it."""

from collections.abc import Iterator
from typing import Any

from imports.documents.report import Report
from imports.tables.proposal import Proposal, Row
from imports.taking_over.report_elements import number_of
from thai.likeness import key_of

TWICE = "คณะกรรมการ “{name}” พิมพ์ไว้หลายแห่งในรายงาน ระบบใช้แห่งแรก"
COMMITTEE = "คณะกรรมการ {at}"  # the "cell" of a committee, of which a report says no place
MEMBER = "คณะกรรมการ {at} ลำดับที่ {order}"
MEETING = "การประชุม {at}"


def parts_of(report: Report) -> list[Proposal]:
    """The parts in the order in which they are stored; empty ones are left out."""
    parts = [
        _year(report),
        _table("measures", report, report.measures),
        _table("items", report, [_item(row) for row in _items(report)]),
        Proposal("report-elements", report.year, rows=list(_elements(report))),
        _committees(report),
        Proposal("meetings", report.year, rows=list(_meetings(report))),
    ]
    for part in parts:
        part.asked = report.asked
    return [part for part in parts if part.rows or part.head]


def _year(report: Report) -> Proposal:
    head = report.head
    facts = {
        "report_title": head.title,
        "introduction": head.introduction,
        "total_score": head.total,
        "grade": head.grade,
    }
    used = dict.fromkeys(item["section"] for item in report.items if item.get("section"))
    rows = [
        Row(number, {"number": number, "title": report.sections.get(number, "")})
        for number in sorted(used, key=_in_order)
    ]
    return Proposal("report-year", report.year, head=facts, rows=rows)


def _in_order(number: str) -> list[int]:
    return [int(part) for part in number.split(".") if part.isdecimal()]


def _table(target: str, report: Report, rows: list[dict[str, Any]]) -> Proposal:
    return Proposal(target, report.year, rows=[Row(row["cell"], _without(row)) for row in rows])


def _without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("cell", *names)}


def _items(report: Report) -> list[dict[str, Any]]:
    return [*report.indicators, *report.items]


def _item(row: dict[str, Any]) -> dict[str, Any]:
    """The row without the lines below it, which are a part of their own."""
    return {"cell": row["cell"], **_without(row, "elements")}


def _elements(report: Report) -> Iterator[Row]:
    for row in _items(report):
        number = number_of(row)
        if number is not None and row["elements"]:
            values = {
                "instrument": row["instrument"],
                "code": str(number),
                "lines": row["elements"],
                "one_is_enough": row["cell"] in report.one_is_enough,
            }
            yield Row(row["cell"], values)


def _committees(report: Report) -> Proposal:
    proposal = Proposal("report-committees", report.year)
    heads: dict[str, dict[str, Any]] = {}
    for at, one in enumerate(report.appendix.committees, start=1):
        key = key_of(one["name"])
        if key in heads:
            proposal.tell.append(TWICE.format(name=one["name"]))
            continue
        cell = COMMITTEE.format(at=at)
        heads[key] = {"cell": cell, **_without(one, "member")}
        for order, member in enumerate(one["member"], start=1):
            cell = MEMBER.format(at=at, order=order)
            proposal.rows.append(Row(cell, {"committee": one["name"], "order": order, **member}))
    if heads:
        proposal.head["committees"] = list(heads.values())
    return proposal


def _meetings(report: Report) -> Iterator[Row]:
    """The meetings; one that names no committee is of the only committee of the report."""
    names = {key_of(one["name"]): one["name"] for one in report.appendix.committees}
    only = next(iter(names.values())) if len(names) == 1 else ""
    for at, meeting in enumerate(report.appendix.meetings, start=1):
        values = {**meeting, "committee": meeting["committee"] or only}
        yield Row(MEETING.format(at=at), values)
