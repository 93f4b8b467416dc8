"""
The last good copy of each public address, on the disk: for when the database is out of reach.

All workers share it and it outlives a restart. A copy is written when a page is made anew, so what
anybody visited is there. What is taken away from the public must not come back from here: any
withdrawal or deletion empties it at once.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from auditlog.models import LogEntry
from django.core.cache import caches
from django.db import transaction
from django.db.models import Max, Q
from django.db.models.signals import post_save
from django.utils import timezone

from documents.stored_documents import StoredDocument
from operations.cached_pages import Page

# An unchanged copy is written again so often, to say that it was still good then.
CONFIRM_EVERY = timedelta(minutes=5)
FORGOTTEN_AT = "forgotten_at"

logger = logging.getLogger(__name__)


class LastGood:
    """The copies as one worker sees them."""

    def __init__(self):
        self.written: dict[str, tuple[str, datetime]] = {}

    def keep(self, address: str, copy: Page | StoredDocument, as_of: datetime) -> None:
        """Keep a copy made from what the database held at this moment."""
        forgotten_at = self.ready_for(as_of)
        if forgotten_at is None:
            return
        mark = copy.etag if isinstance(copy, Page) else copy.fingerprint
        known, written_at = self.written.get(address, ("", as_of))
        is_there = known == mark and written_at > forgotten_at
        if is_there and as_of - written_at < CONFIRM_EVERY:
            return
        if isinstance(copy, Page):
            copy = replace(copy, ready={})
        _carefully(lambda: _store().set(address, (as_of, copy)))
        self.written[address] = (mark, as_of)

    def ready_for(self, as_of: datetime) -> datetime | None:
        """
        When the store was last emptied; None if it cannot be used. What is owed is done first.

        Asked for each page made at `as_of`, also for those that stay in memory: is_good needs it.
        """
        return _carefully(lambda: _ready_for(as_of))

    def find(self, address: str) -> Page | StoredDocument | None:
        """The copy of an address, unless something was taken away since it was made."""
        kept = _carefully(lambda: _store().get(address))
        return kept[1] if kept and self.is_good(kept[0]) else None

    def is_good(self, as_of: datetime) -> bool:
        """
        Whether nothing was taken away from the public after this moment.

        Where nobody knows, as when the store does not answer either, it is not: what was
        withdrawn must not come back, and an outage of both is rare.
        """
        forgotten_at = _carefully(lambda: _store().get(FORGOTTEN_AT))
        return forgotten_at is not None and as_of > forgotten_at


class _Debt:
    """Since when this process has to empty the store and could not; None if it owes nothing."""

    since: datetime | None = None


def _ready_for(as_of: datetime) -> datetime:
    if _Debt.since:
        _forget(_Debt.since)
    found = _store().get(FORGOTTEN_AT)
    if found is None:
        # New, or the store lost it: of what was kept before this copy, nobody knows if it is good.
        found = as_of - timedelta(microseconds=1)
        _store().set(FORGOTTEN_AT, found, timeout=None)
    return found


def forget_all() -> None:
    """Empty the store, and let nobody use what was made before now."""
    _Debt.since = moment = timezone.now()
    _carefully(lambda: _forget(moment))


def _forget(moment: datetime) -> None:
    _store().clear()
    _store().set(FORGOTTEN_AT, moment, timeout=None)
    if _Debt.since == moment:
        _Debt.since = None


def forget_what_was_missed() -> None:
    """
    Empty the store if the log knows of something taken away after it was last emptied.

    For the timer of keep_copies: a process may have died before it could. One query.
    """
    another_time = Q(changes__has_key="published_at") & ~Q(changes__published_at__0="None")
    withdrawn = Q(changes__has_key="withdrawn_at")
    taken = LogEntry.objects.filter(Q(action=LogEntry.Action.DELETE) | withdrawn | another_time)
    newest = taken.aggregate(Max("timestamp"))["timestamp__max"]
    forgotten_at = _carefully(lambda: _store().get(FORGOTTEN_AT))
    if newest and (forgotten_at is None or forgotten_at < newest):
        forget_all()


def watch_the_log() -> None:
    """Called once, when the portal starts: forget when anything is taken from the public."""
    post_save.connect(_after_entry, sender=LogEntry, dispatch_uid="last_good")


def _after_entry(sender, instance: LogEntry, **kwargs) -> None:
    if _takes_away(instance):
        # Now, in case this process dies at the commit; and then, for what was made in between.
        forget_all()
        transaction.on_commit(forget_all)


def _takes_away(entry: LogEntry) -> bool:
    """Whether a row was deleted, withdrawn, or given another time of publication."""
    if entry.action == LogEntry.Action.DELETE:
        return True
    changes = entry.changes_dict
    before, _ = changes.get("published_at", ("None", ""))
    return "withdrawn_at" in changes or before != "None"


def _store():
    return caches["last_good"]


def _carefully(use: Callable):
    """What the store says; None when it cannot be used. No page fails because of its copy."""
    try:
        return use()
    except Exception:  # a full disk, a copy of an older version, a store elsewhere out of reach
        logger.exception("The store of last good copies cannot be used")
        return None
