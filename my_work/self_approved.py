"""Reports of a year that their own writers approved: /admin/self-approved/<year>/"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

import catalogue
from agency.models import FiscalYear
from backoffice.admin_pages import render_admin_page
from progress.models import Update
from progress.work import address_of


def self_approved(request: HttpRequest, year_be: int) -> HttpResponse:
    """What nobody but its writer read before it was public, the newest first."""
    fiscal_year = get_object_or_404(FiscalYear, year_be=year_be)
    return render_admin_page(
        request,
        "admin/work/self_approved.html",
        f"อนุมัติโดยผู้เขียนเอง ปีงบประมาณ {fiscal_year}",
        fiscal_year=fiscal_year,
        updates=[(update, address_of(update.assignment)) for update in _updates_of(fiscal_year)],
    )


def _updates_of(fiscal_year: FiscalYear) -> list[Any]:
    """Of all families; one query for each."""
    found: list[Any] = []
    for record in catalogue.records(Update):
        rows = record.model._default_manager.filter(assignment__fiscal_year=fiscal_year)
        found += rows.filter(self_approved=True).select_related("assignment", "reviewer")
    return sorted(found, key=lambda update: update.reviewed_at, reverse=True)
