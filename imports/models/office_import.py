"""One file of the office on its way in: read, looked at, taken over, perhaps taken back."""

import json
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

MOST_LETTERS = 60_000_000  # of one JSON value; 20,000 rows have some 20 million
KEPT = timedelta(days=30)


def check_size(value: Any) -> None:
    """Raise ValidationError for a value that no file of the permitted size becomes."""
    if len(json.dumps(value, ensure_ascii=False)) > MOST_LETTERS:
        raise ValidationError("แฟ้มนี้มีข้อมูลมากเกินกว่าที่นำเข้าได้ในครั้งเดียว กรุณาแบ่งแฟ้ม")


def _answers(words: str) -> models.JSONField:
    return models.JSONField(words, default=dict, blank=True, validators=[check_size])


def _result(words: str) -> models.JSONField:
    return models.JSONField(words, null=True, blank=True, editable=False, validators=[check_size])


class OfficeImport(models.Model):
    """
    A file, what it is to become, what a person said of it, and what became of it.

    Work on it may go on in another process: `step` says where it stands, `process` who does it.
    """

    class Step(models.TextChoices):
        READING = "reading", "กำลังอ่านแฟ้ม"
        READ = "read", "อ่านแล้ว รอท่านตรวจ"
        REFUSED = "refused", "อ่านไม่ได้"
        STORING = "storing", "กำลังนำเข้า"
        STORED = "stored", "นำเข้าแล้ว"
        UNDOING = "undoing", "กำลังยกเลิกการนำเข้า"
        UNDONE = "undone", "ยกเลิกการนำเข้าแล้ว"

    AT_WORK = (Step.READING, Step.STORING, Step.UNDOING)

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ผู้นำเข้า"
    )
    target = models.CharField("นำเข้าเป็น", max_length=20)
    year_be = models.PositiveSmallIntegerField("ปีงบประมาณ พ.ศ.")
    file_name = models.CharField("ชื่อแฟ้ม", max_length=255, blank=True)
    path = models.CharField("ที่เก็บแฟ้ม", max_length=200, blank=True, editable=False)
    # What the person said: names of columns to fields, cells of doubts to answers.
    columns = _answers("คอลัมน์ที่กำหนดเอง")
    decisions = _answers("ช่องที่ตัดสินแล้ว")
    new_divisions = models.BooleanField("ยืนยันส่วนราชการใหม่", default=False)
    sheet = models.CharField("ชีตที่อ่าน", max_length=200, blank=True)
    base = models.CharField("ที่อยู่ของหน้าเว็บที่บันทึกมา", max_length=2000, blank=True)
    # What came out.
    proposal = _result("สิ่งที่อ่านได้")
    outcome = _result("สิ่งที่เปลี่ยน")
    undo = _result("วิธียกเลิก")
    seen = models.CharField("ข้อมูลขณะที่ดูตัวอย่าง", max_length=100, blank=True, editable=False)
    problem = models.TextField("เหตุที่ทำไม่ได้", max_length=5000, blank=True, editable=False)
    step = models.CharField("ขั้น", max_length=10, choices=Step.choices, default=Step.READING)
    process = models.CharField("โปรเซส", max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField("เริ่มเมื่อ", default=timezone.now)
    changed_at = models.DateTimeField("ขั้นล่าสุดเมื่อ", default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = "การนำเข้าแฟ้มของหน่วยงาน"
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="import_year_is_buddhist",
                condition=Q(year_be__range=(2500, 2699)),
                violation_error_message="กรุณากรอกปีพุทธศักราชสี่หลัก เช่น 2569",
            ),
            models.CheckConstraint(
                name="import_step_is_known",
                condition=Q(
                    step__in=[
                        "reading", "read", "refused", "storing", "stored", "undoing", "undone",
                    ]
                ),
                violation_error_message="ไม่รู้จักขั้นนี้ของการนำเข้า",
            ),
            models.CheckConstraint(
                name="import_refused_says_why",
                condition=~Q(step="refused") | ~Q(problem=""),
                violation_error_message="กรุณาบอกเหตุที่อ่านแฟ้มไม่ได้",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.file_name or "ตารางที่วาง"

    @property
    def is_at_work(self) -> bool:
        """Whether something goes on with it now."""
        return self.step in self.AT_WORK
