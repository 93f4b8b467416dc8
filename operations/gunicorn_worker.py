"""gunicorn's worker, with a Thai page for what gunicorn refuses before Django sees it."""

import socket

from gunicorn.http import errors
from gunicorn.workers.sync import SyncWorker

STATUSES = {errors.LimitRequestLine: 414, errors.LimitRequestHeaders: 431}
HEAD = """HTTP/1.1 {status} {reason}\r
Connection: close\r
Content-Type: text/html; charset=utf-8\r
Content-Length: {length}\r
Content-Security-Policy: default-src 'none'; style-src 'self'; font-src 'self'\r
X-Content-Type-Options: nosniff\r
X-Frame-Options: DENY\r
Referrer-Policy: same-origin\r
Cross-Origin-Opener-Policy: same-origin\r
\r
"""


class PortalWorker(SyncWorker):
    """One request at a time, as gunicorn's own; named in gunicorn.conf.py."""

    def handle_error(self, req, client: socket.socket, addr, exc: Exception) -> None:
        """Too long, or no HTTP: a page that says so. Anything else is gunicorn's to tell."""
        if not isinstance(exc, errors.ParseException):
            return super().handle_error(req, client, addr, exc)
        # Not above: the master process reads this file, and would hand its old Django to the
        # workers of a new version.
        from operations.error_responses import error_response

        self.log.warning("Refused a request: %s", type(exc).__name__)
        page = error_response(STATUSES.get(type(exc), 400))
        head = HEAD.format(
            status=page.status_code, reason=page.reason_phrase, length=len(page.content)
        )
        try:
            client.sendall(head.encode("ascii") + page.content)
        except OSError:
            self.log.debug("The visitor has gone")
