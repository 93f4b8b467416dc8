"""Is this PDF ours? Anybody may compare a file with an issued edition; the file is not kept."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from annual_report.editions import edition_or_404
from annual_report.models import IssuedReport
from documents.comparing import Original, compare_upload
from documents.responses import unavailable


# Comparing changes nothing, and a token would need a cookie: the public pages set none.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verify_edition(request: HttpRequest, year_be: int, edition: int) -> HttpResponse:
    """The facts of an edition, and whether a chosen file is that edition, or was signed since."""
    report = edition_or_404(year_be, edition)
    try:
        comparison = compare_upload(request, _originals()) if request.method == "POST" else None
    except OSError:
        return unavailable(request, "ไม่พบแฟ้มของรายงานในที่เก็บแฟ้ม จึงตรวจไม่ได้ กรุณาแจ้งหน่วยงาน")
    return render(
        request,
        "annual_report/verify.html",
        {
            "report": report,
            "fiscal_year": report.fiscal_year,
            "comparison": comparison,
            "changed_at": report.issued_at,
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


def _originals() -> Iterator[Original]:
    """Every edition that the public may see: the file may be another one than the page's."""
    editions = IssuedReport.objects.public().select_related("fiscal_year").defer("contents")
    for edition in editions:
        yield Original(edition, edition.file.name or "", edition.size, edition.sha256)
