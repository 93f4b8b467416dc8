"""Public pages of the annual report."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from agency.years import public_year_or_404
from annual_report.contents import assemble_report
from annual_report.layout import render_report_pdf
from documents.responses import pdf_response


def report_page(request: HttpRequest, year_be: int) -> HttpResponse:
    """The annual report as a page."""
    contents = assemble_report(public_year_or_404(year_be))
    return render(
        request,
        "annual_report/report_page.html",
        {
            "agency": contents.agency,
            "fiscal_year": contents.fiscal_year,
            "report": contents,
        },
    )


def report_pdf(request: HttpRequest, year_be: int) -> HttpResponse:
    """The annual report as a PDF."""
    fiscal_year = public_year_or_404(year_be)
    return pdf_response(
        request,
        lambda: render_report_pdf(assemble_report(fiscal_year)),
        f"รายงาน ITA ปีงบประมาณ {fiscal_year}.pdf",
    )
