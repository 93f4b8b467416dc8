"""What the portal knows of the checklist: its items and their elements, reports and evidence."""

from operator import attrgetter
from typing import Any

from django.db.models import QuerySet

import catalogue
from catalogue.pages import PageReference
from catalogue.search_words import SearchChoice, SearchWords
from oit_checklist.models import (
    ChecklistItem,
    Element,
    Instrument,
    ItemEvidence,
    ItemUpdate,
    Section,
)
from progress.records import (
    AssignmentRecord,
    EvidenceRecord,
    UpdateRecord,
    search_of_evidence,
    search_of_updates,
)


@catalogue.register(ChecklistItem)
class ItemRecord(AssignmentRecord):
    kind, title = "items", "ข้อในแบบตรวจ"
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

    def page_reference(self, row: ChecklistItem) -> PageReference:
        prefix = "o" if row.instrument == Instrument.OIT else row.instrument.lower()
        return PageReference(
            year_be=row.fiscal_year.year_be,
            address=row.get_absolute_url(),
            title=f"{row.label} {row.title}",
            number=row.number,
            code=f"{prefix}{row.number}",
        )


@catalogue.register(Element)
class ElementRecord(catalogue.Record):
    kind, title = "elements", "องค์ประกอบด้านข้อมูล"
    year_path = "item__fiscal_year"
    moments = ()
    search = SearchWords(
        weight=30,
        choice=SearchChoice("element", "องค์ประกอบและแนวทาง"),
        text=str,
        page="item",
        public_with_page=True,
    )

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
    search = search_of_updates(weight=40)


@catalogue.register(ItemEvidence)
class ItemEvidenceRecord(EvidenceRecord):
    kind, title = "item-evidence", "หลักฐานของข้อ"
    search = search_of_evidence(weight=60)
