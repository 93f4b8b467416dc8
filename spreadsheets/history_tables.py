"""Histories as tables: they go out and never come back."""

from functools import cached_property

from django.db.models import Q

from measures.models import Measure, MeasureEvidence, MeasureUpdate
from oit_checklist.models import ChecklistItem, ItemEvidence, ItemUpdate
from progress.models import LinkCheck
from spreadsheets.cells import InstrumentName, ItemCode, Moment, Whole
from spreadsheets.columns import Column, Part, Told
from spreadsheets.report_tables import own_rows
from spreadsheets.table import SheetTable, year_column


class UpdateTable(SheetTable):
    """The history of reports: goes out, never comes back."""

    def rows(self, fiscal_year):
        updates = self._meta.model
        own = own_rows(updates.assignment.field.related_model, self.person, fiscal_year)
        return (
            updates.objects.filter(assignment__in=own.values("pk"))
            .with_people()
            .select_related("assignment__fiscal_year")
            .order_by(*self.order, "created_at", "pk")
        )

    @cached_property
    def columns(self):
        """What the family adds comes first."""
        first = [name for name in self.fields if name not in UpdateTable.fields]
        return [self.fields[name] for name in (*first, *UpdateTable.fields)]

    step = Told(lambda update: update.get_state_display(), "ขั้นตอน")
    status = Told(lambda update: update.get_status_display(), "สถานะ")
    author = Told(lambda update: update.author, "ผู้รายงาน")
    source = Told(lambda update: update.source, "ที่มา", width=30)
    created_at = Told(lambda update: update.created_at, "เริ่มร่างเมื่อ", Moment())
    submitted_at = Told(lambda update: update.submitted_at, "ส่งตรวจเมื่อ", Moment())
    reviewer = Told(lambda update: update.reviewer, "ผู้ตรวจ")
    reviewed_at = Told(lambda update: update.reviewed_at, "ตรวจเมื่อ", Moment())
    note = Told(lambda update: update.review_note, "หมายเหตุจากผู้ตรวจ", width=40)
    despite = Told(lambda update: update.published_despite, "เผยแพร่ทั้งที่ยังมีข้อควรแก้", width=40)


class MeasureUpdateTable(UpdateTable):
    slug, title = "measure-updates", "ประวัติรายงานผลมาตรการ"
    explanation = "รายงานทุกฉบับของมาตรการ ใครเขียน ใครตรวจ เมื่อใด"
    view_right = "measures.view_measureupdate"
    order = ("assignment__number",)

    year = year_column("assignment__fiscal_year__year_be")
    number = Column("assignment__number", "ลำดับที่", Whole(), Part.KEY, 9)
    name = Told(lambda update: update.assignment.title, "มาตรการ/กิจกรรม", width=40)
    results = Told(lambda update: update.results, "สรุปผลการดำเนินการ", width=60)
    outcomes = Told(lambda update: update.outcomes, "ผลลัพธ์หรือความสำเร็จ", width=60)

    class Meta:
        model = MeasureUpdate


class ItemUpdateTable(UpdateTable):
    slug, title = "item-updates", "ประวัติรายงานความก้าวหน้าของข้อ"
    explanation = "รายงานทุกฉบับของข้อ IIT EIT และ OIT ใครเขียน ใครตรวจ เมื่อใด"
    view_right = "oit_checklist.view_itemupdate"
    order = ("assignment__instrument", "assignment__number")

    year = year_column("assignment__fiscal_year__year_be")
    instrument = Column("assignment__instrument", "เครื่องมือ", InstrumentName(), Part.KEY, 10)
    number = Column("assignment__code", "ข้อ", ItemCode(), Part.KEY, 7)
    name = Told(lambda update: update.assignment.title, "ข้อมูล", width=40)
    progress = Told(lambda update: update.progress, "ความก้าวหน้าผลการดำเนินการ", width=60)

    class Meta:
        model = ItemUpdate


class LinkCheckTable(SheetTable):
    slug, title = "link-checks", "ผลตรวจลิงก์"
    explanation = "ทุกครั้งที่ระบบเปิดที่อยู่เว็บของหลักฐานในปีนี้ และผลที่ได้"
    view_right = "progress.view_linkcheck"

    url = Told(lambda check: check.url, "ที่อยู่เว็บ", width=60)
    checked_at = Told(lambda check: check.checked_at, "ตรวจเมื่อ", Moment())
    outcome = Told(lambda check: check.get_outcome_display(), "ผล")
    status_code = Told(lambda check: check.status_code, "รหัสตอบกลับ", Whole(), width=12)
    final_url = Told(lambda check: check.final_url, "ไปสิ้นสุดที่", width=60)
    note = Told(lambda check: check.note, "รายละเอียด", width=40)

    class Meta:
        model = LinkCheck

    def rows(self, fiscal_year):
        """Visits to the addresses of evidence that the person may see, drafts included."""
        own = Q()
        for evidence, row in ((ItemEvidence, ChecklistItem), (MeasureEvidence, Measure)):
            rows = own_rows(row, self.person, fiscal_year).values("pk")
            own |= Q(url__in=evidence.objects.filter(assignment__in=rows).values("url"))
        return LinkCheck.objects.filter(own)
