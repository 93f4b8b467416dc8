"""Which fiscal year a page speaks of."""

from django.http import Http404, HttpRequest

from agency.models import FiscalYear
from catalogue.withdrawn import public_row_or_404


def public_year_or_404(year_be: int) -> FiscalYear:
    """The public fiscal year, or 404 (410 if it was withdrawn): never another year in its place."""
    fiscal_year: FiscalYear = public_row_or_404(FiscalYear.objects.all(), year_be=year_be)
    return fiscal_year


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
