"""Opening the portal's own addresses as an anonymous reader, without a server."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from documents.stored_documents import StoredDocument


@dataclass(frozen=True)
class Answer:
    """What came back: status, type, where else to look (of a redirect), and the bytes."""

    status: int
    content_type: str
    location: str
    pieces: Iterator[bytes]
    stored: StoredDocument | None

    @property
    def is_html(self) -> bool:
        return self.content_type.startswith("text/html")

    @property
    def suffix(self) -> str:
        """The ending of a stored file's name, such as ".pdf"."""
        return PurePath(self.stored.name).suffix if self.stored else ""


def _ignore_headers(status: str, headers: list, error=None, /) -> Callable[[bytes], object]:
    """The server's part of WSGI: the answer itself has status and headers."""
    return lambda data: None


class Reader:
    """A reader of the public site who never signed in."""

    def __init__(self):
        self.handler = WSGIHandler()
        base = urlsplit(settings.BASE_URL)
        self.host, self.scheme = base.netloc, base.scheme

    @contextmanager
    def open(self, address: str, method: str = "GET") -> Iterator[Answer]:
        """The answer to one address; its bytes are read within."""
        response = self.handler(self.environ(address, method), _ignore_headers)
        with closing(response):
            yield Answer(
                response.status_code,
                response.get("Content-Type", ""),
                response.get("Location", ""),
                iter(response),
                getattr(response, "stored_document", None),
            )

    def environ(self, address: str, method: str = "GET") -> dict:
        """The request as a server would hand it on."""
        parts = urlsplit(address)
        host, _, port = self.host.partition(":")
        return {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(parts.path).decode("latin-1"),
            "QUERY_STRING": parts.query,
            "SERVER_NAME": host,
            "SERVER_PORT": port or ("443" if self.scheme == "https" else "80"),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": self.host,
            "HTTP_X_FORWARDED_PROTO": self.scheme,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": self.scheme,
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
