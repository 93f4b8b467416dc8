"""
Public pages from memory: as fast as a file, and never older than the last commit.

A page is kept together with the mark of the data that it was made from (data_state). The next
request asks the database for the mark, one small query, and gets the kept page while it is the
same; when it moved, a second question tells whether the public may see a difference (public_mark).
An approved change therefore shows at the very next request, in every worker, and nothing
has to be told to anybody. Requests of people who are signed in, and answers that set a cookie,
are never kept.

When the database is out of reach the last good copy is served, marked with its time: that of
this worker, else that which any worker kept on the disk (last_good).

This stands around Django, not among its middleware: a kept page passes none of it, and needs
none, since it was made by a request that did and everything that such a request may depend on
is part of its key (docs/decisions/0013).
"""

import re
import time
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpResponse
from django.utils import timezone

from documents.stored_documents import StoredDocument
from operations import service_unavailable
from operations.cached_pages import KeptPages, Page
from operations.data_state import data_state
from operations.monitoring.request_log import KEPT
from operations.outage_copies import LastGood
from operations.public_mark import public_mark
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
        self.kept = KeptPages()
        self.last_good = LastGood()
        self.ask_again_at = 0.0
        self.marks: tuple[str | None, tuple] = (None, ())
        proxy = settings.SECURE_PROXY_SSL_HEADER
        self.secure_header = proxy[0] if proxy else "wsgi.url_scheme"
        home = urlsplit(settings.BASE_URL)
        self.home = (home.scheme, home.netloc)

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        if not _may_be_kept(environ):
            return self.application(environ, start_response)
        key = self._key(environ)
        page = self.kept.get(key)
        fresh = page is not None and time.monotonic() - page.made_at < FRESH_FOR
        try:
            state = self._state()
            if not (fresh and page.state == state):
                mark = self._mark(state)
                fresh = fresh and state is not None and page.mark == mark
        except (DatabaseError, InterfaceError):
            return self._without_database(page, environ, start_response)
        if fresh:
            page.state = state
            environ[KEPT] = True
            return _send(page, environ, start_response)
        return self._make(key, page, state, mark, environ, start_response)

    def _mark(self, state: str | None) -> tuple:
        """The mark of what the public may see; asked once for each state of the data."""
        known, mark = self.marks
        if state is None or known != state:
            mark = public_mark()
            # The state was asked first: whatever is committed in between makes another one.
            self.marks = (state, mark)
        return mark

    def _make(
        self,
        key: tuple,
        page: Page | None,
        state: str | None,
        mark: tuple,
        environ: dict,
        start_response: Callable,
    ) -> Iterable[bytes]:
        """The page made anew, and kept if it may be; `page` is the one that was kept."""
        begun, as_of = [], timezone.now()
        response = self.application(environ, lambda *status: begun.append(status))
        if _is_out_of_reach(response) and (copy := self._copy(page, environ)):
            # The database was lost, or a table locked, while the page was made.
            response.close()
            return self._send_copy(copy, environ, start_response)
        # The mark was taken before the page was made: a commit in between makes the page newer
        # than its mark, and it is made once more at the next request.
        address = self._address(environ) if state else None
        if not state or not _is_keepable(response):
            if address and (document := _document_of(response)):
                self.last_good.keep(address, document, as_of)
            start_response(*begun[-1])
            return response
        page = Page.of(response, state, mark, time.monotonic(), as_of)
        response.close()
        self.kept.keep(key, page)
        if address:
            self.last_good.keep(address, page, as_of)
        else:
            self.last_good.ready_for(as_of)
        return _send(page, environ, start_response)

    def _without_database(
        self, page: Page | None, environ: dict, start_response: Callable
    ) -> Iterable[bytes]:
        """The last good copy, else what an outage leaves."""
        return self._send_copy(self._copy(page, environ), environ, start_response)

    def _copy(self, page: Page | None, environ: dict) -> Page | StoredDocument | None:
        """The last good copy of this worker or of any."""
        if page and self.last_good.is_good(page.as_of):
            return page
        address = self._address(environ)
        return self.last_good.find(address) if address else None

    def _send_copy(
        self, copy: Page | StoredDocument | None, environ: dict, start_response: Callable
    ) -> Iterable[bytes]:
        if isinstance(copy, Page):
            environ[KEPT] = True
            return _send(copy.marked_old(), environ, start_response)
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
        The address under which a copy is kept on the disk; None for what is not kept there.

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

    def _state(self) -> str | None:
        begun = time.monotonic()
        if begun < self.ask_again_at:
            raise InterfaceError("the database did not answer a moment ago")
        try:
            return data_state()
        except (DatabaseError, InterfaceError):
            # A server that is only slow to refuse must not take all the time there is.
            now = time.monotonic()
            self.ask_again_at = now + max(ASK_AGAIN_AFTER, 10 * (now - begun))
            raise


def _send(page: Page, environ: dict, start_response: Callable) -> list[bytes]:
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


def _is_out_of_reach(response: Iterable[bytes]) -> bool:
    return getattr(response, "status_code", 0) == 503


def _document_of(response: Iterable[bytes]) -> StoredDocument | None:
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
