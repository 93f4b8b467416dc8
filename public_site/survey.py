"""How citizens take part in the EIT survey: /survey/ and a poster to print."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from agency.context_processors import the_agency
from agency.models import Agency
from documents.pdf import render_pdf
from documents.portal_files import portal_files
from documents.responses import document_response
from records.audit import models_saved_at

POSTER = Path(__file__).resolve().parent / "poster.css"


@require_safe
def survey_page(request: HttpRequest) -> HttpResponse:
    """What the survey is and where to answer it."""
    return render(request, "survey.html", {"changed_at": models_saved_at(Agency)})


@require_safe
def survey_poster(request: HttpRequest) -> HttpResponse:
    """The poster as a PDF; 404 while the agency has no code."""
    agency = the_agency()
    if agency.eit_survey is None:
        raise Http404("ยังไม่มีรหัสแบบวัด EIT")
    return document_response(request, lambda: render_poster(agency), "โปสเตอร์แบบวัด EIT.pdf")


def render_poster(agency: Agency) -> bytes:
    """One A4 sheet for the counter, with the QR code large. Raises documents.errors.PdfError."""
    html = render_to_string("survey_poster.html", {"agency": agency})
    return render_pdf(html, stylesheets=[POSTER], **portal_files())
