"""The municipality and its divisions."""

from hashlib import sha256

from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Q

from agency.accent import check_accent
from agency.eit_survey import EitSurvey, check_code, survey_of
from agency.naming import DISTRICT, PROVINCE, Kind, bare, body_word, place_after, with_kind
from records.file_kinds import check_kind
from records.stored_files import check_size

# What pages and documents of a made-up town say of themselves.
SAMPLE_WORDS = "เอกสารตัวอย่าง เรื่องสมมติทั้งหมด"


class Agency(models.Model):
    """The municipality whose portal this is. There is exactly one row."""

    only_row = models.PositiveSmallIntegerField(default=1, unique=True, editable=False)
    kind = models.CharField(
        "ประเภทของหน่วยงาน",
        max_length=10,
        choices=Kind.choices,
        blank=True,
        help_text="ใช้เรียกหน่วยงานในข้อความบนเว็บไซต์ เช่น “เทศบาลรายงานว่า” หรือ “อบต.รายงานว่า”",
    )
    name = models.CharField(
        "ชื่อหน่วยงาน",
        max_length=200,
        help_text="กรอกชื่อเต็ม หรือกรอกเฉพาะชื่อแล้วระบบเติมประเภทที่เลือกไว้ข้างหน้าให้",
    )
    district = models.CharField("อำเภอ", max_length=100)
    province = models.CharField("จังหวัด", max_length=100)
    address = models.TextField("ที่อยู่", blank=True)
    phone = models.CharField("โทรศัพท์", max_length=100, blank=True)
    document_prefix = models.CharField(
        "รหัสหนังสือออก",
        max_length=40,
        blank=True,
        help_text="ตัวพยัญชนะและเลขประจำของหน่วยงาน เช่น อท ๗๒๐๐๑ ระบบพิมพ์ไว้หน้าเลขที่ของหนังสือ",
    )
    email = models.EmailField("อีเมล", blank=True)
    website = models.URLField("เว็บไซต์หลัก", blank=True)
    seal = models.ImageField(
        "ตราสัญลักษณ์",
        upload_to="seal/",
        blank=True,
        validators=[
            FileExtensionValidator(["png", "jpg", "jpeg"], "ระบบรับภาพ png และ jpg เท่านั้น"),
            check_size,
            check_kind,
        ],
        help_text="พิมพ์บนปกรายงานและแสดงบนหัวเว็บไซต์ ใช้ภาพ png พื้นใส ขนาดอย่างน้อย 600 จุด",
    )
    seal_on_letters = models.BooleanField(
        "พิมพ์ตราสัญลักษณ์บนหัวหนังสือ",
        default=False,
        help_text="ไม่เลือก = เว้นที่ว่างไว้สำหรับครุฑหรือกระดาษหัวหนังสือของหน่วยงาน",
    )
    eit_code = models.CharField(
        "รหัสแบบวัด EIT",
        max_length=30,
        blank=True,
        validators=[check_code],
        help_text="รหัสที่ ป.ป.ช. กำหนดให้หน่วยงาน ใช้สร้างลิงก์และ QR code ของแบบวัด EIT",
    )
    data_protection_contact = models.TextField(
        "เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล",
        blank=True,
        help_text="ตำแหน่งและช่องทางติดต่อ แสดงในหน้านโยบายคุ้มครองข้อมูลส่วนบุคคล "
        "เว้นว่างไว้ = ใช้ช่องทางติดต่อของหน่วยงาน",
    )
    review_by_another = models.BooleanField(
        "ผู้ตรวจต้องไม่ใช่ผู้เขียน เมื่อมีเลขานุการตั้งแต่สองคน",
        default=True,
        help_text="ผู้ที่เขียนหรือแก้ไขรายงานเผยแพร่รายงานนั้นเองไม่ได้ ต้องให้เลขานุการอีกคนตรวจ "
        "นับเฉพาะบัญชีที่ใช้งานอยู่และมีบทบาทเลขานุการ ไม่นับผู้ดูแลระบบ "
        "เอาเครื่องหมายออกได้เมื่อเลขานุการอีกคนไม่อยู่ รายงานที่ผู้เขียนอนุมัติเองมีหมายเหตุในประวัติเสมอ",
    )
    # Set by sample_town alone: every page and document says that the town is made up.
    is_sample = models.BooleanField("เป็นหน่วยงานสมมติ", default=False, editable=False)
    accent = models.CharField(
        "สีหลักของเว็บไซต์",
        max_length=7,
        blank=True,
        validators=[check_accent],
        help_text="เช่น #0a5c50 เว้นว่างไว้ = สีเขียวของระบบ ระบบปรับความเข้มให้อ่านง่ายเองทั้งพื้นสว่างและพื้นมืด",
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

    @property
    def mark_on_paper(self) -> str:
        """The word behind the text of every document of a made-up town; "" for a real one."""
        return "ตัวอย่าง" if self.is_sample else ""

    @property
    def notice_on_paper(self) -> str:
        """The sentence that stands above the text where no mark can be drawn."""
        return SAMPLE_WORDS if self.is_sample else ""

    def clean(self) -> None:
        """Store the whole name: the chosen kind goes before a name that was typed without it."""
        super().clean()
        self.name = with_kind(self.name, self.kind)

    @property
    def body_word(self) -> str:
        """The word for the body in a sentence, such as เทศบาล or อบต."""
        return body_word(self.name, self.kind)

    @property
    def place(self) -> str:
        """District and province, to stand behind the name: nothing that the name says already."""
        return place_after(self.name, self.district, self.province)

    @property
    def whole_address(self) -> str:
        """The address with district and province, each once."""
        rest = place_after(self.address, self.district, self.province)
        return f"{self.address} {rest}".strip()

    @property
    def district_name(self) -> str:
        """The district without the word อำเภอ, as programs want it."""
        return bare(self.district, DISTRICT)

    @property
    def province_name(self) -> str:
        """The province without the word จังหวัด, as programs want it."""
        return bare(self.province, PROVINCE)

    @property
    def seal_version(self) -> str:
        """Eight letters that another picture of the seal changes; "" without one."""
        name = self.seal.name
        return sha256(name.encode()).hexdigest()[:8] if name else ""

    @property
    def eit_survey(self) -> EitSurvey | None:
        """The survey of the citizens; None while its code is not set."""
        return survey_of(self.eit_code)


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
