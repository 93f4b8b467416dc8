"""Sheets for what offices' files say and no table of the back office holds."""

from typing import Any

from django.db.models import QuerySet

from agency.models import FiscalYear
from catalogue.cells import Hundredths
from catalogue.columns import Column
from catalogue.sheets import Sheet
from catalogue.usual_columns import year_column
from meetings.sheets import MeetingSheet
from oit_checklist.results.models import YearResult


def _score(name: str, title: str) -> Column:
    return Column(name, title, cell=Hundredths())


class YearScoreSheet(Sheet):
    """What was announced of a year as a whole, in percent."""

    slug, title, place = "year-scores", "คะแนนของปี", 64
    explanation = "คะแนนรวม คะแนนแต่ละเครื่องมือ และระดับของปี เป็นร้อยละ"
    view_right, change_right = "agency.view_fiscalyear", "agency.change_fiscalyear"
    add_right = "agency.add_fiscalyear"
    model = FiscalYear
    columns: tuple[Column, ...] = (
        year_column("year_be"),
        _score("total_score", "คะแนนรวม"),
        _score("iit_score", "คะแนน IIT"),
        _score("eit_score", "คะแนน EIT"),
        _score("oit_score", "คะแนน OIT"),
        Column("grade", "ระดับผลการประเมิน"),
    )

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[FiscalYear]:
        return FiscalYear.objects.filter(pk=fiscal_year.pk)


class YearResultSheet(Sheet):
    """The result that the lines of a year belong to, a draft at first."""

    slug, title, place = "year-results", "ผลการประเมินของปี", 65
    explanation = "ผลการประเมินของปีที่รายการคะแนนอยู่ใต้ เป็นฉบับร่างจนกว่าจะเผยแพร่"
    view_right, change_right = "oit_checklist.view_yearresult", "oit_checklist.change_yearresult"
    # Whoever changes results begins them, as at the page of the year.
    add_right = change_right
    model = YearResult
    columns = (year_column(), Column("source", "ที่มาของผล"))

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        return YearResult.objects.filter(fiscal_year=fiscal_year).select_related("fiscal_year")


class MinutesTextSheet(MeetingSheet):
    """Meetings with the texts of their minutes that stand outside the agenda."""

    columns = (
        *MeetingSheet.columns,
        Column("printed_date", "วันที่ตามที่พิมพ์ในรายงาน"),
        Column("opening", "เปิดประชุม"),
        Column("photo_caption", "คำบรรยายภาพ"),
        Column("annex_heading", "หัวเรื่องในภาคผนวก"),
    )
