"""What the feed says of a record."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class News:
    """One thing that became public; `key` stays the same for ever, `html` is what it says."""

    key: str
    path: str
    title: str
    html: str
    at: datetime
