"""Measures of one fiscal year taken over into another: what is planned, never what was reported."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from agency.models import Division, FiscalYear
from catalogue.many_rows import add_choices, check_in_memory, create_rows
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

    Returns the new measures. Reports, evidence and publication are not copied, nor divisions that
    are out of use. A number that is there already is left alone, so copying twice adds nothing. A
    measure stands below the one of its parent's number, if the new year has that one; else below
    none. Withdrawn measures, and those of other years, are left out. Raises ValidationError, with
    the number, where the rules refuse a row. Takes as many queries for many rows as for few.
    """
    keys = [measure.pk for measure in chosen]
    rows = Measure.objects.filter(fiscal_year=from_year, pk__in=keys, withdrawn_at=None)
    of_year = Measure.objects.filter(fiscal_year=to_year).select_related("parent__parent")
    there = {row.number: row for row in of_year}
    years = to_year.year_be - from_year.year_be
    divisions: dict[Measure, list[Division]] = {}
    for same_level in _by_level(rows.select_related("parent").prefetch_related("divisions")):
        added: list[tuple[Measure, Measure]] = []
        for row in same_level:
            if row.number in there:
                continue
            copy = there[row.number] = _copy_of(row, to_year, years)
            copy.parent = there.get(row.parent.number) if row.parent else None
            _check(copy)
            added.append((copy, row))
        create_rows([copy for copy, _ in added])  # what stands below refers to them
        divisions |= {copy: divisions_in_use(row) for copy, row in added}
    add_choices(divisions, "divisions")
    return sorted(divisions, key=lambda copy: copy.number_order)


def divisions_in_use(row: Measure) -> list[Division]:
    """Those of a measure's divisions that can still be in charge of anything."""
    return [division for division in row.divisions.all() if division.in_use]


def _copy_of(row: Measure, to_year: FiscalYear, years: int) -> Measure:
    copy = Measure(fiscal_year=to_year, **{name: getattr(row, name) for name in PLANNED})
    for name in DAYS:
        day: date | None = getattr(row, name)
        setattr(copy, name, move_years(day, years) if day else None)
    return copy


def _by_level(rows: Iterable[Measure]) -> list[list[Measure]]:
    """The outermost first."""
    levels: list[list[Measure]] = [[], [], []]
    for row in rows:
        level = 0 if row.parent is None else 1 if row.parent.parent_id is None else 2
        levels[level].append(row)
    return levels


def _check(copy: Measure) -> None:
    try:
        check_in_memory(copy)
    except ValidationError as refused:
        raise ValidationError(f"{copy.label}: {' '.join(refused.messages)}") from refused
