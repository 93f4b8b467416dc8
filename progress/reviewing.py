"""
The life of an update: draft, submitted, then approved or returned with a note.

Every change locks the assigned row first, so two people never both win. Approved updates are
never written again; approving moves `published_update`, and with it what the public sees.
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from catalogue.registry import record_of
from progress.measuring import ALL_FIELDS, empty_value, measure_fields, report_fields
from progress.models import Assignment, Update
from progress.permissions import has_to_wait, may_review, why_not_report
from progress.separation import is_writer, note_writer, why_not_approve


class ReviewError(Exception):
    """A step that the life of an update does not allow; its text is Thai, for the person."""


class NoteRequiredError(ReviewError):
    """Publishing over what the checks found needs a reason."""

    def __init__(self):
        super().__init__("ระบบยังพบข้อที่ต้องแก้หรือควรแก้ หากต้องการเผยแพร่ กรุณาเขียนเหตุผลในช่องหมายเหตุ")


class OwnWordsError(ReviewError):
    """Somebody else has to approve what the reviewer wrote."""


def open_update(assignment: Assignment) -> Update | None:
    """The one update of the row that is not approved yet, if there is one."""
    return assignment.updates.open().with_people().first()


def version_of(assignment: Assignment, update: Update | None) -> str:
    """
    What a form remembers to notice that somebody else saved in between; `update` is the open one.

    It changes with every save and with every approval of an update of the row.
    """
    draft = f"{update.pk}.{update.version}" if update else "-"
    return f"{assignment.published_update_id or '-'}/{draft}"


@transaction.atomic
def save_draft(assignment: Assignment, author, values: dict) -> Update:
    """
    Write `values` (progress.measuring.report_fields) into the row's open update.

    Starts one if there is none, and empties what its year does not measure (any more). Raises
    PermissionDenied with the reason of why_not_report, ReviewError while the update waits for
    review and the author is no reviewer.
    """
    assignment = _locked(assignment)
    update = written_draft(assignment, open_update(assignment), author, values)
    update.full_clean(exclude=["assignment", "author", "saved_by", "reviewer"])
    update.save()
    return update


def written_draft(
    assignment: Assignment, update: Update | None, author: Any, values: dict[str, Any]
) -> Update:
    """
    The open update of a row, or a new one, with `values` written into it; it is not stored yet.

    Raises as save_draft does. For whoever holds the row.
    """
    _refuse_if(why_not_report(author, assignment))
    if not assignment.is_work:
        raise ReviewError("รายการนี้เป็นหัวข้อ ไม่มีผลให้รายงาน")
    if update is None:
        update = _begun(assignment, author)
    elif has_to_wait(author, update):
        raise ReviewError("รายงานนี้ส่งตรวจแล้ว แก้ไขได้เมื่อเลขานุการส่งกลับ")
    else:
        update.version += 1
    not_asked = set(ALL_FIELDS) - set(report_fields(assignment))
    empty = {name: empty_value(type(update), name) for name in not_asked}
    for name, value in (empty | values).items():
        setattr(update, name, value)
    note_writer(update, author)
    return update


def _begun(assignment: Assignment, author: Any) -> Update:
    """A new update, with what the public reads of the year's measure until somebody measures."""
    public = assignment.published_update
    measured = measure_fields(assignment.fiscal_year) if public else ()
    kept = {name: getattr(public, name) for name in measured}
    begun: Update = assignment.updates.model(assignment=assignment, author=author, **kept)
    return begun


@transaction.atomic
def change_evidence(assignment: Assignment, user) -> None:
    """Note in the row's open update, if there is one, that the user changed what proves it."""
    update = open_update(_locked(assignment))
    if update:
        note_writer(update, user)
        update.version += 1
        update.save()


@transaction.atomic
def submit(update: Update, user) -> Update:
    """Send a draft or a returned update to the reviewer."""
    assignment, update = _locked_pair(update)
    _refuse_if(why_not_report(user, assignment))
    _require(update, {Update.State.DRAFT, Update.State.RETURNED}, "รายงานนี้ส่งตรวจแล้ว")
    update.state = Update.State.SUBMITTED
    update.submitted_at = timezone.now()
    update.version += 1
    update.save()
    return update


@transaction.atomic
def approve(update: Update, reviewer, *, note: str = "", despite: Sequence[str] = ()) -> Update:
    """
    Publish an update: from now on it is what the public sees, with the row's evidence.

    `despite` holds the sentences of checks that still find something; to publish over them the
    reviewer has to say why in `note`, else NoteRequiredError. Both stay on record. OwnWordsError:
    the reviewer wrote in it, and the office has another one.
    """
    assignment, update = _locked_pair(update)
    _refuse_if("" if may_review(reviewer, type(update)) else "การเผยแพร่รายงานเป็นหน้าที่ของเลขานุการ")
    _refuse_if(why_not_report(reviewer, assignment))
    _require(update, set(Update.State) - {Update.State.APPROVED}, "รายงานนี้เผยแพร่ไปแล้ว")
    if reason := why_not_approve(reviewer, update):
        raise OwnWordsError(reason)
    if despite and not note.strip():
        raise NoteRequiredError
    update.reviewer = reviewer
    update.self_approved = is_writer(reviewer, update)
    # Without a new note that of an earlier return stays on the trail.
    update.review_note = note.strip() or update.review_note
    update.published_despite = "\n".join(despite)
    publish(update)
    return update


@transaction.atomic
def send_back(update: Update, reviewer, note: str) -> Update:
    """Return a submitted update to its division with a note of what to mend."""
    assignment, update = _locked_pair(update)
    _refuse_if("" if may_review(reviewer, type(update)) else "การส่งรายงานกลับเป็นหน้าที่ของเลขานุการ")
    _refuse_if(why_not_report(reviewer, assignment))
    _require(update, {Update.State.SUBMITTED}, "ส่งกลับได้เฉพาะรายงานที่รอตรวจ")
    if not note.strip():
        raise ReviewError("กรุณาเขียนหมายเหตุว่าต้องแก้ไขอะไร")
    update.state = Update.State.RETURNED
    update.review_note = note
    update.reviewer = reviewer
    update.reviewed_at = timezone.now()
    update.version += 1
    update.save()
    return update


def publish(update: Update) -> None:
    """
    Make an update the public one. For `approve`, and for loading an already published report.

    The caller holds the transaction and has decided who is allowed.
    """
    now = timezone.now()
    update.state = Update.State.APPROVED
    update.reviewed_at = now
    update.version += 1
    update.full_clean(exclude=["assignment", "author", "saved_by", "reviewer"])
    update.save()
    assignment = update.assignment
    assignment.published_update = update
    if not assignment.was_published:  # the row itself is published with what is said of it
        assignment.published_at = now
    assignment.save(update_fields=["published_update", "published_at"])
    for draft in record_of(type(assignment)).drafts_beside(assignment):
        draft.published_at = now
        draft.save(update_fields=["published_at"])
    for evidence in assignment.evidence.waiting():
        evidence.published_at = now
        evidence.save(update_fields=["published_at"])


def _refuse_if(reason: str) -> None:
    if reason:
        raise PermissionDenied(reason)


def _locked(assignment: Assignment) -> Assignment:
    return type(assignment).objects.select_for_update().get(pk=assignment.pk)


def _locked_pair(update: Update) -> tuple[Assignment, Update]:
    assignment = _locked(update.assignment)
    update = type(update).objects.get(pk=update.pk)
    update.assignment = assignment
    return assignment, update


def _require(update: Update, states: set, message: str) -> None:
    if update.state not in states:
        raise ReviewError(message)
