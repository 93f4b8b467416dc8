"""
All sheets of a file in one transaction: tried out and taken back, or stored as they were seen.

Each sheet's lines are written when the sheets before it are stored, so that a new meeting has its
number when its agenda names it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction

from agency.models import FiscalYear
from agency.roles import ADMINISTRATOR
from agency.years import all_years
from catalogue.trials import tried_out
from imports.tables.proposal import Doubt, Proposal
from imports.taking_over.job import Job, Step
from imports.taking_over.outcome import Outcome, Refusal
from imports.taking_over.plans import plan_of, tell_what_stays, why_not
from imports.taking_over.table import Table
from imports.taking_over.undo_record import Taken
from records.audit import IMPORT, audit_actor
from spreadsheets.importing import StaleImportError, store

NO_YEAR = "ไม่มีปีงบประมาณ {year} ในระบบ กรุณาเปิดปีก่อนแล้วนำเข้าใหม่"
NO_RIGHT = "บทบาทของท่านนำเข้าตาราง{title}ไม่ได้"
MOST_ROWS = 20_000
TOO_MANY = "แฟ้มนี้มี {count:,} แถว นำเข้าได้ครั้งละไม่เกิน {most:,} แถว กรุณาแบ่งแฟ้ม"
NOTHING = "ไม่มีแถวให้นำเข้า"


def preview(
    proposal: Proposal,
    user: Any,
    *,
    decisions: Mapping[str, str] | None = None,
    new_divisions: bool = False,
) -> Outcome:
    """
    What taking over the proposal would change; everything is tried out and rolled back.

    The proposal's own doubts refuse it: decide them first (imports.taking_over.deciding).
    `decisions` are by cell, for what shows only beside the portal's rows.
    """
    with tried_out():
        outcome = _run(proposal, user, decisions or {}, new_divisions)
    return outcome


def apply(
    proposal: Proposal,
    user: Any,
    seen: str | None,
    *,
    decisions: Mapping[str, str] | None = None,
    new_divisions: bool = False,
) -> Outcome:
    """
    Store all of a proposal or, with any error, nothing; `seen` is that of the preview, None where
    nobody has looked at one.

    Raises StaleImportError if what the file concerns has changed since.
    """
    taken = Taken(proposal.target, proposal.year)
    with transaction.atomic(), one_after_another():
        outcome = _run(proposal, user, decisions or {}, new_divisions, taken)
        if outcome.errors:
            transaction.set_rollback(True)
        elif seen not in (None, outcome.seen):
            raise StaleImportError
        else:
            outcome.undo = taken.as_json()
    outcome.applied = not outcome.errors
    return outcome


@contextmanager
def one_after_another() -> Iterator[None]:
    """Of two people who take over files, the second waits and then sees what the first stored."""
    list(Group.objects.select_for_update(no_key=True).filter(name=ADMINISTRATOR))
    yield


def _run(
    proposal: Proposal,
    user: Any,
    decisions: Mapping[str, str],
    new_divisions: bool,
    taken: Taken | None = None,
) -> Outcome:
    outcome = Outcome()
    year = FiscalYear.objects.filter(year_be=proposal.year).first()
    job = Job(proposal, user, year, decisions, new_divisions)
    if why := _why_not(job):
        outcome.errors = [Refusal(why)]
        return outcome
    outcome.errors = [undecided(doubt) for doubt in proposal.doubts]
    digest = sha256()
    plan = plan_of(proposal.target)
    with audit_actor(IMPORT, user):
        for step in plan.steps:
            if outcome.errors:
                break
            digest.update(_take(step, job, outcome, taken).encode())
    tell_what_stays(job, plan)
    outcome.say(*job.told)
    outcome.seen = digest.hexdigest()
    return outcome


def _why_not(job: Job) -> str:
    """Why nothing of the proposal can be taken over at all, in Thai."""
    if why := why_not(job.proposal.target, job.year_be):
        return why
    if job.fiscal_year is None and plan_of(job.proposal.target).of_year:
        return NO_YEAR.format(year=job.year_be)
    if len(job.rows) > MOST_ROWS:
        return TOO_MANY.format(count=len(job.rows), most=MOST_ROWS)
    return "" if job.rows or job.proposal.head else NOTHING


def _take(step: Step, job: Job, outcome: Outcome, taken: Taken | None) -> str:
    """Store the lines of one sheet; gives what they concern as it looks now."""
    sheet = step.sheet(job.user, all_years)
    table = Table(sheet, job.fiscal_year)
    step.build(table, job)
    outcome.errors += [*job.refused, *(undecided(doubt) for doubt in job.doubts)]
    if outcome.errors or not table.lines:
        return ""
    if not sheet.may_import(job.user):
        outcome.errors.append(Refusal(NO_RIGHT.format(title=sheet.title)))
        return ""
    done = store(sheet, table.dataset())
    outcome.add(sheet.slug, sheet.title, done)
    if taken and not done.errors:
        taken.note(sheet, table, done)
    return f"{sheet.slug} {len(table.lines)} {done.seen}\n"


def undecided(doubt: Doubt) -> Refusal:
    """A doubt that nobody has decided, with its readings."""
    return Refusal(doubt.why, doubt.cell, doubt=doubt)
