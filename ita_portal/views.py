"""The portal's own pages: home, a year at a glance, about, stored evidence, errors."""

import sys

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from agency.models import FiscalYear
from agency.years import public_year_or_404
from ita_portal.glance import year_at_a_glance


def home(request: HttpRequest) -> HttpResponse:
    """How the municipality scored, what was promised, what is done, and the ways in."""
    years = list(FiscalYear.objects.published().order_by("-year_be"))
    current = years[0] if years else None
    return render(
        request,
        "home.html",
        {
            "fiscal_year": current,
            "years": years,
            "glance": year_at_a_glance(current) if current else None,
        },
    )


def year(request: HttpRequest, year_be: int) -> HttpResponse:
    """One fiscal year at a glance."""
    fiscal_year = public_year_or_404(year_be)
    return render(
        request,
        "year.html",
        {"fiscal_year": fiscal_year, "glance": year_at_a_glance(fiscal_year)},
    )


def about(request: HttpRequest) -> HttpResponse:
    """What the portal is, whose it is, and how to reach them."""
    return render(request, "about.html")


def healthz(request: HttpRequest) -> HttpResponse:
    """Says that the process answers; asks nothing of the database."""
    return HttpResponse("ok\n", content_type="text/plain")


def server_error(request: HttpRequest) -> HttpResponse:
    """The last page: 503 when the database is out of reach, else 500. Asks nothing of it."""
    error = sys.exc_info()[1]
    if isinstance(error, (DatabaseError, InterfaceError)):
        response = HttpResponse(render_to_string("503.html"), status=503)
        response["Retry-After"] = "60"
        return response
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came too late or from elsewhere."""
    return HttpResponse(render_to_string("403_csrf.html"), status=403)
