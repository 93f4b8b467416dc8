"""Meetings: who came, the state of the minutes, and at which meeting they were certified."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agency.models import FiscalYear
from meetings.models.committee import Committee
from records.publication import Publishable, PublishableQuerySet
from thai.dates import format_thai_date, format_thai_weekday

END_WORDS = "เลิกประชุม"


class MeetingQuerySet(PublishableQuerySet):
    def for_list(self):
        """Load what one row of the list prints."""
        return self.select_related("committee", "fiscal_year")

    def for_minutes(self, *, every_file: bool = False):
        """
        Load everything that the minutes print; of the files what the public may see.

        every_file: also those that are not public, for a preview that only staff open.
        """
        files = self._kept if every_file else self._published
        meetings: Any = self.model._default_manager
        earlier = meetings.for_list().prefetch_related("corrections")
        return (
            self.for_list()
            .select_related("certified_by__fiscal_year")
            .prefetch_related(
                models.Prefetch("certifies", earlier),
                "corrections",
                "attendance",
                "agenda_items__statements",
                "signatures",
                files("photographs"),
                files("signed_copies"),
                files("agenda_items__papers"),
            )
        )

    def _kept(self, files: str) -> models.Prefetch:
        """The files of a relation that nobody withdrew."""
        return models.Prefetch(files, self._files(files).objects.filter(withdrawn_at=None))

    def _published(self, files: str) -> models.Prefetch:
        """The files of a relation that the public may see."""
        return models.Prefetch(files, self._files(files).objects.published())

    def _files(self, path: str) -> Any:
        """The kind of file at the end of a lookup path."""
        model: Any = self.model
        for name in path.split("__"):
            model = getattr(model, name).rel.related_model
        return model


class Meeting(Publishable):
    class State(models.TextChoices):
        DRAFT = "draft", "ร่าง"
        CHECKED = "checked", "ตรวจแล้ว"
        CIRCULATED = "circulated", "เวียนแล้ว"
        CERTIFIED = "certified", "รับรองแล้ว"

    published_with = ("fiscal_year",)

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="meetings", verbose_name="คณะกรรมการ"
    )
    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="meetings", verbose_name="ปีงบประมาณ"
    )
    number = models.CharField("ครั้งที่", max_length=100, blank=True, help_text="เช่น 1/2566")
    held_on = models.DateField("วันที่ประชุม")
    printed_date = models.CharField(
        "วันที่ตามที่พิมพ์ในรายงาน",
        max_length=100,
        blank=True,
        help_text="กรอกเฉพาะเมื่อเอกสารต้นฉบับพิมพ์ต่างจากปฏิทิน",
    )
    starts_at = models.TimeField("เริ่มประชุมเวลา")
    ends_at = models.TimeField("เลิกประชุมเวลา", null=True, blank=True)
    printed_ending = models.CharField(
        "คำที่พิมพ์เมื่อจบการประชุม",
        max_length=60,
        blank=True,
        help_text="เว้นว่างไว้ = เลิกประชุม ตามแบบรายงานการประชุม",
    )
    place = models.CharField("สถานที่", max_length=300)
    opening = models.TextField("เปิดประชุม", blank=True)
    annex_heading = models.TextField("หัวเรื่องในภาคผนวกของรายงาน", blank=True)
    photo_caption = models.TextField("คำบรรยายภาพ", blank=True)
    state = models.CharField(
        "สถานะรายงาน",
        max_length=20,
        choices=State.choices,
        default=State.DRAFT,
        editable=False,
    )
    certified_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="certifies",
        verbose_name="รับรองโดยการประชุม",
        editable=False,
    )
    # Of minutes that were certified before the portal recorded at which meeting.
    certified_before = models.CharField(
        "รับรองโดย (ก่อนใช้ระบบ)", max_length=300, blank=True, editable=False
    )
    uncertified_reason = models.CharField(
        "เหตุผลที่ยกเลิกการรับรอง", max_length=300, blank=True, editable=False
    )

    objects: ClassVar = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "การประชุม"
        ordering = ["-held_on", "-pk"]
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(
                name="meeting_once_per_committee_and_time",
                fields=["committee", "held_on", "starts_at"],
                violation_error_message="คณะกรรมการนี้มีการประชุมในวันและเวลานี้แล้ว",
            ),
            models.CheckConstraint(
                name="meeting_ends_after_it_starts",
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                violation_error_message="เวลาเลิกประชุมต้องไม่มาก่อนเวลาเริ่ม",
            ),
            models.CheckConstraint(
                name="meeting_certified_at_a_meeting",
                condition=~Q(state="certified")
                | Q(certified_by__isnull=False)
                | ~Q(certified_before=""),
                violation_error_message="รายงานที่รับรองแล้วต้องระบุว่ารับรองในการประชุมครั้งใด",
            ),
            models.CheckConstraint(
                name="meeting_never_certifies_itself",
                condition=Q(certified_by__isnull=True) | ~Q(certified_by=F("pk")),
                violation_error_message="การประชุมรับรองรายงานของตนเองไม่ได้",
            ),
        ]
        permissions = [("certify_meeting", "รับรองรายงานการประชุม และยกเลิกการรับรอง")]

    def __str__(self):
        return f"{self.committee} {format_thai_date(self.held_on)}"

    def get_absolute_url(self):
        return reverse("meetings:detail", args=[self.pk])

    def clean(self):
        """A meeting that certified others stays after them, in their committee."""
        for earlier in self.certified_here if self.pk else ():
            if earlier.committee_id != self.committee_id:
                raise ValidationError(
                    "การประชุมนี้รับรองรายงานของคณะกรรมการเดิมไว้ จึงเปลี่ยนคณะกรรมการไม่ได้"
                )
            if self.held_on and self.starts_at and not self.is_after(earlier):
                day = format_thai_date(earlier.held_on)
                raise ValidationError(
                    f"การประชุมนี้รับรองรายงานการประชุมเมื่อ {day} ไว้ จึงต้องประชุมหลังจากนั้น"
                )

    def is_after(self, other: "Meeting") -> bool:
        """Whether this meeting began after the other one."""
        return (self.held_on, self.starts_at) > (other.held_on, other.starts_at)

    @property
    def name_in_text(self) -> str:
        """How other minutes speak of this meeting: "ครั้งที่ 1/2566 เมื่อ 29 มีนาคม 2566"."""
        number = f"ครั้งที่ {self.number} " if self.number else ""
        return f"{number}เมื่อ {format_thai_date(self.held_on)}"

    @property
    def certification_text(self) -> str:
        """At which meeting the minutes were certified, in Thai; "" if they are not."""
        if self.state != self.State.CERTIFIED:
            return ""
        if self.certified_by:
            return f"รับรองในการประชุม{self.certified_by.name_in_text}"
        return self.certified_before

    @property
    def certified_here(self) -> list["Meeting"]:
        """The earlier meetings whose minutes this one certified, as `for_minutes` loaded them."""
        return sorted(
            (each for each in self.certifies.all() if each.state == self.State.CERTIFIED),
            key=lambda each: (each.held_on, each.starts_at),
        )

    @property
    def is_draft(self) -> bool:
        """Whether nobody has checked the minutes yet."""
        return self.state == self.State.DRAFT

    @property
    def why_certified(self) -> str:
        """The Thai sentence that these minutes are certified and stay as they are, else ""."""
        if self.state != self.State.CERTIFIED:
            return ""
        return "รายงานการประชุมนี้รับรองแล้ว แก้ไขไม่ได้ หากต้องแก้ไข ให้บันทึกการแก้ไขในการประชุมครั้งต่อไป"

    @property
    def date_text(self) -> str:
        """The date as the minutes print it; slips of a published record stay as printed."""
        if self.printed_date:
            return self.printed_date
        return f"{format_thai_weekday(self.held_on)}ที่ {format_thai_date(self.held_on)}"

    @property
    def end_words(self) -> str:
        """What stands before the time at the end; form 11 says เลิกประชุม."""
        return self.printed_ending or END_WORDS

    @property
    def file_name(self) -> str:
        """The name, without its ending, under which people download the minutes."""
        return f"รายงานการประชุม {format_thai_date(self.held_on)}"

    @property
    def present(self) -> list["Attendance"]:
        """Who came, in order; like the next two it uses what for_minutes loaded."""
        return self._attending(Attendance.Kind.PRESENT)

    @property
    def absent(self) -> list["Attendance"]:
        return self._attending(Attendance.Kind.ABSENT)

    @property
    def guests(self) -> list["Attendance"]:
        return self._attending(Attendance.Kind.GUEST)

    def _attending(self, kind: str) -> list["Attendance"]:
        return [row for row in self.attendance.all() if row.kind == kind]


class Attendance(models.Model):
    class Kind(models.TextChoices):
        PRESENT = "present", "ผู้มาประชุม"
        ABSENT = "absent", "ผู้ไม่มาประชุม"
        GUEST = "guest", "ผู้เข้าร่วมประชุม"

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="attendance", verbose_name="การประชุม"
    )
    kind = models.CharField("ประเภท", max_length=10, choices=Kind.choices, default=Kind.PRESENT)
    order = models.PositiveSmallIntegerField("ลำดับ")
    name = models.CharField("ชื่อ-สกุล", max_length=200, blank=True)
    post = models.CharField("ตำแหน่ง", max_length=200, blank=True)
    role = models.CharField("หน้าที่ในที่ประชุม", max_length=100, blank=True)
    acting_for = models.CharField("แทน", max_length=200, blank=True)
    reason = models.CharField("เหตุผลที่ไม่มา", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "ผู้เข้าประชุม"
        ordering = ["kind", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="attendance_names_somebody",
                condition=~Q(name="") | ~Q(post=""),
                violation_error_message="กรุณากรอกชื่อหรือตำแหน่ง",
            )
        ]

    def __str__(self):
        return self.name or self.post
