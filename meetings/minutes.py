"""The minutes as PDF: form 11 on paper."""

from datetime import datetime

from documents.pdf import Pdf
from documents.printing import document_html, print_document
from meetings.certified_document import certified_document
from meetings.minutes_document import minutes_document
from meetings.models import Meeting
from meetings.print_styles import FORM_11


def print_minutes(meeting: Meeting) -> Pdf:
    """The minutes as PDF, and what could not be printed. Raises documents.errors.PdfError."""
    return print_document(minutes_document(meeting), stylesheets=[FORM_11])


def render_certified_minutes(meeting: Meeting, made_at: datetime, seal_owner: str) -> Pdf:
    """
    The copy of certified minutes to be stored, with the QR code that leads to its hash.

    seal_owner: whose seal it has a place for; "" for none. Raises documents.errors.PdfError.
    """
    document = certified_document(meeting, made_at, seal_owner)
    return print_document(document, stylesheets=[FORM_11])


def render_minutes_pdf(meeting: Meeting) -> bytes:
    """The minutes as PDF. Raises documents.errors.PdfError."""
    return print_minutes(meeting).data


def minutes_html(meeting: Meeting) -> str:
    """The self-contained HTML that the PDF is made of."""
    return document_html(minutes_document(meeting))
