"""What the meeting that certified minutes corrected in them; the minutes themselves stay."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q

from meetings.models.meeting import Meeting

MOST_LETTERS = 4000
AT_MOST = [MaxLengthValidator(MOST_LETTERS, f"ยาวเกิน {MOST_LETTERS:,} ตัวอักษร")]


class Correction(models.Model):
    """One correction, recorded when the minutes were certified: which passage, was, becomes."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="corrections", verbose_name="รายงานการประชุมที่แก้ไข"
    )
    order = models.PositiveSmallIntegerField("ลำดับ")
    passage = models.CharField("แก้ไขที่", max_length=300, help_text="เช่น ระเบียบวาระที่ ๔ ย่อหน้าที่ ๒")
    was = models.TextField("ข้อความเดิม", blank=True, max_length=MOST_LETTERS, validators=AT_MOST)
    becomes = models.TextField("แก้ไขเป็น", blank=True, max_length=MOST_LETTERS, validators=AT_MOST)

    class Meta:
        verbose_name = verbose_name_plural = "การแก้ไขรายงานการประชุม"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="correction_changes_something",
                condition=~Q(was=F("becomes")),
                violation_error_message="ข้อความเดิมกับข้อความที่แก้ไขเหมือนกัน",
            ),
            models.UniqueConstraint(
                name="correction_order_once_per_meeting",
                fields=["meeting", "order"],
                violation_error_message="ลำดับนี้มีแล้วในรายงานการประชุมนี้",
            ),
        ]

    def __str__(self):
        return self.passage

    @property
    def sentence(self) -> str:
        """The correction as it is printed."""
        if not self.was:
            return f"{self.passage} เพิ่มข้อความ “{self.becomes}”"
        if not self.becomes:
            return f"{self.passage} ตัดข้อความ “{self.was}”"
        return f"{self.passage} จาก “{self.was}” เป็น “{self.becomes}”"
