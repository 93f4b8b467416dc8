"""The last pages: what a reader gets when the portal itself failed, or a form came too late."""

import sys

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from operations.service_unavailable import service_unavailable


def server_error(request: HttpRequest) -> HttpResponse:
    """The last page: 503 when the database is out of reach, else 500. Asks nothing of it."""
    error = sys.exc_info()[1]
    if isinstance(error, (DatabaseError, InterfaceError)):
        return service_unavailable(request)
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came too late or from elsewhere."""
    return HttpResponse(render_to_string("403_csrf.html"), status=403)
