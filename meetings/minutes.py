"""The minutes as a printable document."""

from django.template.loader import render_to_string

from agency.context_processors import the_agency
from documents.pdf import PAPER, render_pdf
from documents.portal_files import portal_files
from meetings.models import Meeting
from meetings.print_styles import FORM_11, SHEET


def render_minutes_pdf(meeting: Meeting) -> bytes:
    """The minutes as PDF. Raises documents.errors.PdfError."""
    context = {"meeting": meeting, "agency": the_agency()}
    html = render_to_string("meetings/minutes_document.html", context)
    return render_pdf(html, stylesheets=[PAPER, FORM_11, SHEET], **portal_files())
