"""The annual report on paper: for readers, as a draft, as an issued edition."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from annual_report.contents import ReportContents
from annual_report.document import Edition, report_document
from documents.archive import AttachedFile
from documents.document import Document
from documents.pdf import Pdf
from documents.printing import document_html, print_document

PRINT = Path(__file__).resolve().parent / "print.css"


def render_report_pdf(contents: ReportContents) -> bytes:
    """The report as it reads now. Raises documents.errors.PdfError."""
    return print_report(contents, report_document(contents)).data


def render_draft(contents: ReportContents) -> Pdf:
    """Today's draft with ร่าง across every page, for staff. Raises PdfError."""
    return print_report(contents, report_document(contents, draft=True))


def render_edition_pdf(
    contents: ReportContents,
    edition: int,
    as_of: datetime,
    progress: Callable[[str], None] | None = None,
    attached: Sequence[AttachedFile] = (),
    seal_owner: str = "",
) -> Pdf:
    """
    The edition to be stored: numbered, dated, with the QR code that leads to its hash.

    attached: the open data that it carries. seal_owner: whose seal it has a place for.
    """
    told = Edition(edition, as_of, len(attached), seal_owner)
    document = report_document(contents, edition=told)
    sheets = stylesheets_of(contents)
    return print_document(document, stylesheets=sheets, attached=attached, progress=progress)


def print_report(contents: ReportContents, document: Document) -> Pdf:
    """The document of a report, with the style sheets of its annexes. Raises PdfError."""
    return print_document(document, stylesheets=stylesheets_of(contents))


def stylesheets_of(contents: ReportContents) -> list[Path]:
    """How the report looks on paper: its annexes' styles, and its own."""
    of_annexes = dict.fromkeys(annex.stylesheet for annex in contents.annexes)
    return [*of_annexes, PRINT]


def report_html(contents: ReportContents, *, draft: bool = False) -> str:
    """The self-contained HTML that the PDF of now, or its draft, is made of."""
    return document_html(report_document(contents, draft=draft))
