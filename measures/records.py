"""What the portal knows of measures, their reports and what proves them."""

from collections.abc import Iterable, Mapping, Sequence
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
from measures.budget_table import budget_groups
from measures.budgets import total_of
from measures.columns import MEASURE_COLUMNS, plan_words, planned_words, report_columns
from measures.models import Measure, MeasureEvidence, MeasureUpdate
from measures.outline import drafts_above
from measures.row_context import MeasureContext
from measures.sheets import MeasureEvidenceSheet, MeasureHistorySheet, MeasureSheet
from progress.evidence_records import EvidenceRecord, search_of_evidence
from progress.records import AssignmentRecord, UpdateRecord, search_of_updates
from progress.row_context import load_public_contexts, load_row_contexts
from progress.shown_proof import with_proof
from records.key_fields import outline_number
from thai.digits import to_thai_digits

LONGEST_CODE = 10  # what PageReference takes


def _searched(row: Measure) -> str:
    return "\n".join(filter(None, [row.method, row.responsible_person, row.plan_name]))


@catalogue.register(Measure)
class MeasureRecord(AssignmentRecord):
    kind, title = "measures", "มาตรการ"
    parts = ("evidence", "updates")
    only_work = {"is_heading": False}
    work_columns = ("is_heading",)
    sheet = MeasureSheet
    search = SearchWords(
        weight=20,
        choice=SearchChoice("measure", "มาตรการ"),
        title=attrgetter("title"),
        text=lambda row: "\n".join(
            filter(None, [row.method, row.responsible_person, row.plan_name])
        ),
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
            "มาตรการส่งเสริมคุณธรรมและความโปร่งใสของปี และผลที่ทำได้ มาตรการละหนึ่งแถว ไม่รวมแถวที่เป็นหัวข้อ",
            key=("year_be", "number"),
            columns=open_data(MEASURE_COLUMNS),
            rows_of=self._of_year,
            place=20,
        )

    def _of_year(self, fiscal_year: FiscalYear) -> list[Measure]:
        shown = Measure.objects.published().work().filter(fiscal_year=fiscal_year)
        loaded = shown.for_list().with_year().select_related("published_update", "parent")
        return with_proof(loaded)

    def load_contexts(self, rows: Iterable[Measure]) -> list[MeasureContext]:
        return load_row_contexts(rows, MeasureContext)

    def load_public_contexts(
        self, rows: Iterable[Measure], evidence: Mapping[int, Sequence[Any]] | None = None
    ) -> list[MeasureContext]:
        return load_public_contexts(rows, MeasureContext, evidence)

    def drafts_beside(self, row: Measure) -> list[Measure]:
        return drafts_above(row)

    def page_reference(self, row: Measure) -> PageReference:
        code = f"m{row.number}"
        return PageReference(
            year_be=row.fiscal_year.year_be,
            address=row.get_absolute_url(),
            title=f"{row.label} {row.title}",
            number=_place(row.number),
            code=code if len(code) <= LONGEST_CODE else "",
        )

    def report_chapters(self, rows: list[Measure]) -> Iterable[Chapter]:
        if rows:
            total = total_of(rows)
            caption = f"มาตรการ {total.measures} รายการ {total.sentence}".strip()
            table = ReportTable(to_thai_digits(caption), "measures", report_columns(rows), rows)
            title = "มาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใส"
            yield Chapter("measures", title, [TableGroup([table]), *budget_groups(rows)])

    def report_highlights(self, rows: list[Measure]) -> Iterable[str]:
        if sentence := total_of(rows).sentence:
            yield to_thai_digits(sentence)

    def report_words(self, row: Measure) -> str:
        update = row.published_update
        return "\n".join(
            [row.printed_title, row.method, planned_words(row), plan_words(row)]
            + [*row.responsible_names, str(row.status)]
            + ([text for _, text in update.texts] if update else [])
        )


def _place(number: str) -> int:
    """What orders the pages of a year by the parts of their numbers; enough for three levels."""
    parts = [min(int(part), 999) for part in outline_number(number).split(".")]
    first, second, third = (*parts, 0, 0)[:3]
    return first * 1_000_000 + second * 1000 + third


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
        return super().of_year(fiscal_year).order_by("assignment__number_order", "pk")

    def table_of(self, evidence: MeasureEvidence) -> str:
        return "measures"

    def code_of(self, evidence: MeasureEvidence) -> str:
        return str(evidence.assignment.number)
