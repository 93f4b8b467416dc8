"""The poster of the survey: one A4 sheet for the counter, with the QR code large."""

from pathlib import Path

from django.template.loader import render_to_string

from agency.models import Agency
from documents.pdf import render_pdf
from documents.portal_files import portal_files

STYLES = Path(__file__).resolve().parent / "poster.css"


def render_poster(agency: Agency) -> bytes:
    """The poster as PDF. Raises documents.errors.PdfError."""
    return render_pdf(poster_html(agency), stylesheets=[STYLES], **portal_files())


def poster_html(agency: Agency) -> str:
    """The self-contained HTML that the PDF is made of."""
    return render_to_string("survey_poster.html", {"agency": agency})
