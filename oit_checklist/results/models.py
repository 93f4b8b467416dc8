"""What the NACC announced of a year beside its total: published by the office, with the year."""

from collections.abc import Sequence
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agency.models import FiscalYear
from agency.models.fiscal_year import PERCENT, not_in_the_future
from oit_checklist.models import Instrument
from records.publication import Publishable

NOT_ZERO = [MinValueValidator(1, "กรุณากรอกเลขตั้งแต่ 1 ขึ้นไป")]


def percent_field(label: str, **options) -> models.DecimalField:
    """A score of 100 with two decimals."""
    return models.DecimalField(label, max_digits=5, decimal_places=2, validators=PERCENT, **options)


def is_percent(name: str, field: str, *, may_be_empty: bool = False) -> models.CheckConstraint:
    """The rule that a score stands between 0 and 100."""
    condition = Q(**{f"{field}__range": (0, 100)})
    if may_be_empty:
        condition |= Q(**{f"{field}__isnull": True})
    return models.CheckConstraint(
        name=name, condition=condition, violation_error_message="คะแนนต้องอยู่ระหว่าง 0 ถึง 100"
    )


class YearResult(Publishable):
    """The announced result of one year; what follows belongs to it and is public with it."""

    published_with = ("fiscal_year",)
    # Scores of earlier years beside its own (announced.ScoreTable), once the report loaded them.
    score_tables: Sequence[Any] = ()

    fiscal_year = models.OneToOneField(
        FiscalYear,
        models.PROTECT,
        related_name="result",
        verbose_name="ปีงบประมาณ",
        error_messages={"unique": "ปีงบประมาณนี้มีผลการประเมินแล้ว"},
    )
    announced_on = models.DateField(
        "ประกาศผลเมื่อ", null=True, blank=True, validators=[not_in_the_future]
    )
    source = models.CharField(
        "ที่มาของผล", max_length=300, blank=True, help_text="เช่น ประกาศสำนักงาน ป.ป.ช. เรื่อง… ลงวันที่…"
    )

    class Meta:
        verbose_name = verbose_name_plural = "ผลการประเมินของปี"
        ordering = ["-fiscal_year__year_be"]
        constraints = [*Publishable.Meta.constraints]

    def __str__(self):
        return f"ผลการประเมิน ITA ปีงบประมาณ {self.fiscal_year}"

    def get_absolute_url(self):
        return reverse("results", args=[self.fiscal_year.year_be])


class IndicatorResult(models.Model):
    """The score of one indicator, such as 9 การเปิดเผยข้อมูล."""

    result = models.ForeignKey(
        YearResult, models.PROTECT, related_name="indicators", verbose_name="ผลการประเมินของปี"
    )
    instrument = models.CharField("เครื่องมือ", max_length=3, choices=Instrument.choices)
    number = models.PositiveSmallIntegerField("ตัวชี้วัดที่", validators=NOT_ZERO)
    title = models.CharField("ชื่อตัวชี้วัด", max_length=300)
    score = percent_field("คะแนน (เต็ม 100)")

    class Meta:
        verbose_name = verbose_name_plural = "คะแนนรายตัวชี้วัด"
        ordering = ["result", "number"]
        constraints = [
            models.UniqueConstraint(
                name="indicator_result_once_per_year",
                fields=["result", "number"],
                violation_error_message="ผลของปีนี้มีตัวชี้วัดเลขนี้แล้ว",
            ),
            is_percent("indicator_result_is_percent", "score"),
        ]

    def __str__(self):
        return f"ตัวชี้วัดที่ {self.number} {self.title}"


class QuestionResult(models.Model):
    """The score of one question of a survey, found by the number of its indicator."""

    result = models.ForeignKey(
        YearResult, models.PROTECT, related_name="questions", verbose_name="ผลการประเมินของปี"
    )
    indicator = models.PositiveSmallIntegerField("ตัวชี้วัดที่", validators=NOT_ZERO)
    number = models.PositiveSmallIntegerField("ข้อคำถามที่", validators=NOT_ZERO)
    text = models.CharField("ข้อคำถาม", max_length=1000)
    score = percent_field("คะแนน (เต็ม 100)")

    class Meta:
        verbose_name = verbose_name_plural = "คะแนนรายข้อคำถาม"
        ordering = ["result", "indicator", "number"]
        constraints = [
            models.UniqueConstraint(
                name="question_result_once_per_indicator",
                fields=["result", "indicator", "number"],
                violation_error_message="ตัวชี้วัดนี้มีข้อคำถามเลขนี้แล้ว",
            ),
            is_percent("question_result_is_percent", "score"),
        ]

    def __str__(self):
        return f"ข้อคำถามที่ {self.number} {self.text}"


class LostItem(models.Model):
    """
    An OIT item that scored nothing, and why, in the assessor's words.

    Its key is the year and the number, so a year whose checklist is not in the portal has some too.
    """

    result = models.ForeignKey(
        YearResult, models.PROTECT, related_name="lost_items", verbose_name="ผลการประเมินของปี"
    )
    number = models.PositiveSmallIntegerField("ข้อ", validators=NOT_ZERO)
    title = models.CharField("ข้อมูลที่ต้องเปิดเผย", max_length=500)
    reason = models.CharField(
        "ความเห็นของผู้ตรวจประเมิน",
        max_length=2000,
        blank=True,
        help_text="คัดลอกตามที่แจ้ง เว้นว่างไว้ = ไม่ได้แจ้งเหตุผล",
    )

    class Meta:
        verbose_name = verbose_name_plural = "ข้อ OIT ที่ไม่ได้คะแนน"
        ordering = ["result", "number"]
        constraints = [
            models.UniqueConstraint(
                name="lost_item_once_per_year",
                fields=["result", "number"],
                violation_error_message="ผลของปีนี้มีข้อนี้แล้ว",
            )
        ]

    def __str__(self):
        return f"ข้อ {self.code} {self.title}"

    @property
    def code(self) -> str:
        """The printed code, such as o20."""
        return f"o{self.number}"


class GroupComparison(models.Model):
    """How the agency stands in a group, such as the municipalities of its province."""

    result = models.ForeignKey(
        YearResult, models.PROTECT, related_name="comparisons", verbose_name="ผลการประเมินของปี"
    )
    group = models.CharField("กลุ่ม", max_length=200, help_text="เช่น เทศบาลตำบลในจังหวัด")
    rank = models.PositiveIntegerField("อันดับที่", null=True, blank=True, validators=NOT_ZERO)
    out_of = models.PositiveIntegerField(
        "จากทั้งหมด (แห่ง)", null=True, blank=True, validators=NOT_ZERO
    )
    mean = percent_field("ค่าเฉลี่ยของกลุ่ม (เต็ม 100)", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "อันดับและค่าเฉลี่ยของกลุ่ม"
        ordering = ["result", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="group_comparison_once_per_year",
                fields=["result", "group"],
                violation_error_message="ผลของปีนี้มีกลุ่มนี้แล้ว",
            ),
            models.CheckConstraint(
                name="group_comparison_rank_within",
                condition=Q(rank__isnull=True) | Q(out_of__isnull=True) | Q(rank__lte=F("out_of")),
                violation_error_message="อันดับต้องไม่เกินจำนวนหน่วยงานทั้งหมดของกลุ่ม",
            ),
            models.CheckConstraint(
                name="group_comparison_says_something",
                condition=Q(rank__isnull=False) | Q(mean__isnull=False),
                violation_error_message="กรุณากรอกอันดับหรือค่าเฉลี่ยของกลุ่ม",
            ),
            is_percent("group_comparison_mean_is_percent", "mean", may_be_empty=True),
        ]

    def __str__(self):
        return self.group

    @property
    def rank_text(self) -> str:
        """ "อันดับที่ 3 จาก 65 แห่ง", as much of it as is known; "" without a rank."""
        if self.rank is None:
            return ""
        of_all = f" จาก {self.out_of} แห่ง" if self.out_of else ""
        return f"อันดับที่ {self.rank}{of_all}"


class ResultRemark(models.Model):
    """A strength or a weakness, in the words of the announcement."""

    class Kind(models.TextChoices):
        STRENGTH = "strength", "จุดแข็ง"
        WEAKNESS = "weakness", "จุดที่ต้องพัฒนา"

    result = models.ForeignKey(
        YearResult, models.PROTECT, related_name="remarks", verbose_name="ผลการประเมินของปี"
    )
    kind = models.CharField("ประเภท", max_length=10, choices=Kind.choices)
    order = models.PositiveSmallIntegerField("ลำดับ", validators=NOT_ZERO)
    text = models.CharField("ข้อความ", max_length=1000)

    class Meta:
        verbose_name = verbose_name_plural = "จุดแข็งและจุดที่ต้องพัฒนา"
        ordering = ["result", "kind", "order"]
        constraints = [
            models.UniqueConstraint(
                name="result_remark_order_once_per_kind",
                fields=["result", "kind", "order"],
                violation_error_message="ลำดับนี้มีแล้วในประเภทนี้",
            )
        ]

    def __str__(self):
        return self.text


PARTS = ("comparisons", "indicators", "questions", "lost_items", "remarks")
