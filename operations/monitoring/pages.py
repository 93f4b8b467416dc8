"""What the servers around ask: is it ready, what are its figures."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare

from operations.monitoring.readiness import failing_parts


def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the portal can do its work, else 503 with the names of what fails, and no more."""
    failing = failing_parts()
    response = JsonResponse(
        {"ready": not failing, "failed": failing}, status=503 if failing else 200
    )
    response["Cache-Control"] = "no-store"
    return response


def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus, for who brings METRICS_TOKEN; without such a setting no such page."""
    if not settings.METRICS_TOKEN:
        raise Http404
    brought = request.headers.get("Authorization", "")
    if not constant_time_compare(brought, f"Bearer {settings.METRICS_TOKEN}"):
        response = HttpResponse("ต้องใช้รหัส METRICS_TOKEN\n", status=401, content_type="text/plain")
        response["WWW-Authenticate"] = "Bearer"
        return response
    # Only here: a portal that nobody measures does not load the library.
    from prometheus_client import CONTENT_TYPE_LATEST

    from operations.monitoring.metrics import as_text

    response = HttpResponse(as_text(), content_type=CONTENT_TYPE_LATEST)
    response["Cache-Control"] = "no-store"
    return response


def healthz(request: HttpRequest) -> HttpResponse:
    """Says that the process answers; asks nothing of the database."""
    return HttpResponse("ok\n", content_type="text/plain")
