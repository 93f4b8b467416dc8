"""What the portal knows of committees, their meetings and what stands in the minutes."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.html import escape

import catalogue
from agency.models import FiscalYear
from catalogue.calendar import Appointment
from catalogue.columns import open_data
from catalogue.data_tables import DataTable
from catalogue.news import News
from catalogue.next_steps import NextStep
from catalogue.pages import ListPage, PageReference
from catalogue.report_tables import Annex
from catalogue.search_words import SearchWords
from documents.model import Block
from meetings import (
    certified_records,  # noqa: F401 - registers itself
    circulation_records,  # noqa: F401 - declares what stays in the office
)
from meetings.certification import certification_of, certified_at
from meetings.columns import MEETING_COLUMNS
from meetings.minutes_document import minutes_blocks
from meetings.models import (
    Committee,
    Meeting,
)
from meetings.next_steps import next_steps
from meetings.part_records import CERTIFICATION, MINUTES, PUBLICATION
from meetings.print_styles import FORM_11
from meetings.sheets import MeetingSheet
from thai.dates import format_thai_date
from thai.digits import to_thai_digits


def _name_of(meeting: Meeting) -> str:
    """Committee, number and date: "การประชุมคณะกรรมการ… ครั้งที่ 1/2566 29 มีนาคม 2566"."""
    number = f" ครั้งที่ {meeting.number}" if meeting.number else ""
    return f"การประชุม{meeting.committee.name}{number} {format_thai_date(meeting.held_on)}"


def _place_and_opening(meeting: Meeting) -> str:
    return "\n".join(filter(None, (meeting.place, meeting.opening)))


@catalogue.register(Meeting)
class MeetingRecord(catalogue.Record):
    kind, title = "meetings", "การประชุม"
    parts = (
        "attendance",
        "agenda_items",
        "signatures",
        "photographs",
        "signed_copies",
        "corrections",
        "remarks",
        "circulations",
        "letters",
    )
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

    def filling_rows(self) -> QuerySet[Any]:
        return self.public_rows()

    def open_work(self, fiscal_year: Model) -> str:
        certified = Meeting.State.CERTIFIED
        meetings = Meeting.objects.filter(fiscal_year=fiscal_year.pk)
        count = meetings.exclude(state=certified).count()
        return f"รายงานการประชุม {count} ครั้ง ยังไม่รับรอง" if count else ""

    def next_steps(self, user: Any) -> Iterable[NextStep]:
        return next_steps(user)

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

    def report_rows(self, fiscal_year: Model) -> list[Meeting]:
        rows = Meeting.objects.published().filter(fiscal_year=fiscal_year)
        return list(rows.for_minutes().order_by("held_on", "pk"))

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
                blocks=partial(_annex, row),
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
            lines += [str(item), item.details, item.resolved]
            lines += [paper.title for paper in item.papers.all()]
            lines += [f"{said.speaker} {said.post} {said.text}" for said in item.statements.all()]
        lines += [f"{who.label} {who.name} {who.post}" for who in row.signatures.all()]
        for told in filter(None, (certification_of(row), *certified_at(row))):
            lines += [told.text, *(f"{c.passage} {c.was} {c.becomes}" for c in told.corrections)]
        return "\n".join(lines)

    def unfinished(self, row: Meeting) -> str:
        return f"รายงานการประชุม{row.date_text} ยังมีสถานะ “ร่าง”" if row.is_draft else ""

    def page_reference(self, row: Meeting) -> PageReference:
        return PageReference(
            year_be=row.fiscal_year.year_be,
            address=row.get_absolute_url(),
            title=_name_of(row),
        )


def _annex(meeting: Meeting, for_web: bool) -> list[Block]:
    """The minutes as an annex of the report."""
    return minutes_blocks(meeting, level=3, for_web=for_web)
