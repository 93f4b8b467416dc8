"""What stands in the minutes of a meeting (form 11 of the Saraban regulation 2526)."""

from typing import Any, ClassVar

from django.db import models
from django.utils.functional import cached_property

from meetings.agenda_numbers import BEFORE, DEEPEST, Place, level_of, number_agenda
from meetings.models.meeting import Meeting
from meetings.votes import read_votes
from thai.digits import to_thai_digits


class AgendaItemQuerySet(models.QuerySet):
    @cached_property
    def places(self) -> dict[int, Place]:
        """Where each of these rows stands, by key; they are the whole agenda of one meeting."""
        items: list[Any] = list(self)
        numbered = number_agenda((item.level, item.printed_number) for item in items)
        return {item.pk: place for item, place in zip(items, numbered, strict=True)}


# The three numbers of a vote, and the word that minutes print before each.
VOTES = {"votes_for": "เห็นชอบ", "votes_against": "ไม่เห็นชอบ", "abstentions": "งดออกเสียง"}


def _votes(words: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(words, null=True, blank=True)


class AgendaItem(models.Model):
    class Level(models.IntegerChoices):
        BEFORE = BEFORE, "ก่อนระเบียบวาระ (ไม่มีเลข)"
        ITEM = 1, "ระเบียบวาระ เช่น ๓"
        PART = 2, "เรื่องย่อย เช่น ๓.๑"
        DETAIL = 3, "เรื่องย่อยของเรื่องย่อย เช่น ๓.๑.๑"

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="agenda_items", verbose_name="การประชุม"
    )
    order = models.PositiveSmallIntegerField("ลำดับ")
    level = models.PositiveSmallIntegerField("ระดับ", choices=Level.choices, default=Level.ITEM)
    printed_number = models.CharField(
        "พิมพ์เลขอื่น",
        max_length=10,
        blank=True,
        help_text="เลขวาระมาเองจากที่อยู่และระดับ กรอกเฉพาะเมื่อเอกสารเดิมพิมพ์เลขอื่น",
    )
    title = models.CharField("เรื่อง", max_length=300)
    details = models.TextField("รายละเอียด", blank=True)
    resolution = models.TextField("มติที่ประชุม", blank=True)
    votes_for = _votes("เห็นชอบ (เสียง)")
    votes_against = _votes("ไม่เห็นชอบ (เสียง)")
    abstentions = _votes("งดออกเสียง (เสียง)")

    objects: ClassVar = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "ระเบียบวาระ"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="agenda_order_once_per_meeting",
                fields=["meeting", "order"],
                violation_error_message="ลำดับนี้มีแล้วในการประชุมนี้",
            ),
            models.CheckConstraint(
                name="agenda_level_known",
                condition=models.Q(level__lte=DEEPEST),
                violation_error_message="ระเบียบวาระมีได้สามระดับ",
            ),
            models.CheckConstraint(
                name="agenda_before_has_no_number",
                condition=~models.Q(level=BEFORE) | models.Q(printed_number=""),
                violation_error_message="เรื่องก่อนระเบียบวาระไม่มีเลข",
            ),
        ]

    def __str__(self):
        return " ".join(filter(None, (self.numbering, self.title)))

    def clean(self):
        """A printed number that tells more than the level does is believed: ๓.๑ is a part."""
        self.printed_number = self.printed_number.strip()
        if self.printed_number.startswith("ก่อน"):
            self.level, self.printed_number = BEFORE, ""
        elif self.printed_number and self.level is not None:
            self.level = max(self.level, level_of(self.printed_number))

    @property
    def place(self) -> Place:
        """Where it stands among the items of its meeting; costs a query where none were loaded."""
        found = self.meeting.agenda_items.all().places.get(self.pk) if self.pk else None
        return found or number_agenda([(self.level, self.printed_number)])[0]

    @property
    def number(self) -> str:
        """The number that minutes print: ๓ or ๓.๑; "" before the agenda begins."""
        return self.place.number

    @property
    def votes_text(self) -> str:
        """How they voted: "เห็นชอบ 7 เสียง ไม่เห็นชอบ 0 เสียง"; "" where nobody counted."""
        counted = [(words, getattr(self, field)) for field, words in VOTES.items()]
        return " ".join(f"{words} {number} เสียง" for words, number in counted if number is not None)

    @property
    def resolved(self) -> str:
        """The resolution, and below it the votes that its own words do not tell."""
        told = read_votes(self.resolution)
        counted = {field: getattr(self, field) for field in VOTES}
        is_told = all(told.get(field) == number for field, number in counted.items())
        votes = "" if is_told else to_thai_digits(self.votes_text)
        return "\n".join(filter(None, (self.resolution, votes)))

    @property
    def numbering(self) -> str:
        """
        What minutes print before the title: "ระเบียบวาระที่ ๓", for its parts "๓.๑", nothing before
        the agenda begins.
        """
        place = self.place
        is_part = place.depth > 1 or "." in place.number.rstrip(".")
        return place.number if is_part or not place.number else f"ระเบียบวาระที่ {place.number}"

    @property
    def has_parts(self) -> bool:
        """Whether other items of the meeting are parts of this one: ๓.๑ below ๓."""
        return self.place.has_parts

    @property
    def is_empty(self) -> bool:
        """Whether the minutes print -ไม่มี- below this heading."""
        is_said = self.details or self.resolved or self.statements.all() or self.papers.all()
        return not is_said and not self.has_parts


class Statement(models.Model):
    """What one person said under an agenda item."""

    agenda_item = models.ForeignKey(
        AgendaItem, models.PROTECT, related_name="statements", verbose_name="ระเบียบวาระ"
    )
    order = models.PositiveSmallIntegerField("ลำดับ")
    speaker = models.CharField("ผู้พูด", max_length=200)
    post = models.CharField("ตำแหน่ง", max_length=200, blank=True)
    text = models.TextField("ข้อความ")

    class Meta:
        verbose_name = verbose_name_plural = "คำกล่าว"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="statement_order_once_per_agenda_item",
                fields=["agenda_item", "order"],
                violation_error_message="ลำดับนี้มีแล้วในระเบียบวาระนี้",
            )
        ]

    def __str__(self):
        return f"{self.speaker}: {self.text[:40]}"


class Signature(models.Model):
    """A signature block at the end of the minutes."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="signatures", verbose_name="การประชุม"
    )
    order = models.PositiveSmallIntegerField("ลำดับ")
    label = models.CharField("ลงชื่อในฐานะ", max_length=100)
    name = models.CharField("ชื่อ-สกุล", max_length=200)
    post = models.CharField("ตำแหน่ง", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "ผู้ลงนาม"
        ordering = ["order", "pk"]

    def __str__(self):
        return f"{self.label} {self.name}"
