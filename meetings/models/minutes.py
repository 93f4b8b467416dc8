"""What stands in the minutes of a meeting (form 11 of the Saraban regulation 2526)."""

from django.db import models

from meetings.models.meeting import Meeting
from thai.likeness import key_of


class AgendaItem(models.Model):
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="agenda_items", verbose_name="การประชุม"
    )
    order = models.PositiveSmallIntegerField("ลำดับ")
    printed_number = models.CharField(
        "ระเบียบวาระที่",
        max_length=10,
        blank=True,
        help_text="เช่น ๓ หรือ ๓.๑ เว้นว่างไว้สำหรับเรื่องก่อนระเบียบวาระ",
    )
    title = models.CharField("เรื่อง", max_length=300)
    details = models.TextField("รายละเอียด", blank=True)
    resolution = models.TextField("มติที่ประชุม", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "ระเบียบวาระ"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="agenda_order_once_per_meeting",
                fields=["meeting", "order"],
                violation_error_message="ลำดับนี้มีแล้วในการประชุมนี้",
            )
        ]

    def __str__(self):
        return " ".join(filter(None, (self.numbering, self.title)))

    @property
    def numbering(self) -> str:
        """
        What minutes print before the title: "ระเบียบวาระที่ ๓", for its parts "๓.๑", nothing before
        the agenda begins.
        """
        number = self.printed_number.strip()
        is_part = "." in number.rstrip(".")
        if not number or is_part or number.startswith("ก่อน"):
            return number
        return f"ระเบียบวาระที่ {number}"

    @property
    def has_parts(self) -> bool:
        """Whether other items of the meeting are parts of this one: ๓.๑ below ๓."""
        own = key_of(self.printed_number).rstrip(".")
        others = self.meeting.agenda_items.all() if own else ()
        return any(key_of(each.printed_number).startswith(f"{own}.") for each in others)

    @property
    def is_empty(self) -> bool:
        """Whether the minutes print -ไม่มี- below this heading."""
        is_said = self.details or self.resolution or self.statements.all()
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
