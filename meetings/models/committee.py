"""Committees and who sits on them."""

from django.db import models
from django.db.models import Q


class Committee(models.Model):
    name = models.CharField(
        "ชื่อคณะกรรมการ",
        max_length=300,
        unique=True,
        error_messages={"unique": "มีคณะกรรมการชื่อนี้แล้ว"},
    )
    appointing_order = models.CharField("คำสั่งแต่งตั้ง", max_length=300, blank=True)
    duties = models.TextField("อำนาจหน้าที่", blank=True, help_text="หนึ่งบรรทัดต่อหนึ่งข้อ")

    class Meta:
        verbose_name = verbose_name_plural = "คณะกรรมการ"
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def why_name_stays(self) -> str:
        """The Thai sentence that the name cannot be changed any more, else ""."""
        if self.pk is None or not self._has_minutes_that_stay():
            return ""
        return (
            "มีรายงานการประชุมที่รับรองแล้วหรืออยู่ในปีที่ปิดแล้วในชื่อนี้ จึงเปลี่ยนชื่อคณะกรรมการไม่ได้ "
            "หากมีคำสั่งให้ใช้ชื่อใหม่ กรุณาเพิ่มเป็นคณะกรรมการใหม่"
        )

    def _has_minutes_that_stay(self) -> bool:
        stay = Q(state="certified") | Q(fiscal_year__closed_on__isnull=False)
        return self.meetings.filter(stay).exists()


class Member(models.Model):
    """A post or a person that the appointing order names."""

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="members", verbose_name="คณะกรรมการ"
    )
    order = models.PositiveSmallIntegerField("ลำดับ")
    name = models.CharField("ชื่อ-สกุล", max_length=200, blank=True)
    post = models.CharField("ตำแหน่ง", max_length=200)
    role = models.CharField("หน้าที่ในคณะกรรมการ", max_length=100)

    class Meta:
        verbose_name = verbose_name_plural = "กรรมการ"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name or self.post
