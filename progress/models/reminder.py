"""Which reminders went out, so that nobody is written to twice."""

from django.db import models

from agency.models import Division, FiscalYear


class Reminder(models.Model):
    """One digest that was sent to the people of a division about one due date."""

    class Stage(models.TextChoices):
        DAYS_30 = "30", "เหลือไม่เกิน 30 วัน"
        DAYS_7 = "7", "เหลือไม่เกิน 7 วัน"
        DAYS_1 = "1", "เหลือไม่เกิน 1 วัน"
        OVERDUE = "overdue", "เลยกำหนด"

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="+", verbose_name="ปีงบประมาณ"
    )
    division = models.ForeignKey(
        Division, models.PROTECT, related_name="+", verbose_name="ส่วนราชการ"
    )
    due_on = models.DateField("ครบกำหนดวันที่")
    stage = models.CharField("ขั้น", max_length=10, choices=Stage.choices)
    sent_at = models.DateTimeField("ส่งเมื่อ", auto_now_add=True)
    recipients = models.TextField("ส่งถึง")

    class Meta:
        verbose_name = verbose_name_plural = "การแจ้งเตือนที่ส่งแล้ว"
        ordering = ["-sent_at", "-pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                name="reminder_once",
                fields=["fiscal_year", "division", "due_on", "stage"],
                violation_error_message="แจ้งเตือนเรื่องนี้ไปแล้ว",
            )
        ]

    def __str__(self):
        return f"{self.division} {self.get_stage_display()}"
