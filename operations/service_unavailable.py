"""What the public gets while the database is out of reach."""

import logging
from collections.abc import Callable, Iterable
from typing import cast

from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from documents.stored_documents import StoredDocument, send_document
from operations.error_responses import bad_request, with_security_headers

logger = logging.getLogger(__name__)

TRY_AGAIN_AFTER = 60  # seconds


def service_unavailable(request: HttpRequest) -> HttpResponse:
    """503: nobody kept this page, or it is not for keeping. Asks nothing of the database."""
    is_office = request.path_info.startswith("/admin/")
    response = HttpResponse(render_to_string("503.html", {"is_office": is_office}), status=503)
    response["Retry-After"] = str(TRY_AGAIN_AFTER)
    response["Cache-Control"] = "no-store"
    response["Content-Length"] = str(len(response.content))
    return with_security_headers(request, response)


def answer(
    environ: dict, start_response: Callable, document: StoredDocument | None
) -> Iterable[bytes]:
    """A stored file of which an outage copy is kept, or 503; past Django, which would ask again."""
    request = WSGIRequest(environ)
    response = _document_or_error(request, document)
    start_response(f"{response.status_code} {response.reason_phrase}", [*response.items()])
    return cast(Iterable[bytes], response)  # as WSGI reads every answer


def _document_or_error(request: HttpRequest, document: StoredDocument | None) -> HttpResponseBase:
    try:
        request.get_host()
        if document:
            return with_security_headers(request, send_document(request, document))
    except DisallowedHost:
        return bad_request(request)
    except OSError:
        logger.exception("The storage of files is out of reach as well")
    return service_unavailable(request)
