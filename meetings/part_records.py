"""What the portal knows of committees and of the parts of minutes."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import QuerySet

import catalogue
from agency.models import FiscalYear
from catalogue.columns import open_data
from catalogue.data_tables import DataTable, Reference
from catalogue.search_words import SearchChoice, SearchWords
from meetings.columns import AGENDA_COLUMNS
from meetings.minutes_sheets import (
    AgendaSheet,
    AttendanceSheet,
    CommitteeSheet,
    MemberSheet,
    SignatureSheet,
    StatementSheet,
)
from meetings.models import (
    AgendaItem,
    AgendaPaper,
    Attendance,
    Committee,
    Correction,
    Meeting,
    Member,
    Photograph,
    Signature,
    SignedMinutes,
    Statement,
)

# What acts move in certified minutes; their text stays.
PUBLICATION = frozenset({"published_at", "withdrawn_at", "withdrawn_reason"})
CERTIFICATION = frozenset({"state", "certified_by", "certified_before", "uncertified_reason"})
MINUTES = SearchChoice("minutes", "รายงานการประชุม")


def _said_and_resolved(agenda: AgendaItem) -> str:
    """All that was said under an agenda item, and its resolution."""
    said = [f"{statement.speaker}: {statement.text}" for statement in agenda.statements.all()]
    resolved = f"มติที่ประชุม: {agenda.resolved}" if agenda.resolved else ""
    return "\n".join(filter(None, (agenda.details, *said, resolved)))


def _why_certified(row: Any, path: str) -> str:
    """Why the minutes of the meeting at this path stay as they are; "" without a meeting yet."""
    meeting = row
    for name in path.split("__"):
        meeting = getattr(meeting, name, None)
    return meeting.why_certified if meeting is not None else ""


class MinutesRecord(catalogue.Record):
    """A part of the minutes: public with its meeting."""

    year_path = "meeting__fiscal_year"
    moments = ()
    public_with: ClassVar[tuple[str, ...] | None] = ("meeting", "meeting__fiscal_year")
    mended_in_public = True
    meeting_path: ClassVar[str] = "meeting"

    def why_parent_locked(self, row: Any) -> str:
        return super().why_parent_locked(row) or _why_certified(row, self.meeting_path)

    def shows_itself(self, row: Any) -> bool:
        return True

    def public_rows(self) -> QuerySet[Any]:
        shown = {f"{self.meeting_path}__in": Meeting.objects.published()}
        return self.model._default_manager.filter(**shown)

    def may_see(self, user: Any, row: Any) -> bool:
        return catalogue.record_of(Meeting).may_see(user, row)

    def address(self, row: Any) -> str:
        return row.meeting.get_absolute_url()

    def back_office_row(self, row: Any) -> Any:
        return row.meeting


@catalogue.register(AgendaItem)
class AgendaItemRecord(MinutesRecord):
    kind, title = "agenda", "ระเบียบวาระและมติ"
    sheet = AgendaSheet
    parts = ("statements", "papers")
    search = SearchWords(
        weight=90,
        choice=MINUTES,
        title=str,
        text=_said_and_resolved,
        # The number of an item follows from all items before it.
        prefetches=("statements", "meeting__agenda_items"),
        page="meeting",
        public_with_page=True,
        repeats={
            Statement: lambda statement: {"pk": statement.agenda_item_id},
            AgendaItem: lambda item: {"meeting": item.meeting_id},
        },
    )

    def data_tables(self) -> Iterable[DataTable]:
        yield DataTable(
            "agenda",
            "ระเบียบวาระและมติ",
            "ระเบียบวาระของการประชุมที่เผยแพร่แล้ว และมติที่ประชุม วาระละหนึ่งแถว",
            key=("meeting_id", "order"),
            columns=open_data(AGENDA_COLUMNS),
            rows_of=self._of_year,
            place=90,
            reference=Reference("meeting_id", "meetings", "id"),
        )

    def _of_year(self, fiscal_year: FiscalYear) -> QuerySet[AgendaItem]:
        agenda = self.public_rows().filter(meeting__fiscal_year=fiscal_year)
        loaded = agenda.select_related("meeting__fiscal_year")
        return loaded.prefetch_related("meeting__agenda_items").order_by(
            "meeting__held_on", "meeting__starts_at", "meeting", "order"
        )


@catalogue.register(Attendance)
class AttendanceRecord(MinutesRecord):
    kind, title = "attendance", "ผู้เข้าประชุม"
    whole_words = (("name",),)
    sheet = AttendanceSheet


@catalogue.register(Signature)
class SignatureRecord(MinutesRecord):
    kind, title = "signatures", "ผู้ลงนาม"
    whole_words = (("name",),)
    sheet = SignatureSheet


@catalogue.register(Statement)
class StatementRecord(MinutesRecord):
    kind, title = "statements", "คำกล่าว"
    whole_words = (("speaker",),)
    sheet = StatementSheet
    meeting_path = "agenda_item__meeting"
    year_path = "agenda_item__meeting__fiscal_year"
    public_with = ("agenda_item__meeting", "agenda_item__meeting__fiscal_year")

    def address(self, row: Statement) -> str:
        return row.agenda_item.meeting.get_absolute_url()

    def back_office_row(self, row: Statement) -> Meeting:
        return row.agenda_item.meeting


@catalogue.register(Correction)
class CorrectionRecord(MinutesRecord):
    """Told with the certification, and with nothing before it."""

    kind, title = "corrections", "การแก้ไขรายงานการประชุม"
    mended_in_public = False

    def shows_itself(self, row: Correction) -> bool:
        return bool(_why_certified(row, "meeting"))

    def why_not_shown(self, row: Correction) -> str:
        return "รายงานการประชุมนี้ยังไม่รับรอง"

    def public_rows(self) -> QuerySet[Any]:
        return super().public_rows().filter(meeting__state=Meeting.State.CERTIFIED)


@catalogue.register(Committee)
class CommitteeRecord(catalogue.Record):
    """Its name stands over the minutes of its meetings."""

    kind, title = "committees", "คณะกรรมการ"
    whole_words = (("name",),)
    sheet = CommitteeSheet
    parts = ("members",)
    year_path = ""
    free_fields = frozenset({"appointing_order", "duties", "usual_agenda"})
    moments = ()
    public_with = ()

    def why_locked(self, row: Committee) -> str:
        return row.why_name_stays

    def shows_itself(self, row: Committee) -> bool:
        return row.pk is not None and self.public_rows().filter(pk=row.pk).exists()

    def why_not_shown(self, row: Committee) -> str:
        return "คณะกรรมการนี้ยังไม่มีการประชุมที่เผยแพร่"

    def public_rows(self) -> QuerySet[Any]:
        return Committee.objects.filter(pk__in=Meeting.objects.published().values("committee"))


@catalogue.register(Member)
class MemberRecord(catalogue.Record):
    """Stands in no page; whoever fills in new minutes takes posts and names from here."""

    kind, title = "members", "กรรมการ"
    whole_words = (("name",),)
    sheet = MemberSheet
    year_path = ""
    moments = ()
    public_with = ()

    def shows_itself(self, row: Member) -> bool:
        return False

    def why_not_shown(self, row: Member) -> str:
        return "รายชื่อกรรมการไม่แสดงต่อประชาชน"

    def public_rows(self) -> QuerySet[Any]:
        return Member.objects.none()


class MeetingFileRecord(catalogue.Record):
    """A file that stands on the page of its meeting."""

    year_path = "meeting__fiscal_year"

    def may_see(self, user: Any, row: Any) -> bool:
        return catalogue.record_of(Meeting).may_see(user, row.meeting)

    def address(self, row: Any) -> str:
        return row.meeting.get_absolute_url()

    def back_office_row(self, row: Any) -> Any:
        return row.meeting


@catalogue.register(Photograph)
class PhotographRecord(MeetingFileRecord):
    kind, title = "photographs", "ภาพถ่ายการประชุม"
    free_fields = PUBLICATION

    def why_parent_locked(self, row: Photograph) -> str:
        return super().why_parent_locked(row) or _why_certified(row, "meeting")


@catalogue.register(AgendaPaper)
class AgendaPaperRecord(MeetingFileRecord):
    kind, title = "agenda-papers", "ไฟล์ประกอบวาระ"
    year_path = "agenda_item__meeting__fiscal_year"
    free_fields = PUBLICATION

    def why_parent_locked(self, row: AgendaPaper) -> str:
        return super().why_parent_locked(row) or _why_certified(row, "agenda_item__meeting")

    def may_see(self, user: Any, row: AgendaPaper) -> bool:
        return catalogue.record_of(Meeting).may_see(user, row.agenda_item.meeting)

    def address(self, row: AgendaPaper) -> str:
        return row.agenda_item.meeting.get_absolute_url()

    def back_office_row(self, row: AgendaPaper) -> Meeting:
        return row.agenda_item.meeting


@catalogue.register(SignedMinutes)
class SignedMinutesRecord(MeetingFileRecord):
    kind, title = "signed-minutes", "รายงานการประชุมฉบับลงนาม"
