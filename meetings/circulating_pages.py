"""The acts on minutes that go round: sending them, and what people want corrected in them."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from backoffice.act_pages import Act, act_page
from backoffice.admin_pages import render_admin_page
from backoffice.edited_row_pages import EditedRow, edited_row_page
from meetings import circulating
from meetings.certifying_pages import MAY_CHANGE, meeting_or_refuse
from meetings.circulated_draft import draft_to_send, why_no_draft
from meetings.circulating import CirculatingError
from meetings.circulating_forms import ASKED, CirculateForm, DecideForm, RemarkForm
from meetings.models import Circulation, Meeting, Remark
from thai.dates import format_thai_date


def circulate_page(request: HttpRequest, pk: int) -> HttpResponse:
    """To whom the minutes go, how, and until when corrections are asked; what went out before."""
    meeting = meeting_or_refuse(request, pk, MAY_CHANGE)
    sent = list(meeting.circulations.select_related("by").prefetch_related("recipients"))
    form = CirculateForm(
        request.POST if request.method == "POST" else None,
        people=circulating.people_of(meeting),
        initial={"how": "mail", "until": _asked_until(meeting), "seen": len(sent)},
    )
    status = 200
    if form.is_outdated:
        form = form.with_people_now()
        status = 409
    elif request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                level, told = _circulate(meeting, request.user, form)
                messages.add_message(request, level, told)
                return redirect("admin:meetings_meeting_circulate", meeting.pk)
            except CirculatingError as error:
                form.add_error(None, str(error))
                status = 409
    why_not = circulating.why_not_circulate(meeting)
    return render_admin_page(
        request,
        "admin/meetings/circulate.html",
        f"เวียนรายงาน{meeting}",
        status=status,
        meeting=meeting,
        form=form,
        sent=sent,
        why_not=why_not,
        # Ordered when the page is opened, so that it is there when the addresses are typed.
        why_no_draft="" if why_not else why_no_draft(meeting),
    )


def _asked_until(meeting: Meeting) -> date:
    return timezone.localdate() + timedelta(days=ASKED)


def _circulate(meeting: Meeting, user: Any, form: CirculateForm) -> tuple[int, str]:
    """Note the circulation, and send it when it goes by mail; how well it went, and in words."""
    values = form.cleaned_data
    by_mail = values["how"] == Circulation.How.MAIL
    # Before anything is noted: a document that is not made, or cannot be, is sent to nobody.
    document = b""
    if by_mail:
        circulating.check_mail()
        document = draft_to_send(meeting)
        circulating.check_mail(document)
    row = circulating.note_circulation(
        meeting, values["how"], user, values["until"], form.chosen, values["seen"]
    )
    if not by_mail:
        told = f"บันทึกแล้วว่าเวียนด้วยใบเวียนถึง {len(form.chosen)} คน พิมพ์ใบเวียนได้จากหน้าเอกสารการประชุม"
        return messages.SUCCESS, told
    sent, left = circulating.send(row, document)
    return messages.WARNING if left else messages.SUCCESS, _told(row, sent, left)


def _told(row: Circulation, sent: int, left: int) -> str:
    if not left:
        return f"ส่งถึงแล้ว {sent} คน ขอรับการแก้ไขภายในวันที่ {format_thai_date(row.until)}"
    return f"ส่งถึงแล้ว {sent} คน ยังส่งไม่ถึง {left} คน กด “ส่งถึงผู้ที่ยังไม่ได้รับ” เพื่อส่งอีกครั้ง"


def send_rest_page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Send a circulation to those whom the mail server did not take it for."""
    meeting = meeting_or_refuse(request, pk, MAY_CHANGE)
    row = get_object_or_404(meeting.circulations.select_related("by"), number=number)
    waiting = list(row.recipients.filter(sent_at=None))
    why_not = circulating.why_not_circulate(meeting) or ("" if waiting else "ส่งถึงทุกคนแล้ว")
    lines = [str(meeting), f"{row} ยังไม่ถึง {', '.join(map(str, waiting))}"]
    if not why_not:
        lines += filter(None, [why_no_draft(meeting)])
    act = Act(
        title="ส่งถึงผู้ที่ยังไม่ได้รับ",
        button="ส่ง",
        back=reverse("admin:meetings_meeting_circulate", args=[pk]),
        lines=lines,
        why_not=why_not,
    )

    def do(form: Any) -> str:
        return _told(row, *circulating.send(row, draft_to_send(meeting)))

    return act_page(request, act, do, CirculatingError)


def remarks_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What people want corrected, and a form for one more."""
    meeting = meeting_or_refuse(request, pk, MAY_CHANGE)
    form = RemarkForm(
        request.POST if request.method == "POST" else None, instance=Remark(meeting=meeting)
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            _add(meeting, form)
            messages.success(request, "บันทึกข้อแก้ไขแล้ว")
            return redirect("admin:meetings_meeting_remarks", meeting.pk)
    return render_admin_page(
        request,
        "admin/meetings/remarks.html",
        f"ข้อแก้ไขที่ได้รับ {meeting}",
        status=status,
        meeting=meeting,
        form=form,
        remarks=meeting.remarks.all(),
        locked=meeting.why_certified,
        fiscal_year=meeting.fiscal_year,
    )


@transaction.atomic
def _add(meeting: Meeting, form: RemarkForm) -> None:
    # One at a time, so that two people never take the same number.
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    last = meeting.remarks.aggregate(last=Max("number"))["last"] or 0
    form.instance.number = last + 1
    form.save()


def remark_page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One remark: mended as it was typed, and decided."""
    meeting = meeting_or_refuse(request, pk, MAY_CHANGE)
    remarks = meeting.remarks.select_related("meeting__fiscal_year")
    remark = get_object_or_404(remarks, number=number)
    act = Act(
        title=f"ข้อแก้ไขที่ {remark.number} ของ{remark.who}",
        button="บันทึก",
        back=reverse("admin:meetings_meeting_remarks", args=[pk]),
        lines=[
            str(meeting),
            "“รับไว้” จะเสนอเป็นการแก้ไขในหน้ารับรองรายงาน “แก้ไขในร่างแล้ว” ใช้เมื่อท่านแก้ข้อความในรายงานเอง",
        ],
        why_not=meeting.why_certified or meeting.fiscal_year.why_closed,
    )
    edited = EditedRow(
        form=DecideForm,
        load=lambda: get_object_or_404(remarks, number=number),
        belongs_to=meeting,
        key=f"{meeting.pk}.{number}",
    )

    def done(row: Remark) -> str:
        return f"ข้อแก้ไขที่ {row.number}: {row.get_outcome_display()}"

    return edited_row_page(request, act, edited, done)
