"""What defines a year as tables: sub-indicators, required elements, the scale."""

from django.core.exceptions import ValidationError
from django.db.models import F

from agency.models import GradeBand
from oit_checklist.models import ChecklistItem, Element, Section
from spreadsheets.cells import Hundredths, InstrumentName, ItemCode, Text, Whole
from spreadsheets.columns import Column, Part, Told
from spreadsheets.report_tables import own_rows
from spreadsheets.table import SheetTable, year_column


class SectionTable(SheetTable):
    slug, title = "sections", "ตัวชี้วัดย่อย"
    explanation = "ตัวชี้วัดย่อยของ OIT เช่น 9.1"
    view_right, change_right = "oit_checklist.view_section", "oit_checklist.change_section"
    add_right = "oit_checklist.add_section"

    year = year_column()
    number = Column("number", "ตัวชี้วัดย่อยที่", Text(), Part.KEY, 14)
    order = Column("order", "ลำดับ", Whole(), width=9)
    name = Column("title", "ชื่อ", width=60)

    class Meta:
        model = Section

    def rows(self, fiscal_year):
        return fiscal_year.sections.select_related("fiscal_year")

    def make(self, key):
        section = super().make(key)
        section.number = key["number"]
        return section


class GradeBandTable(SheetTable):
    slug, title = "grades", "เกณฑ์ระดับคะแนน"
    explanation = "ระดับผลการประเมินของปี และคะแนนขั้นต่ำของแต่ละระดับ"
    view_right, change_right = "agency.view_gradeband", "agency.change_gradeband"
    add_right = "agency.add_gradeband"

    year = year_column()
    order = Column("order", "ลำดับ", Whole(), Part.KEY, 9)
    name = Column("name", "ระดับ", width=24)
    min_total = Column("min_total", "คะแนนรวมตั้งแต่", Hundredths(), width=14)
    min_instrument = Column("min_instrument", "ทุกเครื่องมือตั้งแต่", Hundredths(), width=16)

    class Meta:
        model = GradeBand

    def rows(self, fiscal_year):
        return fiscal_year.grade_bands.select_related("fiscal_year")

    def make(self, key):
        band = super().make(key)
        band.order = key["order"]
        return band


class ElementOrder(Text):
    """Another element of the same item, by its order."""

    numeric = True

    def clean(self, value, row=None, *, instance=None, **kwargs):
        order = Whole().clean(value)
        if order is None:
            return None
        parent = Element.objects.filter(item=instance.item_id, order=order).first()
        if parent is None or parent.pk == instance.pk:
            raise ValueError(f"ข้อนี้ไม่มีองค์ประกอบอื่นลำดับ {order}")
        return parent

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value.order)


class ElementTable(SheetTable):
    slug, title = "elements", "องค์ประกอบด้านข้อมูล"
    explanation = "องค์ประกอบที่แต่ละข้อต้องมี (สำหรับ IIT และ EIT คือแนวทาง)"
    view_right = "oit_checklist.view_element"
    # Elements are part of their item: who may add items may word them.
    change_right = add_right = "oit_checklist.add_checklistitem"

    year = year_column("item__fiscal_year__year_be")
    instrument = Column("item__instrument", "เครื่องมือ", InstrumentName(), Part.KEY, 10)
    number = Column("item__code", "ข้อ", ItemCode(), Part.KEY, 7)
    order = Column("order", "ลำดับ", Whole(), Part.KEY, 9)
    row_name = Told(lambda element: element.item.title, "ข้อมูล", width=40)
    marker = Column("marker", "เลขข้อที่พิมพ์", width=12)
    text = Column("text", "องค์ประกอบด้านข้อมูล", width=70)
    parent = Column("parent", "อยู่ใต้ลำดับ", ElementOrder(), width=12)

    class Meta:
        model = Element

    def rows(self, fiscal_year):
        items = own_rows(ChecklistItem, self.person, fiscal_year).values("pk")
        return (
            Element.objects.filter(item__in=items)
            .select_related("item__fiscal_year", "parent")
            .order_by("item__instrument", "item__number", F("order").asc())
        )

    def fiscal_year_of(self, instance):
        return instance.item.fiscal_year

    def make(self, key):
        year_be, instrument, code, order = key.values()
        item = ChecklistItem.objects.filter(
            fiscal_year__year_be=year_be, instrument=instrument, number=int(code)
        ).first()
        if item is None:
            raise ValidationError("ไม่มีข้อนี้ในปีงบประมาณนี้")
        return Element(item=item, order=order)
