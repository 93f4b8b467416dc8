"""When public data last changed."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max, QuerySet
from django.utils import timezone

from agency.models import FiscalYear
from measures.models import Measure, MeasureEvidence
from meetings.models import Meeting
from oit_checklist.models import ChecklistItem, ItemEvidence


def year_changed_at(fiscal_year: FiscalYear) -> datetime:
    """When anything of a public year was last published, approved or withdrawn; one query."""
    return years_changed_at([fiscal_year])


def years_changed_at(years: Iterable[FiscalYear]) -> datetime | None:
    """The same of several public years, in one query too; None without any."""
    years = list(years)
    moments = [year.published_at for year in years]
    for newest in _newest_of_each_year(years):
        moments += newest
    return max(filter(None, moments), default=None)


def _newest_of_each_year(years: list[FiscalYear]) -> QuerySet:
    """Of each kind of record and year: when one was last published, withdrawn, approved."""
    of_rows = {"fiscal_year__in": years}
    of_evidence = {
        "assignment__fiscal_year__in": years,
        "assignment__published_at__lte": timezone.now(),
    }
    kinds = [
        _newest(model.objects.filter(**of_rows), "fiscal_year", "published_update__reviewed_at")
        for model in (Measure, ChecklistItem)
    ]
    kinds.append(_newest(Meeting.objects.filter(**of_rows), "fiscal_year"))
    kinds += [
        _newest(model.objects.filter(**of_evidence), "assignment__fiscal_year")
        for model in (MeasureEvidence, ItemEvidence)
    ]
    return kinds[0].union(*kinds[1:]).order_by()


def _newest(rows: QuerySet, year: str, approved_at: str = "published_at") -> QuerySet:
    # Withdrawn rows count: that they went is a change as well.
    shown = rows.filter(published_at__lte=timezone.now()).order_by()
    moments = [Max(path) for path in ("published_at", "withdrawn_at", approved_at)]
    names = ("published", "withdrawn", "approved")
    return shown.values(year).annotate(**dict(zip(names, moments, strict=True))).values_list(*names)
