"""Which fiscal year a page speaks of."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from agency.models import FiscalYear


def public_year_or_404(year_be: int) -> FiscalYear:
    """The published fiscal year, or 404: never another year in its place."""
    return get_object_or_404(FiscalYear.objects.published(), year_be=year_be)


def chosen_year(request: HttpRequest, years: list[FiscalYear]) -> FiscalYear | None:
    """The year asked for, else the newest open one, else the newest; None before the first."""
    typed = request.GET.get("year")
    if typed:
        for year in years:
            if str(year.year_be) == typed:
                return year
        raise Http404("ไม่มีปีงบประมาณนี้")
    still_open = (year for year in years if year.is_open)
    return next(still_open, next(iter(years), None))


def all_years() -> dict[int, FiscalYear]:
    """Every fiscal year, public or not, by its number."""
    return {year.year_be: year for year in FiscalYear.objects.all()}
