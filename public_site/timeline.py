"""The public timeline of a year: every event that the catalogue knows of, the newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import F, QuerySet, Value
from django.utils import timezone

import catalogue
from agency.models import FiscalYear
from catalogue.timeline import TimelineEntry

# When an event took place, the kind of its record and its key.
EventKey = tuple[datetime, str, Any]


@dataclass(frozen=True)
class Day:
    """What happened on one day, the newest first."""

    day: date
    entries: list[TimelineEntry]


def timeline(fiscal_year: FiscalYear) -> QuerySet[Any, EventKey]:
    """
    The key of each public event of a year, the newest first; asks nothing yet.

    Slice it and hand the slice to load(): the kinds lie in several tables, and one page of all
    must cost the same however many came before it.
    """
    first, *others = _events_by_kind(fiscal_year)
    return first.union(*others, all=True).order_by("-moment", "kind", "-pk")


def _events_by_kind(fiscal_year: FiscalYear) -> Iterator[QuerySet[Any, EventKey]]:
    for record in catalogue.records():
        events = record.events(fiscal_year)
        if events is not None:
            named = {"moment": F(record.event_moment), "kind": Value(record.kind)}
            yield events.order_by().annotate(**named).values_list("moment", "kind", "pk")


def load(keys: Iterable[EventKey]) -> list[TimelineEntry]:
    """The entries of a slice of the timeline; one query for each kind of event in it."""
    keys = list(keys)
    found: dict[tuple[str, Any], TimelineEntry] = {}
    for record in catalogue.records():
        of_kind = [pk for _, kind, pk in keys if kind == record.kind]
        if of_kind:
            events = record.load_events(of_kind)
            found |= {(record.kind, pk): record.timeline_entry(events[pk]) for pk in events}
    return [found[kind, pk] for _, kind, pk in keys]


def by_day(entries: Iterable[TimelineEntry]) -> list[Day]:
    """The entries grouped by the day in Thailand on which the events took place."""
    return [
        Day(day, list(on_the_day))
        for day, on_the_day in groupby(entries, key=lambda entry: timezone.localdate(entry.at))
    ]
