"""Dates of records for calendar programs."""

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True)
class Appointment:
    """A date of the calendar; without `starts_at` it takes the whole day."""

    key: str
    title: str
    path: str
    day: date
    known_since: datetime
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
