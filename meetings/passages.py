"""
Names of the passages of minutes, by which an edited Word document is read back.

A name tells the row and a digest of its words: whoever reads the document back knows whether
somebody changed them in the portal meanwhile. Word hides bookmarks that begin with "_" and holds
40 letters.
"""

import hashlib

from meetings.models import AgendaItem, Meeting, Statement

DIGEST = 8  # hexadecimal digits


def name_of_meeting(meeting: Meeting) -> str:
    """The name of the title: whose minutes the document is."""
    return f"_minutes_{meeting.pk}"


def name_of(row: AgendaItem | Statement) -> str:
    """The name of an agenda item, whose details stand below it, or of what one person said."""
    if isinstance(row, Statement):
        return _named("statement", row.pk, row.speaker, row.post, row.text)
    return _named("agenda", row.pk, row.title, row.details)


def name_of_resolution(item: AgendaItem) -> str:
    """The name of what was resolved under an agenda item."""
    return _named("resolution", item.pk, item.resolution)


def name_of_opening(meeting: Meeting) -> str:
    """The name of what stands before the agenda."""
    return _named("opening", meeting.pk, meeting.opening)


def digest_of(*words: str) -> str:
    """What tells these words from others."""
    joined = "\n\n".join(words).replace("\r\n", "\n")
    return hashlib.sha256(joined.encode()).hexdigest()[:DIGEST]


def _named(kind: str, pk: int, *words: str) -> str:
    return f"_{kind}_{pk}_{digest_of(*words)}"
