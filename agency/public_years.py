"""The public years, and which of them a page has something to say about."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

import catalogue
from agency.models import FiscalYear


@dataclass(frozen=True)
class PublicYears:
    """
    All public years, the newest first, those whose tables are not empty, and those that tell
    something: an approved report, a measure, a meeting or a score.

    A year is published in October with all its items, long before anything is reported on them.
    """

    all: list[FiscalYear]
    that_have_rows: list[FiscalYear]
    that_tell_something: list[FiscalYear]

    @property
    def newest(self) -> FiscalYear | None:
        return next(iter(self.all), None)

    @property
    def current(self) -> FiscalYear | None:
        """The newest year that tells something; before the first one, the newest with rows."""
        return next(iter([*self.that_tell_something, *self.that_have_rows]), self.newest)

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
        scores = [year.total_score for year in self.all if year.total_score is not None]
        return scores[0] - scores[1] if len(scores) > 1 else None

    @property
    def distance(self) -> Decimal | None:
        """The change without its sign, for a sentence that says the direction in words."""
        return None if self.change is None else abs(self.change)

    @property
    def _scored(self) -> list[FiscalYear]:
        return [year for year in self.all if year.total_score is not None]


def public_years() -> PublicYears:
    """The public years in one query."""
    has_rows, tells = Q(pk__in=[]), Q(total_score__isnull=False)
    for record in catalogue.records():
        of_year = {record.year_path: OuterRef("pk")}
        if record.fills_year:
            has_rows |= Q(Exists(record.public_rows().filter(**of_year)))
        if (filling := record.filling_rows()) is not None:
            tells |= Q(Exists(filling.filter(**of_year)))
    found = FiscalYear.objects.published().annotate(has_rows=has_rows, tells=tells)
    years = list(found.order_by("-year_be"))
    return PublicYears(
        years, [year for year in years if year.has_rows], [year for year in years if year.tells]
    )


def current_year(request: HttpRequest) -> dict:
    """Template context: `current_year`, where the menu leads from a page without a year."""
    return {"current_year": SimpleLazyObject(lambda: public_years().current)}


def neighbours_of(fiscal_year: FiscalYear) -> dict[str, FiscalYear | None]:
    """The public years before and after one, in one query; they need not be consecutive."""
    years = list(FiscalYear.objects.published().order_by("year_be"))
    return {
        "previous": next((y for y in reversed(years) if y.year_be < fiscal_year.year_be), None),
        "next": next((y for y in years if y.year_be > fiscal_year.year_be), None),
    }
