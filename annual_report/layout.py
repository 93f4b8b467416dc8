"""The annual report as a printable document."""

from django.template.loader import render_to_string

from annual_report.contents import ReportContents
from documents.pdf import render_pdf


def render_report_pdf(contents: ReportContents) -> bytes:
    """The report as PDF. Raises documents.pdf.PdfError."""
    return render_pdf(report_html(contents))


def report_html(contents: ReportContents) -> str:
    """The self-contained HTML that the PDF is made of."""
    return render_to_string("annual_report/report_document.html", {"report": contents})
