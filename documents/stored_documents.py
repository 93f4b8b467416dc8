"""Stored files over HTTP: the same bytes for ever, whole, in pieces, or not again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from mimetypes import guess_type
from typing import Literal

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from documents.responses import disposition, keep_private

# What is longer than any file is no range: Python would refuse to read thousands of digits.
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
_PIECE = 64 * 1024


@dataclass(frozen=True)
class StoredDocument:
    """
    A file of the storage that never changes, and all that is needed to send it.

    `name` is its path in the storage, `fingerprint` tells files apart as a SHA-256 does,
    `filename` is what people call it; a browser shows it if `shown`, else downloads it.
    What is not `is_public` is for staff: nobody keeps a copy of the answer.
    """

    name: str
    fingerprint: str
    stored_at: datetime
    filename: str
    shown: bool = True
    is_public: bool = True


def send_document(request: HttpRequest, document: StoredDocument) -> HttpResponseBase:
    """
    The file, or what the request wants of it: a scan of 50 MB over a phone goes on where it broke
    off, a viewer shows its first page early, and who has it already gets 304.

    The answer carries a public document as `stored_document`. Raises OSError if the file is lost.
    """
    etag, modified = quote_etag(document.fingerprint), int(document.stored_at.timestamp())
    response: HttpResponseBase | None = get_conditional_response(request, etag, modified)
    if response is None:
        response = _whole_or_range(request, document.name, etag)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    response["Accept-Ranges"] = "bytes"
    # May be kept, but is asked for again each time: what is withdrawn goes at once.
    response["Cache-Control"] = "public, no-cache"
    if response.status_code in (200, 206):
        response["Content-Type"] = guess_type(document.name)[0] or "application/octet-stream"
        response["Content-Disposition"] = disposition(document.filename, shown=document.shown)
    # Uploaded bytes are never trusted to run in a browser. Chromium's viewer refuses a PDF in a
    # sandbox, so a PDF gets the policy of every page, under which the viewer shows it.
    if not document.name.endswith(".pdf"):
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    if document.is_public:
        # Whoever keeps answers may keep this one as the document that it is.
        response.stored_document = document  # type: ignore[attr-defined]  # Django's answers take any
    else:
        keep_private(response)
    return response


def _whole_or_range(request: HttpRequest, name: str, etag: str) -> HttpResponseBase:
    size = default_storage.size(name)
    wanted = _wanted_range(request, size, etag)
    if wanted == "impossible":
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = wanted or (0, size - 1)
    response = StreamingHttpResponse(_pieces(name, first, last))
    response["Content-Length"] = str(last - first + 1)
    if wanted:
        response.status_code = 206
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _wanted_range(
    request: HttpRequest, size: int, etag: str
) -> tuple[int, int] | Literal["impossible"] | None:
    """(first, last) byte, None for the whole file, or "impossible". One range only (RFC 9110)."""
    match = _RANGE.fullmatch(request.headers.get("Range", ""))
    if not match or not any(match.groups()) or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = match.groups()
    if not first:
        length = int(last)
        return (max(size - length, 0), size - 1) if length else "impossible"
    if int(first) >= size:
        return "impossible"
    end = min(int(last), size - 1) if last else size - 1
    return (int(first), end) if int(first) <= end else None


def _pieces(name: str, first: int, last: int) -> Iterator[bytes]:
    if read_range := getattr(default_storage, "read_range", None):  # a store across the network
        yield from read_range(name, first, last)
        return
    with default_storage.open(name) as stream:
        stream.seek(first)
        left = last - first + 1
        while left > 0 and (piece := stream.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece
