"""What the portal knows of the checklist: its items and their elements, reports and evidence."""

from typing import Any

from django.db.models import QuerySet

import catalogue
from oit_checklist.models import ChecklistItem, Element, ItemEvidence, ItemUpdate, Section
from progress.records import AssignmentRecord, EvidenceRecord, UpdateRecord


@catalogue.register(ChecklistItem)
class ItemRecord(AssignmentRecord):
    kind, title = "items", "ข้อในแบบตรวจ"


@catalogue.register(Element)
class ElementRecord(catalogue.Record):
    kind, title = "elements", "องค์ประกอบด้านข้อมูล"
    year_path = "item__fiscal_year"
    moments = ()
    public_with = ("item", "item__fiscal_year")

    def shows_itself(self, row: Element) -> bool:
        return True

    def public_rows(self) -> QuerySet[Any]:
        return Element.objects.filter(item__in=ChecklistItem.objects.published())

    def address(self, row: Element) -> str:
        return row.item.get_absolute_url()


@catalogue.register(Section)
class SectionRecord(catalogue.Record):
    kind, title = "sections", "ตัวชี้วัดย่อย"
    moments = ()
    public_with = ("fiscal_year",)

    def shows_itself(self, row: Section) -> bool:
        return row.pk is not None and row.items.filter(published_at__isnull=False).exists()

    def public_rows(self) -> QuerySet[Any]:
        shown = ChecklistItem.objects.published().values("section")
        return Section.objects.filter(pk__in=shown)


@catalogue.register(ItemUpdate)
class ItemUpdateRecord(UpdateRecord):
    kind, title = "item-updates", "รายงานความก้าวหน้าของข้อ"


@catalogue.register(ItemEvidence)
class ItemEvidenceRecord(EvidenceRecord):
    kind, title = "item-evidence", "หลักฐานของข้อ"
