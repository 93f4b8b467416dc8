"""The PDF of certified minutes as it was handed out: stored once, with its fingerprint."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from meetings.models.meeting import Meeting
from records.frozen import FrozenError, FrozenQuerySet

LONGEST_REASON = 300  # characters


class CertifiedCopyQuerySet(FrozenQuerySet):
    def public(self):
        """Copies of minutes that the public may see."""
        return self.filter(meeting__in=Meeting.objects.published())

    def valid(self):
        """Those that are still the certified minutes."""
        return self.filter(ended_at__isnull=True)


def copy_path(copy: "CertifiedCopy", name: str) -> str:
    """The storage path of a copy: never a name that could be overwritten."""
    return f"minutes/{copy.meeting_id}/{uuid.uuid4()}.pdf"


class CertifiedCopy(models.Model):
    """One PDF of certified minutes. It never changes; that it is no longer valid is added once."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="certified_copies", verbose_name="การประชุม"
    )
    edition = models.PositiveSmallIntegerField("ฉบับที่")
    file = models.FileField("แฟ้ม PDF", upload_to=copy_path)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField("ขนาด (ไบต์)")
    pages = models.PositiveIntegerField("จำนวนหน้า")
    certification = models.CharField("รับรองโดย", max_length=500)
    # Numbers of what is printed in it and may be withdrawn; of meetings, whose corrections are.
    photographs = models.JSONField("ภาพที่พิมพ์", default=list, editable=False)
    papers = models.JSONField("ไฟล์ประกอบวาระที่พิมพ์", default=list, editable=False)
    corrected = models.JSONField("การประชุมที่พิมพ์การแก้ไขไว้", default=list, editable=False)
    made_at = models.DateTimeField("จัดทำเมื่อ")
    ended_at = models.DateTimeField("สิ้นสุดเมื่อ", null=True, blank=True)
    end_reason = models.CharField("สิ้นสุดเพราะ", max_length=LONGEST_REASON, blank=True)

    objects = CertifiedCopyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "รายงานการประชุมฉบับรับรอง"
        ordering = ["meeting", "-edition"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                name="certified_copy_once_per_edition",
                fields=["meeting", "edition"],
                violation_error_message="รายงานการประชุมนี้มีฉบับรับรองฉบับนี้แล้ว",
            ),
            models.UniqueConstraint(
                name="certified_copy_one_is_valid",
                fields=["meeting"],
                condition=Q(ended_at__isnull=True),
                violation_error_message="รายงานการประชุมนี้มีฉบับรับรองที่ใช้อยู่แล้ว",
            ),
            models.CheckConstraint(
                name="certified_copy_ends_for_a_reason",
                condition=Q(ended_at__isnull=True, end_reason="")
                | Q(ended_at__gte=F("made_at")) & ~Q(end_reason=""),
                violation_error_message="ฉบับที่สิ้นสุดแล้วต้องบอกเหตุผล",
            ),
        ]

    def __str__(self):
        return f"รายงานการประชุมฉบับรับรอง {self.meeting} ฉบับที่ {self.edition}"

    def save(self, *args, **kwargs):
        if self.pk and kwargs.get("update_fields") != ["ended_at", "end_reason"]:
            raise FrozenError("ฉบับรับรองแก้ไขไม่ได้")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("verify:minutes", args=[self.meeting_id])

    def delete(self, *args, **kwargs):
        raise FrozenError("ฉบับรับรองลบไม่ได้")
