"""Committees and what stands in minutes as spreadsheets: what goes out can come back."""

from operator import attrgetter
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet

from agency.models import FiscalYear
from catalogue.cells import Named, Whole
from catalogue.columns import CodeColumn, Column, LabelColumn, Part, ReadOnlyColumn
from catalogue.sheets import Sheet
from catalogue.usual_columns import key_column, year_column
from meetings.columns import AGENDA_NUMBER, VOTE_COLUMNS
from meetings.models import (
    AgendaItem,
    Attendance,
    Committee,
    Meeting,
    Member,
    QuorumRule,
    Signature,
    Statement,
)

NO_MEETING = "ไม่มีการประชุมรหัสนี้ในปีงบประมาณนี้ ดูรหัสได้จากตาราง “การประชุม”"


def _order(part: Part = Part.OWN) -> Column:
    return Column("order", "ลำดับ", cell=Whole(), part=part, width=8)


_OWN_ORDER = _order()


_QUORUM = CodeColumn("quorum_rule", "องค์ประชุม", "", QuorumRule)


class CommitteeSheet(Sheet):
    slug, title, place = "committees", "คณะกรรมการ", 91
    explanation = "ชื่อ คำสั่งแต่งตั้ง และอำนาจหน้าที่ของคณะกรรมการ"
    of_year = False
    view_right, change_right = "meetings.view_committee", "meetings.change_committee"
    add_right = "meetings.add_committee"
    model = Committee
    columns = (
        Column("name", "ชื่อคณะกรรมการ", part=Part.KEY, width=50, names_row=True),
        Column("appointing_order", "คำสั่งแต่งตั้ง", width=40),
        Column("duties", "อำนาจหน้าที่ (บรรทัดละข้อ)", width=60),
        _QUORUM,
        LabelColumn(_QUORUM),
        Column("quorum_number", "องค์ประชุม (จำนวนคน)", cell=Whole(), width=12),
        Column("usual_agenda", "ระเบียบวาระประจำ (บรรทัดละวาระ)", width=40),
    )

    def rows(self, fiscal_year: FiscalYear | None) -> QuerySet[Any]:
        return Committee.objects.all()

    def make(self, key: dict[str, Any]) -> Committee:
        return Committee(**key)


class MemberSheet(Sheet):
    slug, title, place = "members", "กรรมการ", 92
    explanation = "ตำแหน่งและบุคคลในคณะกรรมการตามคำสั่งแต่งตั้ง"
    of_year = False
    view_right, change_right = "meetings.view_member", "meetings.change_member"
    add_right = "meetings.add_member"
    model = Member
    columns = (
        Column("committee", "คณะกรรมการ", cell=Named(Committee), part=Part.KEY, width=40),
        key_column(),
        _OWN_ORDER,
        Column("name", "ชื่อ-สกุล", width=28, names_row=True),
        Column("post", "ตำแหน่ง", width=28, names_row=True),
        Column("role", "หน้าที่ในคณะกรรมการ", width=24),
        Column("email", "อีเมล", width=28),
    )

    def rows(self, fiscal_year: FiscalYear | None) -> QuerySet[Any]:
        return Member.objects.select_related("committee").order_by(
            "committee__name", "order", F("pk").asc()
        )

    def make(self, key: dict[str, Any]) -> Member:
        return Member(committee=key["committee"])


class MinutesSheet(Sheet):
    """Parts of minutes by the year and the number of their meeting in the portal."""

    meeting_path = "meeting"
    order: tuple[Any, ...] = ("order", F("pk").asc())

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.model._default_manager.filter(
            **{f"{self.meeting_path}__fiscal_year": fiscal_year}
        )
        loaded = rows.select_related(
            f"{self.meeting_path}__fiscal_year", f"{self.meeting_path}__committee"
        )
        return loaded.order_by(f"{self.meeting_path}__held_on", self.meeting_path, *self.order)

    def meeting_in(self, key: dict[str, Any]) -> Meeting:
        """The meeting that a line names. Raises ValidationError."""
        year_be, number, *_ = key.values()
        meeting = Meeting.objects.filter(pk=number, fiscal_year__year_be=year_be)
        found = meeting.select_related("fiscal_year", "committee").first()
        if found is None:
            raise ValidationError(NO_MEETING)
        return found


def _of_meeting(path: str = "meeting") -> tuple[Column, ...]:
    """Which meeting a row belongs to, for programs and for people; `path` is a lookup path."""
    of = attrgetter(path.replace("__", "."))
    return (
        year_column(f"{path}__fiscal_year__year_be"),
        Column(f"{path}_id", "รหัสการประชุม", cell=Whole(), part=Part.KEY, width=10),
        ReadOnlyColumn("meeting_name", "การประชุม", lambda row: str(of(row)), width=40),
    )


_KIND = CodeColumn("kind", "ประเภท", "", Attendance.Kind)


class AttendanceSheet(MinutesSheet):
    slug, title, place = "attendance", "ผู้เข้าประชุม", 93
    explanation = "ผู้มาประชุม ผู้ไม่มาประชุมพร้อมเหตุผล และผู้เข้าร่วมประชุม ของการประชุมทุกครั้งในปี"
    view_right, change_right = "meetings.view_attendance", "meetings.change_attendance"
    add_right = "meetings.add_attendance"
    model = Attendance
    order = ("kind", "order", F("pk").asc())
    columns = (
        *_of_meeting(),
        key_column(),
        _KIND,
        LabelColumn(_KIND),
        _OWN_ORDER,
        Column("name", "ชื่อ-สกุล", width=28, names_row=True),
        Column("post", "ตำแหน่ง", width=28),
        Column("role", "หน้าที่ในที่ประชุม", width=24),
        Column("acting_for", "แทน", width=24),
        Column("reason", "เหตุผลที่ไม่มา", width=24),
    )

    def make(self, key: dict[str, Any]) -> Attendance:
        return Attendance(meeting=self.meeting_in(key))


class AgendaSheet(MinutesSheet):
    slug, title, place = "agenda", "ระเบียบวาระและมติ", 94
    explanation = "ระเบียบวาระของการประชุมทุกครั้งในปี พร้อมรายละเอียดและมติที่ประชุม"
    view_right, change_right = "meetings.view_agendaitem", "meetings.change_agendaitem"
    add_right = "meetings.add_agendaitem"
    model = AgendaItem
    columns = (
        *_of_meeting(),
        _order(Part.KEY),
        Column("level", "ระดับ (0 ก่อนวาระ 1 วาระ 2 3 เรื่องย่อย)", cell=Whole(), width=10),
        AGENDA_NUMBER,
        Column("title", "เรื่อง", width=40, names_row=True),
        Column("details", "รายละเอียด", width=60),
        Column("resolution", "มติที่ประชุม", width=40),
        *VOTE_COLUMNS,
    )

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        return super().rows(fiscal_year).prefetch_related("meeting__agenda_items")

    def make(self, key: dict[str, Any]) -> AgendaItem:
        return AgendaItem(meeting=self.meeting_in(key), order=key["order"])


class StatementSheet(MinutesSheet):
    slug, title, place = "statements", "คำกล่าวในที่ประชุม", 95
    explanation = "ผู้พูดและข้อความใต้แต่ละระเบียบวาระ ของการประชุมทุกครั้งในปี"
    view_right, change_right = "meetings.view_statement", "meetings.change_statement"
    add_right = "meetings.add_statement"
    model = Statement
    meeting_path = "agenda_item__meeting"
    order = ("agenda_item__order", "order", F("pk").asc())
    columns = (
        *_of_meeting("agenda_item__meeting"),
        Column("agenda_item__order", "ลำดับของวาระ", cell=Whole(), part=Part.KEY, width=10),
        _order(Part.KEY),
        Column("speaker", "ผู้พูด", width=28, names_row=True),
        Column("post", "ตำแหน่ง", width=28),
        Column("text", "ข้อความ", width=60),
    )

    def make(self, key: dict[str, Any]) -> Statement:
        meeting = self.meeting_in(key)
        agenda = AgendaItem.objects.filter(meeting=meeting, order=key["agenda_item__order"])
        found = agenda.select_related("meeting__fiscal_year").first()
        if found is None:
            raise ValidationError("ไม่มีระเบียบวาระลำดับนี้ในการประชุมนี้ กรุณานำเข้าตารางระเบียบวาระก่อน")
        return Statement(agenda_item=found, order=key["order"])


class SignatureSheet(MinutesSheet):
    slug, title, place = "signatures", "ผู้ลงนามในรายงานการประชุม", 96
    explanation = "ผู้จดและผู้ตรวจรายงานการประชุมทุกครั้งในปี"
    view_right, change_right = "meetings.view_signature", "meetings.change_signature"
    add_right = "meetings.add_signature"
    model = Signature
    columns = (
        *_of_meeting(),
        key_column(),
        _OWN_ORDER,
        Column("label", "ลงชื่อในฐานะ", width=28),
        Column("name", "ชื่อ-สกุล", width=28, names_row=True),
        Column("post", "ตำแหน่ง", width=28),
    )

    def make(self, key: dict[str, Any]) -> Signature:
        return Signature(meeting=self.meeting_in(key))
