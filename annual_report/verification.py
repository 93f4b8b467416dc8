"""Is this PDF ours? Anybody may compare a file with an issued edition; the file is not kept."""

import hashlib
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from annual_report.editions import edition_or_404
from annual_report.models import IssuedReport

LARGEST_COMPARED = 200 * 1024 * 1024  # bytes


class Fingerprint(FileUploadHandler):
    """Hashes an upload while it comes in and keeps none of it."""

    fingerprint = ""  # SHA-256 of the file; empty if none came, or it was empty or too large
    is_too_large = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.digest = hashlib.sha256()
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.digest.update(raw_data)
        self.received += len(raw_data)
        if self.received > LARGEST_COMPARED:
            self.is_too_large = True
            raise StopUpload(connection_reset=True)

    def file_complete(self, file_size: int) -> None:
        self.fingerprint = self.digest.hexdigest() if file_size else ""


# Comparing changes nothing, and a token would need a cookie: the public pages set none.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verify_edition(request: HttpRequest, year_be: int, edition: int) -> HttpResponse:
    """The facts of an edition, and whether a chosen file is that edition."""
    report = edition_or_404(year_be, edition)
    compared, upload = None, Fingerprint(request)
    if request.method == "POST":
        compared = _fingerprint_of_upload(request, upload)
    return render(
        request,
        "annual_report/verify.html",
        {
            "report": report,
            "fiscal_year": report.fiscal_year,
            "compared": compared,
            "is_too_large": upload.is_too_large,
            "is_same": compared == report.sha256,
            "changed_at": report.issued_at,
            "other": _other_edition(compared, report),
        },
    )


def verify_start(request: HttpRequest) -> HttpResponse:
    """All editions that can be compared with."""
    editions = IssuedReport.objects.public().select_related("fiscal_year")
    changed_at = max((edition.issued_at for edition in editions), default=None)
    return render(
        request,
        "annual_report/verify_start.html",
        {"editions": editions, "changed_at": changed_at},
    )


def _fingerprint_of_upload(request: HttpRequest, handler: Fingerprint) -> str:
    """The SHA-256 of the uploaded file; empty if none was chosen or it was too large."""
    request.upload_handlers = [handler]
    len(request.FILES)  # reading the form is what runs the handler
    return handler.fingerprint


def _other_edition(compared: str | None, report: IssuedReport) -> IssuedReport | None:
    """The edition that the file really is, when it is another one of ours."""
    if not compared or compared == report.sha256:
        return None
    editions = IssuedReport.objects.public().select_related("fiscal_year")
    return editions.filter(sha256=compared).first()
