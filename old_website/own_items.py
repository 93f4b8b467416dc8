"""Who may take evidence from an old website, and for which items."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from agency.models import FiscalYear
from oit_checklist.models import ChecklistItem, Instrument, ItemEvidence
from oit_checklist.sheets import ItemEvidenceSheet
from progress.sheets import own_rows


def may_use(user: Any) -> bool:
    """Whether the person may change what proves items."""
    return ItemEvidenceSheet.may_import(user)


def own_items(user: Any, fiscal_year: FiscalYear) -> QuerySet[ChecklistItem]:
    """The OIT items of a year that the person works on, with their evidence, in their order."""
    evidence = ItemEvidence.objects.filter(withdrawn_at__isnull=True)
    rows: QuerySet[ChecklistItem] = own_rows(ChecklistItem, user, fiscal_year)
    own = rows.filter(instrument=Instrument.OIT, withdrawn_at__isnull=True)
    return own.prefetch_related(Prefetch("evidence", queryset=evidence)).order_by("number")


def number_of(code: str) -> int:
    """The number of an OIT item by its code: o12 is 12."""
    return int(code.removeprefix("o"))
