"""Measures of one fiscal year taken over into another: what is planned, never what was reported."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from agency.models import FiscalYear
from measures.models import Measure
from thai.dates import move_years

# What a plan says; the rest of a row belongs to its year.
PLANNED = (
    "number",
    "is_heading",
    "title",
    "method",
    "for_all_divisions",
    "responsible_person",
    "budget_planned",
    "budget_source",
    "plan_name",
    "plan_first_year",
    "plan_last_year",
)
DAYS = ("starts_on", "ends_on", "due_on")


@transaction.atomic
def copy_measures(
    from_year: FiscalYear, to_year: FiscalYear, chosen: Iterable[Measure]
) -> list[Measure]:
    """
    Copy the chosen measures of a year into another as drafts, days moved by the years between.

    Returns the new measures. Reports, evidence and publication are not copied. A number that is
    there already is left alone, so copying twice adds nothing. A measure stands below the one of
    its parent's number, if the new year has that one; else below none. Withdrawn measures, and
    those of other years, are left out. Raises ValidationError where the rules refuse a row.
    """
    keys = [measure.pk for measure in chosen]
    rows = Measure.objects.filter(fiscal_year=from_year, pk__in=keys, withdrawn_at=None)
    there = {row.number: row for row in Measure.objects.filter(fiscal_year=to_year)}
    added, years = [], to_year.year_be - from_year.year_be
    for row in sorted(rows.select_related("parent").for_list(), key=_outermost_first):
        if row.number in there:
            continue
        copy = there[row.number] = _copy_of(row, to_year, years)
        copy.parent = there.get(row.parent.number) if row.parent else None
        copy.full_clean()
        copy.save()
        copy.divisions.set(row.divisions.all())
        added.append(copy)
    return sorted(added, key=lambda copy: copy.number_order)


def _copy_of(row: Measure, to_year: FiscalYear, years: int) -> Measure:
    copy = Measure(fiscal_year=to_year, **{name: getattr(row, name) for name in PLANNED})
    for name in DAYS:
        day: date | None = getattr(row, name)
        setattr(copy, name, move_years(day, years) if day else None)
    return copy


def _outermost_first(row: Measure) -> tuple[int, str]:
    level = 0 if row.parent is None else 1 if row.parent.parent_id is None else 2
    return level, row.number_order
