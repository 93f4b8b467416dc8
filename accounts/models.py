"""What signing in has to remember: failures that slow guessing down, and recovery codes."""

from django.conf import settings
from django.db import models


class FailedAttempts(models.Model):
    """
    Recent failures of one kind against one account.

    `key` is a keyed hash of account and address (or known browser): the table names nobody and
    no address. All workers and machines share it.
    """

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "การเข้าสู่ระบบที่ไม่สำเร็จ"

    def __str__(self):
        return f"{self.key[:8]}: {self.count}"


class RecoveryCode(models.Model):
    """One code of a sheet that stands in for a lost telephone. Hashed like a password."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="recovery_codes",
        verbose_name="ผู้ใช้งาน",
    )
    code = models.CharField("รหัสสำรอง", max_length=200)
    made_at = models.DateTimeField("สร้างเมื่อ", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "รหัสสำรอง"

    def __str__(self):
        return f"รหัสสำรองของ {self.user}"
