"""The checklist of a fiscal year: IIT and EIT indicators, OIT items and their elements."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from oit_checklist.models.sections import Section
from oit_checklist.models.ticks import PartOfCriterion, Tickable
from progress.models import Assignment, AssignmentQuerySet
from records.relations import ProtectingManyToManyField

MOST_LEVELS = 3  # of elements


class Instrument(models.TextChoices):
    """The three instruments of the assessment."""

    IIT = "IIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)"
    EIT = "EIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"
    OIT = "OIT", "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)"


class Confidence(models.TextChoices):
    """How well the words of a criterion are known that nobody compared with the manual yet."""

    HIGH = "high", "สูง พบตรงกันตั้งแต่สองแหล่ง"
    MEDIUM = "medium", "ปานกลาง พบแหล่งเดียว มีแหล่งอื่นที่ใช้คำใกล้เคียง"
    LOW = "low", "ต่ำ พบแหล่งเดียวหรือปีไม่แน่ชัด"


class PeriodBasis(models.TextChoices):
    """What a period rule rests on. Only a printed one is firm enough to hold something back."""

    PRINTED = "printed", "ปีพิมพ์อยู่ในชื่อข้อ"
    EVIDENCE = "evidence", "ดูจากปีของข้อมูลที่หน่วยงานอื่นเปิดเผย"
    INFERRED = "inferred", "อนุมาน ไม่มีปีในชื่อข้อ"


class ChecklistQuerySet(AssignmentQuerySet):
    def for_list(self):
        """Load everything one table row prints, so that a row costs no query."""
        return super().for_list().select_related("section").prefetch_related("elements")


class ChecklistItem(Tickable, Assignment):
    """One row of the checklist. Its key is the year and the code, never the code alone."""

    compared = (
        "instrument", "number", "section", "theme", "title", "period_rule", "holds_statistics",
        "shows_eit_code", "accepts_social_pages",
    )  # fmt: skip

    class PeriodRule(models.TextChoices):
        """Which period the disclosed documents of the item have to cover."""

        FIRST_HALF = "first_half", "6 เดือนแรกของปีงบประมาณ"
        PREVIOUS_YEAR = "previous_year", "ปีงบประมาณก่อนหน้า"
        CURRENT_YEAR = "current_year", "ปีงบประมาณปัจจุบัน"
        PREVIOUS_ITA = "previous_ita", "ผลการประเมิน ITA ของปีก่อนหน้า"
        UNKNOWN = "unknown", "ยังไม่ทราบ"

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
    period_basis = models.CharField(
        "ช่วงเวลานี้ทราบจาก",
        max_length=10,
        choices=PeriodBasis.choices,
        blank=True,
        help_text="เว้นว่างไว้ = ช่วงเวลาแน่นอน",
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
    # Where the criterion comes from, while nobody compared it with the manual of its year.
    confidence = models.CharField(
        "ความมั่นใจ",
        max_length=10,
        choices=Confidence.choices,
        blank=True,
        help_text="ของข้อที่รวบรวมมาจากแหล่งอื่น เว้นว่างไว้ = ข้อของหน่วยงานเอง หรือไม่ได้ระบุ",
    )
    source = models.CharField("ที่มาของข้อนี้", max_length=600, blank=True)
    criteria_note = models.CharField("หมายเหตุของเกณฑ์", max_length=600, blank=True)
    # The tick "ตรวจกับคู่มือแล้ว": who compared it, when, and with which edition.
    checked_on = models.DateField("ตรวจกับคู่มือเมื่อ", null=True, blank=True, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ผู้ตรวจกับคู่มือ",
    )
    checked_against = models.CharField("ตรวจกับคู่มือฉบับ", max_length=200, blank=True, editable=False)
    # None: a new item. Several: merged. An item that several later ones name was split.
    earlier_items = ProtectingManyToManyField(
        "self",
        symmetrical=False,
        related_name="later_items",
        blank=True,
        verbose_name="ต่อเนื่องจากข้อของปีก่อน",
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
                name="only_oit_items_have_a_section",
                condition=Q(instrument="OIT") | Q(section__isnull=True),
                violation_error_message="ข้อ IIT และ EIT ไม่มีตัวชี้วัดย่อย",
            ),
            models.CheckConstraint(
                name="item_is_checked_by_whom_and_against_what",
                condition=Q(checked_on=None, checked_by=None, checked_against="")
                | (Q(checked_on__isnull=False, checked_by__isnull=False) & ~Q(checked_against="")),
                violation_error_message="การตรวจกับคู่มือต้องมีวันที่ ผู้ตรวจ และฉบับของคู่มือครบทั้งสามอย่าง",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"

    @property
    def code(self) -> str:
        """The printed code: o12 for OIT, 1 for IIT and EIT."""
        return f"o{self.number}" if self.instrument == Instrument.OIT else str(self.number)

    @property
    def is_checked(self) -> bool:
        """Whether the office compared it with the manual of its year."""
        return self.checked_on is not None

    @property
    def sub_indicator(self) -> Section:
        """The sub-indicator of an OIT item. Raises ValueError where none is known."""
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


class Element(PartOfCriterion):
    """
    A required element (องค์ประกอบด้านข้อมูล) of an item, or a guidance line of an indicator.

    Nested lists are kept as rows below their parent row; `order` runs through the whole item.
    """

    compared = ("item", "parent", "order", "marker", "text", "one_is_enough", "is_note")
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
    one_is_enough = models.BooleanField(
        "ข้อย่อยข้อใดข้อหนึ่งก็พอ",
        default=False,
        help_text="ในบรรทัดที่อยู่ใต้บรรทัดนี้ มีหลักฐานของบรรทัดเดียวก็ครบ",
    )
    is_note = models.BooleanField(
        "เป็นหมายเหตุของข้อบน", default=False, help_text="ไม่ต้องมีหลักฐานของตนเอง"
    )
    confidence = models.CharField("ความมั่นใจ", max_length=10, choices=Confidence.choices, blank=True)
    source = models.CharField("ที่มาของบรรทัดนี้", max_length=600, blank=True)

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

    def ticked_items(self):
        return ChecklistItem.objects.filter(pk=self.item_id, checked_on__isnull=False)

    @property
    def level(self) -> int:
        """1 for a line of its own, 2 and 3 for those below it."""
        return 1 + len(self._above())

    def clean(self):
        """A line stands below one of its own item, three levels at most, never in a circle."""
        if self.parent is not None and self.parent.item_id != self.item_id:
            raise ValidationError({"parent": "บรรทัดที่อยู่ใต้ต้องเป็นของข้อเดียวกัน"})
        above = self._above()
        if self in above:
            raise ValidationError({"parent": "บรรทัดนี้อยู่ใต้ตัวเอง กรุณาเลือกบรรทัดอื่น"})
        if len(above) + self._levels_below() >= MOST_LEVELS:
            raise ValidationError({"parent": f"องค์ประกอบซ้อนกันได้ไม่เกิน {MOST_LEVELS} ระดับ"})

    def _above(self) -> list["Element"]:
        """The lines it stands below, the nearest first; itself among them only in a circle."""
        above: list[Element] = []
        while (nearest := (above[-1] if above else self).parent) and nearest not in above:
            above.append(nearest)
        return above

    def _levels_below(self) -> int:
        """How many levels of lines stand below it, as they are stored."""
        levels, rows = 0, [self.pk] if self.pk else []
        while levels < MOST_LEVELS and (
            rows := list(Element.objects.filter(parent__in=rows).values_list("pk", flat=True))
        ):
            levels += 1
        return levels
