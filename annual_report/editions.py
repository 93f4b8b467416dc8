"""Finding issued editions: the newest, the next number, the one that an address names."""

from django.shortcuts import get_object_or_404

from agency.models import FiscalYear
from agency.years import public_year_or_404
from annual_report.models import IssuedReport


def newest_edition(fiscal_year: FiscalYear) -> IssuedReport | None:
    """The newest issued edition of a year, if there is one."""
    return fiscal_year.issued_reports.order_by("-edition").first()


def next_edition(fiscal_year: FiscalYear) -> int:
    """The number that the next edition will have."""
    newest = newest_edition(fiscal_year)
    return newest.edition + 1 if newest else 1


def edition_or_404(year_be: int, edition: int) -> IssuedReport:
    """The edition that an address names, of a year that the public may see."""
    fiscal_year = public_year_or_404(year_be)
    editions = IssuedReport.objects.select_related("fiscal_year", "issued_by")
    return get_object_or_404(
        editions.prefetch_related("signed_copies"), fiscal_year=fiscal_year, edition=edition
    )
