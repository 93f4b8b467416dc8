"""
Criteria of a year taken over from an office's table, without the page that shows them first.

The page of criteria also removes what the file lacks; here all that the year has stays.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from agency.models import FiscalYear
from catalogue.columns import CellChange
from criteria_editing.applying import ApplyError, propose, take_over
from criteria_editing.changes import ItemKey, Row, Value, What
from criteria_editing.difference import Difference
from imports.tables.proposal import Proposal
from imports.taking_over.criteria_set import ReadCriteria
from imports.taking_over.outcome import Outcome, Refusal
from imports.taking_over.storing import NO_YEAR, undecided
from oit_checklist.criteria_checks import check_set
from oit_checklist.criteria_set import CriteriaSet
from records.audit import IMPORT, audit_actor
from spreadsheets.importing import Preview, RowChange
from thai.differences import Change

SLUG, TITLE = "criteria", "เกณฑ์ของปี"
LACKING = "เกณฑ์ของปีมี {count} รายการที่แฟ้มนี้ไม่มี ระบบคงไว้ ลบได้ที่หน้าเกณฑ์ของปี"
UNTICKED = "เครื่องหมาย “ตรวจกับคู่มือแล้ว” ของ{names} ถูกเอาออก เพราะเกณฑ์เปลี่ยนไปจากที่ตรวจไว้"


def look_at(proposal: Proposal, split: frozenset[str]) -> Outcome:
    """What is still open or wrong in what was read; nothing is compared with the year."""
    read = ReadCriteria.of(proposal, split)
    outcome = Outcome(errors=[undecided(doubt) for doubt in proposal.doubts])
    if not outcome.errors:
        outcome.errors = [Refusal(str(fault)) for fault in check_set(read.criteria)]
    outcome.say(*proposal.tell, *read.told)
    return outcome


@transaction.atomic
def apply_criteria(proposal: Proposal, split: frozenset[str], user: Any) -> Outcome:
    """Take over the criteria that were read or, with any error, nothing of them."""
    outcome = look_at(proposal, split)
    year = FiscalYear.objects.select_for_update().filter(year_be=proposal.year).first()
    if year is None:
        outcome.errors.append(Refusal(NO_YEAR.format(year=proposal.year)))
    if year is None or outcome.errors:
        return outcome
    criteria = ReadCriteria.of(proposal, split).criteria
    shown = propose(year, criteria, user)
    try:
        with audit_actor(IMPORT, user):
            done = take_over(year, criteria, user, shown.digest, ())
    except ApplyError as error:
        outcome.errors.append(Refusal(str(error)))
        return outcome
    outcome.add(SLUG, TITLE, _changes(shown.difference, criteria))
    lacking = sum(row.lacks for row in shown.difference.rows)
    outcome.say(*shown.cautions, *([LACKING.format(count=lacking)] if lacking else []))
    outcome.say(*(done.report.notices if done.report else ()))
    if done.unticked:
        outcome.say(UNTICKED.format(names=", ".join(done.unticked)))
    outcome.applied = True
    return outcome


def _changes(difference: Difference, criteria: CriteriaSet) -> Preview:
    """The rows that are new or change, with the cells in which items begin."""
    cells = {(item.instrument, item.number): item.place for item in criteria.items}
    rows = [
        row
        for row in difference.rows
        if row.what not in (What.LACKING, What.SAME) and (row.values or row.stored is None)
    ]
    return Preview(len(rows), "", [_change(row, cells) for row in rows])


def _change(row: Row, cells: Mapping[ItemKey, str]) -> RowChange:
    cell = cells.get(row.key, "") if row.key else ""
    changes = [
        CellChange(value.name, _words(value, "removed"), after, after)
        for value in row.values
        for after in [_words(value, "added")]
    ]
    return RowChange(cell, row.label, row.what == What.ADDED, changes)


def _words(value: Value, side: Change) -> str:
    """The words before ("removed" and what stayed) or after ("added" and what stayed)."""
    return "".join(piece.text for piece in value.pieces if piece.change in ("", side)).strip()
