"""What the portal knows of issued reports."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.html import escape

import catalogue
from annual_report.models import IssuedReport, ReportMemo, SignedReport
from catalogue.news import News


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

    def page_rows(self) -> QuerySet[Any]:
        # Not the words of a whole report, which each row keeps.
        rows = self.public_rows().select_related("fiscal_year")
        return rows.only("issued_at", "edition", "fiscal_year__year_be")

    def news(self, most: int) -> Iterator[News]:
        editions = self.public_rows().select_related("fiscal_year").defer("contents")
        for edition in editions.order_by("-issued_at", "-pk")[:most]:
            yield News(
                key=f"edition-{edition.pk}",
                path=self.address(edition),
                title=f"ออก{edition}",
                html="<br>".join(escape(line) for line in edition.changes.splitlines()),
                at=edition.issued_at,
            )


@catalogue.register(SignedReport)
class SignedReportRecord(catalogue.Record):
    kind, title = "signed-reports", "รายงานฉบับลงนาม"
    year_path = "report__fiscal_year"

    def may_see(self, user: Any, row: SignedReport) -> bool:
        return catalogue.record_of(IssuedReport).may_see(user, row.report)

    def address(self, row: SignedReport) -> str:
        return row.report.get_absolute_url()

    def may_publish(self, user: Any) -> bool:
        return user.has_perm("annual_report.issue_report")

    def back_office_row(self, row: SignedReport) -> Any:
        return row.report


@catalogue.register(ReportMemo)
class ReportMemoRecord(catalogue.Record):
    """A letter of the office itself, which the public never sees."""

    kind, title = "report-memos", "บันทึกข้อความนำส่งรายงาน"
    moments = ()
    public_with = ()

    def shows_itself(self, row: ReportMemo) -> bool:
        return False

    def public_rows(self) -> QuerySet[Any]:
        return ReportMemo.objects.none()
