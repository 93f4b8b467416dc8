"""When the jobs of the timer last ran, and how it went."""

from django.db import models


class JobRun(models.Model):
    """One run of a management command that a timer starts."""

    class Name(models.TextChoices):
        CHECK_LINKS = "check_links", "ตรวจลิงก์"
        SEND_REMINDERS = "send_reminders", "ส่งแจ้งเตือน"
        BACKUP = "backup", "สำรองข้อมูล"

    name = models.CharField("งาน", max_length=60, choices=Name.choices, db_index=True)
    started_at = models.DateTimeField("เริ่มเมื่อ")
    finished_at = models.DateTimeField("จบเมื่อ", null=True, blank=True)
    succeeded = models.BooleanField("สำเร็จ", default=False)
    process = models.CharField("โปรเซส", max_length=200, blank=True)
    summary = models.TextField("สรุป", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "งานตามเวลา"
        ordering = ["-started_at", "-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return self.get_name_display()
