"""What happened when the portal opened a web address, one row a time: the history is kept."""

from django.db import models


class LinkCheck(models.Model):
    """One visit to the web address of an evidence. Never changed afterwards."""

    class Outcome(models.TextChoices):
        OK = "ok", "เปิดได้"
        MOVED = "moved", "พาไปที่อยู่อื่น"
        DEAD = "dead", "เปิดไม่ได้"
        REFUSED = "refused", "ที่อยู่ไม่อนุญาต"

    url = models.CharField("ที่อยู่เว็บ", max_length=1000, db_index=True)
    checked_at = models.DateTimeField("ตรวจเมื่อ")
    outcome = models.CharField("ผล", max_length=10, choices=Outcome.choices)
    status_code = models.PositiveSmallIntegerField("รหัสตอบกลับ", null=True, blank=True)
    final_url = models.CharField("ไปสิ้นสุดที่", max_length=2000, blank=True)
    note = models.CharField("รายละเอียด", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "ผลตรวจลิงก์"
        ordering = ["-checked_at", "-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.url}: {self.get_outcome_display()}"
