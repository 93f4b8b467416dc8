"""What the portal knows of meetings and their agenda."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

import catalogue
from agency.models import FiscalYear
from catalogue.columns import open_data
from catalogue.data_tables import DataTable, Reference
from meetings.columns import AGENDA_COLUMNS, MEETING_COLUMNS
from meetings.models import AgendaItem, Meeting, Photograph, SignedMinutes
from meetings.sheets import MeetingSheet


@catalogue.register(Meeting)
class MeetingRecord(catalogue.Record):
    kind, title = "meetings", "การประชุม"
    has_page = True
    in_report = True
    sheet = MeetingSheet

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


@catalogue.register(AgendaItem)
class AgendaItemRecord(catalogue.Record):
    kind, title = "agenda", "ระเบียบวาระและมติ"
    year_path = "meeting__fiscal_year"
    moments = ()

    def public_rows(self) -> QuerySet[Any]:
        return AgendaItem.objects.filter(meeting__in=Meeting.objects.published())

    def address(self, row: AgendaItem) -> str:
        return row.meeting.get_absolute_url()

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


class MeetingFileRecord(catalogue.Record):
    """A file that stands on the page of its meeting."""

    year_path = "meeting__fiscal_year"

    def address(self, row: Any) -> str:
        return row.meeting.get_absolute_url()


@catalogue.register(Photograph)
class PhotographRecord(MeetingFileRecord):
    kind, title = "photographs", "ภาพถ่ายการประชุม"


@catalogue.register(SignedMinutes)
class SignedMinutesRecord(MeetingFileRecord):
    kind, title = "signed-minutes", "รายงานการประชุมฉบับลงนาม"
