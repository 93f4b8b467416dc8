"""The office as spreadsheets: divisions, the year's calendar and scale, and people."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from agency.last_administrator import why_not_change
from agency.models import Deadline, Division, FiscalYear, GradeBand, User
from agency.roles import ADMINISTRATOR, ROLES
from catalogue.cells import BETWEEN, AllNamed, Divisions, Hundredths, Whole, YesNo
from catalogue.columns import Column, ManyColumn, Part
from catalogue.sheets import Sheet
from catalogue.usual_columns import day, key_column, moment, year_column


class DivisionSheet(Sheet):
    slug, title, place = "divisions", "ส่วนราชการ", 100
    explanation = "ชื่อและลำดับของส่วนราชการ"
    of_year = False
    view_right, change_right = "agency.view_division", "agency.change_division"
    add_right = "agency.add_division"
    model = Division
    columns = (
        key_column(),
        Column("name", "ชื่อส่วนราชการ", width=40, names_row=True),
        Column("order", "ลำดับ", cell=Whole(), width=9),
        Column("in_use", "ใช้งานอยู่", cell=YesNo(), width=12),
    )

    def rows(self, fiscal_year: None) -> QuerySet[Division]:
        return Division.objects.all()

    def make(self, key: dict[str, Any]) -> Division:
        return Division()


class DeadlineSheet(Sheet):
    slug, title, place = "deadlines", "กำหนดการ", 70
    explanation = "วันครบกำหนดของปี"
    view_right, change_right = "agency.view_deadline", "agency.change_deadline"
    add_right = "agency.add_deadline"
    model = Deadline
    columns = (
        year_column(),
        key_column(),
        Column("title", "เรื่อง", width=50, names_row=True),
        day("due_on", "ครบกำหนดวันที่", width=14),
        Column("for_reports", "เป็นกำหนดส่งรายงาน", cell=YesNo(), width=12),
    )

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[Deadline]:
        return Deadline.objects.filter(fiscal_year=fiscal_year).select_related("fiscal_year")


class GradeBandSheet(Sheet):
    slug, title, place = "grades", "เกณฑ์ระดับคะแนน", 80
    explanation = "ระดับผลการประเมินของปี และคะแนนขั้นต่ำของแต่ละระดับ"
    view_right, change_right = "agency.view_gradeband", "agency.change_gradeband"
    add_right = "agency.add_gradeband"
    model = GradeBand
    columns = (
        year_column(),
        Column("order", "ลำดับ", cell=Whole(), part=Part.KEY, width=9),
        Column("name", "ระดับ", width=24, names_row=True),
        Column("min_total", "คะแนนรวมตั้งแต่", cell=Hundredths(), width=14),
        Column("min_instrument", "ทุกเครื่องมือตั้งแต่", cell=Hundredths(), width=16),
    )

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[GradeBand]:
        return GradeBand.objects.filter(fiscal_year=fiscal_year).select_related("fiscal_year")

    def make(self, key: dict[str, Any]) -> GradeBand:
        band = super().make(key)
        band.order = key["order"]
        return band


class Roles(AllNamed):
    """Roles by their names, in the order of the office."""

    def __init__(self) -> None:
        super().__init__(Group)

    def find(self, name: str, rows: dict[str, Any]) -> Any:
        if name not in rows or name not in ROLES:
            raise ValueError(f"ไม่รู้จักบทบาท “{name}” ที่มีคือ {', '.join(ROLES)}")
        return rows[name]

    def write(self, value: Any) -> str:
        names = {role.name for role in (value.all() if hasattr(value, "all") else value or [])}
        others = sorted(names.difference(ROLES))
        return BETWEEN.join([*(role for role in ROLES if role in names), *others])


class UserSheet(Sheet):
    slug, title, place = "users", "ผู้ใช้งาน", 110
    explanation = (
        "ชื่อ ส่วนราชการ และบทบาท ไม่มีรหัสผ่าน ผู้ใช้งานใหม่เข้าสู่ระบบได้เมื่อท่าน "
        "“ส่งคำเชิญ” หรือ “ตั้งรหัสผ่านแรกเข้า” ที่รายชื่อผู้ใช้งาน"
    )
    of_year = False
    view_right, change_right = "agency.view_user", "agency.change_user"
    add_right = "agency.add_user"
    model = User
    new_rows_are_plain = (
        True  # a new account has no role yet, from which its `save` tells whether it works here
    )
    columns = (
        Column("username", "ชื่อผู้ใช้", part=Part.KEY, width=20),
        Column("first_name", "ชื่อ", width=20),
        Column("last_name", "นามสกุล", width=20),
        Column("email", "อีเมล", width=30),
        ManyColumn("divisions", "ส่วนราชการที่รับผิดชอบ", cell=Divisions(Division), width=40),
        ManyColumn("groups", "บทบาท", cell=Roles(), width=24),
        Column("is_active", "ใช้งานได้", cell=YesNo(), width=12),
        moment("last_login", "เข้าสู่ระบบล่าสุด", lambda user: user.last_login),
    )

    def rows(self, fiscal_year: None) -> QuerySet[User]:
        people = User.objects.order_by("username").prefetch_related("divisions", "groups")
        # An administrator of the office must not become, or lock out, the server's superuser.
        return people if self.user.is_superuser else people.filter(is_superuser=False)

    def make(self, key: dict[str, Any]) -> User:
        user = User(username=key["username"])
        user.set_unusable_password()
        return user

    def validate(self, row: Any, *, validate_unique: bool = True) -> None:
        super().validate(row, validate_unique=validate_unique)
        if row.pk is None:
            return
        roles = row.chosen["groups"] if "groups" in row.chosen else row.groups.all()
        keeps = ADMINISTRATOR in [role.name for role in roles]
        reason = why_not_change(self.user, row, is_active=row.is_active, is_administrator=keeps)
        if reason:
            raise ValidationError(reason)
