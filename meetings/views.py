"""Public pages of the meetings."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

import catalogue
from catalogue.withdrawn import public_row_or_404, refuse
from documents.html_writer import blocks_html
from documents.kinds import DocumentKind
from documents.responses import unavailable
from documents.serving import send_draft, send_public
from documents.shelf import older_as_of
from documents.stored_documents import StoredDocument, send_document
from meetings.certified_copies import shows_only_public, valid_copy
from meetings.document_kinds import MINUTES_DOCX, MINUTES_PDF
from meetings.minutes_document import minutes_blocks
from meetings.models import Meeting
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
    papers = [paper for item in meeting.agenda_items.all() for paper in item.papers.all()]
    files = [*meeting.photographs.all(), *meeting.signed_copies.all(), *papers]
    return render(
        request,
        "meetings/meeting_detail.html",
        {
            "meeting": meeting,
            "minutes": blocks_html(minutes_blocks(meeting, level=1, for_web=True)),
            "fiscal_year": meeting.fiscal_year,
            "certified_copy": valid_copy(meeting),
            "documents_as_of": older_as_of([MINUTES_PDF, MINUTES_DOCX], str(pk)),
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


def minutes_pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The minutes as a PDF: once certified, the copy that was stored then."""
    meeting = Meeting.objects.published().filter(pk=pk).first()
    copy = valid_copy(meeting) if meeting else None
    if meeting and copy and shows_only_public(copy):
        document = StoredDocument(
            name=copy.file.name or "",
            fingerprint=copy.sha256,
            stored_at=copy.made_at,
            filename=f"{meeting.file_name}.pdf",
        )
        try:
            return send_document(request, document)
        except OSError:
            return unavailable(request, "ไม่พบแฟ้มฉบับรับรองในที่เก็บแฟ้ม กรุณาแจ้งหน่วยงาน")
    return _printed(request, pk, MINUTES_PDF)


def minutes_docx(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The minutes for finishing and signing in Word."""
    return _printed(request, pk, MINUTES_DOCX)


def _printed(request: HttpRequest, pk: int, kind: DocumentKind) -> HttpResponseBase:
    """Public minutes; who sees them in the back office may print them before they are public."""
    meeting = Meeting.objects.published().filter(pk=pk).first()
    if meeting:
        return send_public(request, kind, str(pk), meeting.file_name)
    draft = get_object_or_404(Meeting.objects.all(), pk=pk)
    if not catalogue.record_of(Meeting).may_see(request.user, draft):
        refuse(draft)
    return send_draft(request, kind, str(pk), draft.file_name)
