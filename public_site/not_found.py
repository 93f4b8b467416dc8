"""The page of an address that is not there: it stays in the year and table that were asked for."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

import catalogue
from agency.models import FiscalYear
from catalogue.withdrawn import WithdrawnError
from oit_checklist.models import ChecklistItem, Instrument
from thai.digits import to_arabic_digits

_ASKED = re.compile(r"/(?P<year>2[56]\d\d)/(?:(?P<instrument>oit|iit|eit)/)?(?P<code>[^/]*)/?")
# o013, O13, 13, ๑๓, ข้อ 13, o-13
_CODE = re.compile(r"(?:ข้อ ?)?o?[ .-]?0*([1-9][0-9]{0,3})")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """
    handler404: 410 for what was withdrawn, with the day and the reason.

    Else read from the path: not every spelling of a code comes as far as a view.
    """
    if isinstance(exception, WithdrawnError):
        return _withdrawn(request, exception.row)
    asked = _ASKED.match(to_arabic_digits(request.path_info).lower())
    year_be, instrument, code = asked.groups() if asked else (None, None, "")
    year = FiscalYear.objects.published().filter(year_be=year_be).first() if asked else None
    instrument = (instrument or Instrument.OIT).upper()
    context = {
        "fiscal_year": year,
        "instrument": instrument,
        "meant": _meant(year, instrument, code) if year else None,
    }
    return render(request, "404.html", context, status=404)


def _withdrawn(request: HttpRequest, row: Any) -> HttpResponse:
    name = catalogue.record_of(type(row)).withdrawn_name(row)
    response = render(request, "410.html", {"row": row, "name": name}, status=410)
    # Whoever restores the row shows it at once, also to who was here before.
    response["Cache-Control"] = "no-store"
    return response


def _meant(year: FiscalYear, instrument: str, typed: str) -> ChecklistItem | None:
    """The public item whose code was spelled in another way."""
    code = _CODE.fullmatch(typed)
    if not code:
        return None
    items = ChecklistItem.objects.published().select_related("fiscal_year")
    return items.filter(fiscal_year=year, instrument=instrument, number=code[1]).first()
