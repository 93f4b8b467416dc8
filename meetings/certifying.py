"""
The life of minutes: drafted, checked, circulated, then certified at a later meeting.

Certified minutes stay as they are (catalogue.refusing). What the later meeting corrected in them
is recorded with the certification, and printed at both meetings.
"""

import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet

from catalogue.locks import why_closed, why_locked
from meetings.certified_copies import TAKEN_BACK, end_copies
from meetings.models import Correction, Meeting, Remark

State = Meeting.State
# From which state each step leads to the next, and back again.
FORWARD = {State.DRAFT: State.CHECKED, State.CHECKED: State.CIRCULATED}
BACK = {after: before for before, after in FORWARD.items()}
READY = (State.CHECKED, State.CIRCULATED)


class CertifyingError(Exception):
    """The state did not change; the text is Thai and says why."""


def may_certify(meeting: Meeting) -> QuerySet[Meeting]:
    """The later meetings of the same committee whose own minutes can still be written."""
    later = Q(held_on__gt=meeting.held_on)
    later |= Q(held_on=meeting.held_on, starts_at__gt=meeting.starts_at)
    found = Meeting.objects.for_list().filter(later, committee=meeting.committee_id)
    found = found.filter(fiscal_year__closed_on__isnull=True).exclude(state=State.CERTIFIED)
    return found.order_by("held_on", "starts_at")


@transaction.atomic
def move(meeting: Meeting, to: str) -> Meeting:
    """Go one step forward or back before certification. Raises CertifyingError."""
    stored = _locked(meeting)
    if stored.state == to:
        raise CertifyingError(f"ไม่ได้ทำอะไรเพิ่ม เพราะสถานะเป็น “{stored.get_state_display()}” อยู่แล้ว")
    now = State(stored.state)
    if to not in (FORWARD.get(now), BACK.get(now)):
        raise CertifyingError(f"ขณะนี้สถานะเป็น “{now.label}” จึงเปลี่ยนเป็น “{State(to).label}” ไม่ได้")
    stored.state = to
    stored.save(update_fields=["state"])
    return stored


class RemarksChangedError(CertifyingError):
    """A colleague took over or declined a remark since the page was opened."""


def taken_remarks(meeting: Meeting) -> list[Remark]:
    """The remarks that are to be corrections when the minutes are certified."""
    return list(meeting.remarks.filter(outcome=Remark.Outcome.TAKEN))


def mark_of_taken(meeting: Meeting) -> str:
    """A mark of these remarks, which changes with each of them and each of their words."""
    words = [(one.pk, one.passage, one.was, one.becomes) for one in taken_remarks(meeting)]
    return hashlib.sha256(repr(words).encode()).hexdigest()[:16]


@transaction.atomic
def certify(
    meeting: Meeting, by: Meeting, corrections: Iterable[Correction] = (), remarks: str = ""
) -> Meeting:
    """
    Certify minutes at the later meeting `by`, with what was corrected there.

    remarks: the mark of those that were taken over when the person looked; "" asks nothing.
    Raises CertifyingError with the reason, ValidationError for a correction that says nothing.
    """
    # In one order, so that two people never wait for each other.
    for pk in sorted({meeting.pk, by.pk}):
        Meeting.objects.select_for_update().get(pk=pk)
    stored, by = _locked(meeting), Meeting.objects.select_related("fiscal_year").get(pk=by.pk)
    if why := why_not_certify(stored) or _why_not_by(stored, by):
        raise CertifyingError(why)
    if remarks and remarks != mark_of_taken(stored):
        raise RemarksChangedError(
            "ข้อแก้ไขที่รับไว้เปลี่ยนไปหลังจากเปิดหน้านี้ กรุณาดูหน้าข้อแก้ไขที่ได้รับ "
            "ปรับการแก้ไขข้างล่างให้ตรง แล้วกดรับรองอีกครั้ง"
        )
    for order, correction in enumerate(corrections, start=1):
        correction.meeting, correction.order = stored, order
        correction.full_clean()
        correction.save()
    stored.state, stored.certified_by, stored.certified_before = State.CERTIFIED, by, ""
    stored.uncertified_reason = ""
    stored.save(update_fields=["state", "certified_by", "certified_before", "uncertified_reason"])
    return stored


@transaction.atomic
def take_back(meeting: Meeting, reason: str) -> Meeting:
    """
    Undo a certification, with its corrections; the minutes are circulated again.

    The log keeps the reason and the words of the corrections. Raises CertifyingError.
    """
    stored = _locked(meeting)
    if not reason.strip():
        raise CertifyingError("กรุณาระบุเหตุผลที่ยกเลิกการรับรอง")
    if stored.state != State.CERTIFIED:
        raise CertifyingError("ไม่ได้ทำอะไรเพิ่ม เพราะรายงานการประชุมนี้ไม่ได้รับรองอยู่")
    if stored.certified_by and (why := why_locked(stored.certified_by)):
        raise CertifyingError(f"ยกเลิกไม่ได้ เพราะการประชุมที่รับรองไว้แก้ไขไม่ได้แล้ว: {why}")
    stored.state, stored.certified_by, stored.certified_before = State.CIRCULATED, None, ""
    stored.uncertified_reason = reason.strip()
    stored.save(update_fields=["state", "certified_by", "certified_before", "uncertified_reason"])
    for correction in stored.corrections.all():
        correction.delete()
    end_copies(stored, TAKEN_BACK)
    return stored


def why_not_certify(meeting: Meeting) -> str:
    """Why the minutes cannot be certified now, in Thai; "" if they can."""
    if meeting.state == State.CERTIFIED:
        return "ไม่ได้ทำอะไรเพิ่ม เพราะรายงานการประชุมนี้รับรองแล้ว"
    if meeting.state not in READY:
        return "รายงานการประชุมนี้ยังเป็นร่าง กรุณาตรวจและเวียนก่อนรับรอง"
    return why_closed(meeting)


def _why_not_by(meeting: Meeting, by: Meeting) -> str:
    if by.committee_id != meeting.committee_id:
        return "การประชุมที่รับรองต้องเป็นของคณะกรรมการเดียวกัน"
    if not by.is_after(meeting):
        return "การประชุมที่รับรองต้องประชุมหลังการประชุมนี้"
    if why := why_locked(by):
        return f"บันทึกการรับรองในการประชุมนั้นไม่ได้: {why}"
    return ""


def _locked(meeting: Meeting) -> Meeting:
    """The meeting as it is stored now; raises CertifyingError in a closed year."""
    meetings = Meeting.objects.select_for_update(of=("self",))
    stored = meetings.select_related("committee", "fiscal_year").get(pk=meeting.pk)
    if why := why_closed(stored):
        raise CertifyingError(why)
    return stored
