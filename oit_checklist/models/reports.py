"""What is reported on the items, and what proves it."""

from django.db import models

from oit_checklist.models.criteria import ChecklistItem, Element
from progress.models import Evidence, Update
from records.relations import ProtectingManyToManyField


class ItemUpdate(Update):
    text_fields = ("progress",)

    assignment = models.ForeignKey(
        ChecklistItem, models.PROTECT, related_name="updates", verbose_name="ข้อ"
    )
    progress = models.TextField("ความก้าวหน้าผลการดำเนินการ", blank=True)

    class Meta(Update.Meta):
        verbose_name = verbose_name_plural = "รายงานความก้าวหน้า"


class ItemEvidence(Evidence):
    assignment = models.ForeignKey(
        ChecklistItem, models.PROTECT, related_name="evidence", verbose_name="ข้อ"
    )
    elements = ProtectingManyToManyField(
        Element, related_name="evidence", blank=True, verbose_name="พิสูจน์องค์ประกอบ"
    )

    class Meta(Evidence.Meta):
        verbose_name = verbose_name_plural = "หลักฐานของข้อ"
