"""An old website that is read for evidence, and the pages of it that are suggested."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.encoding import uri_to_iri

from imports.models.office_import import check_size

BUSY = "ระบบกำลังอ่านเว็บไซต์ให้ท่านอยู่แล้ว กรุณารอให้เสร็จ หรือหยุดการอ่านนั้นก่อน"
LONGEST_ADDRESS = 2000
LONGEST_SENTENCE = 3000
LONGEST_TITLE = 500
LONGEST_URL = 1000  # of a suggestion: as long as that of evidence may be
MOST_ROUNDS = 5  # each has the bounds of one reading anew, and a person asks for it


class WebsiteReading(models.Model):
    """
    A website as one person has it read for one year.

    A process does the work (`process` says which); `step` says how far it is and what is wanted.
    """

    class Step(models.TextChoices):
        RUNNING = "running", "กำลังอ่านเว็บไซต์"
        STOPPING = "stopping", "กำลังหยุด"
        STOPPED = "stopped", "หยุดไว้ ทำต่อได้"
        DONE = "done", "อ่านเสร็จแล้ว"

    AT_WORK = (Step.RUNNING, Step.STOPPING)

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ผู้เริ่ม"
    )
    year_be = models.PositiveSmallIntegerField("ปีงบประมาณ พ.ศ.")
    address = models.CharField("ที่อยู่เว็บไซต์เดิม", max_length=LONGEST_ADDRESS)
    step = models.CharField("ขั้น", max_length=10, choices=Step.choices, default=Step.RUNNING)
    process = models.CharField("โปรเซส", max_length=200, blank=True, editable=False)
    rounds = models.PositiveSmallIntegerField("รอบที่ขยายขอบเขต", default=1, editable=False)
    # The whole reading, empty once it is complete; pages show the columns below it.
    state = models.JSONField(
        "การอ่าน", default=dict, blank=True, editable=False, validators=[check_size]
    )
    sentence = models.TextField(
        "ความคืบหน้า", max_length=LONGEST_SENTENCE, blank=True, editable=False
    )
    opened = models.PositiveIntegerField("เปิดแล้ว", default=0, editable=False)
    waiting = models.PositiveIntegerField("รออยู่", default=0, editable=False)
    found = models.PositiveIntegerField("พบ", default=0, editable=False)
    told = models.JSONField(
        "หน้าเว็บที่อ่านไม่ได้", default=list, blank=True, editable=False, validators=[check_size]
    )
    created_at = models.DateTimeField("เริ่มเมื่อ", default=timezone.now)
    changed_at = models.DateTimeField("ขั้นล่าสุดเมื่อ", default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = "การหาหลักฐานจากเว็บไซต์เดิม"
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="website_year_is_buddhist",
                condition=Q(year_be__range=(2500, 2699)),
                violation_error_message="กรุณาใช้ปีพุทธศักราชสี่หลัก เช่น 2569",
            ),
            models.CheckConstraint(
                name="website_step_is_known",
                condition=Q(step__in=["running", "stopping", "stopped", "done"]),
                violation_error_message="ไม่รู้จักขั้นนี้ของการอ่านเว็บไซต์",
            ),
            models.CheckConstraint(
                name="website_rounds_are_few",
                condition=Q(rounds__range=(1, MOST_ROUNDS)),
                violation_error_message=f"อ่านเว็บไซต์หนึ่งต่อได้ไม่เกิน {MOST_ROUNDS} รอบ",
            ),
            models.UniqueConstraint(
                name="website_one_at_a_time",
                fields=["owner"],
                condition=Q(step__in=["running", "stopping"]),
                violation_error_message=BUSY,
            ),
        ]

    def __str__(self):
        return self.address

    @property
    def is_at_work(self) -> bool:
        """Whether its process works on it, or should."""
        return self.step in self.AT_WORK


class WebsiteSuggestion(models.Model):
    """A page that may be evidence of an item, and what a person said to that."""

    class State(models.TextChoices):
        OPEN = "open", "รอท่านตัดสิน"
        ACCEPTED = "accepted", "ใช้เป็นหลักฐานแล้ว"
        SET_ASIDE = "set_aside", "ไม่ใช่"

    reading = models.ForeignKey(
        WebsiteReading, models.PROTECT, related_name="suggestions", verbose_name="การอ่าน"
    )
    code = models.CharField("ข้อ", max_length=10)
    url = models.CharField("ที่อยู่เว็บ", max_length=LONGEST_URL)
    title = models.CharField("ชื่อ", max_length=LONGEST_TITLE)
    why = models.TextField("เหตุที่เสนอ", max_length=LONGEST_SENTENCE)
    year_seen = models.PositiveSmallIntegerField("ปีที่พบ", null=True, blank=True)
    fits = models.BooleanField("ตรงปี", default=True)
    score = models.PositiveSmallIntegerField("คะแนน")
    state = models.CharField("ผล", max_length=10, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ผู้ตัดสิน",
    )
    decided_at = models.DateTimeField("ตัดสินเมื่อ", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "หน้าเว็บที่เสนอเป็นหลักฐาน"
        ordering = ["-score", "url"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                name="suggestion_once_per_item",
                fields=["reading", "code", "url"],
                violation_error_message="เสนอหน้านี้ให้ข้อนี้แล้ว",
            ),
            models.CheckConstraint(
                name="suggestion_state_is_known",
                condition=Q(state__in=["open", "accepted", "set_aside"]),
                violation_error_message="ไม่รู้จักผลนี้ของข้อเสนอ",
            ),
            models.CheckConstraint(
                name="suggestion_is_decided_by_whom_and_when",
                condition=Q(state="open") | Q(decided_by__isnull=False, decided_at__isnull=False),
                violation_error_message="ข้อเสนอที่ตัดสินแล้วต้องบอกผู้ตัดสินและเวลา",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"

    @property
    def shown_url(self) -> str:
        """The address with its Thai letters as people read them; `url` is what opens."""
        return uri_to_iri(self.url)
