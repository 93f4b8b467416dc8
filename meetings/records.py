"""What the portal knows of meetings and their agenda."""

from typing import Any

from django.db.models import QuerySet

import catalogue
from catalogue.pages import PageReference
from catalogue.search_words import SearchChoice, SearchWords
from meetings.models import AgendaItem, Committee, Meeting, Photograph, SignedMinutes, Statement
from thai.dates import format_thai_date

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
    has_page = True
    in_report = True
    search = SearchWords(
        weight=80,
        choice=MINUTES,
        title=_name_of,
        text=_place_and_opening,
        loads=("fiscal_year", "committee"),
        repeats={Committee: lambda committee: {"committee": committee}},
    )

    def page_reference(self, row: Meeting) -> PageReference:
        return PageReference(
            year_be=row.fiscal_year.year_be,
            address=row.get_absolute_url(),
            title=_name_of(row),
        )


@catalogue.register(AgendaItem)
class AgendaItemRecord(catalogue.Record):
    kind, title = "agenda", "ระเบียบวาระและมติ"
    year_path = "meeting__fiscal_year"
    moments = ()
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
