"""What the portal knows of the checklist: its items and their elements, reports and evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import Any

from django.db.models import Model, QuerySet

import catalogue
from agency.models import FiscalYear
from catalogue.cells import BETWEEN
from catalogue.columns import Column, open_data
from catalogue.data_tables import DataTable
from catalogue.pages import PageReference
from catalogue.report_tables import Chapter, Line
from catalogue.search_words import SearchChoice, SearchWords
from catalogue.shared_data import offer
from oit_checklist.cells import in_order
from oit_checklist.checks import ITEM_CHECKS
from oit_checklist.columns import (
    ELEMENT_COLUMNS,
    ELEMENT_DATA,
    INDICATOR_COLUMNS,
    INDICATOR_TITLE,
    ITEM_COLUMNS,
)
from oit_checklist.estimate import costs_of, rule_of
from oit_checklist.item_context import (
    PROOF_COLUMNS,
    ItemContext,
    load_item_contexts,
    load_public_item_contexts,
)
from oit_checklist.lines import lines_of
from oit_checklist.models import (
    ChecklistItem,
    Element,
    Instrument,
    ItemEvidence,
    ItemUpdate,
    Section,
)
from oit_checklist.provisional import why_provisional
from oit_checklist.report_tables import by_instrument, chapters, in_report_order
from oit_checklist.shared_criteria import CRITERIA
from oit_checklist.sheets import (
    ElementSheet,
    ItemEvidenceSheet,
    ItemHistorySheet,
    ItemSheet,
    SectionSheet,
)
from progress.evidence_records import EvidenceRecord, search_of_evidence
from progress.records import AssignmentRecord, UpdateRecord, search_of_updates
from progress.shown_proof import with_proof
from progress.work import Task

offer(CRITERIA)


@catalogue.register(ChecklistItem)
class ItemRecord(AssignmentRecord):
    kind, title = "items", "ข้อในแบบตรวจ"
    parts = ("evidence", "updates", "elements")
    sheet = ItemSheet
    search = SearchWords(
        weight=10,
        choice=SearchChoice("item", "ข้อและตัวชี้วัด"),
        title=attrgetter("title"),
        text=attrgetter("theme"),
        loads=("fiscal_year",),
        codes={
            # o13, O13, o-13, โอ 13, OIT 13, ข้อ o13
            r"(?:ข้อ(?:ที่)? ?)?(?:oit|o|โอ)[ .-]?": ("o",),
            # ๐๑๓, ข้อ ๐๑๓: officers type a Thai zero for the letter.
            r"(?:ข้อ(?:ที่)? ?)?0": ("o",),
            r"ข้อ(?:ที่)? ?": ("o",),
            r"iit ?": ("iit",),
            r"eit ?": ("eit",),
            r"ตัวชี้วัด(?:ที่)? ?": ("iit", "eit"),
        },
    )
    address_columns = ("instrument", "number")
    list_name = "oit_checklist:table"
    list_columns = ("instrument",)
    place_in_work = 1
    checks = ITEM_CHECKS
    work_columns = (
        *PROOF_COLUMNS, "holds_statistics", "shows_eit_code", "theme",
        "section__order", "section__number", "section__title",
    )  # fmt: skip

    def filling_rows(self) -> QuerySet[Any]:
        # All items are public with their year, long before anything is reported on them.
        return self.public_rows().filter(published_update__isnull=False)

    def tasks(self, fiscal_year: FiscalYear) -> list[Task[ItemContext]]:
        # What is scored comes first.
        tasks: list[Task[ItemContext]] = super().tasks(fiscal_year)
        return sorted(tasks, key=lambda task: task.context.row.instrument != Instrument.OIT)

    def load_contexts(self, rows: Iterable[ChecklistItem]) -> list[ItemContext]:
        return load_item_contexts(rows)

    def load_public_contexts(
        self, rows: Iterable[ChecklistItem], evidence: Mapping[int, Sequence[Any]] | None = None
    ) -> list[ItemContext]:
        return load_public_item_contexts(rows, evidence)

    def points_of(self, fiscal_year: FiscalYear, rows: list[ChecklistItem]) -> dict[int, Decimal]:
        return costs_of(rule_of(fiscal_year), rows)

    def data_tables(self) -> Iterable[DataTable]:
        indicators = open_data((*open_data(ITEM_COLUMNS), INDICATOR_TITLE), *INDICATOR_COLUMNS)
        about = "และการยกระดับ ตัวชี้วัดละหนึ่งแถว"
        inside, outside = "ตัวชี้วัดจากผู้มีส่วนได้ส่วนเสียภายใน", "ตัวชี้วัดจากผู้มีส่วนได้ส่วนเสียภายนอก"
        yield self._table(Instrument.IIT, f"{inside} {about}", indicators, 30)
        yield self._table(Instrument.EIT, f"{outside} {about}", indicators, 40)
        about = "ข้อมูลที่ต้องเปิดเผยต่อสาธารณะ สถานะและความก้าวหน้า ข้อละหนึ่งแถว"
        yield self._table(Instrument.OIT, about, open_data(ITEM_COLUMNS), 50)

    def _table(
        self, instrument: Instrument, about: str, columns: tuple[Column, ...], place: int
    ) -> DataTable:
        return DataTable(
            instrument.value.lower(),
            instrument.label,
            about,
            key=("year_be", "code"),
            columns=columns,
            rows_of=partial(self._of_year, instrument),
            place=place,
        )

    def _of_year(self, instrument: Instrument, fiscal_year: FiscalYear) -> list[ChecklistItem]:
        shown = self.public_rows().filter(fiscal_year=fiscal_year, instrument=instrument)
        rows = shown.with_year().select_related("section", "published_update")  # type: ignore[attr-defined]  # AssignmentQuerySet's
        rows = rows.prefetch_related("divisions").order_by("number")
        # Of the surveys no proof is asked, and their tables tell none.
        return with_proof(rows) if instrument == Instrument.OIT else list(rows)

    def page_reference(self, row: ChecklistItem) -> PageReference:
        prefix = "o" if row.instrument == Instrument.OIT else row.instrument.lower()
        return PageReference(
            year_be=row.fiscal_year.year_be,
            address=row.get_absolute_url(),
            title=f"{row.label} {row.title}",
            number=row.number,
            code=f"{prefix}{row.number}",
        )

    def report_rows(self, fiscal_year: Model) -> list[ChecklistItem]:
        return in_report_order(super().report_rows(fiscal_year))

    def report_counts(self, rows: list[ChecklistItem]) -> Iterable[tuple[str, list[Any]]]:
        return by_instrument(rows)

    def report_chapters(self, rows: list[ChecklistItem]) -> Iterable[Chapter]:
        return chapters(rows)

    def longer_report_name(self, row: ChecklistItem) -> str:
        return f"{row.label} {row.title}"

    def report_words(self, row: ChecklistItem) -> str:
        update = row.published_update
        return "\n".join(
            [row.title, *row.responsible, str(row.status)]
            + [f"{line.marker} {line.text}".strip() for line in _flat(row)]
            + ([*update.measured_lines, update.progress] if update else [])
            + ([why] if (why := why_provisional(row)) else [])
        )


def _flat(item: ChecklistItem) -> Iterator[Line]:
    """The lines of an item in their order, whatever their level."""
    return (line for top in lines_of(item) for _, line in top.flat())


@catalogue.register(Element)
class ElementRecord(catalogue.Record):
    kind, title = "elements", "องค์ประกอบด้านข้อมูล"
    parts = ("parts",)
    year_path = "item__fiscal_year"
    moments = ()
    sheet = ElementSheet
    search = SearchWords(
        weight=30,
        choice=SearchChoice("element", "องค์ประกอบและแนวทาง"),
        text=str,
        page="item",
        public_with_page=True,
    )
    public_with = ("item", "item__fiscal_year")

    def shows_itself(self, row: Element) -> bool:
        return True

    def public_rows(self) -> QuerySet[Any]:
        return Element.objects.filter(item__in=ChecklistItem.objects.published())

    def address(self, row: Element) -> str:
        return row.item.get_absolute_url()

    def data_tables(self) -> Iterable[DataTable]:
        yield DataTable(
            "elements",
            "องค์ประกอบด้านข้อมูลและแนวทาง",
            "องค์ประกอบที่ข้อ OIT แต่ละข้อต้องมี และแนวทางยกระดับของตัวชี้วัด IIT และ EIT บรรทัดละหนึ่งแถว",
            key=("year_be", "table", "code", "order"),
            columns=open_data(ELEMENT_COLUMNS, *ELEMENT_DATA),
            rows_of=self._of_year,
            place=60,
        )

    def _of_year(self, fiscal_year: FiscalYear) -> list[Element]:
        lines = list(
            self.public_rows()
            .filter(item__fiscal_year=fiscal_year)
            .select_related("parent", "item__fiscal_year", "item__published_update")
            .order_by("item__instrument", "item__number", "order")
        )
        items = {line.item_id: line.item for line in lines}
        states = {
            proof.element.pk: str(proof.mark.state)
            for context in load_public_item_contexts(items.values())
            if context.needs_evidence
            for proof in context.lines
            if proof.needs_mark
        }
        for line in lines:
            line.evidence_state = states.get(line.pk, "")
        return lines


@catalogue.register(Section)
class SectionRecord(catalogue.Record):
    kind, title = "sections", "ตัวชี้วัดย่อย"
    # Without items nobody saw it, and with items it stays for their sake.
    mended_in_public = True
    moments = ()
    sheet = SectionSheet
    public_with = ("fiscal_year",)

    def shows_itself(self, row: Section) -> bool:
        return row.pk is not None and row.items.filter(withdrawn_at__isnull=True).exists()

    def why_not_shown(self, row: Section) -> str:
        return "ตัวชี้วัดย่อยนี้ยังไม่มีข้อที่ประชาชนเห็น"

    def public_rows(self) -> QuerySet[Any]:
        shown = ChecklistItem.objects.published().values("section")
        return Section.objects.filter(pk__in=shown)


@catalogue.register(ItemUpdate)
class ItemUpdateRecord(UpdateRecord):
    kind, title = "item-updates", "รายงานความก้าวหน้าของข้อ"
    sheet = ItemHistorySheet
    search = search_of_updates(weight=40)

    def row_name(self, row: ChecklistItem) -> str:
        return f"{row.instrument} {row.label} {row.title}"


@catalogue.register(ItemEvidence)
class ItemEvidenceRecord(EvidenceRecord):
    kind, title = "item-evidence", "หลักฐานของข้อ"
    sheet = ItemEvidenceSheet
    search = search_of_evidence(weight=60)
    place_in_table = 1
    row_tables = ("iit", "eit", "oit")

    def of_year(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        evidence = super().of_year(fiscal_year).prefetch_related("elements")
        return evidence.order_by("assignment__instrument", "assignment__number", "pk")

    def table_of(self, evidence: ItemEvidence) -> str:
        return evidence.assignment.instrument.lower()

    def code_of(self, evidence: ItemEvidence) -> str:
        return evidence.assignment.code

    def elements_of(self, evidence: ItemEvidence) -> str:
        return BETWEEN.join(str(element.order) for element in in_order(evidence.elements))


# Behind the checklist, as it stands in the annual report.
from oit_checklist.results import records as _of_results  # noqa: E402, F401
