"""Pages kept in memory: what is kept of an answer, and how it is sent again."""

import gzip
import hashlib
import re
import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

import brotli
from django.http import HttpResponse
from django.utils.http import parse_etags, parse_http_date_safe, quote_etag

from thai.dates import format_thai_datetime

MOST_PAGES = 1_000
MOST_BYTES = 64_000_000  # of all kept pages together, uncompressed
REFUSED = re.compile(r";q=0(\.0*)?$")  # how a browser says that it takes no such encoding
MAIN = b'<main id="content" tabindex="-1">'
PACKABLE = ("text/", "application/json", "application/xml", "application/atom", "image/svg")
PACKERS = {
    "br": partial(brotli.compress, quality=6),
    "gzip": partial(gzip.compress, compresslevel=6, mtime=0),
}

# What a web server sends: status, headers, body.
Sent = tuple[str, list[tuple[str, str]], bytes]


@dataclass
class CachedPage:
    """
    One kept answer.

    `number` is the revision that it was made from, `made_at` a time of the monotonic clock in
    seconds, `as_of` the same as a date.
    """

    body: bytes
    headers: dict[str, str]
    number: int
    made_at: float
    as_of: datetime
    etag: str
    ready: dict[str, Sent] = field(default_factory=dict)

    @classmethod
    def of(cls, response: HttpResponse, number: int, now: float, as_of: datetime) -> "CachedPage":
        """What is kept of a finished answer."""
        own = ("content-length", "etag", "vary")
        headers = {name: value for name, value in response.items() if name.lower() not in own}
        digest = hashlib.sha256(response.content).hexdigest()[:32]
        etag = response.get("ETag") or quote_etag(digest)
        headers.setdefault("Cache-Control", "public, no-cache")
        headers |= {"ETag": etag, "Vary": "Accept-Encoding, Cookie"}
        return cls(response.content, headers, number, now, as_of, etag)

    def answer(self, environ: dict) -> Sent:
        """The page in the encoding that the browser takes, or 304 when it has it already."""
        if self._is_known_to(environ):
            return "304 Not Modified", [*self.headers.items()], b""
        encoding = self._encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        sent = self.ready.get(encoding)
        if sent is None:
            sent = self.ready[encoding] = self._pack(encoding)
        return sent

    def with_outage_notice(self) -> "CachedPage":
        """A copy that says of which moment it is."""
        as_of = format_thai_datetime(self.as_of)
        note = f'<p class="old-copy" role="status">ระบบขัดข้องชั่วคราว ข้อมูลในหน้านี้ ณ {as_of}</p>'
        etag = self.etag.replace('"', '"old-', 1)
        return replace(
            self,
            body=self.body.replace(MAIN, MAIN + note.encode(), 1),
            headers={**self.headers, "ETag": etag, "Cache-Control": "no-store"},
            etag=etag,
            ready={},
        )

    def _pack(self, encoding: str) -> Sent:
        """The answer in this encoding; made once, so that nothing is compressed twice."""
        body = PACKERS[encoding](self.body) if encoding else self.body
        headers = [*self.headers.items(), ("Content-Length", str(len(body)))]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        return "200 OK", headers, body

    def _encoding(self, accepted: str) -> str:
        if not accepted or not self.headers.get("Content-Type", "").startswith(PACKABLE):
            return ""
        parts = accepted.replace(" ", "").split(",")
        names = {part.partition(";")[0] for part in parts if not REFUSED.search(part)}
        return next((name for name in PACKERS if name in names), "")

    def _is_known_to(self, environ: dict) -> bool:
        """Whether the browser named the page's ETag, or else a time not before its change."""
        if asked := environ.get("HTTP_IF_NONE_MATCH"):
            known = {each.removeprefix("W/") for each in parse_etags(asked)}
            return self.etag.removeprefix("W/") in known or "*" in known
        if not (asked := environ.get("HTTP_IF_MODIFIED_SINCE")):
            return False
        since = parse_http_date_safe(asked)
        changed = parse_http_date_safe(self.headers.get("Last-Modified", ""))
        return since is not None and changed is not None and changed <= since


class CachedPages:
    """Pages by key, the oldest given up first. Threads share it."""

    def __init__(self):
        self.pages: OrderedDict[tuple, CachedPage] = OrderedDict()
        self.size = 0
        self._lock = threading.Lock()

    def get(self, key: tuple) -> CachedPage | None:
        """The page of this key."""
        return self.pages.get(key)

    def keep(self, key: tuple, page: CachedPage) -> None:
        """Keep a page in place of the one before it."""
        with self._lock:
            if old := self.pages.pop(key, None):
                self.size -= len(old.body)
            self.pages[key] = page
            self.size += len(page.body)
            while len(self.pages) > MOST_PAGES or self.size > MOST_BYTES:
                _, oldest = self.pages.popitem(last=False)
                self.size -= len(oldest.body)
