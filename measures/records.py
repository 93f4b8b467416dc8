"""What the portal knows of measures, their reports and what proves them."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet

import catalogue
from agency.models import FiscalYear
from catalogue.columns import open_data
from catalogue.data_tables import DataTable
from catalogue.pages import PageReference
from catalogue.report_tables import Chapter, ReportTable, TableGroup
from catalogue.search_words import SearchChoice, SearchWords
from measures.columns import MEASURE_COLUMNS, REPORT_COLUMNS
from measures.models import Measure, MeasureEvidence, MeasureUpdate
from measures.sheets import MeasureEvidenceSheet, MeasureHistorySheet, MeasureSheet
from progress.evidence_records import EvidenceRecord, search_of_evidence
from progress.records import AssignmentRecord, UpdateRecord, search_of_updates
from progress.shown_proof import with_proof
from thai.digits import to_thai_digits


@catalogue.register(Measure)
class MeasureRecord(AssignmentRecord):
    kind, title = "measures", "มาตรการ"
    parts = ("evidence", "updates")
    sheet = MeasureSheet
    search = SearchWords(
        weight=20,
        choice=SearchChoice("measure", "มาตรการ"),
        title=attrgetter("title"),
        text=attrgetter("method"),
        loads=("fiscal_year",),
        codes={r"มาตรการ(?:ที่)? ?": ("m",)},
    )
    missing_in_report = "ยังไม่มีมาตรการ"
    list_name = "measures:list"
    place_in_work = 2

    def data_tables(self) -> Iterable[DataTable]:
        yield DataTable(
            "measures",
            "มาตรการ",
            "มาตรการส่งเสริมคุณธรรมและความโปร่งใสของปี และผลที่ทำได้ มาตรการละหนึ่งแถว",
            key=("year_be", "number"),
            columns=open_data(MEASURE_COLUMNS),
            rows_of=self._of_year,
            place=20,
        )

    def _of_year(self, fiscal_year: FiscalYear) -> list[Measure]:
        shown = Measure.objects.published().filter(fiscal_year=fiscal_year)
        return with_proof(shown.for_list().select_related("published_update", "fiscal_year"))

    def page_reference(self, row: Measure) -> PageReference:
        return PageReference(
            year_be=row.fiscal_year.year_be,
            address=row.get_absolute_url(),
            title=f"{row.label} {row.title}",
            number=row.number,
            code=f"m{row.number}",
        )

    def report_chapters(self, rows: list[Measure]) -> Iterable[Chapter]:
        if rows:
            caption = f"มาตรการ {to_thai_digits(len(rows))} รายการ"
            table = ReportTable(caption, "measures", REPORT_COLUMNS, rows)
            title = "มาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใส"
            yield Chapter("measures", title, [TableGroup([table])])

    def report_words(self, row: Measure) -> str:
        update = row.published_update
        return "\n".join(
            [row.title, row.method, *row.responsible, row.status]
            + ([update.results, update.outcomes] if update else [])
        )


@catalogue.register(MeasureUpdate)
class MeasureUpdateRecord(UpdateRecord):
    kind, title = "measure-updates", "รายงานผลมาตรการ"
    sheet = MeasureHistorySheet
    search = search_of_updates(weight=50)

    def row_name(self, row: Measure) -> str:
        return f"มาตรการ {row.title}"


@catalogue.register(MeasureEvidence)
class MeasureEvidenceRecord(EvidenceRecord):
    kind, title = "measure-evidence", "หลักฐานของมาตรการ"
    sheet = MeasureEvidenceSheet
    search = search_of_evidence(weight=70)
    place_in_table = 2
    row_tables = ("measures",)

    def of_year(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        return super().of_year(fiscal_year).order_by("assignment__number", "pk")

    def table_of(self, evidence: MeasureEvidence) -> str:
        return "measures"

    def code_of(self, evidence: MeasureEvidence) -> str:
        return str(evidence.assignment.number)
