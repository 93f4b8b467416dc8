"""What proves a report."""

from typing import Any, ClassVar

from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import F, Q

from agency.models import Agency
from progress.file_reading import Reading, read_file
from progress.models.link_check import LinkCheck, ManualLinkCheck
from progress.models.link_judgement import LinkJudgement, judgement_of
from progress.personal_data import digits_of_numbers, find_personal_data
from records.file_kinds import check_kind
from records.publication import Publishable, PublishableQuerySet
from records.stored_files import StoredFile, StoredFileField, check_size, stored_under

EVIDENCE_EXTENSIONS = ["pdf", "docx", "xlsx", "csv", "png", "jpg", "jpeg", "zip"]


class EvidenceQuerySet(PublishableQuerySet):
    def waiting(self):
        """Drafts that become public with the next approved report of their row."""
        unconfirmed = Q(confirmed_for_year=False)
        return self.filter(published_at__isnull=True).exclude(unconfirmed)


class Evidence(StoredFile):
    """What proves a report: a web address or a stored file, never both."""

    Reading = Reading

    published_with = ("assignment", "assignment__fiscal_year")

    folder = "evidence"

    title = models.CharField("ชื่อหลักฐาน", max_length=300)
    url = models.URLField("ที่อยู่เว็บ", max_length=1000, blank=True)
    file = StoredFileField(
        "แฟ้ม",
        upload_to=stored_under,
        blank=True,
        validators=[
            FileExtensionValidator(
                EVIDENCE_EXTENSIONS,
                "ระบบรับแฟ้ม " + ", ".join(EVIDENCE_EXTENSIONS) + " เท่านั้น",
            ),
            check_size,
            check_kind,
        ],
    )
    document_date = models.DateField(
        "วันที่ของเอกสาร", null=True, blank=True, help_text="วันที่บนตัวเอกสาร ไม่ใช่วันที่นำเข้า"
    )
    covers_from = models.DateField("ข้อมูลตั้งแต่", null=True, blank=True)
    covers_to = models.DateField("ข้อมูลถึง", null=True, blank=True)
    # None: added for this row. False: carried over from another year, and nobody has yet said that
    # it holds for this one; until then it is neither public nor counted.
    confirmed_for_year = models.BooleanField(
        "ยืนยันว่าใช้กับปีนี้ได้", null=True, default=None, editable=False
    )
    # What was found in the file when it came in.
    reading = models.CharField(
        "ข้อความในแฟ้ม", max_length=10, choices=Reading.choices, blank=True, editable=False
    )
    personal_data = models.JSONField("ข้อมูลส่วนบุคคลที่พบ", default=list, blank=True, editable=False)
    last_link_check = models.ForeignKey(
        LinkCheck,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ผลตรวจลิงก์ล่าสุด",
    )
    last_manual_check = models.ForeignKey(
        ManualLinkCheck,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ผลเปิดดูลิงก์ล่าสุด",
    )

    objects: ClassVar = EvidenceQuerySet.as_manager()

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
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_public_is_confirmed",
                condition=Q(published_at__isnull=True) | ~Q(confirmed_for_year=False),
                violation_error_message="หลักฐานที่ยกมาจากปีก่อนเผยแพร่ได้เมื่อยืนยันว่าใช้กับปีนี้ได้แล้ว",
            ),
        ]

    # Each family declares it: the row whose reports this proves, an Assignment.
    assignment: Any
    assignment_id: int
    # What it is worth to its row, once progress.shown_proof has told.
    mark: Any

    def __str__(self):
        return self.title

    @classmethod
    def row_model(cls) -> Any:
        """The model of the rows whose reports this evidence proves, an Assignment."""
        foreign_key: str = "assignment"
        return cls._meta.get_field(foreign_key).related_model

    @property
    def is_usable(self) -> bool:
        """Whether it may count for its row: carried over, it waits until somebody confirms it."""
        return self.confirmed_for_year is not False

    @property
    def address(self) -> str:
        """Where a reader opens this evidence: its web address, or our page of the file."""
        return self.url or self.get_file_url()

    @property
    def link(self) -> LinkJudgement:
        """What is known of its web address; no query once both last checks are loaded."""
        return judgement_of(self)

    def describe_upload(self) -> None:
        """Note also whether the file's text can be read, and which numbers of people are in it."""
        super().describe_upload()
        found = read_file(self.file, self.original_name)
        agency = Agency.objects.first()
        known = digits_of_numbers(agency.phone) if agency else ()
        self.reading = found.reading
        self.personal_data = [data.as_json() for data in find_personal_data(found.text, known)]
