"""The one revision of everything that the public sees. records/revision.py raises it."""

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
