"""
A copy of each public page, outside the database: for when the database is out of reach.

All workers share the copies, and they outlive a restart. A copy is written when a page is made
anew, so what anybody visited is there. What is taken from the public must not come back from
here: a copy tells the revision that it was made at, the store tells up to which one it was purged.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.core.cache import BaseCache, caches

from operations.cached_pages import CachedPage
from operations.copy_format import Copy, decode, encode
from operations.current_revision import CurrentRevision, current_revision
from records.revision import withdrawn

# An unchanged copy is written again so often, to say that it was still good then.
CONFIRM_EVERY = timedelta(minutes=5)
# Keys of the store: copies of older revisions than this number are not served.
PURGED_TO = "purged_to"
# The same for a withdrawal that may not be committed yet, or never will be.
THREATENED = "threatened"
# Longer than the timer of keep_copies takes to find out whether it was.
THREATENED_FOR = 60 * 60  # seconds

logger = logging.getLogger(__name__)
Found = TypeVar("Found")


@dataclass(frozen=True)
class _Written:
    """What a worker knows of a copy that it wrote."""

    digest: str
    number: int
    as_of: datetime


class OutageCopies:
    """The copies as one worker sees them."""

    def __init__(self) -> None:
        self.written: dict[str, _Written] = {}

    def keep(self, address: str, copy: Copy, revision: CurrentRevision, as_of: datetime) -> None:
        """Keep a copy made from what the database held at this revision and moment."""
        purged_to = self.finish_pending_purge(revision)
        if purged_to is None:
            return
        digest = copy.etag if isinstance(copy, CachedPage) else copy.fingerprint
        known = self.written.get(address)
        is_there = known is not None and known.digest == digest and known.number >= purged_to
        if known and is_there and as_of - known.as_of < CONFIRM_EVERY:
            return
        _carefully(lambda: _store().set(address, encode(copy, revision.number)))
        self.written[address] = _Written(digest, revision.number, as_of)

    def finish_pending_purge(self, revision: CurrentRevision) -> int | None:
        """
        Up to which revision the store is purged; None if it cannot be used. What is pending is
        done first, also what a process that died left undone.

        Asked for each page that is made, also for those that stay in memory: may_serve needs it.
        """
        return _carefully(lambda: _purged_to(revision))

    def find(self, address: str) -> Copy | None:
        """The copy of an address, unless something was withdrawn since it was made."""
        stored = _carefully(lambda: _store().get(address))
        if stored is None or (found := _carefully(lambda: decode(stored))) is None:
            return None
        number, copy = found
        return copy if self.may_serve(number) else None

    def may_serve(self, number: int) -> bool:
        """
        Whether nothing was taken from the public after this revision.

        Where nobody knows, as when the store does not answer either, it may not: what was
        withdrawn must not come back, and an outage of both is rare.
        """
        limits = _carefully(lambda: (_read_number(PURGED_TO), _read_number(THREATENED)))
        if limits is None or limits[0] is None:
            return False
        return number >= max(limits[0], limits[1] or 0, _Pending.purge_to)


class _Pending:
    """Up to which revision this process has to purge the store and could not; 0 without any."""

    purge_to = 0


def purge(number: int) -> None:
    """Let nobody use what was made before this revision, and remove it."""
    _Pending.purge_to = max(_Pending.purge_to, number)
    _carefully(lambda: _purge(_Pending.purge_to))


def finish_pending_purge() -> None:
    """Purge if the database knows of a withdrawal that the store never heard of. For the timer."""
    if revision := current_revision():
        OutageCopies().finish_pending_purge(revision)


def watch_withdrawals() -> None:
    """Called once, when the portal starts: purge when anything is taken from the public."""
    withdrawn.connect(_after_withdrawal, dispatch_uid="outage_copies")


def _after_withdrawal(number: int, committed: bool, **kwargs: Any) -> None:
    if committed:
        purge(number)
    else:
        # In case this process dies at the commit.
        _carefully(lambda: _write_number(THREATENED, number, THREATENED_FOR))


def _purged_to(revision: CurrentRevision) -> int:
    wanted = max(revision.withdrawn_number, _Pending.purge_to)
    done = _read_number(PURGED_TO)
    if done is None or done < wanted:
        # None: new, or the store lost it. The database knows.
        _purge(wanted)
        return wanted
    _forget_pending(done)
    return done


def _purge(number: int) -> None:
    _write_number(PURGED_TO, number, None)
    threatened = _read_number(THREATENED)
    _store().clear()  # all keys go
    _write_number(PURGED_TO, number, None)
    if threatened is not None and threatened > number:
        _write_number(THREATENED, threatened, THREATENED_FOR)
    _forget_pending(number)


def _forget_pending(number: int) -> None:
    if _Pending.purge_to <= number:
        _Pending.purge_to = 0


def _read_number(key: str) -> int | None:
    stored = _store().get(key)
    return None if stored is None else int(stored)


def _write_number(key: str, number: int, timeout: int | None) -> None:
    _store().set(key, str(number).encode(), timeout=timeout)


def _store() -> BaseCache:
    return caches["outage_copies"]


def _carefully(use: Callable[[], Found]) -> Found | None:
    """What the store says; None when it cannot be used. No page fails because of its copy."""
    try:
        return use()
    except Exception:  # a full disk, a copy of an older version, a store elsewhere out of reach
        logger.exception("The store of outage copies cannot be used")
        return None
