"""What the portal knows of drafts on their way round and of a meeting's letters: never public."""

from typing import Any

from django.db.models import QuerySet

import catalogue
from meetings.models import Circulation, MeetingLetter, Recipient, Remark
from meetings.part_records import MinutesRecord


class OfficeRecord(MinutesRecord):
    """A part of minutes that stays in the office."""

    public_with = ()  # of no public row
    mended_in_public = False

    def shows_itself(self, row: Any) -> bool:
        return False

    def why_not_shown(self, row: Any) -> str:
        return f"{self.title}ใช้ภายในหน่วยงานเท่านั้น"

    def public_rows(self) -> QuerySet[Any]:
        return self.model._default_manager.none()


@catalogue.register(Circulation)
class CirculationRecord(OfficeRecord):
    kind, title = "circulations", "การเวียนรายงานการประชุม"
    parts = ("recipients",)


@catalogue.register(Recipient)
class RecipientRecord(OfficeRecord):
    kind, title = "recipients", "ผู้รับรายงานการประชุม"
    meeting_path = "circulation__meeting"
    year_path = "circulation__meeting__fiscal_year"

    def address(self, row: Recipient) -> str:
        return row.circulation.meeting.get_absolute_url()

    def may_see(self, user: Any, row: Recipient) -> bool:
        return super().may_see(user, row.circulation)


@catalogue.register(Remark)
class RemarkRecord(OfficeRecord):
    kind, title = "remarks", "ข้อแก้ไขที่ได้รับ"


@catalogue.register(MeetingLetter)
class MeetingLetterRecord(OfficeRecord):
    kind, title = "meeting-letters", "หนังสือของการประชุม"

    def why_parent_locked(self, row: MeetingLetter) -> str:
        # The memo over certified minutes is written after their certification.
        return catalogue.Record.why_parent_locked(self, row)
