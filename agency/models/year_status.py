"""A status that the rows of one fiscal year may have, where the form's two boxes do not do."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from agency.models.fiscal_year import FiscalYear
from agency.statuses import LONGEST_CODE

CODE = RegexValidator(
    r"\A[a-z][a-z0-9_]*\Z", "รหัสใช้ได้เฉพาะตัวอักษรอังกฤษตัวเล็ก ตัวเลข และขีดล่าง ขึ้นต้นด้วยตัวอักษร"
)


class YearStatus(models.Model):
    """One box of a year's form. A year without any has the two of agency.statuses."""

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="status_rows", verbose_name="ปีงบประมาณ"
    )
    order = models.PositiveSmallIntegerField("ลำดับ", help_text="ลำดับของช่องในแบบรายงาน")
    code = models.CharField(
        "รหัส",
        max_length=LONGEST_CODE,
        validators=[CODE],
        help_text="เช่น in_progress ใช้ในข้อมูลเปิดและตาราง แก้ไม่ได้เมื่อมีรายงานใช้แล้ว",
    )
    label = models.CharField("ข้อความในแบบรายงาน", max_length=60)
    in_overview = models.CharField(
        "ข้อความในหน้าภาพรวม", max_length=60, blank=True, help_text="เว้นว่างไว้ = เหมือนในแบบรายงาน"
    )
    counts_as_done = models.BooleanField("นับว่าดำเนินการแล้ว", default=False)
    # Of a row of which nothing was published; given with the first rows, moved by nobody.
    is_initial = models.BooleanField("สถานะเริ่มต้น", default=False, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "สถานะของปี"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="year_status_code_once_per_year",
                fields=["fiscal_year", "code"],
                violation_error_message="ปีงบประมาณนี้มีสถานะรหัสนี้แล้ว",
            ),
            models.UniqueConstraint(
                name="year_status_order_once_per_year",
                fields=["fiscal_year", "order"],
                violation_error_message="ปีงบประมาณนี้มีสถานะลำดับนี้แล้ว",
            ),
            models.UniqueConstraint(
                name="year_status_label_once_per_year",
                fields=["fiscal_year", "label"],
                violation_error_message="ปีงบประมาณนี้มีสถานะข้อความนี้แล้ว",
            ),
            models.UniqueConstraint(
                name="year_status_one_initial_per_year",
                fields=["fiscal_year"],
                condition=Q(is_initial=True),
                violation_error_message="ปีงบประมาณนี้มีสถานะเริ่มต้นแล้ว",
            ),
            models.CheckConstraint(
                name="year_status_initial_is_not_done",
                condition=Q(is_initial=False) | Q(counts_as_done=False),
                violation_error_message="สถานะเริ่มต้นนับว่าดำเนินการแล้วไม่ได้",
            ),
        ]

    def __str__(self):
        return self.label
