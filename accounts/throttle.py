"""
Guessing is slowed down, and nobody can lock the office or a person out.

After a few failures each further attempt has to wait, twice as long each time up to a limit.
Whose failures count is decided so that others pay for their own only:

- A browser in which the person signed in before carries a cookie. Its failures count for
  itself alone: whatever others do to the account, the person gets in there.
- From any other browser, failures count for account and address together, so that one person's
  slips never delay a colleague behind the same address; and for the account from all unknown
  browsers together, so that a thousand addresses guess no faster than one.

The idea is OWASP's "device cookies". An account that does not exist is treated alike.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.addresses import address_of
from accounts.models import FailedAttempts

SALT = "accounts.throttle"
FORGOTTEN_AFTER = timedelta(days=1)  # without a further failure
COOKIE_LIFE = timedelta(days=365)
COOKIE_PATH = "/admin/"  # public pages never see it


@dataclass(frozen=True)
class Limit:
    """`free` failures cost nothing; the next wait is `first`, doubled each time up to `longest`."""

    free: int
    first: timedelta
    longest: timedelta

    def wait(self, failures: int) -> timedelta:
        """How long to wait after so many failures."""
        if failures < self.free:
            return timedelta(0)
        doublings = min(failures - self.free, 20)
        return min(self.first * 2**doublings, self.longest)


ONE_PLACE = Limit(free=5, first=timedelta(seconds=30), longest=timedelta(minutes=15))
ALL_UNKNOWN = Limit(free=20, first=timedelta(minutes=1), longest=timedelta(minutes=15))
# Six digits are guessed sooner than a password.
CODE_ONE_PLACE = Limit(free=5, first=timedelta(seconds=30), longest=timedelta(hours=1))
CODE_ALL_UNKNOWN = Limit(free=10, first=timedelta(minutes=1), longest=timedelta(hours=1))
# A mail cannot be taken back, so asking for one counts like a failure.
MAIL = Limit(free=3, first=timedelta(minutes=20), longest=timedelta(hours=1))
MAILS_OF_ONE_PLACE = Limit(free=20, first=timedelta(minutes=1), longest=timedelta(hours=1))

PASSWORD, CODE, RESET = "password", "code", "reset"
LIMITS = {PASSWORD: (ONE_PLACE, ALL_UNKNOWN), CODE: (CODE_ONE_PLACE, CODE_ALL_UNKNOWN)}


class TooManyFailuresError(Exception):
    """The attempt is refused unread; `wait` says for how long yet."""

    def __init__(self, wait: timedelta):
        super().__init__(in_words(wait))
        self.wait = wait


class Attempt:
    """
    One attempt to prove something about an account, counted as failed until it `succeeded()`.

    Counting first makes guesses at the same time in many workers no cheaper than one by one.
    Raises TooManyFailuresError.
    """

    def __init__(self, kind: str, account: str, request: HttpRequest):
        self.kind, self.account, self.now = kind, account, timezone.now()
        _forget_old(self.now)
        self.limits = self._limits(request)
        with transaction.atomic():
            rows = self._rows()
            waits = [_wait_left(row, limit, self.now) for row, limit in rows]
            if any(waits):
                raise TooManyFailuresError(max(waits))
            for row, _ in rows:
                row.count, row.last_at = row.count + 1, self.now
                row.save()

    def succeeded(self) -> None:
        """The proof was good: this place starts anew, and the account is given its count back."""
        with transaction.atomic():
            rows = [row for row, _ in self._rows()]
            rows[0].delete()
            for row in rows[1:]:
                row.count = max(row.count - 1, 0)
                row.save()

    def _limits(self, request: HttpRequest) -> list[tuple[str, Limit]]:
        """What the attempt counts for, always in the same order: locks never cross."""
        if self.kind == RESET:
            return [
                (_hash(RESET, "account", self.account), MAIL),
                (_hash(RESET, "address", address_of(request)), MAILS_OF_ONE_PLACE),
            ]
        one_place, all_unknown = LIMITS[self.kind]
        if browser := known_browser(request, self.account):
            return [(_hash(self.kind, "browser", self.account, browser), one_place)]
        return [
            (_hash(self.kind, "address", self.account, address_of(request)), one_place),
            (_hash(self.kind, "account", self.account), all_unknown),
        ]

    def _rows(self) -> list[tuple[FailedAttempts, Limit]]:
        return [(self._row(key), limit) for key, limit in self.limits]

    def _row(self, key: str) -> FailedAttempts:
        row, _ = FailedAttempts.objects.select_for_update().get_or_create(
            key=key, defaults={"last_at": self.now}
        )
        if row.last_at < self.now - FORGOTTEN_AFTER:
            row.count = 0
        return row


def in_words(wait: timedelta) -> str:
    """A wait as people say it: "40 วินาที", "12 นาที"; never shorter than it is."""
    seconds = -(-wait // timedelta(seconds=1))
    return f"{seconds} วินาที" if seconds <= 90 else f"{-(-seconds // 60)} นาที"


def known_browser(request: HttpRequest, account: str) -> str | None:
    """The name of the browser, if this account signed in with it before."""
    try:
        signed = request.COOKIES.get(_cookie_name(account), "")
        return signing.loads(signed, salt=_cookie_name(account), max_age=COOKIE_LIFE)
    except signing.BadSignature:
        return None


def remember_browser(request: HttpRequest, response: HttpResponse, account: str) -> None:
    """From now on this browser is known to be the account's."""
    name = _cookie_name(account)
    browser = known_browser(request, account) or secrets.token_urlsafe(12)
    response.set_cookie(
        name,
        signing.dumps(browser, salt=name),
        max_age=COOKIE_LIFE,
        path=COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _cookie_name(account: str) -> str:
    prefix = "__Secure-" if settings.SESSION_COOKIE_SECURE else ""
    return f"{prefix}known-{_hash('cookie', account)[:16]}"


def _hash(*parts: str) -> str:
    return salted_hmac(SALT, "\0".join(parts), algorithm="sha256").hexdigest()


def _wait_left(row: FailedAttempts, limit: Limit, now: datetime) -> timedelta:
    wait = limit.wait(row.count)
    # Without a wait the clock is not asked: an attempt at the same time may be later than `now`.
    return max(row.last_at + wait - now, timedelta(0)) if wait else wait


@transaction.atomic
def _forget_old(now: datetime) -> None:
    """Remove some rows that say nothing any more; those in use are left to their users."""
    old = FailedAttempts.objects.select_for_update(skip_locked=True).filter(
        last_at__lt=now - 2 * FORGOTTEN_AFTER
    )
    for row in old[:100]:
        row.delete()
