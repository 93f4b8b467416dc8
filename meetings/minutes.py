"""The minutes as a printable document."""

from django.template.loader import render_to_string

from documents.pdf import render_pdf
from meetings.models import Meeting


def render_minutes_pdf(meeting: Meeting) -> bytes:
    """The minutes as PDF. Raises documents.pdf.PdfError."""
    html = render_to_string("meetings/minutes_document.html", {"meeting": meeting})
    return render_pdf(html)
