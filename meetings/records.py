"""What the portal knows of meetings and their agenda."""

from typing import Any

from django.db.models import QuerySet

import catalogue
from meetings.models import AgendaItem, Meeting, Photograph, SignedMinutes


@catalogue.register(Meeting)
class MeetingRecord(catalogue.Record):
    kind, title = "meetings", "การประชุม"
    has_page = True
    in_report = True


@catalogue.register(AgendaItem)
class AgendaItemRecord(catalogue.Record):
    kind, title = "agenda", "ระเบียบวาระและมติ"
    year_path = "meeting__fiscal_year"
    moments = ()

    def public_rows(self) -> QuerySet[Any]:
        return AgendaItem.objects.filter(meeting__in=Meeting.objects.published())

    def address(self, row: AgendaItem) -> str:
        return row.meeting.get_absolute_url()


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
