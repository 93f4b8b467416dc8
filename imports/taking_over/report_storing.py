"""
A whole report becomes a year: all its parts in one transaction, tried out or stored.

Everything comes as drafts; each part is taken over as a table of its kind is.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.db import transaction

from agency.models import FiscalYear
from catalogue.trials import tried_out
from imports.documents.report import Report
from imports.tables.proposal import Proposal
from imports.taking_over import storing
from imports.taking_over.outcome import Outcome, Refusal
from imports.taking_over.report_elements import left_to_ask
from imports.taking_over.report_opening import open_as_draft
from imports.taking_over.report_parts import parts_of
from imports.taking_over.undo_record import joined
from spreadsheets.importing import StaleImportError

DRAFTS = "มาตรการ รายงานผล หลักฐาน และการประชุมที่เพิ่มเป็นฉบับร่างทั้งหมด กรุณาตรวจแล้วเผยแพร่เอง"
PUBLIC_YEAR = (
    "ปีงบประมาณ {year} เผยแพร่อยู่แล้ว ชื่อรายงาน บทนำ คะแนน ระดับ และข้อที่เพิ่มจากรายงานนี้ ประชาชนจะเห็นทันที"
)


def preview_report(
    report: Report,
    user: Any,
    *,
    decisions: Mapping[str, str] | None = None,
    new_divisions: bool = False,
) -> Outcome:
    """
    What taking over the report would change; everything is tried out and rolled back.

    Its own doubts refuse it: decide them first (imports.taking_over.report_deciding). `decisions`
    are by cell, for what shows only beside the portal's rows.
    """
    with tried_out():
        outcome = _run(report, user, decisions or {}, new_divisions)
    return outcome


def apply_report(
    report: Report,
    user: Any,
    seen: str | None,
    *,
    decisions: Mapping[str, str] | None = None,
    new_divisions: bool = False,
) -> Outcome:
    """
    Store the whole report or, with any error, nothing; `seen` is that of the preview, None where
    nobody has looked at one.

    Raises StaleImportError if what the report concerns has changed since.
    """
    with transaction.atomic(), storing.one_after_another():
        outcome = _run(report, user, decisions or {}, new_divisions)
        if outcome.errors:
            transaction.set_rollback(True)
        elif seen not in (None, outcome.seen):
            raise StaleImportError
    outcome.applied = not outcome.errors
    return outcome


def _run(report: Report, user: Any, decisions: Mapping[str, str], new_divisions: bool) -> Outcome:
    outcome = Outcome()
    try:
        opened = open_as_draft(report.year, user)
    except ValueError as error:
        outcome.errors = [Refusal(str(error))]
        return outcome
    outcome.say(*opened)
    outcome.errors = [storing.undecided(doubt) for doubt in left_to_ask(report)]
    if not outcome.errors:
        _take(outcome, report, user, decisions, new_divisions)
        if opened and outcome.undo:
            outcome.undo["opened"] = report.year
    outcome.say(*report.told, *report.findings.tell, *_told(report.year))
    return outcome


def _take(
    outcome: Outcome, report: Report, user: Any, decisions: Mapping[str, str], new_divisions: bool
) -> None:
    """Store one part after another, up to the first that is refused."""
    digest, undo = sha256(), []
    for part in parts_of(report):
        done = storing.apply(part, user, None, decisions=decisions, new_divisions=new_divisions)
        digest.update(done.seen.encode())
        _add(outcome, part, done)
        if outcome.errors:
            return
        undo.append(done.undo)
    outcome.seen, outcome.undo = digest.hexdigest(), joined(undo)


def _add(outcome: Outcome, part: Proposal, done: Outcome) -> None:
    outcome.sheets += done.sheets
    outcome.errors += done.errors
    outcome.say(*part.tell, *done.tell)


def _told(year_be: int) -> list[str]:
    year = FiscalYear.objects.filter(year_be=year_be).first()
    is_public = year is not None and year.is_published
    return [DRAFTS, PUBLIC_YEAR.format(year=year_be)] if is_public else [DRAFTS]
