"""What the portal knows of meetings and their agenda."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import escape

import catalogue
from catalogue.calendar import Appointment
from catalogue.news import News
from catalogue.pages import ListPage
from meetings.models import AgendaItem, Meeting, Photograph, SignedMinutes
from thai.dates import format_thai_date


@catalogue.register(Meeting)
class MeetingRecord(catalogue.Record):
    kind, title = "meetings", "การประชุม"
    has_page = True
    in_report = True

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
            known_since=row.changed_at,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            place=row.place,
        )

    def appointments(self) -> Iterator[Appointment]:
        return map(self.appointment, Meeting.objects.published().for_list())


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
