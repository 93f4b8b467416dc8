"""Which fiscal year a public page speaks of."""

from django.shortcuts import get_object_or_404

from agency.models import FiscalYear


def public_year_or_404(year_be: int) -> FiscalYear:
    """The published fiscal year, or 404: never another year in its place."""
    return get_object_or_404(FiscalYear.objects.published(), year_be=year_be)
