"""Meetings of a register or of minutes: which, who came, what was said, who signed."""

from typing import Any

from imports.tables.proposal import Row
from imports.taking_over.committees import committee_named, which_committee
from imports.taking_over.job import Job, Plan, Step
from imports.taking_over.minutes_parts import STEPS
from imports.taking_over.own_sheets import MinutesTextSheet
from imports.taking_over.table import Table
from meetings.minutes_sheets import CommitteeSheet
from thai.likeness import key_of

OWN = ("number", "held_on", "starts_at", "ends_at", "place", "printed_date", "opening",
       "photo_caption", "annex_heading")  # fmt: skip
ONE_COMMITTEE = "แฟ้มไม่ได้บอกว่าเป็นการประชุมของคณะกรรมการใด ระบบใช้ “{name}” ซึ่งมีอยู่คณะเดียว"


def _committees(table: Table, job: Job) -> None:
    """Committees that the meetings name and the portal does not have; `keys` get their names."""
    for row in job.rows:
        said = row.values.get("committee") or job.proposal.head.get("name") or ""
        if not said and len(table.rows) == 1:
            said = table.rows[0].name
            job.tell(ONE_COMMITTEE.format(name=said))
        elif not said and not (said := which_committee(job)):
            return
        stored = committee_named(said, table.rows)
        if stored is None and key_of(said) not in job.keys:
            table.add(row.cell, name=said)
        name = stored.name if stored else said
        job.keys[row.cell] = job.keys.setdefault(key_of(said), name)


def _meetings(table: Table, job: Job) -> None:
    for row in job.rows:
        committee = job.keys[row.cell]
        values = {name: row.values.get(name) for name in OWN}
        meeting = meeting_of(row, committee, table.rows)
        if meeting:
            table.change(meeting, row.cell, committee=committee, **values)
        else:
            table.add(row.cell, year_be=job.year_be, committee=committee, **values)


def meeting_of(row: Row, committee: str, meetings: list[Any]) -> Any:
    """The stored meeting that a row is: of that number, else of that day and time; else None."""
    own = [each for each in meetings if each.committee.name == committee]
    number = key_of(row.values.get("number") or "")
    for meeting in own:
        if number and key_of(meeting.number) == number:
            return meeting
    when = (row.values.get("held_on"), row.values.get("starts_at"))
    for meeting in own:
        is_other = number and meeting.number
        begun = (meeting.held_on.isoformat(), f"{meeting.starts_at:%H:%M}")
        if begun == when and not is_other:
            return meeting
    return None


def _find(table: Table, job: Job) -> None:
    """By now every meeting is stored: `keys` get the meetings themselves."""
    for row in job.rows:
        job.keys[row.cell] = meeting_of(row, job.keys[row.cell], table.rows)


MEETINGS = Plan(
    (
        Step(CommitteeSheet, _committees),
        Step(MinutesTextSheet, _meetings),
        Step(MinutesTextSheet, _find),
        *STEPS,
    ),
    frozenset({*OWN, "committee", "name", "year_be", "attendance", "agenda", "signatures"}),
)
