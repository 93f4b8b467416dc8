"""The annual report as a printable document."""

from pathlib import Path

from django.template.loader import render_to_string

from annual_report.contents import ReportContents
from documents.pdf import PAPER, render_pdf
from meetings.minutes import FORM_11

STYLESHEETS = [PAPER, FORM_11, Path(__file__).resolve().parent / "print.css"]


def render_report_pdf(contents: ReportContents) -> bytes:
    """The report as PDF. Raises documents.pdf.PdfError."""
    return render_pdf(report_html(contents), stylesheets=STYLESHEETS)


def report_html(contents: ReportContents) -> str:
    """The self-contained HTML that the PDF is made of."""
    return render_to_string("annual_report/report_document.html", {"report": contents})
