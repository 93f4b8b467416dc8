"""What is kept beside the minutes: photographs, and the scan of the signed copy."""

from django.core.validators import FileExtensionValidator
from django.db import models

from meetings.models.meeting import Meeting
from records.stored_files import (
    StoredFile,
    StoredFileField,
    StoredImageField,
    check_size,
    stored_under,
)


class Photograph(StoredFile):
    """A photograph of the meeting, printed on the annex page of the minutes."""

    folder = "photographs"
    published_with = ("meeting", "meeting__fiscal_year")

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="photographs", verbose_name="การประชุม"
    )
    order = models.PositiveSmallIntegerField("ลำดับ", default=1)
    caption = models.CharField(
        "คำบรรยายภาพ", max_length=300, help_text="บอกว่าในภาพมีใคร ทำอะไร สำหรับผู้ที่มองไม่เห็นภาพ"
    )
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    file = StoredImageField(
        "ภาพถ่าย",
        upload_to=stored_under,
        # Kept in the row, so that a page knows the size without opening the file.
        width_field="width",
        height_field="height",
        validators=[
            FileExtensionValidator(["jpg", "jpeg", "png"], "ระบบรับภาพ jpg และ png เท่านั้น"),
            check_size,
        ],
    )

    class Meta(StoredFile.Meta):
        verbose_name = verbose_name_plural = "ภาพถ่าย"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.caption


class SignedMinutes(StoredFile):
    """The scan of the signed minutes, offered beside the live text as ฉบับลงนาม."""

    folder = "signed"
    published_with = ("meeting", "meeting__fiscal_year")

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="signed_copies", verbose_name="การประชุม"
    )
    file = StoredFileField(
        "ฉบับลงนาม (PDF)",
        upload_to=stored_under,
        validators=[FileExtensionValidator(["pdf"], "ระบบรับฉบับลงนามเป็น PDF เท่านั้น"), check_size],
    )

    class Meta(StoredFile.Meta):
        verbose_name = verbose_name_plural = "ฉบับลงนาม"
        ordering = ["-pk"]

    def __str__(self):
        return f"ฉบับลงนามของ {self.meeting}"
