"""The checklist of a fiscal year: IIT and EIT indicators, OIT items and their elements."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from agency.models import FiscalYear
from progress.models import Assignment, AssignmentQuerySet, Evidence, Update
from records.key_fields import NumberKeyField
from records.relations import ProtectingManyToManyField


class Section(models.Model):
    """An OIT sub-indicator (ตัวชี้วัดย่อย) such as 9.1."""

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="sections", verbose_name="ปีงบประมาณ"
    )
    order = models.PositiveSmallIntegerField("ลำดับ")
    number = NumberKeyField("ตัวชี้วัดย่อยที่", max_length=10)
    title = models.CharField("ชื่อ", max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "ตัวชี้วัดย่อย"
        ordering = ["fiscal_year", "order"]
        constraints = [
            models.UniqueConstraint(
                name="section_number_once_per_year",
                fields=["fiscal_year", "number"],
                violation_error_message="ปีงบประมาณนี้มีตัวชี้วัดย่อยเลขนี้แล้ว",
            )
        ]

    def __str__(self):
        return f"{self.number} {self.title}"


class Instrument(models.TextChoices):
    """The three instruments of the assessment."""

    IIT = "IIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)"
    EIT = "EIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"
    OIT = "OIT", "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)"


class ChecklistQuerySet(AssignmentQuerySet):
    def for_list(self):
        """Load everything one table row prints, so that a row costs no query."""
        return super().for_list().select_related("section").prefetch_related("elements")


class ChecklistItem(Assignment):
    """One row of the checklist. Its key is the year and the code, never the code alone."""

    class PeriodRule(models.TextChoices):
        """Which period the disclosed documents of the item have to cover."""

        FIRST_HALF = "first_half", "6 เดือนแรกของปีงบประมาณ"
        PREVIOUS_YEAR = "previous_year", "ปีงบประมาณก่อนหน้า"
        CURRENT_YEAR = "current_year", "ปีงบประมาณปัจจุบัน"
        PREVIOUS_ITA = "previous_ita", "ผลการประเมิน ITA ของปีก่อนหน้า"

    instrument = models.CharField("เครื่องมือ", max_length=3, choices=Instrument.choices)
    number = models.PositiveSmallIntegerField("ข้อ")
    section = models.ForeignKey(
        Section,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name="ตัวชี้วัดย่อย",
    )
    theme = models.CharField("ประเด็น", max_length=300, blank=True)
    title = models.CharField("ข้อมูล", max_length=500)
    period_rule = models.CharField(
        "ช่วงเวลาของข้อมูล", max_length=20, choices=PeriodRule.choices, blank=True
    )
    holds_statistics = models.BooleanField(
        "เป็นข้อมูลสถิติ", default=False, help_text="หลักฐานต้องระบุวันที่หรือช่วงเวลาของข้อมูล"
    )
    shows_eit_code = models.BooleanField(
        "ต้องแสดงแบบวัด EIT", default=False, help_text="ต้องตั้งรหัสแบบวัด EIT ในข้อมูลหน่วยงาน"
    )
    accepts_social_pages = models.BooleanField(
        "พิสูจน์ด้วยสื่อสังคมออนไลน์ของหน่วยงานได้",
        default=False,
        help_text="หลักฐานอยู่ใต้เครือข่ายสังคมออนไลน์ที่บันทึกในข้อมูลหน่วยงานได้ ไม่ต้องอยู่บนเว็บไซต์ของหน่วยงาน",
    )
    explanation = models.TextField(
        "คำอธิบายในระบบ ITAS", blank=True, help_text="ข้อความที่เลขานุการนำไปกรอกในระบบ ITAS"
    )
    click_path = models.TextField(
        "ลำดับการคลิก",
        blank=True,
        help_text="จากหน้าแรกไปถึงข้อนี้ เว้นว่างไว้ = ใช้ลำดับตามเมนูของเว็บไซต์นี้",
    )
    # Criteria have no publication of their own: from their birth they are public with their year.
    published_at = models.DateTimeField("เป็นเกณฑ์ของปีตั้งแต่", default=timezone.now, editable=False)
    # The newest approved update: what the public sees. Moved by progress.reviewing only.
    published_update = models.OneToOneField(
        "ItemUpdate", models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects: ClassVar = ChecklistQuerySet.as_manager()

    class Meta(Assignment.Meta):
        verbose_name = verbose_name_plural = "ข้อในแบบตรวจ"
        ordering = ["fiscal_year", "instrument", "number"]
        constraints = [
            *Assignment.Meta.constraints,
            models.UniqueConstraint(
                name="item_number_once_per_year",
                fields=["fiscal_year", "instrument", "number"],
                violation_error_message="ปีงบประมาณนี้มีข้อนี้แล้ว",
            ),
            models.CheckConstraint(
                name="oit_items_have_a_section",
                condition=Q(instrument="OIT", section__isnull=False)
                | (~Q(instrument="OIT") & Q(section__isnull=True)),
                violation_error_message="ข้อ OIT ต้องอยู่ในตัวชี้วัดย่อย ส่วน IIT และ EIT ไม่มีตัวชี้วัดย่อย",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"

    @property
    def code(self) -> str:
        """The printed code: o12 for OIT, 1 for IIT and EIT."""
        return f"o{self.number}" if self.instrument == Instrument.OIT else str(self.number)

    @property
    def sub_indicator(self) -> Section:
        """The sub-indicator of an OIT item, which always has one. Raises ValueError for others."""
        if self.section is None:
            raise ValueError(f"{self.label} has no sub-indicator")
        return self.section

    @property
    def label(self) -> str:
        """How people say the code: "ข้อ o12" or "ตัวชี้วัดที่ 1"."""
        prefix = "ข้อ" if self.instrument == Instrument.OIT else "ตัวชี้วัดที่"
        return f"{prefix} {self.code}"

    @property
    def top_elements(self) -> list["Element"]:
        """Elements that stand on their own, each with its nested lines in `nested`."""
        elements = list(self.elements.all())
        for element in elements:
            element.nested = [part for part in elements if part.parent_id == element.pk]
        return [element for element in elements if element.parent_id is None]

    def get_absolute_url(self):
        return reverse(
            "oit_checklist:item",
            args=[self.fiscal_year.year_be, self.instrument.lower(), self.code],
        )


class Element(models.Model):
    """
    A required element (องค์ประกอบด้านข้อมูล) of an item, or a guidance line of an indicator.

    Nested lists are kept as rows below their parent row; `order` runs through the whole item.
    """

    nested: list["Element"]  # the lines below it, once ChecklistItem.top_elements was asked
    evidence_state: str  # what its evidence shows, in the open data

    item = models.ForeignKey(
        ChecklistItem, models.PROTECT, related_name="elements", verbose_name="ข้อ"
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="อยู่ใต้"
    )
    order = models.PositiveSmallIntegerField("ลำดับ")
    marker = models.CharField(
        "เลขข้อที่พิมพ์", max_length=10, blank=True, help_text="เช่น (๑) เว้นว่างไว้ = ขีด"
    )
    text = models.TextField("องค์ประกอบด้านข้อมูล")

    class Meta:
        verbose_name = verbose_name_plural = "องค์ประกอบด้านข้อมูล"
        ordering = ["item", "order"]
        constraints = [
            models.UniqueConstraint(
                name="element_order_once_per_item",
                fields=["item", "order"],
                violation_error_message="ลำดับนี้มีแล้วในข้อนี้",
            )
        ]

    def __str__(self):
        return f"{self.marker} {self.text}".strip()


class ItasSheetQuerySet(models.QuerySet):
    def newest_first(self):
        """The sheet in force comes first."""
        return self.order_by("-frozen_at", "-pk")


class ItasSheet(models.Model):
    """
    What was typed into the ITAS form, frozen on the day of submission.

    Assessors look at the links first submitted (domain: they must stay alive and unchanged until
    confirmation), so a later change of a public page is compared with this.
    """

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="itas_sheets", verbose_name="ปีงบประมาณ"
    )
    frozen_at = models.DateTimeField("บันทึกเมื่อ", auto_now_add=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ผู้บันทึก"
    )
    note = models.CharField("หมายเหตุ", max_length=300, blank=True)
    contents = models.JSONField("เนื้อหา")

    objects = ItasSheetQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "แบบกรอก ITAS ที่ส่งแล้ว"
        ordering = ["-frozen_at", "-pk"]
        default_permissions = ("add", "view")

    def __str__(self):
        return f"แบบกรอก ITAS ปีงบประมาณ {self.fiscal_year}"

    def save(self, *args, **kwargs):
        """Sheets are added, never changed."""
        if self.pk:
            raise RuntimeError("an ITAS sheet that was submitted never changes")
        super().save(*args, **kwargs)


class ItemUpdate(Update):
    text_fields = ("progress",)

    assignment = models.ForeignKey(
        ChecklistItem, models.PROTECT, related_name="updates", verbose_name="ข้อ"
    )
    progress = models.TextField("ความก้าวหน้าผลการดำเนินการ", blank=True)

    class Meta(Update.Meta):
        verbose_name = verbose_name_plural = "รายงานความก้าวหน้า"


class ItemEvidence(Evidence):
    assignment = models.ForeignKey(
        ChecklistItem, models.PROTECT, related_name="evidence", verbose_name="ข้อ"
    )
    elements = ProtectingManyToManyField(
        Element, related_name="evidence", blank=True, verbose_name="พิสูจน์องค์ประกอบ"
    )

    class Meta(Evidence.Meta):
        verbose_name = verbose_name_plural = "หลักฐานของข้อ"
