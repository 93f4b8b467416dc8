"""What somebody has chosen for a year that is being opened: it stays when they leave the page."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

MOST_CHOICES = 2_000  # of all kinds together; a year has some hundred


def check_choices(choices: Any) -> None:
    """Raise ValidationError for more choices than any year has."""
    if _count(choices) > MOST_CHOICES:
        raise ValidationError(f"เลือกไว้เกิน {MOST_CHOICES:,} รายการ กรุณาตรวจแฟ้มเกณฑ์")


def _count(choices: Any) -> int:
    if isinstance(choices, dict):
        return sum(1 + _count(value) for value in choices.values())
    return sum(map(_count, choices)) if isinstance(choices, list) else 1


class YearOpening(models.Model):
    """The opening of one fiscal year: a draft until it is done, then what was done and by whom."""

    year_be = models.PositiveSmallIntegerField("ปีงบประมาณ พ.ศ.", unique=True)
    # "set:2569": shipped; "year:2569": the office's own; "file": stands in `criteria`; or "none".
    source = models.CharField("ที่มาของเกณฑ์", max_length=20)
    criteria = models.TextField("เกณฑ์จากแฟ้ม", max_length=2_000_000, blank=True)
    file_name = models.CharField("ชื่อแฟ้มเกณฑ์", max_length=255, blank=True)
    choices = models.JSONField("สิ่งที่เลือกไว้", default=dict, blank=True, validators=[check_choices])
    # Raised with every save: who opened the page before sees that somebody else chose since.
    version = models.PositiveIntegerField("ครั้งที่บันทึก", default=1)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ผู้บันทึกล่าสุด"
    )
    saved_at = models.DateTimeField("บันทึกล่าสุด", auto_now=True)
    # Names of what was made: removed by people since, it does not come again.
    made = models.JSONField("สิ่งที่สร้างแล้ว", default=list, blank=True, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ผู้เปิดปี",
    )
    opened_at = models.DateTimeField("เปิดปีเมื่อ", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "การเปิดปีงบประมาณ"
        ordering = ["-year_be"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="opening_year_is_buddhist",
                condition=Q(year_be__range=(2500, 2699)),
                violation_error_message="กรุณากรอกปีพุทธศักราชสี่หลัก เช่น 2569",
            ),
            models.CheckConstraint(
                name="opening_is_opened_by_whom_and_when",
                condition=Q(opened_by=None, opened_at=None)
                | Q(opened_by__isnull=False, opened_at__isnull=False),
                violation_error_message="การเปิดปีต้องมีทั้งผู้เปิดและเวลาที่เปิด",
            ),
            models.CheckConstraint(
                name="opening_from_a_file_holds_it",
                condition=~Q(source="file") | ~Q(criteria=""),
                violation_error_message="กรุณาเลือกแฟ้มเกณฑ์",
            ),
        ]

    def __str__(self):
        return f"การเปิดปีงบประมาณ {self.year_be}"

    @property
    def is_done(self) -> bool:
        """Whether the year was opened, once or more often."""
        return self.opened_at is not None
