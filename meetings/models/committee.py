"""Committees and who sits on them."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q

from meetings.usual_agenda import USUAL_AGENDA

MOST_LETTERS = 4000


class QuorumRule(models.TextChoices):
    """How many of its members a committee needs; the law's usual rule is a half or more."""

    HALF = "half", "ไม่น้อยกว่ากึ่งหนึ่ง"
    MORE_THAN_HALF = "more_than", "เกินกึ่งหนึ่ง"
    TWO_THIRDS = "two_thirds", "ไม่น้อยกว่าสองในสาม"
    NUMBER = "number", "ไม่น้อยกว่าจำนวนคนที่กำหนด"


class Committee(models.Model):
    name = models.CharField(
        "ชื่อคณะกรรมการ",
        max_length=300,
        unique=True,
        error_messages={"unique": "มีคณะกรรมการชื่อนี้แล้ว"},
    )
    appointing_order = models.CharField("คำสั่งแต่งตั้ง", max_length=300, blank=True)
    duties = models.TextField("อำนาจหน้าที่", blank=True, help_text="หนึ่งบรรทัดต่อหนึ่งข้อ")
    quorum_rule = models.CharField(
        "องค์ประชุม",
        max_length=12,
        choices=QuorumRule.choices,
        default=QuorumRule.HALF,
        help_text="ต้องมีกรรมการมาประชุมเท่าใดจึงครบองค์ประชุม",
    )
    quorum_number = models.PositiveSmallIntegerField(
        "จำนวนคน", null=True, blank=True, help_text="กรอกเมื่อองค์ประชุมกำหนดเป็นจำนวนคน"
    )
    usual_agenda = models.TextField(
        "ระเบียบวาระประจำ",
        blank=True,
        default=USUAL_AGENDA,
        max_length=MOST_LETTERS,
        validators=[MaxLengthValidator(MOST_LETTERS, f"ยาวเกิน {MOST_LETTERS:,} ตัวอักษร")],
        help_text=(
            "การประชุมที่เพิ่มใหม่เริ่มด้วยวาระเหล่านี้ หนึ่งบรรทัดต่อหนึ่งวาระ ไม่ต้องพิมพ์เลข "
            "เรื่องย่อยให้ขึ้นต้นบรรทัดด้วย - และเว้นวรรค"
        ),
    )

    class Meta:
        verbose_name = verbose_name_plural = "คณะกรรมการ"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="committee_quorum_of_a_number",
                condition=(
                    Q(quorum_rule="number", quorum_number__isnull=False, quorum_number__gte=1)
                    | (~Q(quorum_rule="number") & Q(quorum_number__isnull=True))
                ),
                violation_error_message="กรอกจำนวนคนเมื่อองค์ประชุมกำหนดเป็นจำนวนคน และเฉพาะเมื่อนั้น",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def why_name_stays(self) -> str:
        """The Thai sentence that the name cannot be changed any more, else ""."""
        if self.pk is None or not self._has_minutes_that_stay():
            return ""
        return (
            "มีรายงานการประชุมที่รับรองแล้วหรืออยู่ในปีที่ปิดแล้วในชื่อนี้ จึงเปลี่ยนชื่อคณะกรรมการไม่ได้ "
            "หากมีคำสั่งให้ใช้ชื่อใหม่ กรุณาเพิ่มเป็นคณะกรรมการใหม่"
        )

    def _has_minutes_that_stay(self) -> bool:
        stay = Q(state="certified") | Q(fiscal_year__closed_on__isnull=False)
        return self.meetings.filter(stay).exists()


class Member(models.Model):
    """A post or a person that the appointing order names."""

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="members", verbose_name="คณะกรรมการ"
    )
    order = models.PositiveSmallIntegerField("ลำดับ")
    name = models.CharField("ชื่อ-สกุล", max_length=200, blank=True)
    post = models.CharField("ตำแหน่ง", max_length=200)
    role = models.CharField("หน้าที่ในคณะกรรมการ", max_length=100)
    email = models.EmailField(
        "อีเมล", blank=True, help_text="ใช้ส่งหนังสือเชิญและเวียนรายงานการประชุม ไม่แสดงต่อประชาชน"
    )

    class Meta:
        verbose_name = verbose_name_plural = "กรรมการ"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name or self.post
