"""How citizens take part in the EIT survey: /survey/ and a poster to print."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agency.context_processors import the_agency
from agency.models import Agency
from documents.serving import send_public
from public_site.document_kinds import POSTER, POSTER_KEY
from records.audit import models_saved_at


@require_safe
def survey_page(request: HttpRequest) -> HttpResponse:
    """What the survey is and where to answer it."""
    return render(request, "survey.html", {"changed_at": models_saved_at(Agency)})


@require_safe
def survey_poster(request: HttpRequest) -> HttpResponseBase:
    """The poster as a PDF; 404 while the agency has no code."""
    agency = the_agency()
    if agency.eit_survey is None:
        raise Http404("ยังไม่มีรหัสแบบวัด EIT")
    return send_public(request, POSTER, POSTER_KEY, "โปสเตอร์แบบวัด EIT")
