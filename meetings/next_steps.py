"""What is next to do with each meeting of the open years, from its invitation to its signing."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from catalogue.next_steps import NextStep
from meetings.models import (
    AgendaItem,
    Circulation,
    Meeting,
    MeetingLetter,
    Remark,
    SignedMinutes,
    Statement,
)
from thai.dates import format_thai_date

MAY_CHANGE, MAY_CERTIFY = "meetings.change_meeting", "meetings.certify_meeting"
SOON = timedelta(days=14)  # before a meeting: time to invite
WRITTEN_WITHIN = timedelta(days=7)  # after a meeting: later, minutes are late

State = Meeting.State


def next_steps(user: Any) -> Iterator[NextStep]:
    """One step for each meeting that is not finished, the earliest first; one query."""
    if not user.has_perm(MAY_CHANGE):
        return
    today = timezone.localdate()
    for meeting in _meetings(today):
        if step := _step(meeting, today, user):
            yield step


def _meetings(today: date) -> QuerySet[Any]:
    """Meetings of open years with what the steps ask of each."""
    of_meeting = {"meeting": OuterRef("pk")}
    agenda = AgendaItem.objects.filter(**of_meeting).exclude(details="", resolution="")
    said = Statement.objects.filter(agenda_item__meeting=OuterRef("pk"))
    until = Circulation.objects.filter(**of_meeting).order_by("-number").values("until")[:1]
    signed = SignedMinutes.objects.filter(**of_meeting, withdrawn_at=None)
    invitations = MeetingLetter.objects.filter(**of_meeting, kind=MeetingLetter.Kind.INVITATION)
    later = Meeting.objects.filter(committee=OuterRef("committee"), held_on__gt=OuterRef("held_on"))
    waiting = Count("remarks", filter=Q(remarks__outcome=Remark.Outcome.WAITING))
    found = Meeting.objects.for_list().filter(fiscal_year__closed_on=None, withdrawn_at=None)
    return (
        found.filter(held_on__lte=today + SOON)
        .annotate(
            has_words=Exists(agenda) | Exists(said),
            is_invited=Exists(invitations),
            asked_until=Subquery(until),
            is_signed=Exists(signed),
            later_on=Subquery(later.order_by("held_on").values("held_on")[:1]),
            waiting=waiting,
        )
        .order_by("held_on", "starts_at", "pk")
    )


def _step(meeting: Any, today: date, user: Any) -> NextStep | None:
    steps = {
        State.DRAFT: _of_draft,
        State.CHECKED: _of_checked,
        State.CIRCULATED: _of_circulated,
        State.CERTIFIED: _of_certified,
    }
    return steps[State(meeting.state)](meeting, today, user)


def _of_draft(meeting: Any, today: date, user: Any) -> NextStep | None:
    if meeting.held_on > today:
        if meeting.is_invited:
            return None
        return _told(meeting, "จัดทำหนังสือเชิญประชุมและระเบียบวาระ", "papers", due_on=meeting.held_on)
    days = (today - meeting.held_on).days
    due_on = meeting.held_on + WRITTEN_WITHIN
    ago = f"ประชุมไปแล้ว {days} วัน " if days else "ประชุมวันนี้ "
    words = "เขียนรายงานให้เสร็จ แล้วตรวจ" if meeting.has_words else "ยังไม่มีรายงานการประชุม กรุณาเขียน"
    return _told(meeting, ago + words, "change", due_on=due_on, is_late=today > due_on)


def _of_checked(meeting: Any, today: date, user: Any) -> NextStep:
    if meeting.asked_until:
        return _told(meeting, "ส่งไม่ถึงผู้รับ กรุณาเวียนรายงานอีกครั้ง", "circulate", is_late=True)
    return _told(meeting, "เวียนรายงานให้ผู้เข้าประชุมอ่าน", "circulate")


def _of_circulated(meeting: Any, today: date, user: Any) -> NextStep | None:
    until = meeting.asked_until
    is_over = until is not None and until < today
    if meeting.waiting:
        words = f"พิจารณาข้อแก้ไขที่รออยู่ {meeting.waiting} รายการ"
        return _told(meeting, words, "remarks", due_on=until, is_late=is_over)
    if until and not is_over:
        return _told(meeting, "รอข้อแก้ไขจากผู้ที่เวียนถึง", "remarks", due_on=until)
    later = meeting.later_on
    if later is None:
        return _told(meeting, "รับรองในการประชุมครั้งต่อไป ยังไม่มีการประชุมครั้งนั้นในระบบ", "add")
    if later > today:
        return _told(meeting, "เสนอรับรองในการประชุมครั้งต่อไป", "papers", due_on=later)
    if user.has_perm(MAY_CERTIFY):
        words = f"บันทึกการรับรอง ประชุมครั้งต่อมาแล้วเมื่อ {format_thai_date(later)}"
        return _told(meeting, words, "certify", due_on=later, is_late=True)
    return None


def _of_certified(meeting: Any, today: date, user: Any) -> NextStep | None:
    # Minutes certified before the portal have their signed copy in the office.
    if not meeting.is_signed and meeting.certified_by_id:
        return _told(meeting, "ลงนามแล้วแนบฉบับลงนาม", "change")
    if meeting.published_at is None:
        return _told(meeting, "เผยแพร่รายงานการประชุม", "change")
    return None


def _told(
    meeting: Any, words: str, page: str, due_on: date | None = None, *, is_late: bool = False
) -> NextStep:
    place = [] if page == "add" else [meeting.pk]
    address = reverse(f"admin:meetings_meeting_{page}", args=place)
    return NextStep(f"การประชุม{meeting}", words, address, due_on, is_late)
