"""
What every assigned row has in common: who is responsible, what was reported, what proves it.

measures and oit_checklist build their tables from these bases. In each family the foreign
key to the assigned row is called `assignment`, so that the code here serves both.
"""

from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import F, Q

from agency.models import Division, FiscalYear
from agency.publication import Publishable, PublishableQuerySet
from agency.stored_files import StoredFile, check_size, stored_under

EVIDENCE_EXTENSIONS = ["pdf", "docx", "xlsx", "csv", "png", "jpg", "jpeg", "zip"]


class Status(models.TextChoices):
    """The official pair of boxes in front of every progress report."""

    NOT_DONE = "not_done", "ยังไม่ได้ดำเนินการ"
    DONE = "done", "ดำเนินการ"


class AssignmentQuerySet(PublishableQuerySet):
    def for_list(self):
        """Load everything one table row prints, so that a row costs no query."""
        return self.select_related("published_update").prefetch_related("divisions")

    def of_division(self, division: Division):
        """Rows that a division answers for, those for all divisions included."""
        return self.filter(Q(for_all_divisions=True) | Q(pk__in=self._pks_of([division])))

    def of_user(self, user):
        """Rows of the user's own divisions."""
        return self.filter(Q(for_all_divisions=True) | Q(pk__in=self._pks_of(user.divisions.all())))

    def with_status(self, status: str):
        """Rows with this published status; a row without any update is not done."""
        matches = Q(published_update__status=status)
        if status == Status.NOT_DONE:
            matches |= Q(published_update__isnull=True)
        return self.filter(matches)

    def _pks_of(self, divisions):
        through = self.model.divisions.through
        own_column = self.model._meta.model_name
        return through.objects.filter(division__in=divisions).values(own_column)


class Assignment(Publishable):
    """A row of a fiscal year that divisions are responsible for."""

    published_with = ("fiscal_year",)

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="%(class)ss", verbose_name="ปีงบประมาณ"
    )
    divisions = models.ManyToManyField(
        Division, related_name="%(class)ss", blank=True, verbose_name="ผู้รับผิดชอบ"
    )
    for_all_divisions = models.BooleanField("ทุกส่วนงานรับผิดชอบ", default=False)
    starts_on = models.DateField("เริ่ม", null=True, blank=True)
    ends_on = models.DateField("สิ้นสุด", null=True, blank=True)
    due_on = models.DateField("กำหนดส่งรายงาน", null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_ends_after_it_starts",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                violation_error_message="วันสิ้นสุดต้องไม่มาก่อนวันเริ่มต้น",
            ),
        ]

    @property
    def status(self) -> str:
        """The published status; without a published update nothing has been done."""
        return self.published_update.status if self.published_update else Status.NOT_DONE

    @property
    def is_done(self) -> bool:
        """Whether the second official box is ticked."""
        return self.status == Status.DONE

    @property
    def responsible(self) -> list[str]:
        """The names of the responsible divisions as the report prints them."""
        if self.for_all_divisions:
            return ["ทุกส่วนงาน"]
        return [division.name for division in self.divisions.all()]


class UpdateQuerySet(models.QuerySet):
    def open(self):
        """Updates that somebody is still working on or waiting for."""
        return self.exclude(state=Update.State.APPROVED)

    def with_people(self):
        """Load the names that a trail of updates prints."""
        return self.select_related("author", "reviewer")


class Update(models.Model):
    """
    A dated statement about an assigned row. Once approved it is never overwritten.

    A row has at most one update that is not approved yet: the one being worked on.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "ฉบับร่าง"
        SUBMITTED = "submitted", "รอตรวจ"
        RETURNED = "returned", "ส่งกลับแก้ไข"
        APPROVED = "approved", "เผยแพร่แล้ว"

    status = models.CharField(
        "สถานะ", max_length=20, choices=Status.choices, default=Status.NOT_DONE
    )
    state = models.CharField("ขั้นตอน", max_length=20, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="ผู้รายงาน",
    )
    source = models.CharField(
        "ที่มา",
        max_length=300,
        blank=True,
        help_text="เอกสารที่นำเข้าข้อมูลมา เมื่อไม่ได้พิมพ์ในระบบ",
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="ผู้ตรวจ",
    )
    review_note = models.TextField("หมายเหตุจากผู้ตรวจ", blank=True)
    created_at = models.DateTimeField("เริ่มร่างเมื่อ", auto_now_add=True)
    saved_at = models.DateTimeField("บันทึกล่าสุด", auto_now=True)
    submitted_at = models.DateTimeField("ส่งตรวจเมื่อ", null=True, blank=True)
    reviewed_at = models.DateTimeField("ตรวจเมื่อ", null=True, blank=True)

    objects = UpdateQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]
        # "review" is the right to publish an update or to return it.
        default_permissions = ("add", "change", "delete", "view", "review")
        constraints = [
            models.UniqueConstraint(
                name="%(app_label)s_%(class)s_one_open_per_row",
                fields=["assignment"],
                condition=~Q(state="approved"),
                violation_error_message="รายการนี้มีรายงานที่กำลังดำเนินการอยู่แล้ว",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_returned_with_note",
                condition=~Q(state="returned") | ~Q(review_note=""),
                violation_error_message="กรุณาเขียนหมายเหตุว่าต้องแก้ไขอะไร",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_approved_has_time",
                condition=~Q(state="approved") | Q(reviewed_at__isnull=False),
                violation_error_message="รายงานที่เผยแพร่แล้วต้องมีเวลาที่ตรวจ",
            ),
        ]

    # What a person writes in an update, beside the status; each family names its own.
    text_fields: tuple[str, ...] = ()

    def __str__(self):
        return f"{self.assignment} ({self.get_state_display()})"


class Evidence(StoredFile):
    """What proves a report: a web address or a stored file, never both."""

    published_with = ("assignment", "assignment__fiscal_year")

    folder = "evidence"

    title = models.CharField("ชื่อหลักฐาน", max_length=300)
    url = models.URLField("ที่อยู่เว็บ", max_length=1000, blank=True)
    file = models.FileField(
        "แฟ้ม",
        upload_to=stored_under,
        blank=True,
        validators=[
            FileExtensionValidator(
                EVIDENCE_EXTENSIONS,
                "ระบบรับแฟ้ม " + ", ".join(EVIDENCE_EXTENSIONS) + " เท่านั้น",
            ),
            check_size,
        ],
    )
    document_date = models.DateField(
        "วันที่ของเอกสาร", null=True, blank=True, help_text="วันที่บนตัวเอกสาร ไม่ใช่วันที่นำเข้า"
    )
    covers_from = models.DateField("ข้อมูลตั้งแต่", null=True, blank=True)
    covers_to = models.DateField("ข้อมูลถึง", null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_url_or_file",
                condition=(~Q(url="") & Q(file="")) | (Q(url="") & ~Q(file="")),
                violation_error_message="กรุณาใส่ที่อยู่เว็บหรือแนบแฟ้ม อย่างใดอย่างหนึ่ง",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_covers_forward",
                condition=Q(covers_from__isnull=True)
                | Q(covers_to__isnull=True)
                | Q(covers_to__gte=F("covers_from")),
                violation_error_message="วันสุดท้ายของข้อมูลต้องไม่มาก่อนวันแรก",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def address(self) -> str:
        """Where a reader opens this evidence: its web address, or our page of the file."""
        return self.url or self.get_file_url()
