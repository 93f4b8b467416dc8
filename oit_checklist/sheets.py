"""Items, their elements, sections, evidence and history as spreadsheets."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet

from agency.models import FiscalYear
from catalogue.columns import ManyColumn, ReadOnlyColumn, of_sheet
from catalogue.sheets import Sheet
from catalogue.usual_columns import key_column, year_column
from oit_checklist.cells import ElementOrders, element_texts
from oit_checklist.columns import (
    ELEMENT_COLUMNS,
    ITEM_COLUMNS,
    SECTION_COLUMNS,
    code_column,
    instrument_column,
)
from oit_checklist.models import ChecklistItem, Element, ItemEvidence, ItemUpdate, Section
from progress.columns import EVIDENCE_END, EVIDENCE_FILE, EVIDENCE_TITLE, HISTORY
from progress.measured_columns import MEASURED_HISTORY
from progress.sheets import EvidenceSheet, HistorySheet, ReportSheet, own_rows

# Which item an evidence or an update belongs to.
_OF_ITEM = (
    year_column("assignment__fiscal_year__year_be"),
    instrument_column("assignment__instrument"),
    code_column("assignment__code"),
)
_NAME = ReadOnlyColumn("item", "ข้อมูล", lambda row: row.assignment.title, width=40)


class ItemSheet(ReportSheet):
    slug, title, place = "items", "ข้อในแบบตรวจ (IIT EIT OIT)", 20
    explanation = "ตัวชี้วัด IIT EIT และข้อ OIT ของปี พร้อมรายงานฉบับล่าสุด (รวมฉบับร่าง)"
    view_right = "oit_checklist.view_checklistitem"
    change_right = "oit_checklist.change_checklistitem"
    add_right = "oit_checklist.add_checklistitem"
    model = ChecklistItem
    new_rows_are_plain = True  # a new item has no tick that could fall
    columns = of_sheet(ITEM_COLUMNS)

    def make(self, key: dict[str, Any]) -> ChecklistItem:
        item = super().make(key)
        item.instrument, item.number = key["instrument"], int(key["code"])
        return item


class ElementSheet(Sheet):
    slug, title, place = "elements", "องค์ประกอบด้านข้อมูล", 50
    explanation = "องค์ประกอบที่แต่ละข้อต้องมี (สำหรับ IIT และ EIT คือแนวทาง)"
    view_right = "oit_checklist.view_element"
    # Elements are part of their item: who may add items may word them.
    change_right = add_right = "oit_checklist.add_checklistitem"
    model = Element
    columns = of_sheet(ELEMENT_COLUMNS)

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[Element]:
        items = own_rows(ChecklistItem, self.user, fiscal_year).values("pk")
        return (
            Element.objects.filter(item__in=items)
            .select_related("item__fiscal_year", "parent")
            .order_by("item__instrument", "item__number", F("order").asc())
        )

    def make(self, key: dict[str, Any]) -> Element:
        year_be, instrument, code, order = key.values()
        item = ChecklistItem.objects.filter(
            fiscal_year__year_be=year_be, instrument=instrument, number=int(code)
        ).first()
        if item is None:
            raise ValidationError("ไม่มีข้อนี้ในปีงบประมาณนี้")
        return Element(item=item, order=order)


class SectionSheet(Sheet):
    slug, title, place = "sections", "ตัวชี้วัดย่อย", 60
    explanation = "ตัวชี้วัดย่อยของ OIT เช่น 9.1"
    view_right, change_right = "oit_checklist.view_section", "oit_checklist.change_section"
    add_right = "oit_checklist.add_section"
    model = Section
    columns = SECTION_COLUMNS

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[Section]:
        return Section.objects.filter(fiscal_year=fiscal_year).select_related("fiscal_year")

    def make(self, key: dict[str, Any]) -> Section:
        section = super().make(key)
        section.number = key["number"]
        return section


class ItemEvidenceSheet(EvidenceSheet):
    slug, title, place = "item-evidence", "หลักฐานของข้อ", 40
    view_right = "oit_checklist.view_itemevidence"
    change_right = "oit_checklist.change_itemevidence"
    add_right = "oit_checklist.add_itemevidence"
    model = ItemEvidence
    order = ("assignment__instrument", "assignment__number")
    columns = (
        *_OF_ITEM,
        key_column("รหัสหลักฐาน", 12),
        _NAME,
        EVIDENCE_TITLE,
        *EVIDENCE_FILE,
        ManyColumn("elements", "พิสูจน์องค์ประกอบ (ลำดับ)", cell=ElementOrders(), width=14),
        ReadOnlyColumn("element_texts", "พิสูจน์องค์ประกอบ", element_texts, width=50),
        *EVIDENCE_END,
    )

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        return super().rows(fiscal_year).prefetch_related("elements", "assignment__elements")

    def parent_key(self, row: ChecklistItem) -> tuple:
        return (row.fiscal_year.year_be, row.instrument, str(row.number))


class ItemHistorySheet(HistorySheet):
    slug, title, place = "item-updates", "ประวัติรายงานความก้าวหน้าของข้อ", 130
    explanation = "รายงานทุกฉบับของข้อ IIT EIT และ OIT ใครเขียน ใครตรวจ เมื่อใด"
    view_right = "oit_checklist.view_itemupdate"
    model = ItemUpdate
    order = ("assignment__instrument", "assignment__number")
    columns = (
        *_OF_ITEM,
        _NAME,
        ReadOnlyColumn(
            "progress", "ความก้าวหน้าผลการดำเนินการ", lambda update: update.progress, width=60
        ),
        *HISTORY,
        MEASURED_HISTORY,
    )
