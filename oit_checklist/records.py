"""What the portal knows of the checklist: its items and their elements, reports and evidence."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet

import catalogue
from catalogue.report_tables import Chapter
from oit_checklist.models import ChecklistItem, Element, ItemEvidence, ItemUpdate, Section
from oit_checklist.report_tables import chapters, in_report_order
from progress.records import AssignmentRecord, EvidenceRecord, UpdateRecord


@catalogue.register(ChecklistItem)
class ItemRecord(AssignmentRecord):
    kind, title = "items", "ข้อในแบบตรวจ"

    def report_rows(self, fiscal_year: Model, *, in_full: bool) -> list[ChecklistItem]:
        return in_report_order(super().report_rows(fiscal_year, in_full=in_full))

    def report_chapters(self, rows: list[ChecklistItem]) -> Iterable[Chapter]:
        return chapters(rows)

    def longer_report_name(self, row: ChecklistItem) -> str:
        return f"{row.label} {row.title}"

    def report_words(self, row: ChecklistItem) -> str:
        update = row.published_update
        return "\n".join(
            [row.title, *row.responsible, row.status]
            + [str(element) for element in row.elements.all()]
            + ([update.progress] if update else [])
        )


@catalogue.register(Element)
class ElementRecord(catalogue.Record):
    kind, title = "elements", "องค์ประกอบด้านข้อมูล"
    year_path = "item__fiscal_year"
    moments = ()

    def public_rows(self) -> QuerySet[Any]:
        return Element.objects.filter(item__in=ChecklistItem.objects.published())

    def address(self, row: Element) -> str:
        return row.item.get_absolute_url()


@catalogue.register(Section)
class SectionRecord(catalogue.Record):
    kind, title = "sections", "ตัวชี้วัดย่อย"
    moments = ()

    def public_rows(self) -> QuerySet[Any]:
        shown = ChecklistItem.objects.published().values("section")
        return Section.objects.filter(pk__in=shown)


@catalogue.register(ItemUpdate)
class ItemUpdateRecord(UpdateRecord):
    kind, title = "item-updates", "รายงานความก้าวหน้าของข้อ"


@catalogue.register(ItemEvidence)
class ItemEvidenceRecord(EvidenceRecord):
    kind, title = "item-evidence", "หลักฐานของข้อ"
