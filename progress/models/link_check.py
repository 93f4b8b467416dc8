"""What happened when a web address was opened, one row a time: the history is kept."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class LinkCheck(models.Model):
    """One visit of the portal to the web address of an evidence. Never changed afterwards."""

    class Outcome(models.TextChoices):
        OK = "ok", "เปิดได้"
        MOVED = "moved", "พาไปที่อยู่อื่น"
        HOME = "home", "พาไปหน้าแรกของเว็บไซต์"
        DEAD = "dead", "เปิดไม่ได้"
        MISSING = "missing", "เปิดแล้วพบหน้าที่บอกว่าไม่พบข้อมูล"
        LOGIN = "login", "ต้องเข้าสู่ระบบก่อนจึงเปิดได้"
        REFUSED = "refused", "ที่อยู่ไม่อนุญาต"
        # The two of which a robot cannot tell what a person would see.
        SILENT = "silent", "เว็บไซต์ไม่ตอบ"
        BLOCKED = "blocked", "ตรวจอัตโนมัติไม่ได้"

    url = models.CharField("ที่อยู่เว็บ", max_length=1000, db_index=True)
    checked_at = models.DateTimeField("ตรวจเมื่อ")
    outcome = models.CharField("ผล", max_length=10, choices=Outcome.choices)
    status_code = models.PositiveSmallIntegerField("รหัสตอบกลับ", null=True, blank=True)
    final_url = models.CharField("ไปสิ้นสุดที่", max_length=2000, blank=True)
    note = models.CharField("รายละเอียด", max_length=300, blank=True)
    # When the unbroken run of visits to this address began that found the same; "dead since".
    since = models.DateTimeField("เป็นอย่างนี้ตั้งแต่", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "ผลตรวจลิงก์"
        ordering = ["-checked_at", "-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.url}: {self.get_outcome_display()}"

    def begin_or_continue_run(self) -> None:
        """Set `since`: that of the visit before if it found the same kind of thing, else now."""
        before = LinkCheck.objects.filter(url=self.url, checked_at__lt=self.checked_at).first()
        same = before is not None and run_kind(before.outcome) == run_kind(self.outcome)
        self.since = (before.since or before.checked_at) if same and before else self.checked_at


_FAILING = {
    LinkCheck.Outcome.DEAD,
    LinkCheck.Outcome.MISSING,
    LinkCheck.Outcome.LOGIN,
    LinkCheck.Outcome.REFUSED,
    LinkCheck.Outcome.SILENT,
}


def run_kind(outcome: str) -> str:
    """Which outcomes make one run: nobody can read the page at a visit of the run "failing"."""
    return "failing" if outcome in _FAILING else outcome


class ManualLinkCheck(models.Model):
    """A person of the office opened the web address and said whether it works. Never changed."""

    url = models.CharField("ที่อยู่เว็บ", max_length=1000, db_index=True)
    checked_at = models.DateTimeField("เปิดดูเมื่อ", default=timezone.now)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ผู้เปิดดู"
    )
    works = models.BooleanField("ใช้ได้")
    note = models.CharField("หมายเหตุ", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "ผลเปิดดูลิงก์โดยเจ้าหน้าที่"
        ordering = ["-checked_at", "-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.url}: {self.result}"

    @property
    def result(self) -> str:
        """What the person found, in one word."""
        return "ใช้ได้" if self.works else "ใช้ไม่ได้"
