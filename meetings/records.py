"""What the portal knows of committees, their meetings and what stands in the minutes."""

from typing import Any, ClassVar

from django.db.models import QuerySet

import catalogue
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


@catalogue.register(Meeting)
class MeetingRecord(catalogue.Record):
    kind, title = "meetings", "การประชุม"
    has_page = True
    in_report = True


class MinutesRecord(catalogue.Record):
    """A part of the minutes: public with its meeting."""

    meeting_path: ClassVar[str] = "meeting"
    moments = ()

    def shows_itself(self, row: Any) -> bool:
        return True

    def public_rows(self) -> QuerySet[Any]:
        shown = {f"{self.meeting_path}__in": Meeting.objects.published()}
        return self.model._default_manager.filter(**shown)

    def address(self, row: Any) -> str:
        return row.meeting.get_absolute_url()


@catalogue.register(AgendaItem)
class AgendaItemRecord(MinutesRecord):
    kind, title = "agenda", "ระเบียบวาระและมติ"
    year_path = "meeting__fiscal_year"
    public_with = ("meeting", "meeting__fiscal_year")


@catalogue.register(Attendance)
class AttendanceRecord(MinutesRecord):
    kind, title = "attendance", "ผู้เข้าประชุม"
    year_path = "meeting__fiscal_year"
    public_with = ("meeting", "meeting__fiscal_year")


@catalogue.register(Signature)
class SignatureRecord(MinutesRecord):
    kind, title = "signatures", "ผู้ลงนาม"
    year_path = "meeting__fiscal_year"
    public_with = ("meeting", "meeting__fiscal_year")


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
    year_path = ""
    moments = ()
    public_with = ()

    def shows_itself(self, row: Committee) -> bool:
        return row.pk is not None and self.public_rows().filter(pk=row.pk).exists()

    def public_rows(self) -> QuerySet[Any]:
        return Committee.objects.filter(pk__in=Meeting.objects.published().values("committee"))


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
