"""A fiscal year: what was announced for it, its scale and its calendar."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from agency.statuses import Statuses, statuses_of
from records.publication import Publishable
from thai.dates import format_thai_date

PERCENT = [
    MinValueValidator(0, "คะแนนต้องไม่น้อยกว่า 0"),
    MaxValueValidator(100, "คะแนนต้องไม่เกิน 100"),
]
LONGEST_REPORT_TEXT = 10_000  # characters


def not_in_the_future(day: date) -> None:
    """Raise ValidationError for a day that has not come yet."""
    if day > timezone.localdate():
        raise ValidationError("วันที่นี้ยังมาไม่ถึง")


class FiscalYear(Publishable):
    """A fiscal year with the scores that the NACC announced for it."""

    class OitRule(models.TextChoices):
        """How the scores of the items make the OIT score of a year."""

        MEAN_OF_MEANS = "mean_of_means", "เฉลี่ยข้อเป็นตัวชี้วัดย่อย ตัวชี้วัดย่อยเป็นตัวชี้วัด ตัวชี้วัดเป็น OIT"

    class ProgressMeasure(models.TextChoices):
        """What a year asks of every report beside its status (progress.measuring)."""

        PERCENT = "percent", "ร้อยละของความก้าวหน้า (0 ถึง 100)"
        QUARTERS = "quarters", "ความก้าวหน้ารายไตรมาส (ไตรมาส 1 ถึง 4)"

    year_be = models.PositiveSmallIntegerField(
        "ปีงบประมาณ พ.ศ.",
        unique=True,
        error_messages={"unique": "มีปีงบประมาณนี้แล้ว"},
    )
    total_score = models.DecimalField(
        "คะแนนรวม", max_digits=5, decimal_places=2, null=True, blank=True, validators=PERCENT
    )
    iit_score = models.DecimalField(
        "คะแนน IIT", max_digits=5, decimal_places=2, null=True, blank=True, validators=PERCENT
    )
    eit_score = models.DecimalField(
        "คะแนน EIT", max_digits=5, decimal_places=2, null=True, blank=True, validators=PERCENT
    )
    oit_score = models.DecimalField(
        "คะแนน OIT", max_digits=5, decimal_places=2, null=True, blank=True, validators=PERCENT
    )
    grade = models.CharField(
        "ระดับผลการประเมิน",
        max_length=40,
        blank=True,
        help_text="ตามที่ ป.ป.ช. ประกาศ เช่น ผ่านดีเยี่ยม",
    )
    # How the three instruments make the total, and how items make the OIT score: data of the year.
    iit_weight = models.DecimalField(
        "น้ำหนัก IIT", max_digits=5, decimal_places=2, null=True, blank=True, validators=PERCENT
    )
    eit_weight = models.DecimalField(
        "น้ำหนัก EIT", max_digits=5, decimal_places=2, null=True, blank=True, validators=PERCENT
    )
    oit_weight = models.DecimalField(
        "น้ำหนัก OIT", max_digits=5, decimal_places=2, null=True, blank=True, validators=PERCENT
    )
    oit_rule = models.CharField(
        "วิธีรวมคะแนน OIT",
        max_length=20,
        choices=OitRule.choices,
        blank=True,
        help_text="ใช้ประมาณคะแนน เว้นว่างไว้ = ไม่ประมาณ",
    )
    progress_measure = models.CharField(
        "วัดความก้าวหน้าเพิ่มจากสถานะ",
        max_length=10,
        choices=ProgressMeasure.choices,
        blank=True,
        help_text="ใช้กับทุกมาตรการและทุกข้อของปี เว้นว่างไว้ = รายงานเฉพาะสถานะตามแบบ",
    )
    report_title = models.TextField(
        "ชื่อรายงานบนปก", blank=True, help_text="ขึ้นบรรทัดใหม่ตามที่ต้องการให้พิมพ์บนปก"
    )
    introduction = models.TextField("บทนำของรายงาน", blank=True)
    report_problems = models.TextField(
        "ปัญหาและอุปสรรค",
        max_length=LONGEST_REPORT_TEXT,
        blank=True,
        help_text="ของทั้งปี พิมพ์ในรายงานประจำปี ถ้าไม่มีให้พิมพ์ว่าไม่มี",
    )
    report_suggestions = models.TextField(
        "ข้อเสนอแนะ",
        max_length=LONGEST_REPORT_TEXT,
        blank=True,
        help_text="แนวทางแก้ไขและข้อเสนอแนะสำหรับปีต่อไป พิมพ์ในรายงานประจำปี",
    )
    criteria_source = models.TextField("ที่มาของเกณฑ์", blank=True)
    criteria_are_official = models.BooleanField("เป็นเกณฑ์ที่ประกาศแล้ว", default=False)
    criteria_copied_from = models.PositiveSmallIntegerField(
        "คัดลอกเกณฑ์มาจากปี",
        null=True,
        blank=True,
        validators=[
            MinValueValidator(2500, "กรุณากรอกปีพุทธศักราชสี่หลัก เช่น 2569"),
            MaxValueValidator(2699, "กรุณากรอกปีพุทธศักราชสี่หลัก เช่น 2569"),
        ],
    )
    privacy_announced_on = models.DateField(
        "ประกาศนโยบายคุ้มครองข้อมูลส่วนบุคคลเมื่อ",
        null=True,
        blank=True,
        help_text="แสดงท้ายทุกหน้าและในหน้านโยบายคุ้มครองข้อมูลส่วนบุคคล",
    )
    # Moved by agency.closing only.
    closed_on = models.DateField(
        "ปิดปีเมื่อ", null=True, blank=True, editable=False, validators=[not_in_the_future]
    )
    reopened_reason = models.CharField(
        "เหตุผลที่เปิดปีอีกครั้ง", max_length=300, blank=True, editable=False
    )

    class Meta:
        verbose_name = verbose_name_plural = "ปีงบประมาณ"
        ordering = ["-year_be"]
        permissions = [("close_fiscalyear", "ปิดปีงบประมาณ และเปิดอีกครั้ง")]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="fiscal_year_is_buddhist",
                condition=Q(year_be__range=(2500, 2699)),
                violation_error_message="กรุณากรอกปีพุทธศักราชสี่หลัก เช่น 2569",
            ),
            *(
                models.CheckConstraint(
                    name=f"fiscal_year_{field}_is_percent",
                    condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__range": (0, 100)}),
                    violation_error_message="คะแนนต้องอยู่ระหว่าง 0 ถึง 100",
                )
                for field in ("total_score", "iit_score", "eit_score", "oit_score")
            ),
            models.CheckConstraint(
                name="fiscal_year_weights_make_100",
                condition=Q(iit_weight=None, eit_weight=None, oit_weight=None)
                | Q(
                    iit_weight__isnull=False,
                    eit_weight__isnull=False,
                    oit_weight__isnull=False,
                    # SQLite computes with binary fractions: half a hundredth either way.
                    iit_weight__range=(
                        Decimal("99.995") - F("eit_weight") - F("oit_weight"),
                        Decimal("100.005") - F("eit_weight") - F("oit_weight"),
                    ),
                ),
                violation_error_message="น้ำหนัก IIT, EIT และ OIT ต้องรวมกันได้ 100 หรือเว้นว่างทั้งสามช่อง",
            ),
        ]

    def __str__(self):
        return str(self.year_be)

    @property
    def year_text(self) -> str:
        """The year for joining with text in templates."""
        return str(self.year_be)

    @property
    def statuses(self) -> Statuses:
        """What its rows may be reported to be; one query, and none where the rows are loaded."""
        models.prefetch_related_objects([self], "status_rows")
        return statuses_of(self.status_rows.all())

    @property
    def is_open(self) -> bool:
        """Whether staff may still change what belongs to this year."""
        return self.closed_on is None

    @property
    def why_closed(self) -> str:
        """The Thai sentence that this year is closed, and since when; "" if it is open."""
        if self.closed_on is None:
            return ""
        day = format_thai_date(self.closed_on)
        return f"ปีงบประมาณ {self.year_be} ปิดแล้วเมื่อ {day} แก้ไขไม่ได้"


class GradeBand(models.Model):
    """One level of a year's scale: its lowest total and, if asked, its lowest instrument score."""

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="grade_bands", verbose_name="ปีงบประมาณ"
    )
    order = models.PositiveSmallIntegerField("ลำดับ", help_text="ระดับสูงสุดเป็นลำดับ 1")
    name = models.CharField("ระดับ", max_length=40)
    min_total = models.DecimalField(
        "คะแนนรวมตั้งแต่", max_digits=5, decimal_places=2, validators=PERCENT
    )
    min_instrument = models.DecimalField(
        "ทุกเครื่องมือตั้งแต่",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=PERCENT,
    )

    class Meta:
        verbose_name = verbose_name_plural = "เกณฑ์ระดับคะแนน"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                name="grade_band_order_once_per_year",
                fields=["fiscal_year", "order"],
                violation_error_message="ลำดับนี้มีแล้วในปีงบประมาณนี้",
            )
        ]

    def __str__(self):
        return f"{self.name} ({self.min_total}+)"


class Deadline(models.Model):
    """A date of the year's calendar that the office must not miss."""

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="deadlines", verbose_name="ปีงบประมาณ"
    )
    title = models.CharField("เรื่อง", max_length=200)
    due_on = models.DateField("ครบกำหนดวันที่")
    for_reports = models.BooleanField(
        "เป็นกำหนดส่งรายงาน",
        default=False,
        help_text="ใช้กับทุกรายการของปีที่ไม่ได้กำหนดวันส่งของตนเอง",
    )

    class Meta:
        verbose_name = verbose_name_plural = "กำหนดการ"
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="deadline_for_reports_once_per_year",
                fields=["fiscal_year"],
                condition=Q(for_reports=True),
                violation_error_message="ปีงบประมาณนี้มีกำหนดส่งรายงานแล้ว",
            ),
            models.UniqueConstraint(
                name="deadline_once_per_year",
                fields=["fiscal_year", "title"],
                violation_error_message="ปีงบประมาณนี้มีกำหนดการเรื่องนี้แล้ว",
            ),
        ]

    def __str__(self):
        return self.title
