"""When public records last changed: walks the moments of every kind of record."""

from collections.abc import Iterable
from datetime import datetime
from itertools import cycle, islice
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone

from catalogue.record import Record
from catalogue.registry import records
from records.publication import Publishable


def year_changed_at(fiscal_year: Publishable) -> datetime:
    """
    When anything of a public year was last published, approved or withdrawn; one query.

    Raises ValueError for a year that was never public, and of which nothing was.
    """
    changed_at = years_changed_at([fiscal_year])
    if changed_at is None:
        raise ValueError(f"{fiscal_year} was never public")
    return changed_at


def years_changed_at(years: Iterable[Publishable]) -> datetime | None:
    """The same of several years, all of them public, in one query too; None without any."""
    years = list(years)
    moments = [year.published_at for year in years]
    for newest in _newest_of_each_year([year.pk for year in years]):
        moments += newest
    return max(filter(None, moments), default=None)


def _newest_of_each_year(years: list[int]) -> Iterable[tuple[datetime | None, ...]]:
    """Of each kind of record and year: its newest moments, repeated to the same number of them."""
    changing = [record for record in records() if record.year_path and record.moments]
    if not changing:
        return []
    width = max(len(record.moments) for record in changing)
    parts = [_newest(record, years, width) for record in changing]
    return parts[0].union(*parts[1:]).order_by()


def _newest(record: Record, years: list[int], width: int) -> QuerySet[Any]:
    rows = _ever_public(record).filter(**{f"{record.year_path}__in": years}).order_by()
    newest = {f"moment_{n}": Max(path) for n, path in enumerate(_padded(record.moments, width))}
    return rows.values(record.year_path).annotate(**newest).values_list(*newest)


def _ever_public(record: Record) -> QuerySet[Any]:
    """The rows in public years that the public sees, or saw: a withdrawal is a change as well."""
    if not issubclass(record.model, Publishable):
        return record.public_rows()
    parents = [path for path in record.model.published_with if path != record.year_path]
    lookups = ["published_at__lte", *(f"{path}__published_at__lte" for path in parents)]
    return record.model._default_manager.filter(**dict.fromkeys(lookups, timezone.now()))


def _padded(moments: tuple[str, ...], width: int) -> Iterable[str]:
    return islice(cycle(moments), width)
