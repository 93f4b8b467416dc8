"""What the portal knows of the PDFs of certified minutes that were handed out."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

import catalogue
from meetings.models import CertifiedCopy, Meeting


@catalogue.register(CertifiedCopy)
class CertifiedCopyRecord(catalogue.Record):
    kind, title = "certified-minutes", "รายงานการประชุมฉบับรับรอง"
    year_path = "meeting__fiscal_year"
    moments = ("made_at", "ended_at")
    has_page = True
    public_with = ("meeting", "meeting__fiscal_year")

    def shows_itself(self, row: CertifiedCopy) -> bool:
        return row.ended_at is None

    def why_not_shown(self, row: CertifiedCopy) -> str:
        return f"ฉบับรับรองนี้สิ้นสุดแล้ว: {row.end_reason}"

    def public_rows(self) -> QuerySet[Any]:
        return CertifiedCopy.objects.public().valid()

    def changed_at(self, row: CertifiedCopy) -> datetime:
        return row.ended_at or row.made_at

    def page_rows(self) -> QuerySet[Any]:
        return self.public_rows().only("made_at", "ended_at", "meeting_id")

    def may_see(self, user: Any, row: CertifiedCopy) -> bool:
        return catalogue.record_of(Meeting).may_see(user, row.meeting)
