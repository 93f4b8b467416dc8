"""The acts on minutes in the back office: checked, circulated, certified, and the ways back."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from backoffice.act_pages import Act, ReasonForm, act_page, show_act
from catalogue.locks import why_closed
from documents.orders import ask_for, order_of
from meetings import certifying
from meetings.certifying import CertifyingError, RemarksChangedError
from meetings.certifying_forms import CertifyForm, begun_with
from meetings.document_kinds import CERTIFIED_COPY
from meetings.models import Meeting

MAY_CHANGE, MAY_CERTIFY = "meetings.change_meeting", "meetings.certify_meeting"
COPY_IS_MADE = "ระบบกำลังจัดทำแฟ้ม PDF ฉบับรับรอง ซึ่งจะพร้อมในอีกสักครู่"
COPY_WAITS = "ระบบจะจัดทำแฟ้ม PDF ฉบับรับรองเมื่อเผยแพร่การประชุมนี้"
MEANINGS = {
    "draft": "ประชาชนเห็นคำว่าร่างกำกับ หากรายงานนี้เผยแพร่แล้ว",
    "checked": "เลขานุการตรวจรายงานแล้ว ยังแก้ไขได้จนกว่าจะรับรอง",
    "circulated": "เวียนให้ผู้เข้าประชุมอ่านแล้ว ยังแก้ไขได้จนกว่าจะรับรอง",
}


def move_page(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """One step forward, or back, before certification."""
    meeting = meeting_or_refuse(request, pk, MAY_CHANGE)
    label = Meeting.State(to).label
    act = Act(
        title=f"เปลี่ยนสถานะเป็น “{label}”",
        button=f"เปลี่ยนเป็น “{label}”",
        back=page_of(meeting),
        lines=[f"{meeting} ขณะนี้ “{meeting.get_state_display()}”", MEANINGS[to]],
    )

    def do(form: forms.BaseForm) -> str:
        return f"สถานะของ{certifying.move(meeting, to)} เป็น “{label}” แล้ว"

    return act_page(request, act, do, CertifyingError)


def certify_page(request: HttpRequest, pk: int) -> HttpResponse:
    """At which later meeting the minutes were certified, and what was corrected there."""
    meeting = meeting_or_refuse(request, pk, MAY_CERTIFY)
    choices = certifying.may_certify(meeting)
    act = Act(
        title="รับรองรายงานการประชุม",
        button="รับรอง",
        back=page_of(meeting),
        lines=[
            str(meeting),
            "เมื่อรับรองแล้ว แก้ไขข้อความใดของรายงานนี้ไม่ได้อีก ยังเผยแพร่ ถอน และเพิ่มฉบับลงนามได้ "
            "รายงานนี้จะบอกว่ารับรองในการประชุมครั้งใด และการประชุมครั้งนั้นจะบอกว่ารับรองรายงานนี้",
        ],
        why_not=certifying.why_not_certify(meeting) or _why_no_choice(choices),
    )
    form = CertifyForm(
        request.POST if request.method == "POST" else None,
        meetings=choices,
        initial=begun_with(meeting),
    )
    if form.wants_more:
        return show_act(request, act, form.with_more())

    def do(form: Any) -> str:
        by = form.cleaned_data["certified_by"]
        seen = form.cleaned_data["remarks"]
        try:
            certified = certifying.certify(meeting, by, form.corrections, seen)
        except RemarksChangedError:
            form.data = {**form.data.dict(), "remarks": certifying.mark_of_taken(meeting)}
            raise
        told = COPY_IS_MADE if _order_copy(certified) else COPY_WAITS
        return f"{certified.certification_text} {told}"

    return act_page(request, act, do, CertifyingError, form)


def _order_copy(meeting: Meeting) -> bool:
    """Let the worker make the copy that is handed out, at once; False if nobody is handed it."""
    if not Meeting.objects.published().filter(pk=meeting.pk).exists():
        return False
    key = str(meeting.pk)
    order = order_of(CERTIFIED_COPY, key, is_public=True)
    ask_for(CERTIFIED_COPY, key, order, is_public=True, waits=True)
    return True


def take_back_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Why a certification is undone."""
    meeting = meeting_or_refuse(request, pk, MAY_CERTIFY)
    count = meeting.corrections.count()
    gone = f" และการแก้ไขที่บันทึกไว้ {count} รายการจะถูกลบ (ยังอยู่ในบันทึกการใช้งาน)" if count else ""
    act = Act(
        title="ยกเลิกการรับรองรายงานการประชุม",
        button="ยกเลิกการรับรอง",
        back=page_of(meeting),
        lines=[
            f"{meeting} {meeting.certification_text}",
            f"รายงานนี้จะกลับเป็น “เวียนแล้ว” แก้ไขได้อีก ทุกหน้าจะไม่บอกว่ารับรองแล้ว{gone}",
        ],
        form=ReasonForm,
        why_not="" if meeting.why_certified else "รายงานการประชุมนี้ไม่ได้รับรองอยู่",
    )

    def do(form: Any) -> str:
        certifying.take_back(meeting, form.cleaned_data["reason"])
        return "ยกเลิกการรับรองแล้ว รายงานนี้กลับเป็น “เวียนแล้ว” และแก้ไขได้"

    return act_page(request, act, do, CertifyingError)


def steps_of(meeting: Meeting, user: Any) -> list[tuple[str, str]]:
    """The acts that a person may do with the minutes now: the words of the button, the address."""
    if why_closed(meeting):
        return []
    found = []
    now = Meeting.State(meeting.state)
    if user.has_perm(MAY_CHANGE):
        if now in certifying.READY:
            found.append(("เวียนรายงาน", "circulate"))
        if ahead := certifying.FORWARD.get(now):
            found.append((ahead.label, str(ahead)))
        if back := certifying.BACK.get(now):
            found.append((f"กลับเป็น{back.label}", str(back)))
    if user.has_perm(MAY_CERTIFY):
        if meeting.why_certified:
            found.append(("ยกเลิกการรับรอง", "take_back"))
        elif meeting.state in certifying.READY:
            found.append(("รับรอง", "certify"))
    return [
        (words, reverse(f"admin:meetings_meeting_{name}", args=[meeting.pk]))
        for words, name in found
    ]


def _why_no_choice(choices: Any) -> str:
    if choices.exists():
        return ""
    return (
        "ยังไม่มีการประชุมครั้งหลังของคณะกรรมการนี้ที่บันทึกการรับรองได้ "
        "กรุณาเพิ่มการประชุมครั้งที่รับรองรายงานนี้ก่อน (การประชุมที่รับรองแล้วหรืออยู่ในปีที่ปิดแล้วใช้ไม่ได้)"
    )


def meeting_or_refuse(request: HttpRequest, pk: int, right: str) -> Meeting:
    """The meeting, for people with this right; 403 for others, 404 for no meeting."""
    if not request.user.has_perm(right):
        raise PermissionDenied
    return get_object_or_404(Meeting.objects.for_list(), pk=pk)


def page_of(meeting: Meeting) -> str:
    """The meeting's page in the back office."""
    return reverse("admin:meetings_meeting_change", args=[meeting.pk])
