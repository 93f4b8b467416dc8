"""Documents over HTTP: a sound file under a readable name, or a clear refusal."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from documents.pdf import PdfError

logger = logging.getLogger(__name__)


def pdf_response(
    request: HttpRequest, make_pdf: Callable[[], bytes], filename: str
) -> HttpResponse:
    """The PDF that `make_pdf` returns, shown in the browser; 503 with a message if it fails."""
    try:
        pdf = make_pdf()
    except PdfError as error:
        logger.exception("A document could not be made")
        response = render(request, "documents/unavailable.html", {"reason": error}, status=503)
        response["Retry-After"] = "300"
        return response
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, filename)
    return response
