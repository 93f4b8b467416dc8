"""The one revision of everything that the public sees, and what was removed but can come back."""

from typing import Any

from django.db import models
from django.db.models import Q


class Revision(models.Model):
    """
    Exactly one row; whoever changes what the public sees writes it in the same transaction.

    `number` grows with each change, in the order of the commits, and never falls, not even when
    rows come back from a backup: it is never less than the microseconds since 1970.
    `withdrawn_number` is what it was when something was last taken from the public.
    """

    only_row = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    number = models.BigIntegerField(default=0)
    withdrawn_number = models.BigIntegerField(default=0)
    raised_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "ฉบับของข้อมูลสาธารณะ"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="revision_is_one_row",
                condition=Q(only_row=1),
                violation_error_message="ระบบนี้มีเลขฉบับของข้อมูลได้เลขเดียว",
            )
        ]

    def __str__(self):
        return str(self.number)


class Removal(models.Model):
    """
    What was taken out of the portal at once, whole, so that it can be brought back.

    `rows` are in the order in which they were deleted: parts before what they belong to, and the
    row that somebody chose last. Their files stay in the storage.
    """

    table = models.CharField("ตาราง", max_length=100)
    kind = models.CharField("ประเภท", max_length=100)
    label = models.CharField("รายการ", max_length=500)
    rows = models.JSONField("ข้อมูลที่ลบ")
    files = models.JSONField("แฟ้ม", default=dict)
    # Keys and names: people live floors above, and the trail protects them.
    removed_by_key = models.BigIntegerField("เลขของผู้ลบ", null=True)
    removed_by = models.CharField("ผู้ลบ", max_length=310, blank=True)
    removed_at = models.DateTimeField("ลบเมื่อ", auto_now_add=True)
    restored_by = models.CharField("ผู้นำกลับมา", max_length=310, blank=True)
    restored_at = models.DateTimeField("นำกลับมาเมื่อ", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "รายการที่ลบ"
        ordering = ["-removed_at", "-pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.kind} {self.label}"

    @property
    def key(self) -> Any:
        """The key that the chosen row had, and has again once it is back."""
        return self.rows[-1]["values"]["id"]
