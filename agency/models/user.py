"""The people of the office."""

from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from agency.models.municipality import Division
from records.relations import ProtectingManyToManyField


class User(AbstractUser):
    """A person of the office. A clerk works on the rows of the divisions listed here."""

    divisions = ProtectingManyToManyField(
        Division, related_name="users", blank=True, verbose_name="ส่วนราชการที่รับผิดชอบ"
    )
    # As Django has it, but a role that somebody holds cannot be deleted.
    groups = ProtectingManyToManyField(
        Group,
        verbose_name=_("groups"),
        blank=True,
        help_text=_(
            "The groups this user belongs to. A user will get all permissions "
            "granted to each of their groups."
        ),
        related_name="user_set",
        related_query_name="user",
    )
    # Sign-ins that are older have ended.
    sessions_from = models.DateTimeField("นับการเข้าสู่ระบบตั้งแต่", null=True, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = verbose_name_plural = "ผู้ใช้งาน"

    def __str__(self):
        return self.get_full_name() or self.username
