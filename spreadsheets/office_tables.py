"""The office as tables: divisions, the year's calendar, meetings, and people."""

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError

from agency.models import Deadline, Division, User
from agency.roles import ADMINISTRATOR, ROLES
from meetings.models import Committee, Meeting
from spreadsheets.cells import BETWEEN, AllNamed, Clock, Day, Moment, Named, Text, Whole, YesNo
from spreadsheets.columns import Column, ManyColumn, Part, Told
from spreadsheets.table import SheetTable, year_column


def key_column() -> Column:
    """The number of the row in the portal; left empty for a new row."""
    return Column("pk", "รหัส", Whole(), Part.KEY, 9)


class DivisionTable(SheetTable):
    slug, title = "divisions", "ส่วนราชการ"
    explanation = "ชื่อและลำดับของส่วนราชการ"
    of_year = False
    view_right, change_right = "agency.view_division", "agency.change_division"
    add_right = "agency.add_division"

    key = key_column()
    name = Column("name", "ชื่อส่วนราชการ", width=40)
    order = Column("order", "ลำดับ", Whole(), width=9)
    in_use = Column("in_use", "ใช้งานอยู่", YesNo(), width=12)

    class Meta:
        model = Division

    def rows(self, fiscal_year):
        return Division.objects.all()

    def make(self, key):
        return Division()


class DeadlineTable(SheetTable):
    slug, title = "deadlines", "กำหนดการ"
    explanation = "วันครบกำหนดของปี"
    view_right, change_right = "agency.view_deadline", "agency.change_deadline"
    add_right = "agency.add_deadline"

    year = year_column()
    key = key_column()
    name = Column("title", "เรื่อง", width=50)
    due_on = Column("due_on", "ครบกำหนดวันที่", Day(), width=14)
    for_reports = Column("for_reports", "เป็นกำหนดส่งรายงาน", YesNo(), width=12)

    class Meta:
        model = Deadline

    def rows(self, fiscal_year):
        return fiscal_year.deadlines.select_related("fiscal_year")


class MeetingTable(SheetTable):
    slug, title = "meetings", "การประชุม"
    explanation = "วัน เวลา และสถานที่ของการประชุม ส่วนเนื้อหารายงานแก้ไขในหน้าการประชุม"
    view_right, change_right = "meetings.view_meeting", "meetings.change_meeting"
    add_right = "meetings.add_meeting"

    year = year_column()
    key = key_column()
    committee = Column("committee", "คณะกรรมการ", Named(Committee), width=40)
    number = Column("number", "ครั้งที่", width=12)
    held_on = Column("held_on", "วันที่ประชุม", Day(), width=14)
    starts_at = Column("starts_at", "เริ่มประชุมเวลา", Clock(), width=12)
    ends_at = Column("ends_at", "เลิกประชุมเวลา", Clock(), width=12)
    place = Column("place", "สถานที่", width=40)
    state = Told(lambda meeting: meeting.get_state_display(), "สถานะรายงาน")
    published = Told(lambda meeting: meeting.published_at, "เผยแพร่เมื่อ", Moment())

    class Meta:
        model = Meeting

    def rows(self, fiscal_year):
        return fiscal_year.meetings.for_list()

    def refusal(self, column, instance):
        if instance.state == Meeting.State.CERTIFIED:
            return "รายงานการประชุมนี้รับรองแล้ว แก้ไขด้วยตารางไม่ได้"
        return super().refusal(column, instance)


class Roles(AllNamed):
    """Roles by their names, in the order of the office."""

    def __init__(self):
        super().__init__(Group)

    def find(self, name, rows):
        if name not in rows or name not in ROLES:
            raise ValueError(f"ไม่รู้จักบทบาท “{name}” ที่มีคือ {', '.join(ROLES)}")
        return rows[name]

    def render(self, value, obj=None, **kwargs):
        names = {role.name for role in (value.all() if hasattr(value, "all") else value or [])}
        others = sorted(names.difference(ROLES))
        return BETWEEN.join([*(role for role in ROLES if role in names), *others])


class UserTable(SheetTable):
    slug, title = "users", "ผู้ใช้งาน"
    explanation = "ชื่อ ส่วนราชการ และบทบาท ไม่มีรหัสผ่าน ผู้ใช้งานใหม่เข้าสู่ระบบได้เมื่อตั้งรหัสผ่านให้แล้ว"
    of_year = False
    view_right, change_right = "agency.view_user", "agency.change_user"
    add_right = "agency.add_user"

    username = Column("username", "ชื่อผู้ใช้", Text(), Part.KEY, 20)
    first_name = Column("first_name", "ชื่อ", width=20)
    last_name = Column("last_name", "นามสกุล", width=20)
    email = Column("email", "อีเมล", width=30)
    divisions = ManyColumn("divisions", "ส่วนราชการที่รับผิดชอบ", AllNamed(Division), width=40)
    groups = ManyColumn("groups", "บทบาท", Roles(), width=24)
    is_active = Column("is_active", "ใช้งานได้", YesNo(), width=12)
    last_login = Told(lambda user: user.last_login, "เข้าสู่ระบบล่าสุด", Moment())

    class Meta:
        model = User

    def rows(self, fiscal_year):
        people = User.objects.order_by("username").prefetch_related("divisions", "groups")
        # An administrator of the office must not become, or lock out, the server's superuser.
        return people if self.person.is_superuser else people.filter(is_superuser=False)

    def make(self, key):
        user = User(username=key["username"], is_staff=True)
        user.set_unusable_password()
        return user

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        super().validate_instance(instance, import_validation_errors, validate_unique)
        roles = instance.chosen.get("groups")
        loses_role = roles is not None and ADMINISTRATOR not in [role.name for role in roles]
        if instance.pk == self.person.pk and (loses_role or not instance.is_active):
            raise ValidationError("ปิดบัญชีหรือถอนบทบาทผู้ดูแลระบบของตนเองไม่ได้")
