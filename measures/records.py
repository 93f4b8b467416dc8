"""What the portal knows of measures, their reports and what proves them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

import catalogue
from agency.models import FiscalYear
from catalogue.columns import open_data
from catalogue.data_tables import DataTable
from measures.columns import MEASURE_COLUMNS
from measures.models import Measure, MeasureEvidence, MeasureUpdate
from measures.sheets import MeasureEvidenceSheet, MeasureHistorySheet, MeasureSheet
from progress.records import AssignmentRecord, EvidenceRecord, UpdateRecord


@catalogue.register(Measure)
class MeasureRecord(AssignmentRecord):
    kind, title = "measures", "มาตรการ"
    sheet = MeasureSheet

    def data_tables(self) -> Iterable[DataTable]:
        yield DataTable(
            "measures",
            "มาตรการ",
            "มาตรการส่งเสริมคุณธรรมและความโปร่งใสของปี และผลที่ทำได้ มาตรการละหนึ่งแถว",
            key=("year_be", "number"),
            columns=open_data(MEASURE_COLUMNS),
            rows_of=_rows,
            place=20,
        )


def _rows(fiscal_year: FiscalYear) -> QuerySet[Measure]:
    shown = Measure.objects.published().filter(fiscal_year=fiscal_year)
    return shown.for_list().select_related("published_update", "fiscal_year")


@catalogue.register(MeasureUpdate)
class MeasureUpdateRecord(UpdateRecord):
    kind, title = "measure-updates", "รายงานผลมาตรการ"
    sheet = MeasureHistorySheet


@catalogue.register(MeasureEvidence)
class MeasureEvidenceRecord(EvidenceRecord):
    kind, title = "measure-evidence", "หลักฐานของมาตรการ"
    sheet = MeasureEvidenceSheet
    place_in_table = 2
    row_tables = ("measures",)

    def of_year(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        return super().of_year(fiscal_year).order_by("assignment__number", "pk")

    def table_of(self, evidence: MeasureEvidence) -> str:
        return "measures"

    def code_of(self, evidence: MeasureEvidence) -> str:
        return str(evidence.assignment.number)
