"""The memo with which a year's report is handed in: typed once, as PDF and Word."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from agency.models import FiscalYear
from annual_report.document_kinds import REPORT_MEMO
from annual_report.memo import memo_name, memo_of
from annual_report.models import ReportMemo
from backoffice.act_pages import Act
from backoffice.edited_row_pages import EditedRow, edited_row_page
from catalogue.locks import why_closed
from correspondence.letter_forms import LetterFormBase
from documents.serving import send_draft

MAY_ISSUE = "annual_report.issue_report"


class ReportMemoForm(LetterFormBase):
    class Meta(LetterFormBase.Meta):
        model = ReportMemo


def memo_page(request: HttpRequest, year_be: int) -> HttpResponse:
    """What is typed for the memo: filled from last year's, saved by its button."""
    fiscal_year = _year_or_refuse(request, year_be)
    memo = memo_of(fiscal_year)
    files = [reverse("admin:annual_report_memo_file", args=[year_be, k]) for k in ("pdf", "docx")]
    act = Act(
        title=memo_name(fiscal_year),
        button="บันทึก",
        back=reverse("admin:annual_report_memo", args=[year_be]),
        lines=["ระบบร่างไว้ให้จากข้อมูลของปีและบันทึกฉบับก่อน กรุณาตรวจและเติมเลขที่ วันที่ และผู้ลงนาม"],
        links=list(zip(("ดาวน์โหลด PDF", "ดาวน์โหลด Word"), files, strict=True)),
        why_not=why_closed(memo),
    )
    edited = EditedRow(
        form=ReportMemoForm,
        load=lambda: memo_of(fiscal_year),
        belongs_to=fiscal_year,
        key=str(year_be),
    )
    return edited_row_page(request, act, edited, lambda row: f"{act.title}: บันทึกแล้ว")


def memo_file(request: HttpRequest, year_be: int, kind: str) -> HttpResponseBase:
    """The memo as PDF or Word, which the worker makes."""
    fiscal_year = _year_or_refuse(request, year_be)
    if kind not in REPORT_MEMO:
        raise Http404
    return send_draft(request, REPORT_MEMO[kind], str(year_be), memo_name(fiscal_year))


def _year_or_refuse(request: HttpRequest, year_be: int) -> FiscalYear:
    if not request.user.has_perm(MAY_ISSUE):
        raise PermissionDenied
    return get_object_or_404(FiscalYear, year_be=year_be)
