"""Integrity measures: what the municipality promised to do in a fiscal year, and what it did."""

from django.db import models
from django.urls import reverse

from progress.models import Assignment, Evidence, Update


class Measure(Assignment):
    number = models.PositiveSmallIntegerField("ลำดับที่")
    title = models.CharField("มาตรการ/กิจกรรม", max_length=500)
    method = models.TextField("วิธีดำเนินการ", blank=True)
    # The newest approved update: what the public sees. Moved by progress.reviewing only.
    published_update = models.OneToOneField(
        "MeasureUpdate", models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta(Assignment.Meta):
        verbose_name = verbose_name_plural = "มาตรการ"
        ordering = ["fiscal_year", "number"]
        constraints = [
            *Assignment.Meta.constraints,
            models.UniqueConstraint(
                name="measure_number_once_per_year",
                fields=["fiscal_year", "number"],
                violation_error_message="ปีงบประมาณนี้มีมาตรการลำดับนี้แล้ว",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def label(self) -> str:
        """How people say the number: "มาตรการที่ 2"."""
        return f"มาตรการที่ {self.number}"

    def get_absolute_url(self):
        return reverse("measures:detail", args=[self.fiscal_year.year_be, self.number])


class MeasureUpdate(Update):
    text_fields = ("results", "outcomes")

    assignment = models.ForeignKey(
        Measure, models.PROTECT, related_name="updates", verbose_name="มาตรการ"
    )
    results = models.TextField("สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม", blank=True)
    outcomes = models.TextField("ผลลัพธ์หรือความสำเร็จการดำเนินการ", blank=True)

    class Meta(Update.Meta):
        verbose_name = verbose_name_plural = "รายงานผลมาตรการ"


class MeasureEvidence(Evidence):
    assignment = models.ForeignKey(
        Measure, models.PROTECT, related_name="evidence", verbose_name="มาตรการ"
    )

    class Meta(Evidence.Meta):
        verbose_name = verbose_name_plural = "หลักฐานของมาตรการ"
