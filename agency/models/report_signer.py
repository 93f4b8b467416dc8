"""Who signs the annual report of a fiscal year."""

from django.db import models
from django.db.models import Q

from agency.models.fiscal_year import FiscalYear


class ReportSigner(models.Model):
    """
    One signature of a year's report. The order is that in which an office signs: by role.

    name: as it is printed in brackets below the line, with its title (นาย, นางสาว, ยศ).
    """

    class Role(models.IntegerChoices):
        """What signing means, in the order of signing."""

        PREPARED = 10, "ผู้จัดทำรายงาน"
        CHECKED = 20, "ผู้ตรวจสอบ"
        ENDORSED = 30, "ผู้เห็นชอบ"
        APPROVED = 40, "ผู้อนุมัติ"

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="report_signers", verbose_name="ปีงบประมาณ"
    )
    role = models.PositiveSmallIntegerField("ลงนามในฐานะ", choices=Role.choices)
    name = models.CharField("ชื่อ–สกุล", max_length=120, help_text="พร้อมคำนำหน้าชื่อ")
    post = models.CharField("ตำแหน่ง", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "ผู้ลงนามในรายงาน"
        ordering = ["role", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="report_signer_once_per_role",
                fields=["fiscal_year", "role", "name"],
                violation_error_message="ผู้ลงนามคนนี้มีแล้วในฐานะเดียวกัน",
            ),
            models.CheckConstraint(
                name="report_signer_role_is_known",
                condition=Q(role__in=(10, 20, 30, 40)),
                violation_error_message="กรุณาเลือกว่าลงนามในฐานะใด",
            ),
            models.CheckConstraint(
                name="report_signer_has_name",
                condition=~Q(name=""),
                violation_error_message="กรุณากรอกชื่อผู้ลงนาม",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()} {self.name}"
