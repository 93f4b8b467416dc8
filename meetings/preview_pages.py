"""The minutes as staff see them before the public does: with the files that are not public yet."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from documents.html_writer import blocks_html
from documents.responses import keep_private
from documents.serving import send_draft
from meetings.certifying_pages import meeting_or_refuse
from meetings.document_kinds import MINUTES_PDF
from meetings.minutes_document import minutes_blocks
from meetings.models import Meeting

MAY_VIEW = "meetings.view_meeting"


def preview_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page as it will be, with every photograph that nobody withdrew."""
    meeting = _whole(request, pk)
    context = {
        "meeting": meeting,
        "minutes": blocks_html(minutes_blocks(meeting, level=1, for_web=True)),
        "fiscal_year": meeting.fiscal_year,
        "is_preview": True,
    }
    response = render(request, "meetings/meeting_detail.html", context)
    keep_private(response)
    return response


def preview_pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The same on paper, which the worker makes."""
    meeting = meeting_or_refuse(request, pk, MAY_VIEW)
    return send_draft(request, MINUTES_PDF, str(pk), f"ตัวอย่าง{meeting.file_name}")


def _whole(request: HttpRequest, pk: int) -> Meeting:
    """The meeting with everything below it, for those who may look at it."""
    meeting_or_refuse(request, pk, MAY_VIEW)
    return Meeting.objects.for_minutes(every_file=True).get(pk=pk)
