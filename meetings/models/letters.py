"""What is typed for a meeting's own letters: its invitation, and the memo over its minutes."""

from django.db import models

from correspondence.letters import Letter
from meetings.models.meeting import Meeting


class MeetingLetter(Letter):
    """One letter of a meeting. For staff; the public never sees it."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", "หนังสือเชิญประชุม"
        MEMO = "memo", "บันทึกข้อความนำส่งรายงานการประชุม"

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="letters", verbose_name="การประชุม"
    )
    kind = models.CharField("ชนิด", max_length=12, choices=Kind.choices)

    class Meta:
        verbose_name = verbose_name_plural = "หนังสือของการประชุม"
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="meeting_letter_once_per_kind",
                fields=["meeting", "kind"],
                violation_error_message="การประชุมนี้มีหนังสือชนิดนี้แล้ว",
            )
        ]

    def __str__(self):
        return self.get_kind_display()
