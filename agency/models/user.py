"""The people of the office."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from agency.models.municipality import Division


class User(AbstractUser):
    """A person of the office. A clerk works on the rows of the divisions listed here."""

    divisions = models.ManyToManyField(
        Division, related_name="users", blank=True, verbose_name="ส่วนราชการที่รับผิดชอบ"
    )
    # Sign-ins that are older have ended.
    sessions_from = models.DateTimeField("นับการเข้าสู่ระบบตั้งแต่", null=True, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = verbose_name_plural = "ผู้ใช้งาน"

    def __str__(self):
        return self.get_full_name() or self.username
