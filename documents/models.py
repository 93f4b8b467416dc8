"""Documents that were made, and which are to be made; why so: docs/decisions/0045."""

from django.db import models
from django.db.models import Q

from documents.kinds import LONGEST_KEY, LONGEST_NAME, kind_named

LONGEST_FAULT = 500


def name_of(kind: str, key: str) -> str:
    """How people speak of a document."""
    known = kind_named(kind)
    return f"{known.title if known else kind} {key}"


def made_under(made: "MadeDocument", suffix: str) -> str:
    """The storage path of a document: by its fingerprint, so that nothing is written over."""
    return f"made/{made.kind}/{made.fingerprint[:2]}/{made.fingerprint}{suffix}"


class MadeDocument(models.Model):
    """
    One finished document. `revision` is the newest at which it was found to be right, `as_of`
    when that was; both are moved on where a change of the site left the document as it is.

    `fingerprint` stands for what it was made from, `sha256` for its bytes. What is not
    `is_public` was made for staff from what they have not published: strangers never get it.
    """

    kind = models.CharField("ประเภท", max_length=LONGEST_NAME)
    key = models.CharField("ของรายการ", max_length=LONGEST_KEY)
    is_public = models.BooleanField("ฉบับเผยแพร่")
    fingerprint = models.CharField("ลายนิ้วมือของเนื้อหา", max_length=64)
    revision = models.BigIntegerField("ฉบับของข้อมูล")
    as_of = models.DateTimeField("ข้อมูล ณ")
    made_at = models.DateTimeField("ทำเมื่อ")
    file = models.FileField("แฟ้ม", upload_to=made_under, max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField("ขนาด")
    pages = models.PositiveIntegerField("จำนวนหน้า", null=True)
    left_out = models.JSONField("สิ่งที่พิมพ์ไม่ได้", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "เอกสารที่ทำแล้ว"
        ordering = ["-revision", "-as_of", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                name="document_made_once",
                fields=["kind", "key", "is_public", "fingerprint"],
                violation_error_message="เอกสารนี้ทำจากเนื้อหาเดียวกันไว้แล้ว",
            )
        ]

    def __str__(self):
        return name_of(self.kind, self.key)


class DocumentOrder(models.Model):
    """
    The one order for a document; empty `due_at`: nothing is to be made.

    `asked_at`: somebody asked for it, and comes first. `alive_at`: it is being made, and was
    still at that moment. `begun`: how often making began without an end. `revision`: the one that
    was last dealt with, well or badly. `fault` says in Thai why not, of the contents
    `failed_fingerprint` (empty: of an outage); without a fault these are the ones being tried.
    """

    kind = models.CharField("ประเภท", max_length=LONGEST_NAME)
    key = models.CharField("ของรายการ", max_length=LONGEST_KEY)
    is_public = models.BooleanField("ฉบับเผยแพร่")
    due_at = models.DateTimeField("ทำหลังจาก", null=True)
    asked_at = models.DateTimeField("มีผู้รอตั้งแต่", null=True)
    alive_at = models.DateTimeField("กำลังทำ", null=True)
    begun = models.PositiveSmallIntegerField("เริ่มทำแล้ว", default=0)
    revision = models.BigIntegerField("ฉบับของข้อมูล", default=0)
    fault = models.CharField("เหตุที่ทำไม่สำเร็จ", max_length=LONGEST_FAULT, blank=True)
    failed_fingerprint = models.CharField("ลายนิ้วมือของเนื้อหา", max_length=64, blank=True)
    failed_at = models.DateTimeField("ทำไม่สำเร็จเมื่อ", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "เอกสารที่ต้องทำ"
        ordering = ["due_at", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                name="document_ordered_once",
                fields=["kind", "key", "is_public"],
                violation_error_message="เอกสารนี้มีผู้สั่งทำไว้แล้ว",
            )
        ]
        indexes = [
            models.Index(
                name="document_orders_due", fields=["due_at"], condition=Q(due_at__isnull=False)
            )
        ]

    def __str__(self):
        return name_of(self.kind, self.key)
