"""The page of one meeting at which its minutes come back from Word."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backoffice.admin_pages import render_admin_page
from catalogue.locks import why_locked
from imports.edited_word.forms import EditedFileForm, packed, unpacked
from imports.edited_word.proposals import Change, changes_in, told_elsewhere
from imports.edited_word.storing import NotTakenOverError, take_over
from meetings.models import Meeting

TITLE = "อ่านฉบับที่แก้ไขใน Word กลับเข้าระบบ"
TOO_OLD = "หน้านี้เปิดไว้นานเกินไป กรุณาเลือกแฟ้ม Word อีกครั้ง"
NONE_CHOSEN = "ท่านไม่ได้เลือกข้อความใด ระบบจึงไม่ได้เปลี่ยนสิ่งใด"


def edited_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the box for the file. POST a file: what it changes. POST ticks: take them over."""
    if not request.user.has_perm("meetings.change_meeting"):
        raise PermissionDenied
    meeting = get_object_or_404(Meeting.objects.for_minutes(), pk=pk)
    if why := why_locked(meeting):
        return _page(request, meeting, why_not=why, status=409 if request.method == "POST" else 200)
    if request.method != "POST":
        return _page(request, meeting)
    if "proposal" in request.POST:
        return _take_over(request, meeting)
    form = EditedFileForm(request.POST, request.FILES, meeting=pk)
    if not form.is_valid() or form.edited is None:
        return _page(request, meeting, form, status=422)
    changes = changes_in(meeting, form.edited)
    return _page(
        request,
        meeting,
        changes=changes,
        chosen=[each.key for each in changes if each.is_taken],
        elsewhere=told_elsewhere(meeting, form.edited),
        is_read=True,
    )


def _take_over(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    changes, chosen = unpacked(meeting.pk, request.POST["proposal"]), request.POST.getlist("take")
    if changes is None:
        return _refused(request, meeting, TOO_OLD)
    if not chosen:
        return _refused(request, meeting, NONE_CHOSEN, changes)
    try:
        count = take_over(meeting, changes, chosen)
    except NotTakenOverError as error:
        return _refused(request, meeting, str(error), changes, chosen)
    except ValidationError as error:
        return _refused(request, meeting, " ".join(error.messages), changes, chosen, status=422)
    messages.success(request, f"นำข้อความจากแฟ้ม Word มาใช้ {count} จุดแล้ว")
    return redirect(_address_of(meeting))


def _refused(
    request: HttpRequest,
    meeting: Meeting,
    why: str,
    changes: list[Change] | None = None,
    chosen: list[str] | None = None,
    status: int = 409,
) -> HttpResponse:
    """The page as it was, with the reason; what the document says stays to be read."""
    return _page(
        request,
        meeting,
        changes=changes or [],
        chosen=chosen or [],
        error=why,
        is_read=bool(changes),
        status=status,
    )


def _page(
    request: HttpRequest,
    meeting: Meeting,
    form: EditedFileForm | None = None,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    changes = context.get("changes") or []
    return render_admin_page(
        request,
        "admin/imports/edited_word/page.html",
        TITLE,
        status=status,
        meeting=meeting,
        form=form or EditedFileForm(meeting=meeting.pk),
        back=_address_of(meeting),
        proposal=packed(meeting.pk, changes) if changes else "",  # type: ignore[arg-type]  # a list
        **context,
    )


def _address_of(meeting: Meeting) -> str:
    return reverse("admin:meetings_meeting_change", args=[meeting.pk])
