"""Which fiscal year a page speaks of."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest
from django.utils import timezone

import catalogue
from agency.models import FiscalYear
from catalogue.withdrawn import public_row_or_404
from thai.dates import fiscal_year_of


def public_year_or_404(year_be: int) -> FiscalYear:
    """The public fiscal year, or 404 (410 if it was withdrawn): never another year in its place."""
    fiscal_year: FiscalYear = public_row_or_404(FiscalYear.objects.all(), year_be=year_be)
    return fiscal_year


def chosen_year(request: HttpRequest, years: list[FiscalYear]) -> FiscalYear | None:
    """The year asked for, else the one that people work on; None before the first."""
    typed = request.GET.get("year")
    if typed:
        for year in years:
            if str(year.year_be) == typed:
                return year
        raise Http404("ไม่มีปีงบประมาณนี้")
    return working_year(years)


def working_year(years: Sequence[FiscalYear]) -> FiscalYear | None:
    """
    The year that the staff work on, of years in which the newest comes first; None without any.

    That is the newest open year with rows that has begun, or in which somebody has begun to work:
    one that is prepared for later empties nobody's desk, and neither does one that nobody outside
    sees and nobody inside is responsible for, such as criteria that were loaded to look at. Else
    the newest open year with rows, else the newest year with rows, else the newest open one.
    """
    still_open = [year for year in years if year.is_open]
    if len(years) < 2:
        return next(iter(years), None)
    filled = _with_rows()
    ready = [year for year in still_open if year.pk in filled]
    worked_on = (year for year in ready if _is_due(year) or _open_work(year))
    closed = (year for year in years if year.pk in filled)
    return next(worked_on, None) or next(iter([*ready, *closed, *still_open, *years]))


def _is_due(fiscal_year: FiscalYear) -> bool:
    return has_begun(fiscal_year) and (
        fiscal_year.is_published
        or any(record.is_handed_out(fiscal_year) for record in catalogue.records())
    )


def has_begun(fiscal_year: FiscalYear) -> bool:
    """Whether today is in the fiscal year or after it."""
    return fiscal_year.year_be <= fiscal_year_of(timezone.localdate())


def _with_rows() -> set[int]:
    """The keys of the years in which there is something to report on; one query."""
    has_rows = Q(pk__in=[])
    for record in catalogue.records():
        if record.fills_year:
            rows = record.model._base_manager.filter(**{record.year_path: OuterRef("pk")})
            has_rows |= Q(Exists(rows))
    return set(FiscalYear.objects.filter(has_rows).values_list("pk", flat=True))


def _open_work(fiscal_year: FiscalYear) -> bool:
    return any(record.open_work(fiscal_year) for record in catalogue.records())


def all_years() -> dict[int, FiscalYear]:
    """Every fiscal year, public or not, by its number."""
    return {year.year_be: year for year in FiscalYear.objects.all()}
