"""What the portal remembers of how it was set up."""

from django.db import models
from django.db.models import Q


class PortalSetup(models.Model):
    """
    Whether this is the demo, and whether somebody put the first steps aside. At most one row.

    `demo_until` is the newest entry of the log when the demo was loaded: what is later was done
    by the office.
    """

    only_row = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    is_demo = models.BooleanField("เป็นระบบตัวอย่าง", default=False)
    demo_until = models.BigIntegerField("บันทึกสุดท้ายของการโหลดข้อมูลตัวอย่าง", default=0)
    dismissed_at = models.DateTimeField("เลิกแสดงขั้นตอนเริ่มต้นเมื่อ", null=True, blank=True)
    # Names in the storage, of demo contents that are gone; they go after the commit.
    files_to_remove = models.JSONField("แฟ้มที่รอลบ", default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "การเริ่มต้นใช้งาน"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="portal_setup_is_one_row",
                condition=Q(only_row=1),
                violation_error_message="ระบบนี้มีการเริ่มต้นใช้งานได้ครั้งเดียว",
            )
        ]

    def __str__(self):
        return "ระบบตัวอย่าง" if self.is_demo else "ระบบของหน่วยงาน"


def the_setup() -> PortalSetup:
    """The one row; not saved yet where nothing is to be remembered."""
    return PortalSetup.objects.first() or PortalSetup()
