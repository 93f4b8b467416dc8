"""Public pages of the checklist."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from agency.models import FiscalYear
from agency.years import public_year_or_404
from catalogue.withdrawn import public_row_or_404
from oit_checklist.item_context import load_public_item_contexts
from oit_checklist.lines import lines_of
from oit_checklist.models import ChecklistItem, Instrument
from oit_checklist.provisional import notes_of, why_provisional
from oit_checklist.results.announced import (
    lost_rows,
    public_result,
    score_tables,
    scores_of,
    why_lost,
)
from oit_checklist.tables import group_by_section
from progress.filters import RowFilter
from progress.shown_proof import with_proof
from records.addresses import absolute
from records.publication import newest_change


def checklist_table(request: HttpRequest, year_be: int, instrument: str) -> HttpResponse:
    """All items of one instrument, OIT grouped by sub-indicator and theme."""
    fiscal_year = public_year_or_404(year_be)
    row_filter = RowFilter(request.GET, fiscal_year)
    found = row_filter.apply_to(_items(fiscal_year, instrument)).for_list()
    items = with_proof(found)
    is_oit = instrument == Instrument.OIT
    result = public_result(fiscal_year, *(["lost_items"] if is_oit else []))
    return render(
        request,
        "oit_checklist/oit_table.html" if is_oit else "oit_checklist/indicator_table.html",
        {
            "fiscal_year": fiscal_year,
            "instrument": Instrument(instrument),
            "items": items,
            "sections": group_by_section(items) if is_oit else [],
            "notes": notes_of(fiscal_year, items),
            "unchecked": {item.pk for item in items if why_provisional(item)},
            "row_filter": row_filter,
            "score_tables": score_tables(fiscal_year, instrument),
            "result": result,
            "lost": lost_rows(fiscal_year, result.lost_items.all()) if result and is_oit else [],
            "changed_at": newest_change(*items, *filter(None, [result])),
        },
    )


def checklist_item(request: HttpRequest, year_be: int, instrument: str, code: str) -> HttpResponse:
    """One item: its required elements, who answers for it, what was done, what proves it."""
    fiscal_year = public_year_or_404(year_be)
    number = _number_in(code, instrument)
    of_year = ChecklistItem.objects.filter(fiscal_year=fiscal_year, instrument=instrument)
    item = public_row_or_404(of_year.for_list().with_reviewer().with_year(), number=number)
    items = _items(fiscal_year, instrument)
    evidence = item.evidence.published().prefetch_related(
        "elements", "last_link_check", "last_manual_check"
    )
    context = load_public_item_contexts([item], {item.pk: list(evidence)})[0]
    return render(
        request,
        "oit_checklist/item.html",
        {
            "fiscal_year": fiscal_year,
            "instrument": Instrument(instrument),
            "item": item,
            "evidence": evidence,
            "row_context": context,
            "guidance": [] if context.needs_evidence else lines_of(item),
            "proof": context.proof,
            "marks": context.marks,
            "without_element": [mark for mark in context.marks if not mark.evidence.elements.all()],
            "address": absolute(item.get_absolute_url()),
            "lost": why_lost(item),
            "score_table": scores_of(item),
            "history": item.updates.approved().order_by("-reviewed_at")[:10],
            "previous": items.filter(number__lt=number).last(),
            "changed_at": newest_change(item, *evidence),
            "next": items.filter(number__gt=number).first(),
        },
    )


def _items(fiscal_year: FiscalYear, instrument: str):
    return fiscal_year.checklistitems.published().filter(instrument=instrument)


def _number_in(code: str, instrument: str) -> int:
    """The number of o12 for OIT and of 1 for IIT and EIT; any other spelling is a 404."""
    prefix = "o" if instrument == Instrument.OIT else ""
    match = re.fullmatch(f"{prefix}([1-9][0-9]{{0,4}})", code)
    if not match:
        raise Http404("ไม่มีข้อนี้")
    return int(match[1])
