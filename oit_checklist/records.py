"""What the portal knows of the checklist: its items and their elements, reports and evidence."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db.models import QuerySet

import catalogue
from agency.models import FiscalYear
from catalogue.cells import BETWEEN
from catalogue.columns import Column, open_data
from catalogue.data_tables import DataTable
from oit_checklist.cells import in_order
from oit_checklist.columns import (
    ELEMENT_COLUMNS,
    ELEMENT_DATA,
    INDICATOR_COLUMNS,
    INDICATOR_TITLE,
    ITEM_COLUMNS,
)
from oit_checklist.models import (
    ChecklistItem,
    Element,
    Instrument,
    ItemEvidence,
    ItemUpdate,
    Section,
)
from oit_checklist.sheets import (
    ElementSheet,
    ItemEvidenceSheet,
    ItemHistorySheet,
    ItemSheet,
    SectionSheet,
)
from progress.records import AssignmentRecord, EvidenceRecord, UpdateRecord


@catalogue.register(ChecklistItem)
class ItemRecord(AssignmentRecord):
    kind, title = "items", "ข้อในแบบตรวจ"
    sheet = ItemSheet

    def data_tables(self) -> Iterable[DataTable]:
        indicators = (*open_data(ITEM_COLUMNS), INDICATOR_TITLE)
        about = "และการยกระดับ ตัวชี้วัดละหนึ่งแถว"
        yield _items_table(
            Instrument.IIT,
            f"ตัวชี้วัดจากผู้มีส่วนได้ส่วนเสียภายใน {about}",
            open_data(indicators, *INDICATOR_COLUMNS),
            place=30,
        )
        yield _items_table(
            Instrument.EIT,
            f"ตัวชี้วัดจากผู้มีส่วนได้ส่วนเสียภายนอก {about}",
            open_data(indicators, *INDICATOR_COLUMNS),
            place=40,
        )
        yield _items_table(
            Instrument.OIT,
            "ข้อมูลที่ต้องเปิดเผยต่อสาธารณะ สถานะและความก้าวหน้า ข้อละหนึ่งแถว",
            open_data(ITEM_COLUMNS),
            place=50,
        )


def _items_table(
    instrument: Instrument, about: str, columns: tuple[Column, ...], *, place: int
) -> DataTable:
    return DataTable(
        instrument.value.lower(),
        instrument.label,
        about,
        key=("year_be", "code"),
        columns=columns,
        rows_of=partial(_items, instrument),
        place=place,
    )


def _items(instrument: Instrument, fiscal_year: FiscalYear) -> QuerySet[ChecklistItem]:
    shown = ChecklistItem.objects.published().filter(fiscal_year=fiscal_year, instrument=instrument)
    return (
        shown.select_related("fiscal_year", "section", "published_update")
        .prefetch_related("divisions")
        .order_by("number")
    )


@catalogue.register(Element)
class ElementRecord(catalogue.Record):
    kind, title = "elements", "องค์ประกอบด้านข้อมูล"
    year_path = "item__fiscal_year"
    moments = ()
    sheet = ElementSheet

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

    def _of_year(self, fiscal_year: FiscalYear) -> QuerySet[Element]:
        return (
            self.public_rows()
            .filter(item__fiscal_year=fiscal_year)
            .select_related("parent", "item__fiscal_year", "item__published_update")
            .order_by("item__instrument", "item__number", "order")
        )


@catalogue.register(Section)
class SectionRecord(catalogue.Record):
    kind, title = "sections", "ตัวชี้วัดย่อย"
    moments = ()
    sheet = SectionSheet

    def public_rows(self) -> QuerySet[Any]:
        shown = ChecklistItem.objects.published().values("section")
        return Section.objects.filter(pk__in=shown)


@catalogue.register(ItemUpdate)
class ItemUpdateRecord(UpdateRecord):
    kind, title = "item-updates", "รายงานความก้าวหน้าของข้อ"
    sheet = ItemHistorySheet


@catalogue.register(ItemEvidence)
class ItemEvidenceRecord(EvidenceRecord):
    kind, title = "item-evidence", "หลักฐานของข้อ"
    sheet = ItemEvidenceSheet
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
