"""Issued editions of the annual report. What is issued never changes and is never deleted."""

import uuid

from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from agency.models import FiscalYear
from correspondence.letters import Letter
from records import stored_files
from records.frozen import FrozenError, FrozenQuerySet

LONGEST_NOTE = 500  # characters
MOST_OPEN_MATTERS = 20_000  # characters; of a longer list the end is left out


class IssuedReportQuerySet(FrozenQuerySet):
    def public(self):
        """Editions of years that the public may see."""
        return self.filter(fiscal_year__in=FiscalYear.objects.published())


def edition_path(edition: "IssuedReport", name: str) -> str:
    """The storage path of an edition: never a name that could be overwritten."""
    return f"reports/{edition.fiscal_year.year_be}/{uuid.uuid4()}.pdf"


class IssuedReport(models.Model):
    """One edition: the stored PDF, its fingerprint, and what it was made of."""

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="issued_reports", verbose_name="ปีงบประมาณ"
    )
    edition = models.PositiveSmallIntegerField("ฉบับที่")
    file = models.FileField("แฟ้ม PDF", upload_to=edition_path)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField("ขนาด (ไบต์)")
    pages = models.PositiveIntegerField("จำนวนหน้า")
    data_as_of = models.DateTimeField("ข้อมูล ณ วันที่")
    # The words of each row at that moment, by row, for telling what the next edition changed.
    contents = models.JSONField("เนื้อหา", editable=False)
    changes = models.TextField("สิ่งที่เปลี่ยนจากฉบับก่อน", blank=True)
    # Why it was issued although something was open, and what that was.
    note = models.CharField("หมายเหตุของผู้ออกรายงาน", max_length=LONGEST_NOTE, blank=True)
    open_matters = models.TextField("เรื่องค้างเมื่อออกรายงาน", max_length=MOST_OPEN_MATTERS, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ผู้ออกรายงาน"
    )
    issued_at = models.DateTimeField("ออกเมื่อ", auto_now_add=True)

    objects = IssuedReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "รายงานที่ออกแล้ว"
        ordering = ["fiscal_year", "-edition"]
        permissions = [("issue_report", "ออกรายงานประจำปี")]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                name="edition_once_per_year",
                fields=["fiscal_year", "edition"],
                violation_error_message="ปีงบประมาณนี้มีฉบับนี้แล้ว",
            ),
            models.CheckConstraint(
                name="edition_over_open_matters_has_a_note",
                condition=Q(open_matters="") | ~Q(note=""),
                violation_error_message="กรุณาเขียนหมายเหตุว่าเหตุใดจึงออกรายงานทั้งที่มีเรื่องค้าง",
            ),
        ]

    def __str__(self):
        return f"รายงานปีงบประมาณ {self.fiscal_year} ฉบับที่ {self.edition}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise FrozenError("ฉบับที่ออกแล้วแก้ไขไม่ได้ กรุณาออกฉบับใหม่")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("verify:edition", args=[self.fiscal_year.year_be, self.edition])

    def delete(self, *args, **kwargs):
        raise FrozenError("ฉบับที่ออกแล้วลบไม่ได้")

    @property
    def open_count(self) -> int:
        """How many matters were open when it was issued."""
        return len(self.open_matters.splitlines())

    @property
    def file_name(self) -> str:
        """The name under which people download it."""
        return f"รายงาน ITA ปีงบประมาณ {self.fiscal_year} ฉบับที่ {self.edition}.pdf"


class SignedReport(stored_files.StoredFile):
    """The scan of the signed edition, offered beside it as ฉบับลงนาม."""

    folder = "signed"
    published_with = ("report__fiscal_year",)

    report = models.ForeignKey(
        IssuedReport, models.PROTECT, related_name="signed_copies", verbose_name="รายงาน"
    )
    file = stored_files.StoredFileField(
        "ฉบับลงนาม (PDF)",
        upload_to=stored_files.stored_under,
        validators=[
            FileExtensionValidator(["pdf"], "ระบบรับฉบับลงนามเป็น PDF เท่านั้น"),
            stored_files.check_size,
        ],
    )

    class Meta(stored_files.StoredFile.Meta):
        verbose_name = verbose_name_plural = "ฉบับลงนาม"
        ordering = ["-pk"]

    def __str__(self):
        return f"ฉบับลงนามของ {self.report}"


class ReportMemo(Letter):
    """The memo with which a year's report is handed in. For staff; the public never sees it."""

    fiscal_year = models.OneToOneField(
        FiscalYear, models.PROTECT, related_name="report_memo", verbose_name="ปีงบประมาณ"
    )

    class Meta:
        verbose_name = verbose_name_plural = "บันทึกข้อความนำส่งรายงาน"
        ordering = ["-fiscal_year__year_be"]
