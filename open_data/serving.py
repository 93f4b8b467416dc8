"""How files for other programs are answered: only when changed, and to every web page."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date

from records.revision import revision_raised_at

METHODS = ("GET", "HEAD", "OPTIONS")
DAY = 24 * 60 * 60


def answer(
    request: HttpRequest,
    make: Callable[[], bytes],
    content_type: str,
    *,
    basis: bytes,
    changed_at: datetime | None,
) -> HttpResponse:
    """
    The file that `make` returns, or 304 for whoever has it already.

    `basis` decides whether two files say the same: a spreadsheet differs in its bytes each time
    it is made. `changed_at` is the newest moment among the rows; a row that is published at a
    set time changes the file without anybody saving anything.
    """
    etag = f'W/"{hashlib.sha256(basis).hexdigest()[:32]}"'
    modified = max(filter(None, (changed_at, revision_raised_at())), default=None)
    seconds = int(modified.timestamp()) if modified else None
    response = get_conditional_response(request, etag, seconds)
    if response is None:
        response = HttpResponse(make(), content_type=content_type)
    response["ETag"] = etag
    if seconds is not None:
        response["Last-Modified"] = http_date(seconds)
    # May be kept, but is asked for again each time: an approved change shows at once.
    response["Cache-Control"] = "public, no-cache"
    return response


def open_to_all(response: HttpResponse, filename: str = "") -> HttpResponse:
    """Let the pages of any other site read this file; with a name, browsers download it."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["X-Content-Type-Options"] = "nosniff"
    if filename:
        response["Content-Disposition"] = content_disposition_header(True, filename)
    return response


def answers_preflight(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """
    A browser asks by OPTIONS before it lets a page of another site send the ETag that it has:
    yes, and for a day. It is asked of the address alone, so no row is looked up.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method != "OPTIONS":
            return view(request, *args, **kwargs)
        response = open_to_all(HttpResponse(status=204))
        response["Allow"] = response["Access-Control-Allow-Methods"] = ", ".join(METHODS)
        response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
        response["Access-Control-Max-Age"] = str(DAY)
        del response["Content-Type"]
        return response

    # A mark on the view, as Django's own csrf_exempt is one.
    answered.methods = METHODS  # type: ignore[attr-defined]
    return answered
