"""The pages on which somebody closes a fiscal year, or opens it again."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

import catalogue
from agency.closing import ClosingError, close_year, reopen_year
from agency.models import FiscalYear
from backoffice.act_pages import Act, ReasonForm, act_page
from thai.dates import format_thai_date

RIGHT = "agency.close_fiscalyear"


def close_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What closing means, what is unfinished, and the button."""
    fiscal_year = _year_or_refuse(request, pk)
    act = Act(
        title=f"ปิดปีงบประมาณ {fiscal_year}",
        button=f"ปิดปีงบประมาณ {fiscal_year} วันนี้",
        back=_page_of(fiscal_year),
        lines=[
            "เมื่อปิดแล้ว แก้ไข เพิ่ม ลบ เผยแพร่ หรือถอนข้อมูลใดของปีนี้ไม่ได้อีก ทั้งในหน้าเว็บ ตาราง และคำสั่ง "
            "รวมทั้งออกรายงานประจำปีฉบับใหม่และบันทึกแบบกรอก ITAS ไม่ได้ "
            "หากต้องออกรายงานฉบับสุดท้าย กรุณาออกก่อนปิดปี",
            "ประชาชนยังเห็นทุกอย่างที่เผยแพร่แล้วเหมือนเดิม",
            *_unfinished(fiscal_year),
        ],
        why_not=fiscal_year.why_closed,
    )

    def do(form: Any) -> str:
        return f"ทำแล้ว {close_year(fiscal_year).why_closed}"

    return act_page(request, act, do, ClosingError)


def reopen_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Why a closed year is opened again, and the button."""
    fiscal_year = _year_or_refuse(request, pk)
    act = Act(
        title=f"เปิดปีงบประมาณ {fiscal_year} อีกครั้ง",
        button=f"เปิดปีงบประมาณ {fiscal_year} อีกครั้ง",
        back=_page_of(fiscal_year),
        lines=[
            "เมื่อเปิดแล้ว เจ้าหน้าที่แก้ไขข้อมูลของปีนี้ได้เหมือนก่อนปิด จนกว่าจะปิดอีกครั้ง",
            *(
                [f"ปีนี้ปิดเมื่อ {format_thai_date(fiscal_year.closed_on)}"]
                if fiscal_year.closed_on
                else []
            ),
        ],
        form=ReasonForm,
        why_not="" if fiscal_year.why_closed else f"ปีงบประมาณ {fiscal_year} เปิดอยู่แล้ว",
    )

    def do(form: Any) -> str:
        opened = reopen_year(fiscal_year, form.cleaned_data["reason"])
        return f"เปิดปีงบประมาณ {opened} อีกครั้งแล้ว แก้ไขข้อมูลของปีนี้ได้"

    return act_page(request, act, do, ClosingError)


def _unfinished(fiscal_year: FiscalYear) -> list[str]:
    """What will stay unfinished if the year is closed now."""
    found = filter(None, (record.open_work(fiscal_year) for record in catalogue.records()))
    return [f"ยังค้างอยู่ และจะค้างต่อไป: {line}" for line in found]


def _year_or_refuse(request: HttpRequest, pk: int) -> FiscalYear:
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    return get_object_or_404(FiscalYear, pk=pk)


def _page_of(fiscal_year: FiscalYear) -> str:
    return reverse("admin:agency_fiscalyear_change", args=[fiscal_year.pk])
