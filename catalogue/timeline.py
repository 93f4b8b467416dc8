"""What the timeline of a year says of an event."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class TimelineEntry:
    """
    One event: when, on which page it is read, what it says.

    `status` is what the office reports with it (agency.statuses.Status), None for other events.
    """

    at: datetime
    address: str
    title: str
    texts: tuple[str, ...] = ()
    status: Any = None
