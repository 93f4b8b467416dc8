"""Notices: the smallest thing that the public may see."""

from django.db import models
from django.urls import reverse

from agency.models import FiscalYear
from records.publication import Publishable


class Notice(Publishable):
    published_with = ("fiscal_year",)

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="notices", verbose_name="ปีงบประมาณ"
    )
    number = models.PositiveSmallIntegerField("ลำดับที่")
    title = models.CharField("เรื่อง", max_length=200)
    text = models.TextField("ข้อความ", blank=True)
    held_on = models.DateField("วันที่", null=True, blank=True)

    class Meta(Publishable.Meta):
        verbose_name = verbose_name_plural = "ประกาศ"
        ordering = ["fiscal_year", "number"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("notice", args=[self.fiscal_year.year_be, self.number])
