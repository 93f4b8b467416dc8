"""The draft on its way round: to whom it went, and what came back. Never public."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from meetings.models.correction import AT_MOST, MOST_LETTERS
from meetings.models.meeting import Meeting

LONGEST_NOTE = 2000


class Circulation(models.Model):
    """One sending of the minutes to those who were there, by mail or with a printed list."""

    class How(models.TextChoices):
        MAIL = "mail", "อีเมล"
        LIST = "list", "ใบเวียน"

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="circulations", verbose_name="รายงานการประชุม"
    )
    number = models.PositiveSmallIntegerField("เวียนครั้งที่")
    how = models.CharField("เวียนโดย", max_length=10, choices=How.choices)
    at = models.DateTimeField("เวียนเมื่อ", default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="ผู้เวียน",
    )
    until = models.DateField("ขอรับการแก้ไขภายในวันที่")

    class Meta:
        verbose_name = verbose_name_plural = "การเวียนรายงานการประชุม"
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="circulation_number_once_per_meeting",
                fields=["meeting", "number"],
                violation_error_message="มีผู้เวียนรายงานนี้ไปแล้ว กรุณาเปิดหน้านี้ใหม่",
            )
        ]

    def __str__(self):
        return f"เวียนครั้งที่ {self.number} ({self.get_how_display()})"

    @property
    def has_waiting(self) -> bool:
        """Whether somebody has not got the minutes, by what is loaded."""
        return any(person.sent_at is None for person in self.recipients.all())


class Recipient(models.Model):
    """One person to whom the minutes were sent, as the name and address were at that time."""

    circulation = models.ForeignKey(
        Circulation, models.PROTECT, related_name="recipients", verbose_name="การเวียน"
    )
    order = models.PositiveSmallIntegerField("ลำดับ")
    name = models.CharField("ชื่อ-สกุล", max_length=200, blank=True)
    post = models.CharField("ตำแหน่ง", max_length=200, blank=True)
    email = models.EmailField("อีเมล", blank=True)
    sent_at = models.DateTimeField("ส่งแล้วเมื่อ", null=True)
    # Two who press at once send one mail to each person.
    taken_at = models.DateTimeField("เริ่มส่งเมื่อ", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "ผู้รับรายงานการประชุม"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="recipient_names_somebody",
                condition=~Q(name="") | ~Q(post=""),
                violation_error_message="กรุณากรอกชื่อหรือตำแหน่ง",
            ),
        ]

    def __str__(self):
        return self.name or self.post


class Remark(models.Model):
    """What somebody wants corrected in circulated minutes, and what came of it."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", "รอพิจารณา"
        TAKEN = "taken", "รับไว้ เสนอเป็นการแก้ไขเมื่อรับรอง"
        MENDED = "mended", "แก้ไขในร่างแล้ว"
        DECLINED = "declined", "ไม่แก้ไข"

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="remarks", verbose_name="รายงานการประชุม"
    )
    number = models.PositiveSmallIntegerField("ลำดับ")
    who = models.CharField("ผู้ขอแก้ไข", max_length=200)
    received_on = models.DateField("ได้รับเมื่อ", default=timezone.localdate)
    passage = models.CharField("แก้ไขที่", max_length=300, help_text="เช่น ระเบียบวาระที่ ๔ ย่อหน้าที่ ๒")
    was = models.TextField("ข้อความเดิม", blank=True, max_length=MOST_LETTERS, validators=AT_MOST)
    becomes = models.TextField("ขอแก้ไขเป็น", blank=True, max_length=MOST_LETTERS, validators=AT_MOST)
    note = models.TextField(
        "หมายเหตุ",
        blank=True,
        max_length=LONGEST_NOTE,
        validators=[MaxLengthValidator(LONGEST_NOTE, f"ยาวเกิน {LONGEST_NOTE:,} ตัวอักษร")],
    )
    outcome = models.CharField(
        "ผลการพิจารณา", max_length=10, choices=Outcome.choices, default=Outcome.WAITING
    )
    reason = models.CharField("เหตุผล", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "ข้อแก้ไขที่ได้รับ"
        ordering = ["number", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="remark_number_once_per_meeting",
                fields=["meeting", "number"],
                violation_error_message="ลำดับนี้มีแล้วในรายงานการประชุมนี้",
            ),
            models.CheckConstraint(
                name="remark_says_something",
                condition=~Q(was=F("becomes")) | ~Q(note=""),
                violation_error_message="กรุณากรอกข้อความที่ขอแก้ไข หรือหมายเหตุ",
            ),
            models.CheckConstraint(
                name="remark_taken_changes_something",
                condition=~Q(outcome="taken") | ~Q(was=F("becomes")),
                violation_error_message="รับไว้แก้ไขเมื่อรับรองได้เฉพาะรายการที่มีข้อความเดิมหรือข้อความใหม่",
            ),
            models.CheckConstraint(
                name="remark_declined_for_a_reason",
                condition=~Q(outcome="declined") | ~Q(reason=""),
                violation_error_message="กรุณาระบุเหตุผลที่ไม่แก้ไข",
            ),
        ]

    def __str__(self):
        return f"{self.who}: {self.passage}"
