"""
One line in the log for every request, and an id that leads from an answer to its lines.

Stands outermost, around the kept pages, so that it sees every request. No address of the reader,
no browser, no query string; who asked only when it is staff in the back office.
"""

import logging
import os
import re
import time
from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse

from operations.monitoring.json_lines import request_id

logger = logging.getLogger("portal.requests")

LONGEST_PATH = 300  # characters
STAFF = "portal.staff"  # in the WSGI environment: the id of the member of staff who asked
KEPT = "portal.kept"  # likewise: whether the answer is a kept page
_WELL_FORMED = re.compile(r"[A-Za-z0-9_-]{8,64}")

# What is told of each answer: method, status, seconds, whether it was a kept page.
Counted = Callable[[str, str, float, bool], None]


class RequestLog:
    """A WSGI application around another; `count` is told of every answer, for the metrics."""

    def __init__(self, application: Callable[..., Iterable[bytes]], count: Counted | None = None):
        self.application = application
        self.count = count

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        begun = time.perf_counter()
        asked = environ.get("HTTP_X_REQUEST_ID", "")
        own_id = asked if _WELL_FORMED.fullmatch(asked) else os.urandom(16).hex()
        request_id.set(own_id)
        status = "500"

        def start(line: str, headers: list, *error):
            nonlocal status
            status = line[:3]
            return start_response(line, [*headers, ("X-Request-ID", own_id)], *error)

        try:
            return self.application(environ, start)
        finally:
            # The time until the answer is ready; how fast the reader takes it is no concern here.
            self._log(environ, status, time.perf_counter() - begun)

    def _log(self, environ: dict, status: str, seconds: float) -> None:
        facts = {
            "method": environ["REQUEST_METHOD"][:20],
            "path": environ["PATH_INFO"][:LONGEST_PATH],
            "status": int(status),
            "ms": round(seconds * 1000, 1),
        }
        if KEPT in environ:
            facts["kept"] = True
        if STAFF in environ:
            facts["staff"] = environ[STAFF]
        logger.info("request", extra={"facts": facts})
        if self.count:
            self.count(facts["method"], status, seconds, KEPT in environ)


def name_staff(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware: leaves the id of the member of staff where the log reads it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # Only the back office has looked the user up already.
        if request.path.startswith("/admin/") and request.user.is_staff:
            request.META[STAFF] = request.user.pk
        return response

    return middleware
