"""
Committees of a report. They belong to no year: one that the portal has with another order may be
today's, so a person says whether the report changes it.
"""

from typing import Any

from imports.taking_over.committees import COMMITTEES, committee_named
from imports.taking_over.job import Job, Plan, Step
from imports.taking_over.table import Table
from meetings.minutes_sheets import CommitteeSheet
from thai.likeness import key_of

OTHER_ORDER = (
    "“{name}” มีในระบบแล้วตามคำสั่ง “{stored}” แต่ในรายงานเป็นคำสั่ง “{said}” "
    "กรุณาเลือกว่าจะแก้คณะกรรมการในระบบตามรายงานหรือไม่"
)
KEPT = "คงคณะกรรมการในระบบไว้"
TAKEN = "แก้คำสั่ง หน้าที่ และกรรมการตามรายงาน"
STAYS = "คณะกรรมการ “{name}” ในระบบคงเดิมตามที่เลือก"


def _leave_others(table: Table, job: Job) -> None:
    """Drop the committees that stay as the portal has them."""
    stays = {
        key_of(head["name"])
        for head in job.proposal.head["committees"]
        if _stays(job, head, committee_named(head["name"], table.rows))
    }
    heads = job.proposal.head["committees"]
    job.proposal.head["committees"] = [one for one in heads if key_of(one["name"]) not in stays]
    job.proposal.rows = [row for row in job.rows if key_of(row.values["committee"]) not in stays]


def _stays(job: Job, head: dict[str, Any], stored: Any) -> bool:
    said = head["appointing_order"]
    if stored is None or not (said and stored.appointing_order):
        return False
    if key_of(said) in key_of(stored.appointing_order):  # the day may stand behind it
        return False
    why = OTHER_ORDER.format(name=stored.name, stored=stored.appointing_order, said=said)
    stays = job.ask(head["cell"], stored.name, (KEPT, TAKEN), why) != TAKEN
    if stays:
        job.tell(STAYS.format(name=stored.name))
    return stays


REPORT_COMMITTEES = Plan(
    (Step(CommitteeSheet, _leave_others), *COMMITTEES.steps),
    COMMITTEES.takes | {"cell"},
    of_year=False,
)
