"""What the portal knows of issued reports."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

import catalogue
from annual_report.models import IssuedReport, SignedReport


@catalogue.register(IssuedReport)
class EditionRecord(catalogue.Record):
    kind, title = "editions", "รายงานที่ออกแล้ว"
    moments = ("issued_at",)
    has_page = True
    public_with = ("fiscal_year",)

    def shows_itself(self, row: IssuedReport) -> bool:
        return True

    def public_rows(self) -> QuerySet[Any]:
        return IssuedReport.objects.public()

    def changed_at(self, row: IssuedReport) -> datetime:
        return row.issued_at


@catalogue.register(SignedReport)
class SignedReportRecord(catalogue.Record):
    kind, title = "signed-reports", "รายงานฉบับลงนาม"
    year_path = "report__fiscal_year"

    def address(self, row: SignedReport) -> str:
        return row.report.get_absolute_url()
