"""What was reported about an assigned row, and how far its review has come."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from agency.statuses import LONGEST_CODE, Status

NOT_DONE = str(Status.NOT_DONE)
PERCENT = "ร้อยละต้องเป็นจำนวนเต็มตั้งแต่ 0 ถึง 100"
QUARTERS = (1, 2, 3, 4)
LONGEST_QUARTER = 500


class UpdateQuerySet(models.QuerySet):
    def open(self):
        """Updates that somebody is still working on or waiting for."""
        return self.exclude(state=Update.State.APPROVED)

    def approved(self):
        """Updates that were published: the public may read them, the newest and the older."""
        return self.filter(state=Update.State.APPROVED)

    def with_people(self):
        """Load the names that a trail of updates prints."""
        return self.select_related("author", "saved_by", "reviewer")


class Update(models.Model):
    """
    A dated statement about an assigned row. Once approved it is never overwritten.

    A row has at most one update that is not approved yet: the one being worked on.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "ฉบับร่าง"
        SUBMITTED = "submitted", "รอตรวจ"
        RETURNED = "returned", "ส่งกลับแก้ไข"
        APPROVED = "approved", "อนุมัติแล้ว"

    # Which there are, the year says: agency.statuses.
    status = models.CharField("สถานะ", max_length=LONGEST_CODE, default=NOT_DONE)
    # What a year measures beside it: progress.measuring.
    percent = models.PositiveSmallIntegerField(
        "ก้าวหน้าร้อยละ", null=True, blank=True, validators=[MaxValueValidator(100, PERCENT)]
    )
    quarter_1 = models.CharField("ไตรมาส 1", max_length=LONGEST_QUARTER, blank=True)
    quarter_2 = models.CharField("ไตรมาส 2", max_length=LONGEST_QUARTER, blank=True)
    quarter_3 = models.CharField("ไตรมาส 3", max_length=LONGEST_QUARTER, blank=True)
    quarter_4 = models.CharField("ไตรมาส 4", max_length=LONGEST_QUARTER, blank=True)
    state = models.CharField("ขั้นตอน", max_length=20, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="ผู้รายงาน",
    )
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ผู้บันทึกล่าสุด",
    )
    # The keys of all who wrote in it; who wrote last stands at the end (progress.separation).
    writer_keys = models.JSONField("ผู้ร่วมเขียน", default=list, blank=True, editable=False)
    # Kept as it was at that moment: people and settings change.
    self_approved = models.BooleanField("อนุมัติโดยผู้เขียนเอง", default=False, editable=False)
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
    # The sentences of the checks that a reviewer knew of and published over, one a line.
    published_despite = models.TextField("เผยแพร่ทั้งที่ยังมีข้อควรแก้", blank=True, editable=False)
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
                name="%(app_label)s_%(class)s_despite_with_note",
                condition=Q(published_despite="") | ~Q(review_note=""),
                violation_error_message="กรุณาเขียนเหตุผลที่เผยแพร่ทั้งที่ยังมีข้อควรแก้",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_approved_has_time",
                condition=~Q(state="approved") | Q(reviewed_at__isnull=False),
                violation_error_message="รายงานที่อนุมัติแล้วต้องมีเวลาที่ตรวจ",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_self_approved_is_approved",
                condition=Q(self_approved=False) | Q(state="approved", reviewer__isnull=False),
                violation_error_message="รายงานที่ยังไม่เผยแพร่ยังไม่มีผู้อนุมัติ",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_percent_to_100",
                condition=Q(percent__isnull=True) | Q(percent__range=(0, 100)),
                violation_error_message=PERCENT,
            ),
        ]

    # What a person writes in an update, beside the status; each family names its own.
    text_fields: tuple[str, ...] = ()
    # The numbers it states, None where nothing is said.
    figure_fields: tuple[str, ...] = ()

    # Each family declares it: the row that the update reports on, an Assignment.
    assignment: Any
    assignment_id: int | None

    def __str__(self):
        return f"{self.assignment} ({self.get_state_display()})"

    def clean(self):
        super().clean()
        if self.assignment_id and self.status not in (year := self.assignment.fiscal_year).statuses:
            raise ValidationError({"status": f"ปีงบประมาณ {year} ไม่มีสถานะรหัส “{self.status}”"})

    @property
    def reported_status(self) -> Status:
        """The status with the words of its year."""
        return self.assignment.fiscal_year.statuses.named(self.status)

    @classmethod
    def row_model(cls) -> Any:
        """The model of the rows that these updates report on, an Assignment."""
        foreign_key: str = "assignment"
        return cls._meta.get_field(foreign_key).related_model

    @property
    def last_writer(self):
        """Who wrote these words last; updates from before this was noted know their author only."""
        return self.saved_by or self.author

    @property
    def measured(self) -> list[tuple[str, list[str]]]:
        """What was measured beside the boxes: a label, and the lines under it."""
        quarters = [(each, getattr(self, f"quarter_{each}")) for each in QUARTERS]
        lines = [f"ไตรมาส {each}: {text}" for each, text in quarters if text]
        told = [] if self.percent is None else [("ความก้าวหน้า", [f"ก้าวหน้าร้อยละ {self.percent}"])]
        return [*told, ("ความก้าวหน้ารายไตรมาส", lines)] if lines else told

    @property
    def measured_lines(self) -> list[str]:
        """The same as lines alone, each of which says what it is."""
        return [line for _, lines in self.measured for line in lines]

    @property
    def measured_briefly(self) -> str:
        """The same in a few words, for tables: the percentage, or the last quarter reported."""
        if self.percent is not None:
            return f"ก้าวหน้าร้อยละ {self.percent}"
        reported = [each for each in QUARTERS if getattr(self, f"quarter_{each}")]
        return f"รายงานถึงไตรมาส {reported[-1]}" if reported else ""

    @property
    def texts(self) -> list[tuple[str, str]]:
        """What a person wrote, as pairs of the field's label and its text."""
        return [*((label, "\n".join(lines)) for label, lines in self.measured), *self.own_texts]

    @property
    def own_texts(self) -> list[tuple[str, str]]:
        """The texts that its family names."""
        fields = (self._meta.get_field(name) for name in self.text_fields)
        return [
            (str(field.verbose_name), getattr(self, field.name))
            for field in fields
            if isinstance(field, models.Field)  # every text is one
        ]
