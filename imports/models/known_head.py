"""What the office calls its columns, where the portal did not know it by itself."""

from django.db import models

LONGEST_HEAD = 300


class KnownHead(models.Model):
    """A head of a column and the field that people said it is; "" for one that is not read."""

    target = models.CharField("ชนิดข้อมูล", max_length=20)
    head = models.CharField("หัวคอลัมน์", max_length=LONGEST_HEAD)
    field = models.CharField("ช่องของระบบ", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "หัวคอลัมน์ที่หน่วยงานใช้"
        ordering = ["target", "head"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["target", "head"],
                name="known_head_once",
                violation_error_message="จำหัวคอลัมน์นี้ไว้แล้ว",
            )
        ]

    def __str__(self):
        return self.head
