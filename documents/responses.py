"""Documents over HTTP: a sound file under a readable name, or a clear refusal."""

import logging
import re
from collections.abc import Callable, Iterator
from datetime import datetime

from django.core.files import File
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, quote_etag

from documents.pdf import PdfError

PDF = "application/pdf"
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_PIECE = 64 * 1024

logger = logging.getLogger(__name__)


def made_document(
    request: HttpRequest, make: Callable[[], bytes], filename: str, content_type: str = PDF
) -> HttpResponse:
    """The document that `make` returns; 503 with a message for the reader if it fails."""
    try:
        data = make()
    except PdfError as error:
        logger.exception("A document could not be made")
        return unavailable(request, str(error))
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(content_type != PDF, filename)
    return response


def unavailable(request: HttpRequest, reason: str) -> HttpResponse:
    """503: the document cannot be had now, and why."""
    response = render(request, "documents/unavailable.html", {"reason": reason}, status=503)
    response["Retry-After"] = "300"
    return response


def stored_document(
    request: HttpRequest, file: File, *, sha256: str, stored_at: datetime, filename: str
) -> HttpResponse:
    """
    A stored PDF that never changes: conditional requests and byte ranges are answered.

    Raises OSError if the file is not in the storage.
    """
    etag, modified = quote_etag(sha256), int(stored_at.timestamp())
    response = get_conditional_response(request, etag, modified)
    if response is None:
        response = _whole_or_range(request, file, etag)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = content_disposition_header(False, filename)
    return response


def _whole_or_range(request: HttpRequest, file: File, etag: str) -> HttpResponse:
    size = file.size
    wanted = _wanted_range(request, size, etag)
    if wanted == "impossible":
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
        return response
    first, last = wanted or (0, size - 1)
    response = StreamingHttpResponse(_pieces(file, first, last), content_type=PDF)
    response["Content-Length"] = last - first + 1
    if wanted:
        response.status_code = 206
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _wanted_range(request: HttpRequest, size: int, etag: str):
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


def _pieces(file: File, first: int, last: int) -> Iterator[bytes]:
    with file.open("rb") as stream:
        stream.seek(first)
        left = last - first + 1
        while left > 0 and (piece := stream.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece
