"""Integrity measures: what the municipality promised to do in a fiscal year, and what it did."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from measures.outline import why_no_heading, why_not_below
from progress.models import Assignment, AssignmentQuerySet, Evidence, Update
from records.key_fields import NO_OUTLINE, OUTLINE, OutlineNumberField, OutlineOrderField
from thai.baht import format_baht
from thai.dates import fiscal_year_bounds

NOT_NEGATIVE = "จำนวนเงินต้องไม่น้อยกว่า 0"


class MeasureQuerySet(AssignmentQuerySet):
    def work(self):
        """Measures that somebody carries out; headings only stand above others."""
        return self.filter(is_heading=False)


class Measure(Assignment):
    number = OutlineNumberField("ลำดับที่", max_length=24, help_text="เช่น 1 หรือ 1.1.1")
    number_order = OutlineOrderField(of="number", max_length=20, editable=False, default="")
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="อยู่ใต้มาตรการ",
        help_text="มาตรการหรือหัวข้อของปีเดียวกัน รวมไม่เกินสามชั้น",
    )
    # Said by the office, never guessed: a measure with parts can have work of its own.
    is_heading = models.BooleanField(
        "เป็นหัวข้อ",
        default=False,
        help_text="พิมพ์เป็นหัวข้อเหนือมาตรการย่อย ไม่มีผลให้รายงานและไม่นับเป็นมาตรการ",
    )
    title = models.CharField("มาตรการ/กิจกรรม", max_length=500)
    method = models.TextField("วิธีดำเนินการ", blank=True)
    responsible_person = models.CharField(
        "ผู้รับผิดชอบหรืองาน",
        max_length=300,
        blank=True,
        help_text="ชื่อบุคคลหรืองานในส่วนราชการ ประชาชนเห็นข้อความนี้",
    )
    budget_planned = models.DecimalField(
        "งบประมาณที่ตั้งไว้ (บาท)",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="เว้นว่างไว้ = ไม่ได้ระบุ กรอก 0 = ไม่ใช้งบประมาณ",
    )
    budget_source = models.CharField(
        "แหล่งเงิน", max_length=200, blank=True, help_text="เช่น ข้อบัญญัติงบประมาณ หรือเงินอุดหนุน"
    )
    plan_name = models.CharField("จากแผน", max_length=300, blank=True)
    plan_first_year = models.PositiveSmallIntegerField("แผนเริ่มปีงบประมาณ", null=True, blank=True)
    plan_last_year = models.PositiveSmallIntegerField("แผนสิ้นสุดปีงบประมาณ", null=True, blank=True)
    # The newest approved update: what the public sees. Moved by progress.reviewing only.
    published_update = models.OneToOneField(
        "MeasureUpdate", models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects: ClassVar = MeasureQuerySet.as_manager()

    class Meta(Assignment.Meta):
        verbose_name = verbose_name_plural = "มาตรการ"
        ordering = ["fiscal_year", "number_order"]
        constraints = [
            *Assignment.Meta.constraints,
            models.UniqueConstraint(
                name="measure_number_once_per_year",
                fields=["fiscal_year", "number"],
                violation_error_message="ปีงบประมาณนี้มีมาตรการลำดับนี้แล้ว",
            ),
            models.CheckConstraint(
                name="measure_number_has_parts",
                condition=Q(number__regex=OUTLINE),
                violation_error_message=NO_OUTLINE,
            ),
            models.CheckConstraint(
                name="measure_not_below_itself",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message="มาตรการอยู่ใต้ตัวเองไม่ได้",
            ),
            models.CheckConstraint(
                name="measure_heading_has_no_work",
                condition=Q(is_heading=False)
                | Q(budget_planned=None, due_on=None, published_update=None),
                violation_error_message="หัวข้อไม่มีงบประมาณ กำหนดส่งรายงาน และผลรายงานของตนเอง",
            ),
            models.CheckConstraint(
                name="measure_budget_not_negative",
                condition=Q(budget_planned=None) | Q(budget_planned__gte=0),
                violation_error_message=NOT_NEGATIVE,
            ),
            models.CheckConstraint(
                name="measure_plan_years_in_order",
                condition=Q(plan_first_year=None, plan_last_year=None)
                # An unknown year passes a comparison: that both are known is asked for by itself.
                | Q(
                    plan_first_year__isnull=False,
                    plan_last_year__isnull=False,
                    plan_first_year__range=(2500, 2699),
                    plan_last_year__range=(2500, 2699),
                    plan_last_year__gte=F("plan_first_year"),
                ),
                violation_error_message="กรุณากรอกปีแรกและปีสุดท้ายของแผนเป็น พ.ศ. โดยปีสุดท้ายไม่ก่อนปีแรก",
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        errors = {"parent": why_not_below(self), "is_heading": why_no_heading(self)}
        if told := {name: why for name, why in errors.items() if why}:
            raise ValidationError(told)

    @property
    def is_work(self) -> bool:  # type: ignore[override]  # a value there, asked of each row here
        return not self.is_heading

    @property
    def label(self) -> str:
        """How people say the number: "มาตรการที่ 2"."""
        return f"{'หัวข้อ' if self.is_heading else 'มาตรการ'}ที่ {self.number}"

    @property
    def printed_title(self) -> str:
        """The title with its number where numbers tell what stands below what."""
        return f"{self.number} {self.title}" if self.is_nested else self.title

    @property
    def is_nested(self) -> bool:
        """Whether it stands above or below another, as far as the row itself tells."""
        return bool(self.is_heading or self.parent_id or "." in self.number)

    @property
    def responsible_names(self) -> list[str]:
        """The divisions, then the person or the section within them."""
        return [*self.responsible, *filter(None, [self.responsible_person])]

    @property
    def budget_spent(self):
        """What the public report says was spent, in baht; None where it says nothing."""
        return self.published_update.budget_spent if self.published_update else None

    @property
    def bounds(self) -> tuple[date, date]:
        if self.plan_first_year and self.plan_last_year:
            first, _ = fiscal_year_bounds(self.plan_first_year)
            return first, fiscal_year_bounds(self.plan_last_year)[1]
        return super().bounds

    @property
    def bounds_name(self) -> str:
        years = self.plan_years
        return f"ปีงบประมาณของแผน {years}" if years else super().bounds_name

    @property
    def plan_years(self) -> str:
        """The fiscal years of its plan: "2566–2570"; "" without."""
        if not self.plan_first_year:
            return ""
        years = dict.fromkeys([self.plan_first_year, self.plan_last_year])
        return "–".join(str(year) for year in years)

    def get_absolute_url(self):
        return reverse("measures:detail", args=[self.fiscal_year.year_be, self.number])


class MeasureUpdate(Update):
    text_fields = ("results", "outcomes")
    figure_fields = ("budget_spent",)

    assignment = models.ForeignKey(
        Measure, models.PROTECT, related_name="updates", verbose_name="มาตรการ"
    )
    results = models.TextField("สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม", blank=True)
    outcomes = models.TextField("ผลลัพธ์หรือความสำเร็จการดำเนินการ", blank=True)
    # What was spent is part of what was reported: dated, reviewed, kept once approved.
    budget_spent = models.DecimalField(
        "งบประมาณที่ใช้จริง (บาท)", max_digits=14, decimal_places=2, null=True, blank=True
    )

    class Meta(Update.Meta):
        verbose_name = verbose_name_plural = "รายงานผลมาตรการ"
        constraints = [
            *Update.Meta.constraints,
            models.CheckConstraint(
                name="measures_measureupdate_spent_not_negative",
                condition=Q(budget_spent=None) | Q(budget_spent__gte=0),
                violation_error_message=NOT_NEGATIVE,
            ),
        ]

    @property
    def texts(self) -> list[tuple[str, str]]:
        if self.budget_spent is None:
            return super().texts
        spent = f"{format_baht(self.budget_spent)} บาท"
        return [*super().texts, ("งบประมาณที่ใช้จริง", spent)]


class MeasureEvidence(Evidence):
    assignment = models.ForeignKey(
        Measure, models.PROTECT, related_name="evidence", verbose_name="มาตรการ"
    )

    class Meta(Evidence.Meta):
        verbose_name = verbose_name_plural = "หลักฐานของมาตรการ"
