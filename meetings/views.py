"""Public pages of the meetings."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

import catalogue
from catalogue.withdrawn import public_row_or_404, refuse
from documents.responses import PDF, document_response, keep_private
from documents.word import DOCX
from meetings.minutes import render_minutes_pdf
from meetings.models import Meeting
from meetings.word import render_minutes_docx
from records.audit import rows_saved_at
from records.publication import Publishable, newest_change


def meeting_list(request: HttpRequest) -> HttpResponse:
    """All published meetings, the newest first."""
    meetings = Meeting.objects.published().for_list()
    return render(
        request,
        "meetings/meeting_list.html",
        {"meetings": meetings, "changed_at": _changed_at(meetings)},
    )


def meeting_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting with its full minutes."""
    meeting = public_row_or_404(Meeting.objects.for_minutes(), pk=pk)
    files = [*meeting.photographs.all(), *meeting.signed_copies.all()]
    return render(
        request,
        "meetings/meeting_detail.html",
        {
            "meeting": meeting,
            "fiscal_year": meeting.fiscal_year,
            "changed_at": _changed_at([meeting, *files], _parts_of(meeting)),
        },
    )


def _changed_at(rows: Iterable[Publishable], parts: Iterable[Model] = ()) -> datetime | None:
    """When these were published or, since minutes are mended where they stand, saved after that."""
    moments = [newest_change(*rows), rows_saved_at([*rows, *parts])]
    return max(filter(None, moments), default=None)


def _parts_of(meeting: Meeting) -> list[Model]:
    """What for_minutes loaded below the meeting itself."""
    agenda = meeting.agenda_items.all()
    statements = [statement for item in agenda for statement in item.statements.all()]
    return [*meeting.attendance.all(), *agenda, *statements, *meeting.signatures.all()]


def minutes_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as a PDF."""
    return _printed(request, pk, render_minutes_pdf, ".pdf", PDF)


def minutes_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes for finishing and signing in Word."""
    return _printed(request, pk, render_minutes_docx, ".docx", DOCX)


def _printed(
    request: HttpRequest, pk: int, write: Callable[[Meeting], bytes], suffix: str, kind: str
) -> HttpResponse:
    """Public minutes; who sees them in the back office may print them before they are public."""
    meeting = Meeting.objects.published().for_minutes().filter(pk=pk).first()
    if meeting:
        return document_response(request, lambda: write(meeting), meeting.file_name + suffix, kind)
    draft = get_object_or_404(Meeting.objects.all(), pk=pk)
    if not catalogue.record_of(Meeting).may_see(request.user, draft):
        refuse(draft)
    draft = Meeting.objects.for_minutes().get(pk=pk)
    response = document_response(request, lambda: write(draft), draft.file_name + suffix, kind)
    keep_private(response)
    return response
