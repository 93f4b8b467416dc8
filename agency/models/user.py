"""The people of the office."""

from typing import Any

from django.contrib.auth.models import AbstractUser, Group
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from agency.models.municipality import Division
from records.relations import ProtectingManyToManyField


class User(AbstractUser):
    """A person of the office. A clerk works on the rows of the divisions listed here."""

    divisions = ProtectingManyToManyField(
        Division, related_name="users", blank=True, verbose_name="ส่วนราชการที่รับผิดชอบ"
    )
    # As Django has it, but a role that somebody holds cannot be deleted.
    groups: Any = ProtectingManyToManyField(
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
    # Somebody else knows the password: it opens nothing but the page for an own one.
    must_change_password = models.BooleanField(
        "ต้องตั้งรหัสผ่านเองเมื่อเข้าสู่ระบบ", default=False, editable=False
    )
    invited_at = models.DateTimeField("ส่งคำเชิญเมื่อ", null=True, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = verbose_name_plural = "ผู้ใช้งาน"

    def __str__(self):
        return self.get_full_name() or self.username

    def save(self, *args: Any, update_fields: Any = None, **kwargs: Any) -> None:
        """Store the person; Django's flag for the back office says what the roles say."""
        if update_fields is None or "is_staff" in update_fields:
            self.is_staff = self.has_role
        # What refuses the change holds its lock until the change is stored.
        with transaction.atomic(savepoint=False):
            super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def has_role(self) -> bool:
        """Whether the person works in the back office at all."""
        return self.is_superuser or (self.pk is not None and self.groups.exists())
