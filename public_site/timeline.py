"""The public timeline of a year: every approved update of its measures and items."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet, Value
from django.utils import timezone

from agency.models import FiscalYear
from measures.models import Measure, MeasureUpdate
from oit_checklist.models import ChecklistItem, ItemUpdate
from progress.models import Update

_KINDS = [(ItemUpdate, ChecklistItem), (MeasureUpdate, Measure)]


@dataclass(frozen=True)
class Day:
    """The updates that were approved on one day, the newest first."""

    day: date
    updates: list[Update]


def timeline(fiscal_year: FiscalYear) -> QuerySet:
    """
    (reviewed_at, kind, pk) of each public update of a year, the newest first; asks nothing yet.

    Slice it and hand the slice to load(): the two kinds lie in two tables, and one page of both
    must cost the same however many came before it.
    """
    parts = [
        model.objects.approved()
        .filter(assignment__in=family.objects.published().filter(fiscal_year=fiscal_year))
        .order_by()
        .annotate(kind=Value(kind))
        .values_list("reviewed_at", "kind", "pk")
        for kind, (model, family) in enumerate(_KINDS)
    ]
    return parts[0].union(*parts[1:], all=True).order_by("-reviewed_at", "kind", "-pk")


def load(marks: Iterable[tuple]) -> list[Update]:
    """The updates of a slice of the timeline, with their row and year; two queries."""
    marks = list(marks)
    found = {}
    for kind, (model, _) in enumerate(_KINDS):
        pks = [pk for _, its_kind, pk in marks if its_kind == kind]
        updates = model.objects.select_related("assignment__fiscal_year").in_bulk(pks)
        found |= {(kind, pk): update for pk, update in updates.items()}
    return [found[kind, pk] for _, kind, pk in marks]


def by_day(updates: Iterable[Update]) -> list[Day]:
    """The updates grouped by the day in Thailand on which they were approved."""
    return [
        Day(day, list(on_the_day))
        for day, on_the_day in groupby(
            updates, key=lambda update: timezone.localdate(update.reviewed_at)
        )
    ]
