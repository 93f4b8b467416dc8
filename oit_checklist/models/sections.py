"""The sub-indicators of a fiscal year."""

from django.db import models

from agency.models import FiscalYear
from oit_checklist.models.ticks import PartOfCriterion
from records.key_fields import NumberKeyField


class Section(PartOfCriterion):
    """An OIT sub-indicator (ตัวชี้วัดย่อย) such as 9.1."""

    compared = ("number", "title")

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

    def ticked_items(self):
        return self.items.filter(checked_on__isnull=False)
