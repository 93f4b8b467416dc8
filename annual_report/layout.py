"""The annual report as a printable document: for readers, as a draft, as an issued edition."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import segno
from django.template.loader import render_to_string
from django.urls import reverse

from annual_report.contents import ReportContents
from documents.pdf import PAPER, Pdf, make_pdf, render_pdf
from documents.portal_files import portal_files
from records.addresses import absolute

PRINT = Path(__file__).resolve().parent / "print.css"


def render_report_pdf(contents: ReportContents) -> bytes:
    """The report as it reads now. Raises documents.errors.PdfError."""
    return render_pdf(report_html(contents), stylesheets=stylesheets_of(contents), **portal_files())


def render_draft(contents: ReportContents) -> Pdf:
    """Today's draft with ร่าง across every page, for staff. Raises PdfError."""
    html = report_html(contents, draft=True)
    return make_pdf(html, stylesheets=stylesheets_of(contents), **portal_files())


def render_edition_pdf(
    contents: ReportContents,
    edition: int,
    as_of: datetime,
    progress: Callable[[str], None] | None = None,
) -> Pdf:
    """The edition to be stored: numbered, dated, with the QR code that leads to its hash."""
    html = report_html(contents, edition=edition, as_of=as_of)
    return make_pdf(
        html,
        stylesheets=stylesheets_of(contents),
        created=as_of,
        progress=progress,
        **portal_files(),
    )


def stylesheets_of(contents: ReportContents) -> list[Path]:
    """How the report looks on paper: that of every document, of its annexes, and its own."""
    of_annexes = dict.fromkeys(annex.stylesheet for annex in contents.annexes)
    return [PAPER, *of_annexes, PRINT]


def report_html(
    contents: ReportContents,
    *,
    edition: int | None = None,
    as_of: datetime | None = None,
    draft: bool = False,
) -> str:
    """The self-contained HTML that the PDF is made of."""
    context = {"report": contents, "draft": draft}
    if edition:
        address = verify_address(contents.fiscal_year.year_be, edition)
        context |= {
            "edition": edition,
            "as_of": as_of,
            "verify_address": address,
            "qr_code": segno.make(address, error="m").svg_data_uri(border=2, scale=1),
        }
    return render_to_string("annual_report/report_document.html", context)


def verify_address(year_be: int, edition: int) -> str:
    """The public address at which anybody can check an edition."""
    return absolute(reverse("verify:edition", args=[year_be, edition]))
