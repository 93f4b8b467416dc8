"""The municipality, its divisions, its fiscal years and its people."""

from django.contrib.auth.models import AbstractUser
from django.core.validators import FileExtensionValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from agency.publication import Publishable, PublishableQuerySet
from agency.stored_files import check_size

PERCENT = [
    MinValueValidator(0, "คะแนนต้องไม่น้อยกว่า 0"),
    MaxValueValidator(100, "คะแนนต้องไม่เกิน 100"),
]


class Agency(models.Model):
    """The municipality whose portal this is. There is exactly one row."""

    only_row = models.PositiveSmallIntegerField(default=1, unique=True, editable=False)
    name = models.CharField("ชื่อหน่วยงาน", max_length=200)
    district = models.CharField("อำเภอ", max_length=100)
    province = models.CharField("จังหวัด", max_length=100)
    address = models.TextField("ที่อยู่", blank=True)
    phone = models.CharField("โทรศัพท์", max_length=100, blank=True)
    email = models.EmailField("อีเมล", blank=True)
    website = models.URLField("เว็บไซต์หลัก", blank=True)
    seal = models.ImageField(
        "ตราสัญลักษณ์",
        upload_to="seal/",
        blank=True,
        validators=[
            FileExtensionValidator(["png", "jpg", "jpeg"], "ระบบรับภาพ png และ jpg เท่านั้น"),
            check_size,
        ],
        help_text="พิมพ์บนปกรายงาน ใช้ภาพ png พื้นใส ขนาดอย่างน้อย 600 จุด",
    )
    eit_code = models.CharField(
        "รหัสแบบวัด EIT",
        max_length=30,
        blank=True,
        help_text="รหัสที่ ป.ป.ช. กำหนดให้หน่วยงาน ใช้สร้างลิงก์และ QR code ของแบบวัด EIT",
    )

    class Meta:
        verbose_name = verbose_name_plural = "ข้อมูลหน่วยงาน"
        constraints = [
            models.CheckConstraint(
                name="agency_is_one_row",
                condition=Q(only_row=1),
                violation_error_message="ระบบนี้มีหน่วยงานได้แห่งเดียว",
            )
        ]

    def __str__(self):
        return self.name


class SocialLink(models.Model):
    """A social network page of the municipality."""

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="social_links", verbose_name="หน่วยงาน"
    )
    order = models.PositiveSmallIntegerField("ลำดับ", default=1)
    name = models.CharField("ชื่อช่องทาง", max_length=60, help_text="เช่น Facebook, YouTube")
    url = models.URLField("ที่อยู่เว็บ")

    class Meta:
        verbose_name = verbose_name_plural = "เครือข่ายสังคมออนไลน์"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name


class Division(models.Model):
    """A division that is made responsible for measures and checklist items."""

    name = models.CharField(
        "ชื่อส่วนราชการ",
        max_length=150,
        unique=True,
        error_messages={"unique": "มีส่วนราชการชื่อนี้แล้ว"},
    )
    order = models.PositiveSmallIntegerField("ลำดับ", default=1)
    in_use = models.BooleanField(
        "ใช้งานอยู่", default=True, help_text="เอาเครื่องหมายออกเมื่อยุบเลิก ข้อมูลเดิมยังอยู่ครบ"
    )

    class Meta:
        verbose_name = verbose_name_plural = "ส่วนราชการ"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name


class FiscalYearQuerySet(PublishableQuerySet):
    def current(self):
        """The newest year that the public may see, or None before the first one."""
        return self.published().order_by("-year_be").first()


class FiscalYear(Publishable):
    """A fiscal year with the scores that the NACC announced for it."""

    year_be = models.PositiveSmallIntegerField(
        "ปีงบประมาณ พ.ศ.",
        unique=True,
        error_messages={"unique": "มีปีงบประมาณนี้แล้ว"},
    )
    total_score = models.DecimalField(
        "คะแนนรวม", max_digits=5, decimal_places=2, null=True, blank=True, validators=PERCENT
    )
    iit_score = models.DecimalField(
        "คะแนน IIT", max_digits=5, decimal_places=2, null=True, blank=True, validators=PERCENT
    )
    eit_score = models.DecimalField(
        "คะแนน EIT", max_digits=5, decimal_places=2, null=True, blank=True, validators=PERCENT
    )
    oit_score = models.DecimalField(
        "คะแนน OIT", max_digits=5, decimal_places=2, null=True, blank=True, validators=PERCENT
    )
    grade = models.CharField(
        "ระดับผลการประเมิน",
        max_length=40,
        blank=True,
        help_text="ตามที่ ป.ป.ช. ประกาศ เช่น ผ่านดีเยี่ยม",
    )
    report_title = models.TextField(
        "ชื่อรายงานบนปก", blank=True, help_text="ขึ้นบรรทัดใหม่ตามที่ต้องการให้พิมพ์บนปก"
    )
    introduction = models.TextField("บทนำของรายงาน", blank=True)
    criteria_source = models.TextField("ที่มาของเกณฑ์", blank=True)
    criteria_are_official = models.BooleanField("เป็นเกณฑ์ที่ประกาศแล้ว", default=False)
    closed_on = models.DateField(
        "ปิดปีเมื่อ", null=True, blank=True, help_text="เมื่อปิดปีแล้ว แก้ไขข้อมูลของปีนั้นไม่ได้อีก"
    )

    objects = FiscalYearQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "ปีงบประมาณ"
        ordering = ["-year_be"]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="fiscal_year_is_buddhist",
                condition=Q(year_be__range=(2500, 2699)),
                violation_error_message="กรุณากรอกปีพุทธศักราชสี่หลัก เช่น 2569",
            ),
            *(
                models.CheckConstraint(
                    name=f"fiscal_year_{field}_is_percent",
                    condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__range": (0, 100)}),
                    violation_error_message="คะแนนต้องอยู่ระหว่าง 0 ถึง 100",
                )
                for field in ("total_score", "iit_score", "eit_score", "oit_score")
            ),
        ]

    def __str__(self):
        return str(self.year_be)

    @property
    def year_text(self) -> str:
        """The year for joining with text in templates."""
        return str(self.year_be)

    @property
    def is_open(self) -> bool:
        """Whether staff may still change what belongs to this year."""
        return self.closed_on is None


class GradeBand(models.Model):
    """One level of a year's scale: its lowest total and, if asked, its lowest instrument score."""

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="grade_bands", verbose_name="ปีงบประมาณ"
    )
    order = models.PositiveSmallIntegerField("ลำดับ", help_text="ระดับสูงสุดเป็นลำดับ 1")
    name = models.CharField("ระดับ", max_length=40)
    min_total = models.DecimalField(
        "คะแนนรวมตั้งแต่", max_digits=5, decimal_places=2, validators=PERCENT
    )
    min_instrument = models.DecimalField(
        "ทุกเครื่องมือตั้งแต่",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=PERCENT,
    )

    class Meta:
        verbose_name = verbose_name_plural = "เกณฑ์ระดับคะแนน"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                name="grade_band_order_once_per_year",
                fields=["fiscal_year", "order"],
                violation_error_message="ลำดับนี้มีแล้วในปีงบประมาณนี้",
            )
        ]

    def __str__(self):
        return f"{self.name} ({self.min_total}+)"


class Deadline(models.Model):
    """A date of the year's calendar that the office must not miss."""

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="deadlines", verbose_name="ปีงบประมาณ"
    )
    title = models.CharField("เรื่อง", max_length=200)
    due_on = models.DateField("ครบกำหนดวันที่")

    class Meta:
        verbose_name = verbose_name_plural = "กำหนดการ"
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="deadline_once_per_year",
                fields=["fiscal_year", "title"],
                violation_error_message="ปีงบประมาณนี้มีกำหนดการเรื่องนี้แล้ว",
            )
        ]

    def __str__(self):
        return self.title


class User(AbstractUser):
    """A person of the office. A clerk works on the rows of the divisions listed here."""

    divisions = models.ManyToManyField(
        Division, related_name="users", blank=True, verbose_name="ส่วนราชการที่รับผิดชอบ"
    )

    class Meta(AbstractUser.Meta):
        verbose_name = verbose_name_plural = "ผู้ใช้งาน"

    def __str__(self):
        return self.get_full_name() or self.username
