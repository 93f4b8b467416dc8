"""The public years, and which of them a page has something to say about."""

from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

import catalogue
from agency.models import FiscalYear


@dataclass(frozen=True)
class PublicYears:
    """
    All public years, the newest first, each with `has_rows`: rows for a report.

    A year is published in October, long before its first rows and a year before its score.
    """

    all: list[FiscalYear]

    @property
    def newest(self) -> FiscalYear | None:
        return next(iter(self.all), None)

    @property
    def with_rows(self) -> FiscalYear | None:
        """The newest year that has rows; before the first one, the newest."""
        return next(iter(self.that_have_rows), self.newest)

    @property
    def that_have_rows(self) -> list[FiscalYear]:
        """Those whose tables are not empty."""
        return [year for year in self.all if year.has_rows]  # type: ignore[attr-defined]  # annotated

    @property
    def scored(self) -> FiscalYear | None:
        """The newest year whose score is announced; before the first one, the newest."""
        return next(iter(self._scored), self.newest)

    @property
    def scored_before(self) -> FiscalYear | None:
        """The announced year before that one."""
        return next(iter(self._scored[1:]), None)

    @property
    def change(self) -> Decimal | None:
        """By how many points of 100 the score rose; None with fewer than two scores."""
        scores = [year.total_score for year in self._scored[:2] if year.total_score is not None]
        return scores[0] - scores[1] if len(scores) == 2 else None

    @property
    def distance(self) -> Decimal | None:
        """The change without its sign, for a sentence that says the direction in words."""
        return None if self.change is None else abs(self.change)

    @property
    def _scored(self) -> list[FiscalYear]:
        return [year for year in self.all if year.total_score is not None]


def public_years() -> PublicYears:
    """The public years in one query."""
    has_rows = (
        Exists(record.public_rows_of(OuterRef("pk")))
        for record in catalogue.records()
        if record.in_report and not record.is_annex
    )
    years = FiscalYear.objects.published().annotate(has_rows=reduce(or_, has_rows))
    return PublicYears(list(years.order_by("-year_be")))


def current_year(request: HttpRequest) -> dict:
    """Template context: `current_year`, where the menu leads from a page without a year."""
    return {"current_year": SimpleLazyObject(lambda: public_years().with_rows)}


def neighbours_of(fiscal_year: FiscalYear) -> dict[str, FiscalYear | None]:
    """The public years before and after one, in one query; they need not be consecutive."""
    years = list(FiscalYear.objects.published().order_by("year_be"))
    return {
        "previous": next((y for y in reversed(years) if y.year_be < fiscal_year.year_be), None),
        "next": next((y for y in years if y.year_be > fiscal_year.year_be), None),
    }
