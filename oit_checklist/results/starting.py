"""The pages that lead to the result of a year, and the lines that its form offers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from agency.models import FiscalYear
from backoffice.act_pages import Act, act_page
from oit_checklist.models import ChecklistItem, Instrument, Section
from oit_checklist.results.models import IndicatorResult, YearResult

_OF_ITEM = ("instrument", "number", "title")


class StartError(Exception):
    """The result cannot be begun; the text is Thai."""


def result_of_year(request: HttpRequest, year_be: int) -> HttpResponse:
    """Lead to the form of a year's result; without one, a page with a button that begins it."""
    fiscal_year = get_object_or_404(FiscalYear, year_be=year_be)
    if result := YearResult.objects.filter(fiscal_year=fiscal_year).first():
        return redirect(_address(result))

    def begin(form: Any) -> str:
        if why := fiscal_year.why_closed:
            raise StartError(why)
        YearResult.objects.get_or_create(fiscal_year=fiscal_year)
        return f"เริ่มบันทึกผลการประเมินของปี {fiscal_year} แล้ว เป็นฉบับร่างจนกว่าท่านจะกดเผยแพร่"

    act = Act(
        title=f"ผลการประเมินของปี {fiscal_year}",
        button="เริ่มบันทึกผลการประเมิน",
        back=request.path,
        lines=[
            "บันทึกตามที่ ป.ป.ช. ประกาศ: คะแนนรวม คะแนนแต่ละเครื่องมือ อันดับและค่าเฉลี่ยของกลุ่ม คะแนนรายตัวชี้วัด "
            "คะแนนรายข้อคำถาม ข้อ OIT ที่ไม่ได้คะแนนพร้อมเหตุผล จุดแข็งและจุดที่ต้องพัฒนา",
            "กรอกเท่าที่ประกาศ ส่วนที่ไม่มีให้เว้นไว้",
        ],
        why_not=fiscal_year.why_closed,
    )
    return act_page(request, act, begin, StartError)


def _address(result: YearResult) -> str:
    return reverse("admin:oit_checklist_yearresult_change", args=[result.pk])


def indicators_of_year(result: YearResult) -> list[dict[str, Any]]:
    """
    The indicators that the year of a result has, as the beginnings of lines without a score.

    Titles are those of the year's checklist; where it has none (OIT has sub-indicators alone),
    those of the newest earlier result.
    """
    year = result.fiscal_year
    surveys = ChecklistItem.objects.filter(fiscal_year=year, withdrawn_at=None)
    surveys = surveys.exclude(instrument=Instrument.OIT).order_by("number")
    found = {item.number: (item.instrument, item.title) for item in surveys.only(*_OF_ITEM)}
    before = IndicatorResult.objects.filter(result__fiscal_year__year_be__lt=year.year_be)
    earlier = {
        row.number: (row.instrument, row.title)
        for row in before.order_by("result__fiscal_year__year_be")
    }
    for number in _oit_indicators(year):
        found[number] = earlier.get(number, (Instrument.OIT.value, ""))
    return [
        {"instrument": instrument, "number": number, "title": title}
        for number, (instrument, title) in sorted((found or earlier).items())
    ]


def expected_indicators(result: YearResult) -> list[dict[str, Any]]:
    """Those of them that the result still lacks: only the score is left to type."""
    known = set(result.indicators.values_list("number", flat=True))
    return [line for line in indicators_of_year(result) if line["number"] not in known]


def _oit_indicators(fiscal_year: FiscalYear) -> list[int]:
    """9 and 10, of sub-indicators such as 9.1 and 10.2."""
    numbers = Section.objects.filter(fiscal_year=fiscal_year).values_list("number", flat=True)
    heads = {number.partition(".")[0] for number in numbers}
    return sorted(int(head) for head in heads if head.isdecimal())
