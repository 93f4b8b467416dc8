"""The portal's addresses and those of notices: /2566/notices/, /2566/notices/1/"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path

from ita_portal.urls import *  # noqa: F403 - handlers too
from tests.toy.models import Notice


def notices(request: HttpRequest, year_be: int) -> HttpResponse:
    shown = Notice.objects.published().filter(fiscal_year__year_be=year_be)
    return render(request, "toy/notices.html", {"notices": shown.select_related("fiscal_year")})


def notice(request: HttpRequest, year_be: int, number: int) -> HttpResponse:
    shown = Notice.objects.published().select_related("fiscal_year")
    row = get_object_or_404(shown, fiscal_year__year_be=year_be, number=number)
    return render(request, "toy/notice.html", {"notice": row, "fiscal_year": row.fiscal_year})


urlpatterns = [
    path("<year:year_be>/notices/", notices, name="notices"),
    path("<year:year_be>/notices/<number:number>/", notice, name="notice"),
    *urlpatterns,  # noqa: F405 - the portal's
]
