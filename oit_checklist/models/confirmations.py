"""That a whole year's criteria agree with the manual: what somebody confirmed, and when."""

from typing import Any

from django.conf import settings
from django.db import models

from agency.models import FiscalYear


class CriteriaConfirmation(models.Model):
    """
    Somebody compared the number of items, the sub-indicators and the weights with the manual.

    numbers: what was compared, in words. Confirmations are added, never changed; one of other
    numbers than those of today says nothing of today (oit_checklist.checking.year).
    """

    fiscal_year = models.ForeignKey(
        FiscalYear,
        models.PROTECT,
        related_name="criteria_confirmations",
        verbose_name="ปีงบประมาณ",
    )
    confirmed_on = models.DateField("ยืนยันเมื่อ")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ผู้ยืนยัน"
    )
    against = models.CharField("คู่มือฉบับ", max_length=200)
    numbers = models.CharField("จำนวนข้อและน้ำหนักที่ยืนยัน", max_length=2000)

    class Meta:
        verbose_name = verbose_name_plural = "การยืนยันเกณฑ์ทั้งปี"
        ordering = ["-confirmed_on", "-pk"]
        default_permissions = ("add", "view")

    def __str__(self) -> str:
        return f"การยืนยันเกณฑ์ปีงบประมาณ {self.fiscal_year}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Confirmations are added, never changed."""
        if self.pk:
            raise RuntimeError("a confirmation never changes")
        super().save(*args, **kwargs)
