"""Issue an edition: render, store once, record. All of it happens, or nothing."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from agency.models import FiscalYear
from annual_report.changes import changes_between, words_of
from annual_report.contents import ReportContents, assemble_report
from annual_report.editions import newest_edition, next_edition
from annual_report.layout import render_edition_pdf, report_html
from annual_report.models import LONGEST_NOTE, MOST_OPEN_MATTERS, IssuedReport
from annual_report.readiness import Readiness, readiness_of, why_not_issue
from catalogue.year_files import files_of_year
from documents.archive import AttachedFile
from documents.pdf import Pdf
from documents.sealing import Seal, SealError, agency_seal, seal
from records.revision import withdrawn_number

CHANGED = "ข้อมูลที่เผยแพร่เปลี่ยนไประหว่างจัดหน้า กรุณาดูตัวอย่างแล้วออกรายงานอีกครั้ง"


class IssueError(Exception):
    """Nothing was issued; the text is Thai and says why."""


def issue_report(
    fiscal_year: FiscalYear,
    user,
    edition: int,
    progress: Callable[[str], None] | None = None,
    *,
    note: str = "",
    seen: str | None = None,
) -> IssuedReport:
    """
    Issue `edition`, the number that the user saw when deciding to issue.

    note: why it is issued although something is open; without it that is refused. seen: the
    fingerprint of the open matters that the user saw; others than those are told first.

    The PDF is rendered before the year is locked, so that nobody waits for it. Raises IssueError
    if the number is taken meanwhile (two people pressed at once: one edition, not two), if the
    contents changed or anything was withdrawn while rendering, if something is open of which the
    user does not know or does not say why, if the seal of the settings cannot be set, or if the
    report may not be issued; PdfError if it cannot be rendered; OSError if the file cannot be
    stored.
    """
    contents, printed = _read(fiscal_year)
    _require_free(fiscal_year, edition)
    _require_note(readiness_of(contents, []), note)
    as_of, key = timezone.now(), _seal_or_refuse()
    owner = key.owner if key else ""
    rendered = render_edition_pdf(contents, edition, as_of, progress, printed.data, owner)
    pdf = _sealed(rendered, key)
    words, unprintable = printed.words, list(pdf.left_out)
    with transaction.atomic():
        # The score and the introduction stand in the year itself, so it is read anew.
        fiscal_year = FiscalYear.objects.select_for_update().get(pk=fiscal_year.pk)
        _require_free(fiscal_year, edition)
        contents, printed_now = _read(fiscal_year)
        if printed_now != printed:
            raise IssueError(CHANGED)
        readiness = readiness_of(contents, unprintable)
        _require_note(readiness, note)
        if seen is not None and seen != readiness.fingerprint:
            raise IssueError(
                "เรื่องค้างไม่ตรงกับที่ท่านเห็นก่อนกดออกรายงาน กรุณาเปิดหน้าตัวอย่างอีกครั้งแล้วตรวจรายการล่าสุด"
            )
        report = _edition(fiscal_year, user, edition, pdf, words, as_of)
        report.note, report.open_matters = note, _fitting(readiness.lines)
        return _stored(report, pdf)


@dataclass(frozen=True)
class _Printed:
    """
    What an edition would hold; two readings differ in it wherever they would print differently.

    words: stored with it, for its list of changes. html: all else on paper, such as pictures, the
    seal and last year's score. withdrawn: moves when anything is taken from the public.
    """

    words: dict[str, str]
    html: str
    data: Sequence[AttachedFile]
    withdrawn: int


def _read(fiscal_year: FiscalYear) -> tuple[ReportContents, _Printed]:
    """The report as it reads now. Raises IssueError if it may not be issued."""
    withdrawn = withdrawn_number()  # first: what goes while the rest is read must show
    contents = assemble_report(fiscal_year)
    if reason := why_not_issue(contents):
        raise IssueError(reason)
    html, data = report_html(contents), files_of_year(fiscal_year)
    return contents, _Printed(words_of(contents), html, data, withdrawn)


def _seal_or_refuse() -> Seal | None:
    try:
        return agency_seal()
    except SealError as error:
        raise IssueError(f"{error} ยังไม่มีฉบับใดออก") from error


def _sealed(pdf: Pdf, key: Seal | None) -> Pdf:
    """The edition as it is stored: sealed, where the settings name a seal."""
    if key is None:
        return pdf
    try:
        return replace(pdf, data=seal(pdf.data, key))
    except SealError as error:
        raise IssueError(f"{error} ยังไม่มีฉบับใดออก") from error


def _require_free(fiscal_year: FiscalYear, edition: int) -> None:
    if edition != next_edition(fiscal_year):
        raise IssueError(f"ฉบับที่ {edition} ออกไปแล้ว กรุณาเปิดหน้านี้ใหม่ก่อนออกฉบับถัดไป")


def _require_note(readiness: Readiness, note: str) -> None:
    if len(note) > LONGEST_NOTE:
        raise IssueError(f"หมายเหตุยาวเกิน {LONGEST_NOTE} ตัวอักษร กรุณาย่อ")
    if readiness.count and not note:
        raise IssueError(
            f"ยังมีเรื่องค้าง {readiness.count} เรื่อง กรุณาเปิดหน้าตัวอย่าง ตรวจรายการที่ค้าง "
            "แล้วเขียนหมายเหตุว่าเหตุใดจึงออกรายงาน"
        )


def _fitting(lines: list[str]) -> str:
    """As many of the lines as can be stored."""
    return "\n".join(lines)[:MOST_OPEN_MATTERS]


def _edition(fiscal_year, user, edition, pdf, words, as_of) -> IssuedReport:
    before = newest_edition(fiscal_year)
    return IssuedReport(
        fiscal_year=fiscal_year,
        edition=edition,
        sha256=hashlib.sha256(pdf.data).hexdigest(),
        size=len(pdf.data),
        pages=pdf.page_count,
        data_as_of=as_of,
        contents=words,
        changes="\n".join(changes_between(before.contents, words)) if before else "",
        issued_by=user,
    )


def _stored(report: IssuedReport, pdf: Pdf) -> IssuedReport:
    report.file.save("report.pdf", ContentFile(pdf.data), save=False)
    stored = report.file.name or ""
    try:
        report.save()
    except BaseException:
        # The row did not come to be, so neither may its file.
        report.file.storage.delete(stored)
        raise
    return report
