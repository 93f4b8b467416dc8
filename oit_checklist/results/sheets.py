"""Indicators, questions and lost items of an announced result as spreadsheets."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from agency.models import FiscalYear
from catalogue.sheets import Sheet
from oit_checklist.results.columns import INDICATOR_SHEET, LOST_ITEM_SHEET, QUESTION_SHEET
from oit_checklist.results.models import IndicatorResult, LostItem, QuestionResult, YearResult


class ResultSheet(Sheet):
    """Lines of the result of a year; scores are percent, as the headings say."""

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.model._default_manager.filter(result__fiscal_year=fiscal_year)
        return rows.select_related("result__fiscal_year")

    def make(self, key: dict[str, Any]) -> Any:
        year_be, *_ = key.values()
        result = YearResult.objects.filter(fiscal_year__year_be=year_be).first()
        if result is None:
            raise ValidationError(
                f"ยังไม่ได้เริ่มบันทึกผลการประเมินของปี {year_be} กรุณาเริ่มที่หน้า “ผลการประเมินของปี” ก่อน"
            )
        values = {name: int(value) for name, value in key.items() if "__" not in name}
        return self.model(result=result, **values)


class IndicatorResultSheet(ResultSheet):
    slug, title, place = "indicator-scores", "คะแนนรายตัวชี้วัด", 61
    explanation = "คะแนนของแต่ละตัวชี้วัดตามที่ประกาศ เป็นร้อยละ (เต็ม 100) ไม่ใช่คะแนนที่ถ่วงน้ำหนักแล้ว"
    view_right = "oit_checklist.view_indicatorresult"
    change_right = "oit_checklist.change_indicatorresult"
    add_right = "oit_checklist.add_indicatorresult"
    model = IndicatorResult
    columns = INDICATOR_SHEET


class QuestionResultSheet(ResultSheet):
    slug, title, place = "question-scores", "คะแนนรายข้อคำถาม", 62
    explanation = "คะแนนของแต่ละข้อคำถามใน IIT และ EIT ตามที่ประกาศ เป็นร้อยละ (เต็ม 100)"
    view_right = "oit_checklist.view_questionresult"
    change_right = "oit_checklist.change_questionresult"
    add_right = "oit_checklist.add_questionresult"
    model = QuestionResult
    columns = QUESTION_SHEET


class LostItemSheet(ResultSheet):
    slug, title, place = "lost-items", "ข้อ OIT ที่ไม่ได้คะแนน", 63
    explanation = "ข้อ OIT ที่ไม่ได้คะแนน และความเห็นของผู้ตรวจประเมินตามที่แจ้ง"
    view_right = "oit_checklist.view_lostitem"
    change_right = "oit_checklist.change_lostitem"
    add_right = "oit_checklist.add_lostitem"
    model = LostItem
    columns = LOST_ITEM_SHEET
