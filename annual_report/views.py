"""Public pages of the annual report."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from agency.models import FiscalYear
from agency.years import public_year_or_404
from annual_report.contents import assemble_report, reportable_or_404
from annual_report.document import report_on_the_web
from annual_report.document_kinds import REPORT_DOCX, REPORT_PDF
from annual_report.editions import edition_or_404, newest_edition
from annual_report.models import IssuedReport
from documents.responses import unavailable
from documents.serving import send_public
from documents.shelf import older_as_of
from documents.stored_documents import StoredDocument, send_document
from records.publication import newest_change


def report_page(request: HttpRequest, year_be: int) -> HttpResponse:
    """The annual report as a page; its annex leads to the minutes' own pages."""
    contents = assemble_report(public_year_or_404(year_be))
    return render(
        request,
        "annual_report/report_page.html",
        {
            "agency": contents.agency,
            "fiscal_year": contents.fiscal_year,
            "report": contents,
            "body": report_on_the_web(contents),
            "documents_as_of": older_as_of([REPORT_PDF, REPORT_DOCX], str(year_be)),
            "changed_at": newest_change(contents.fiscal_year, *contents.rows),
            "editions": contents.fiscal_year.issued_reports.prefetch_related("signed_copies"),
        },
    )


def report_pdf(request: HttpRequest, year_be: int) -> HttpResponseBase:
    """The newest issued edition; before the first one, the report as it reads now."""
    fiscal_year = public_year_or_404(year_be)
    if edition := newest_edition(fiscal_year):
        return _stored(request, edition)
    reportable_or_404(fiscal_year)
    return send_public(request, REPORT_PDF, str(year_be), _file_name(fiscal_year))


def report_docx(request: HttpRequest, year_be: int) -> HttpResponseBase:
    """The report as it reads now, for finishing and signing in Word."""
    fiscal_year = reportable_or_404(public_year_or_404(year_be))
    return send_public(request, REPORT_DOCX, str(year_be), _file_name(fiscal_year))


def _file_name(fiscal_year: FiscalYear) -> str:
    return f"รายงาน ITA ปีงบประมาณ {fiscal_year}"


def edition_pdf(request: HttpRequest, year_be: int, edition: int) -> HttpResponseBase:
    """One issued edition, the newest or an earlier one."""
    return _stored(request, edition_or_404(year_be, edition))


def _stored(request: HttpRequest, edition: IssuedReport) -> HttpResponseBase:
    try:
        return send_document(
            request,
            StoredDocument(
                name=edition.file.name or "",
                fingerprint=edition.sha256,
                stored_at=edition.issued_at,
                filename=edition.file_name,
            ),
        )
    except OSError:
        return unavailable(request, "ไม่พบแฟ้มของรายงานฉบับนี้ในที่เก็บแฟ้ม กรุณาแจ้งหน่วยงาน")
