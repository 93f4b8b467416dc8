"""What the portal knows of committees, their meetings and what stands in the minutes."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.html import escape

import catalogue
from agency.models import FiscalYear
from catalogue.calendar import Appointment
from catalogue.columns import open_data
from catalogue.data_tables import DataTable, Reference
from catalogue.news import News
from catalogue.pages import ListPage
from catalogue.report_tables import Annex
from meetings.columns import AGENDA_COLUMNS, MEETING_COLUMNS
from meetings.models import (
    AgendaItem,
    Attendance,
    Committee,
    Meeting,
    Photograph,
    Signature,
    SignedMinutes,
    Statement,
)
from meetings.print_styles import FORM_11
from meetings.sheets import MeetingSheet
from thai.dates import format_thai_date
from thai.digits import to_thai_digits

if TYPE_CHECKING:
    from documents.word import OfficeDocument
from catalogue.pages import PageReference
from catalogue.search_words import SearchChoice, SearchWords

# What acts move in certified minutes; their text stays.
PUBLICATION = frozenset({"published_at", "withdrawn_at", "withdrawn_reason"})
CERTIFICATION = frozenset({"state", "certified_by"})
MINUTES = SearchChoice("minutes", "รายงานการประชุม")


def _name_of(meeting: Meeting) -> str:
    """Committee, number and date: "การประชุมคณะกรรมการ… ครั้งที่ 1/2566 29 มีนาคม 2566"."""
    number = f" ครั้งที่ {meeting.number}" if meeting.number else ""
    return f"การประชุม{meeting.committee.name}{number} {format_thai_date(meeting.held_on)}"


def _place_and_opening(meeting: Meeting) -> str:
    return "\n".join(filter(None, (meeting.place, meeting.opening)))


def _said_and_resolved(agenda: AgendaItem) -> str:
    """All that was said under an agenda item, and its resolution."""
    said = [f"{statement.speaker}: {statement.text}" for statement in agenda.statements.all()]
    resolved = f"มติที่ประชุม: {agenda.resolution}" if agenda.resolution else ""
    return "\n".join(filter(None, (agenda.details, *said, resolved)))


@catalogue.register(Meeting)
class MeetingRecord(catalogue.Record):
    kind, title = "meetings", "การประชุม"
    parts = ("attendance", "agenda_items", "signatures", "photographs", "signed_copies")
    has_page = True
    in_report = True
    sheet = MeetingSheet
    free_fields = PUBLICATION | CERTIFICATION
    missing_in_report = "ยังไม่มีรายงานการประชุมที่เผยแพร่ในปีนี้ ภาคผนวกจะว่าง"
    search = SearchWords(
        weight=80,
        choice=MINUTES,
        title=_name_of,
        text=_place_and_opening,
        loads=("fiscal_year", "committee"),
        repeats={Committee: lambda committee: {"committee": committee}},
    )

    def open_work(self, fiscal_year: Model) -> str:
        certified = Meeting.State.CERTIFIED
        count = Meeting.objects.filter(fiscal_year=fiscal_year).exclude(state=certified).count()
        return f"รายงานการประชุม {count} ครั้ง ยังไม่รับรอง" if count else ""

    def why_locked(self, row: Meeting) -> str:
        return self.why_parent_locked(row) or row.why_certified

    def data_tables(self) -> Iterable[DataTable]:
        yield DataTable(
            "meetings",
            "การประชุม",
            "การประชุมที่เผยแพร่รายงานแล้ว ครั้งละหนึ่งแถว",
            key=("id",),
            columns=open_data(MEETING_COLUMNS),
            rows_of=self._of_year,
            place=80,
        )

    def _of_year(self, fiscal_year: FiscalYear) -> QuerySet[Meeting]:
        shown = Meeting.objects.published().filter(fiscal_year=fiscal_year)
        return shown.for_list().order_by("held_on", "starts_at", "pk")

    def page_rows(self) -> QuerySet[Any]:
        return self.public_rows().only("published_at", "fiscal_year")

    def list_pages(self, rows: Iterable[Any]) -> Iterator[ListPage]:
        yield ListPage(reverse("meetings:list"), list(rows))

    def news(self, most: int) -> Iterator[News]:
        meetings = Meeting.objects.published().for_list()
        for meeting in meetings.order_by("-published_at", "-pk")[:most]:
            day = format_thai_date(meeting.held_on)
            yield News(
                key=f"meeting-{meeting.pk}",
                path=self.address(meeting),
                title=f"รายงานการประชุม{meeting.committee.name} {day}",
                html=escape(f"ประชุมเมื่อ{meeting.date_text} ณ {meeting.place}"),
                at=meeting.published_at,
            )

    def appointment(self, row: Meeting) -> Appointment:
        number = f" ครั้งที่ {row.number}" if row.number else ""
        return Appointment(
            key=f"meeting-{row.pk}",
            title=f"การประชุม{row.committee.name}{number}",
            path=self.address(row),
            day=row.held_on,
            known_since=row.shown_since,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            place=row.place,
        )

    def appointments(self) -> Iterator[Appointment]:
        return map(self.appointment, Meeting.objects.published().for_list())

    def report_rows(self, fiscal_year: Model, *, in_full: bool) -> list[Meeting]:
        rows = Meeting.objects.published().filter(fiscal_year=fiscal_year)
        rows = rows.for_minutes() if in_full else rows.for_list()
        return list(rows.order_by("held_on", "pk"))

    def report_annexes(self, rows: list[Meeting]) -> Iterable[Annex]:
        for row in rows:
            date = f" {to_thai_digits(format_thai_date(row.held_on))}" if len(rows) > 1 else ""
            yield Annex(
                row=row,
                entry=f"ภาคผนวก รายงานการประชุม{row.committee.name}{date}",
                headings=row.annex_heading.splitlines(),
                title="รายงานการประชุม",
                address=self.address(row),
                link=f"อ่าน{row}",
                template="meetings/includes/annex.html",
                write=_write_annex,
                stylesheet=FORM_11,
            )

    def report_name(self, row: Meeting) -> str:
        return f"รายงานการประชุม {row.date_text} {row.starts_at:%H.%M} น."

    def longer_report_name(self, row: Meeting) -> str:
        return f"{self.report_name(row)} {row.committee.name}"

    def report_words(self, row: Meeting) -> str:
        lines = [row.place, row.opening]
        lines += [f"{who.kind} {who.name} {who.post} {who.role}" for who in row.attendance.all()]
        for item in row.agenda_items.all():
            lines += [str(item), item.details, item.resolution]
            lines += [f"{said.speaker} {said.post} {said.text}" for said in item.statements.all()]
        lines += [f"{who.label} {who.name} {who.post}" for who in row.signatures.all()]
        return "\n".join(lines)

    def unfinished(self, row: Meeting) -> str:
        return f"รายงานการประชุม{row.date_text} ยังมีสถานะ “ร่าง”" if row.is_draft else ""

    def page_reference(self, row: Meeting) -> PageReference:
        return PageReference(
            year_be=row.fiscal_year.year_be,
            address=row.get_absolute_url(),
            title=_name_of(row),
        )


class MinutesRecord(catalogue.Record):
    """A part of the minutes: public with its meeting."""

    year_path = "meeting__fiscal_year"
    moments = ()
    public_with = ("meeting", "meeting__fiscal_year")
    mended_in_public = True
    meeting_path: ClassVar[str] = "meeting"

    def why_parent_locked(self, row: Any) -> str:
        meeting = attrgetter(self.meeting_path.replace("__", "."))(row)
        return super().why_parent_locked(row) or meeting.why_certified

    def shows_itself(self, row: Any) -> bool:
        return True

    def public_rows(self) -> QuerySet[Any]:
        shown = {f"{self.meeting_path}__in": Meeting.objects.published()}
        return self.model._default_manager.filter(**shown)

    def may_see(self, user: Any, row: Any) -> bool:
        return catalogue.record_of(Meeting).may_see(user, row)

    def address(self, row: Any) -> str:
        return row.meeting.get_absolute_url()


@catalogue.register(AgendaItem)
class AgendaItemRecord(MinutesRecord):
    kind, title = "agenda", "ระเบียบวาระและมติ"
    parts = ("statements",)
    search = SearchWords(
        weight=90,
        choice=MINUTES,
        title=str,
        text=_said_and_resolved,
        prefetches=("statements",),
        page="meeting",
        public_with_page=True,
        repeats={Statement: lambda statement: {"pk": statement.agenda_item_id}},
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
        return agenda.select_related("meeting__fiscal_year").order_by(
            "meeting__held_on", "meeting__starts_at", "meeting", "order"
        )


@catalogue.register(Attendance)
class AttendanceRecord(MinutesRecord):
    kind, title = "attendance", "ผู้เข้าประชุม"


@catalogue.register(Signature)
class SignatureRecord(MinutesRecord):
    kind, title = "signatures", "ผู้ลงนาม"


@catalogue.register(Statement)
class StatementRecord(MinutesRecord):
    kind, title = "statements", "คำกล่าว"
    meeting_path = "agenda_item__meeting"
    year_path = "agenda_item__meeting__fiscal_year"
    public_with = ("agenda_item__meeting", "agenda_item__meeting__fiscal_year")

    def address(self, row: Statement) -> str:
        return row.agenda_item.meeting.get_absolute_url()


@catalogue.register(Committee)
class CommitteeRecord(catalogue.Record):
    """Its name stands over the minutes of its meetings."""

    kind, title = "committees", "คณะกรรมการ"
    parts = ("members",)
    year_path = ""
    free_fields = frozenset({"appointing_order", "duties"})
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
        return super().why_parent_locked(row) or row.meeting.why_certified


@catalogue.register(SignedMinutes)
class SignedMinutesRecord(MeetingFileRecord):
    kind, title = "signed-minutes", "รายงานการประชุมฉบับลงนาม"


def _write_annex(document: "OfficeDocument", meeting: Meeting) -> None:
    # Only who writes Word pays for python-docx.
    from meetings.word import write_minutes

    write_minutes(document, meeting, level=3)
