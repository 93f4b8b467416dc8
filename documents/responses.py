"""Documents over HTTP: a sound file under a readable name, or a clear refusal."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header

from documents.errors import PdfError

PDF = "application/pdf"

logger = logging.getLogger(__name__)


def document_response(
    request: HttpRequest, make: Callable[[], bytes], filename: str, content_type: str = PDF
) -> HttpResponse:
    """The document that `make` returns; 503 with a message for the reader if it fails."""
    try:
        data = make()
    except PdfError as error:
        logger.exception("A document could not be made")
        return unavailable(request, str(error))
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = disposition(filename, shown=content_type == PDF)
    return response


def keep_private(response: HttpResponseBase) -> None:
    """What only staff may open yet: nobody on the way keeps it, and no search engine lists it."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"


def disposition(filename: str, *, shown: bool = False) -> str:
    """Content-Disposition: whether a browser shows or downloads it, and its name in any script."""
    return content_disposition_header(not shown, filename) or "inline"


def unavailable(request: HttpRequest, reason: str, *, heading: str = "") -> HttpResponse:
    """503: the document cannot be had now, and why."""
    context = {"reason": reason, "heading": heading or "ยังพิมพ์เอกสารไม่ได้ในขณะนี้"}
    response = render(request, "documents/unavailable.html", context, status=503)
    response["Retry-After"] = "300"
    response["Cache-Control"] = "no-store"
    return told_already(response)


def told_already(response: HttpResponse) -> HttpResponse:
    """
    An answer that is no fault of the portal's, or one that the log has with its cause.

    Django would write an error for each 503, and each error is mailed to the administrators.
    """
    response._has_been_logged = True  # type: ignore[attr-defined]  # what Django's log looks at
    return response
