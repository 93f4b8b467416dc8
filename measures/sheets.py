"""Measures, what proves them and their history as spreadsheets."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from agency.models import FiscalYear
from catalogue.cells import Baht, tidy
from catalogue.columns import Column, Part, ReadOnlyColumn, of_sheet
from catalogue.usual_columns import key_column, year_column
from measures.columns import MEASURE_COLUMNS, number_column
from measures.models import Measure, MeasureEvidence, MeasureUpdate
from progress.columns import EVIDENCE_END, EVIDENCE_FILE, EVIDENCE_TITLE, HISTORY
from progress.measured_columns import MEASURED_HISTORY
from progress.sheets import EvidenceSheet, HistorySheet, ReportSheet
from records.key_fields import outline_number

# Which measure an evidence or an update belongs to.
_OF_MEASURE = (
    year_column("assignment__fiscal_year__year_be"),
    number_column("assignment__number"),
)
_NAME = ReadOnlyColumn("measure", "มาตรการ/กิจกรรม", lambda row: row.assignment.title, width=40)

NO_REPORT = "แถวนี้เป็นหัวข้อ ไม่มีผลให้รายงาน"


class MeasureSheet(ReportSheet):
    slug, title, place = "measures", "มาตรการ", 10
    explanation = "มาตรการของปี พร้อมรายงานฉบับล่าสุด (รวมฉบับร่าง)"
    view_right, change_right = "measures.view_measure", "measures.change_measure"
    add_right = "measures.add_measure"
    model = Measure
    columns = of_sheet(MEASURE_COLUMNS)

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        return super().rows(fiscal_year).select_related("parent")

    def refers_to(self, line: dict[str, str]) -> tuple | None:
        (above,) = (column for column in self.columns if column.name == "parent")
        try:
            year_be, _ = self.read_key(line)
        except ValidationError:
            return None
        return (year_be, outline_number(tidy(line[above.heading])))

    def refusal(self, column: Column, row: Any) -> str:
        if column.part is Part.REPORT and row.is_heading:
            return NO_REPORT
        return super().refusal(column, row)

    def make(self, key: dict[str, Any]) -> Measure:
        measure = super().make(key)
        measure.number = key["number"]
        return measure


class MeasureEvidenceSheet(EvidenceSheet):
    slug, title, place = "measure-evidence", "หลักฐานของมาตรการ", 30
    view_right = "measures.view_measureevidence"
    change_right = "measures.change_measureevidence"
    add_right = "measures.add_measureevidence"
    model = MeasureEvidence
    order = ("assignment__number_order",)
    columns = (
        *_OF_MEASURE,
        key_column("รหัสหลักฐาน", 12),
        _NAME,
        EVIDENCE_TITLE,
        *EVIDENCE_FILE,
        *EVIDENCE_END,
    )

    def parent_key(self, row: Measure) -> tuple:
        return (row.fiscal_year.year_be, row.number)


class MeasureHistorySheet(HistorySheet):
    slug, title, place = "measure-updates", "ประวัติรายงานผลมาตรการ", 120
    explanation = "รายงานทุกฉบับของมาตรการ ใครเขียน ใครตรวจ เมื่อใด"
    view_right = "measures.view_measureupdate"
    model = MeasureUpdate
    order = ("assignment__number_order",)
    columns = (
        *_OF_MEASURE,
        _NAME,
        ReadOnlyColumn("results", "สรุปผลการดำเนินการ", lambda update: update.results, width=60),
        ReadOnlyColumn("outcomes", "ผลลัพธ์หรือความสำเร็จ", lambda update: update.outcomes, width=60),
        ReadOnlyColumn(
            "budget_spent", "งบประมาณที่ใช้จริง", lambda row: row.budget_spent, cell=Baht(), width=16
        ),
        *HISTORY,
        MEASURED_HISTORY,
    )
