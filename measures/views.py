"""Public pages of the measures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from agency.years import public_year_or_404
from catalogue.withdrawn import public_row_or_404
from measures.budgets import total_of
from measures.models import Measure
from measures.outline import with_headings
from progress.filters import RowFilter
from progress.row_context import RowContext, load_public_contexts
from progress.shown_proof import with_proof
from records.addresses import absolute
from records.publication import newest_change


def measure_list(request: HttpRequest, year_be: int) -> HttpResponse:
    """The published measures of one fiscal year, each under the headings above it."""
    fiscal_year = public_year_or_404(year_be)
    row_filter = RowFilter(request.GET, fiscal_year)
    known = fiscal_year.measures.published()
    loaded = with_proof(known.for_list())
    rows, matching = loaded, row_filter.apply_to(known.work())
    if row_filter.is_active:
        found = set(matching.values_list("pk", flat=True))
        rows = with_headings((row for row in loaded if row.pk in found), loaded)
    total = total_of(rows)
    return render(
        request,
        "measures/measure_list.html",
        {
            "fiscal_year": fiscal_year,
            "rows": rows,
            "total": total,
            "row_filter": row_filter,
            "changed_at": newest_change(*rows),
        },
    )


def measure_detail(request: HttpRequest, year_be: int, number: str) -> HttpResponse:
    """One measure with all that was reported and what proves it."""
    fiscal_year = public_year_or_404(year_be)
    measures = Measure.objects.for_list().with_reviewer().with_year().select_related("parent")
    measure = public_row_or_404(measures, fiscal_year=fiscal_year, number=number)
    below = with_proof(measure.children.published().for_list().with_year())
    evidence = measure.evidence.published().select_related("last_link_check", "last_manual_check")
    context = load_public_contexts([measure], RowContext, {measure.pk: list(evidence)})[0]
    return render(
        request,
        "measures/measure_detail.html",
        {
            "fiscal_year": fiscal_year,
            "measure": measure,
            "below": below,
            "proof": context.proof,
            "marks": context.marks,
            "address": absolute(measure.get_absolute_url()),
            "changed_at": newest_change(measure, *evidence),
        },
    )
