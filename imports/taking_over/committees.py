"""Committees of an order or a list, and who sits on them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from imports.tables.proposal import Row
from imports.taking_over.job import Job, Plan, Step
from imports.taking_over.table import Table
from meetings.minutes_sheets import CommitteeSheet, MemberSheet
from thai.dates import format_thai_date
from thai.digits import to_thai_digits
from thai.likeness import key_of, name_key

NO_COMMITTEE = "ไม่ทราบว่าเป็นคณะกรรมการใด กรุณาพิมพ์ชื่อคณะกรรมการ"
WHICH = "คณะกรรมการ"  # the "cell" of what a file says nowhere


def committee_named(name: str, rows: list[Any]) -> Any:
    """The stored committee that a reader takes the name for; None for a new one."""
    return next((row for row in rows if key_of(row.name) == key_of(name)), None)


def which_committee(job: Job) -> str:
    """What a person said of the committee that the file does not name."""
    name = job.proposal.head.get("name")
    return str(name) if name else job.ask(WHICH, "", (), NO_COMMITTEE)


def _heads(job: Job) -> list[Mapping[str, Any]]:
    """The head of each committee; of one that only rows name, nothing but its name."""
    head = job.proposal.head
    heads: list[Mapping[str, Any]] = list(head.get("committees") or ([head] if head else []))
    known = {key_of(str(each.get("name") or "")) for each in heads}
    named = dict.fromkeys(row.values.get("committee") or "" for row in job.rows)
    if "" in named and not head.get("name"):
        heads = [{**each, "name": which_committee(job)} for each in heads[:1] or [{}]]
    rest = [{"name": name} for name in named if name and key_of(name) not in known]
    return [each for each in [*heads, *rest] if each.get("name")]


def _committees(table: Table, job: Job) -> None:
    for head in _heads(job):
        name, cell = str(head["name"]), _cell_of(job, str(head["name"]))
        values = {
            "appointing_order": _order(head),
            "duties": "\n".join(head.get("duties") or []),
        }
        stored = committee_named(name, table.rows)
        job.keys[key_of(name)] = stored.name if stored else name
        if stored:
            table.change(stored, cell, **values)
        else:
            table.add(cell, name=name, **values)


def _cell_of(job: Job, name: str) -> str:
    named = (row.cell for row in job.rows if row.values.get("committee", name) == name)
    return next(named, WHICH)


def _order(head: Mapping[str, Any]) -> str:
    """The order with its day, as offices cite it."""
    order, day = head.get("appointing_order") or "", head.get("appointed_on")
    if not day:
        return order
    said = f"ลงวันที่ {format_thai_date(date.fromisoformat(day))}"
    return f"{order} {to_thai_digits(said) if _is_thai(order) else said}".strip()


def _is_thai(text: str) -> bool:
    return any("๐" <= letter <= "๙" for letter in text)


def _members(table: Table, job: Job) -> None:
    left = list(table.rows)
    last: dict[str, int] = {}
    for member in left:
        last[member.committee.name] = max(last.get(member.committee.name, 0), member.order)
    only = next(iter(job.keys.values()), "")
    for row in job.rows:
        said = row.values.get("committee") or job.proposal.head.get("name") or ""
        name = job.keys.get(key_of(said)) or only
        values = {each: row.values.get(each) for each in ("name", "post", "role")}
        member = _same([each for each in left if each.committee.name == name], row)
        if member:
            left.remove(member)
            order = row.values.get("order")
            table.change(member, row.cell, order=order, **values)
            continue
        last[name] = row.values.get("order") or last.get(name, 0) + 1
        table.add(row.cell, committee=name, order=last[name], **values)


def _same(members: list[Any], row: Row) -> Any:
    """The stored member of that name; else the post without anybody, filled or not."""
    name, post = name_key(row.values.get("name") or ""), key_of(row.values.get("post") or "")
    if name:
        named = [member for member in members if name_key(member.name) == name]
        if named:
            return named[0]
    vacant = [one for one in members if not one.name and post and key_of(one.post) == post]
    if vacant or name:
        return vacant[0] if vacant else None
    # A post that the file leaves vacant and somebody holds in the portal stays theirs.
    return next((one for one in members if post and key_of(one.post) == post), None)


COMMITTEES = Plan(
    (Step(CommitteeSheet, _committees), Step(MemberSheet, _members)),
    frozenset({
        "name", "committees", "appointing_order", "appointed_on", "duties", "committee", "order",
        "post", "role",
    }),
    of_year=False,
)  # fmt: skip
