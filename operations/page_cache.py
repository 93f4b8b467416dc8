"""
Public pages from memory: as fast as a file, and never older than the last commit.

A page is kept together with the revision that it was made from (records/revision.py). The next
request asks the database for the revision, one small query, and gets the kept page while it is
the same. An approved change therefore shows at the very next request, in every worker, and nothing
has to be told to anybody; a draft raises no revision and costs no page. Requests of people who
are signed in, and answers that set a cookie, are never kept.

When the database is out of reach a copy is served, marked with its time: that of this worker,
else that which any worker kept (outage_copies).

This stands around Django, not among its middleware: a kept page passes none of it, and needs
none, since it was made by a request that did and everything that such a request may depend on
is part of its key (docs/decisions/0013).
"""

import re
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpResponse
from django.utils import timezone

from documents.stored_documents import StoredDocument
from operations import service_unavailable
from operations.cached_pages import CachedPage, CachedPages
from operations.copy_format import Copy
from operations.current_revision import CurrentRevision, current_revision
from operations.monitoring.request_log import KEPT
from operations.outage_copies import OutageCopies
from public_site.branding import is_branding

LARGEST_PAGE = 1_000_000
LONGEST_QUERY = 200  # characters; longer ones are somebody's play
# A publication that was set for later comes due without a write: so long it may be late.
FRESH_FOR = 30  # seconds
ASK_AGAIN_AFTER = 3  # seconds without asking, once the database did not answer
NEVER = ("/admin/", "/healthz", "/readyz", "/metrics", "/static/")
PAGE_NUMBER = re.compile(r"page=[1-9][0-9]?")


class PageCache:
    """A WSGI application around Django's."""

    def __init__(self, application: Callable[..., Iterable[bytes]]):
        self.application = application
        self.pages = CachedPages()
        self.outage_copies = OutageCopies()
        self.ask_again_at = 0.0
        proxy = settings.SECURE_PROXY_SSL_HEADER
        self.secure_header = proxy[0] if proxy else "wsgi.url_scheme"
        home = urlsplit(settings.BASE_URL)
        self.home = (home.scheme, home.netloc)

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        if not _may_be_kept(environ):
            return self.application(environ, start_response)
        key = self._key(environ)
        page = self.pages.get(key)
        try:
            revision = self._revision()
        except (DatabaseError, InterfaceError):
            return self._without_database(page, environ, start_response)
        if page and revision and _is_fresh(page, revision):
            environ[KEPT] = True
            return _send(page, environ, start_response)
        return self._make(key, page, revision, environ, start_response)

    def _make(
        self,
        key: tuple,
        page: CachedPage | None,
        revision: CurrentRevision | None,
        environ: dict,
        start_response: Callable,
    ) -> Iterable[bytes]:
        """The page made anew, and kept if it may be; `page` is the one that was kept."""
        begun: list[tuple] = []
        as_of = timezone.now()
        response: Any = self.application(environ, lambda *status: begun.append(status))
        if _is_out_of_reach(response) and (copy := self._copy(page, environ)):
            # The database was lost, or a table locked, while the page was made.
            response.close()
            return self._send_copy(copy, environ, start_response)
        # The revision was asked before the page was made: a commit in between makes the page
        # newer than its revision, and it is made once more at the next request.
        if not revision or not _is_keepable(response):
            self._keep_document(response, revision, environ, as_of)
            start_response(*begun[-1])
            return response
        page = CachedPage.of(response, revision.number, time.monotonic(), as_of)
        response.close()
        self.pages.keep(key, page)
        if address := self._address(environ):
            self.outage_copies.keep(address, page, revision, as_of)
        else:
            self.outage_copies.finish_pending_purge(revision)
        return _send(page, environ, start_response)

    def _keep_document(
        self, response: Any, revision: CurrentRevision | None, environ: dict, as_of: datetime
    ) -> None:
        """An outage copy of the stored file that an answer sends, if it sends one."""
        address = self._address(environ) if revision else None
        if revision and address and (document := _document_of(response)):
            self.outage_copies.keep(address, document, revision, as_of)

    def _without_database(
        self, page: CachedPage | None, environ: dict, start_response: Callable
    ) -> Iterable[bytes]:
        """The outage copy, else what an outage leaves."""
        return self._send_copy(self._copy(page, environ), environ, start_response)

    def _copy(self, page: CachedPage | None, environ: dict) -> Copy | None:
        """The copy of this worker or of any."""
        if page and self.outage_copies.may_serve(page.number):
            return page
        address = self._address(environ)
        return self.outage_copies.find(address) if address else None

    def _send_copy(
        self, copy: Copy | None, environ: dict, start_response: Callable
    ) -> Iterable[bytes]:
        if isinstance(copy, CachedPage):
            environ[KEPT] = True
            return _send(copy.with_outage_notice(), environ, start_response)
        return service_unavailable.answer(environ, start_response, copy)

    def _key(self, environ: dict) -> tuple:
        """All that the answer to a plain request can depend on."""
        return (
            environ.get(self.secure_header),
            environ.get("HTTP_HOST"),
            environ["PATH_INFO"],
            environ.get("QUERY_STRING", ""),
        )

    def _address(self, environ: dict) -> str | None:
        """
        The address under which an outage copy is kept; None for what has none.

        Only pages under the portal's own name, and no queries but those of long lists: whoever
        asks under many names or for many words fills no disk.
        """
        if (environ.get(self.secure_header), environ.get("HTTP_HOST")) != self.home:
            return None
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        if is_branding(path):
            query = ""
        is_kept = not query or (path.endswith("/updates/") and PAGE_NUMBER.fullmatch(query))
        return f"{path}?{query}" if is_kept else None

    def _revision(self) -> CurrentRevision | None:
        begun = time.monotonic()
        if begun < self.ask_again_at:
            raise InterfaceError("the database did not answer a moment ago")
        try:
            return current_revision()
        except (DatabaseError, InterfaceError):
            # A server that is only slow to refuse must not take all the time there is.
            now = time.monotonic()
            self.ask_again_at = now + max(ASK_AGAIN_AFTER, 10 * (now - begun))
            raise


def _is_fresh(page: CachedPage, revision: CurrentRevision) -> bool:
    return page.number == revision.number and time.monotonic() - page.made_at < FRESH_FOR


def _send(page: CachedPage, environ: dict, start_response: Callable) -> list[bytes]:
    status, headers, body = page.answer(environ)
    start_response(status, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _may_be_kept(environ: dict) -> bool:
    """A citizen's plain request: nothing that the answer could depend on but the address."""
    return (
        environ["REQUEST_METHOD"] in ("GET", "HEAD")
        # Other cookies are no business of ours: a main site sets them for all its subdomains.
        and settings.SESSION_COOKIE_NAME not in environ.get("HTTP_COOKIE", "")
        and not environ["PATH_INFO"].startswith(NEVER)
        and len(environ.get("QUERY_STRING", "")) <= LONGEST_QUERY
    )


def _is_out_of_reach(response: object) -> bool:
    return getattr(response, "status_code", 0) == 503


def _document_of(response: object) -> StoredDocument | None:
    """The stored file that an answer sends, whole or in part."""
    served = getattr(response, "status_code", 0) in (200, 206, 304)
    return getattr(response, "stored_document", None) if served else None


def _is_keepable(response: Iterable[bytes]) -> bool:
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and "no-store" not in response.get("Cache-Control", "")
        and len(response.content) <= LARGEST_PAGE
        and not response.has_header("Content-Encoding")
    )
