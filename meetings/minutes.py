"""The minutes as a printable document."""

from pathlib import Path

from django.template.loader import render_to_string

from documents.pdf import PAPER, render_pdf
from documents.portal_files import portal_files
from meetings.models import Meeting

HERE = Path(__file__).resolve().parent
# Form 11 of the Saraban regulation 2526; the annual report prints its annex with it too.
FORM_11 = HERE / "print.css"


def render_minutes_pdf(meeting: Meeting) -> bytes:
    """The minutes as PDF. Raises documents.errors.PdfError."""
    html = render_to_string("meetings/minutes_document.html", {"meeting": meeting})
    return render_pdf(
        html, stylesheets=[PAPER, FORM_11, HERE / "print-sheet.css"], **portal_files()
    )
