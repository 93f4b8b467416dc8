"""The annual report as documents that are made once: PDF, Word, draft, and its memo."""

from collections.abc import Iterable
from functools import partial

from agency.models import FiscalYear
from annual_report.contents import ReportContents, assemble_report, is_reportable
from annual_report.layout import render_draft, render_report_pdf, report_html
from annual_report.memo import NAME as MEMO
from annual_report.memo import memo_document
from annual_report.word import render_report_docx, report_word_source
from correspondence.paper_kinds import paper_kinds
from documents.kinds import DocumentKind, register


def public_report(key: str) -> ReportContents | None:
    """The contents of the report of this year, if strangers may read it."""
    year = FiscalYear.objects.published().filter(year_be=key).first()
    return assemble_report(year) if year and is_reportable(year) else None


def public_reports() -> Iterable[str]:
    """The years whose report strangers may read."""
    return (str(year.year_be) for year in FiscalYear.objects.published() if is_reportable(year))


def _reports_without_edition() -> Iterable[str]:
    """From the first edition on, the newest edition stands at the address of the PDF."""
    issued = FiscalYear.objects.filter(issued_reports__isnull=False)
    with_edition = set(map(str, issued.values_list("year_be", flat=True)))
    return (key for key in public_reports() if key not in with_edition)


def _any_report(key: str) -> ReportContents | None:
    year = FiscalYear.objects.filter(year_be=key).first()
    return assemble_report(year) if year else None


REPORT_PDF = register(
    DocumentKind(
        name="report-pdf",
        title="รายงานประจำปี (PDF)",
        suffix=".pdf",
        find_public=public_report,
        source=report_html,
        make=render_report_pdf,
        public_keys=_reports_without_edition,
    )
)
REPORT_DOCX = register(
    DocumentKind(
        name="report-docx",
        title="รายงานประจำปี (Word)",
        suffix=".docx",
        find_public=public_report,
        source=report_word_source,
        make=render_report_docx,
        public_keys=public_reports,
    )
)
# Asked for by who may issue the report; its left_out tells what cannot be printed.
REPORT_DRAFT = register(
    DocumentKind(
        name="report-draft-pdf",
        title="ร่างรายงานประจำปี (PDF)",
        suffix=".pdf",
        find_draft=_any_report,
        source=partial(report_html, draft=True),
        make=render_draft,
    )
)
REPORT_MEMO = paper_kinds("report-memo", MEMO, memo_document)
