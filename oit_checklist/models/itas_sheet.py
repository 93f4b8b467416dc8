"""What was typed into the ITAS form."""

from django.conf import settings
from django.db import models

from agency.models import FiscalYear


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
