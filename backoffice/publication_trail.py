"""When a row was published, withdrawn and restored, by whom and why, as the log has it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from auditlog.models import LogEntry
from django.db.models import Model

_NOTHING = ("None", "", None)


@dataclass(frozen=True)
class TrailEntry:
    """One act, in Thai."""

    act: str
    at: datetime
    who: str
    reason: str = ""


def publication_trail(row: Model) -> list[TrailEntry]:
    """The acts of a row, the newest first; one query."""
    entries = LogEntry.objects.get_for_object(row).select_related("actor").order_by("-pk")
    return [found for entry in entries for found in _acts(entry)]


def _acts(entry: LogEntry) -> Iterator[TrailEntry]:
    changes: dict[str, Any] = entry.changes or {}
    if isinstance(changes, str):
        changes = json.loads(changes)
    who = str(entry.actor) if entry.actor else "ระบบ"
    if "withdrawn_at" in changes:
        before, after = changes["withdrawn_at"][:2]
        if after not in _NOTHING:
            reason = changes.get("withdrawn_reason", ["", ""])[1]
            yield TrailEntry("ถอนการเผยแพร่", entry.timestamp, who, reason)
        elif before not in _NOTHING:
            yield TrailEntry("นำกลับมาเผยแพร่", entry.timestamp, who)
    if "published_at" in changes and changes["published_at"][1] not in _NOTHING:
        yield TrailEntry("เผยแพร่", entry.timestamp, who)
