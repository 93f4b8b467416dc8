"""What is typed once for an official letter or memo; the rest comes from the record it is about."""

from django.core.validators import MaxLengthValidator
from django.db import models

LONGEST_BODY = 4000

# What the next letter of the same kind is filled with; number and date are its own.
CARRIED = ("form", "to", "division", "phone", "signer_name", "signer_post")


class LetterForm(models.TextChoices):
    """The two forms that offices send such letters in (Saraban regulation, forms 1 and 2)."""

    EXTERNAL = "external", "หนังสือภายนอก"
    MEMO = "memo", "บันทึกข้อความ (หนังสือภายใน)"


class Letter(models.Model):
    """An official letter. A subclass says what it is about."""

    form = models.CharField(
        "แบบหนังสือ", max_length=10, choices=LetterForm.choices, default=LetterForm.MEMO
    )
    number = models.CharField(
        "ที่", max_length=60, blank=True, help_text="เลขทะเบียนหนังสือส่ง เช่น /๑๒๓ เว้นว่างไว้เติมด้วยมือได้"
    )
    dated_on = models.DateField("ลงวันที่", null=True, blank=True)
    subject = models.CharField("เรื่อง", max_length=300)
    to = models.CharField("เรียน", max_length=300)
    reference = models.CharField("อ้างถึง", max_length=300, blank=True)
    enclosure = models.CharField("สิ่งที่ส่งมาด้วย", max_length=300, blank=True)
    division = models.CharField("ส่วนราชการเจ้าของเรื่อง", max_length=200, blank=True)
    phone = models.CharField("โทรศัพท์", max_length=100, blank=True)
    body = models.TextField(
        "เนื้อความ",
        max_length=LONGEST_BODY,
        validators=[MaxLengthValidator(LONGEST_BODY, f"ยาวเกิน {LONGEST_BODY:,} ตัวอักษร")],
        help_text="หนึ่งบรรทัดต่อหนึ่งย่อหน้า ระบบร่างไว้ให้แล้ว แก้ไขได้",
    )
    signer_name = models.CharField("ชื่อผู้ลงนาม", max_length=200, blank=True)
    signer_post = models.TextField(
        "ตำแหน่งผู้ลงนาม",
        max_length=400,
        blank=True,
        validators=[MaxLengthValidator(400, "ยาวเกิน 400 ตัวอักษร")],
        help_text="กรอกได้หลายบรรทัด เช่น รองปลัดเทศบาล รักษาราชการแทน / ปลัดเทศบาล",
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.subject

    def carried(self) -> dict[str, str]:
        """What the next letter of this kind begins with."""
        return {name: getattr(self, name) for name in CARRIED}
