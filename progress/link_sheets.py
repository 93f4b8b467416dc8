"""What was found at the web addresses of evidence, by the portal and by people, as spreadsheets."""

from typing import Any

from django.db.models import Q, QuerySet

import catalogue
from agency.models import FiscalYear
from catalogue.cells import Whole
from catalogue.columns import ReadOnlyColumn
from catalogue.sheets import Sheet
from catalogue.usual_columns import moment
from progress.models import Evidence, LinkCheck, ManualLinkCheck
from progress.sheets import own_rows


class LinkCheckSheet(Sheet):
    """Visits to the addresses of evidence that the user may see, drafts included."""

    slug, title, place = "link-checks", "ผลตรวจลิงก์", 140
    explanation = "ทุกครั้งที่ระบบเปิดที่อยู่เว็บของหลักฐานในปีนี้ และผลที่ได้"
    view_right = "progress.view_linkcheck"
    model = LinkCheck
    columns = (
        ReadOnlyColumn("url", "ที่อยู่เว็บ", lambda check: check.url, width=60),
        moment("checked_at", "ตรวจเมื่อ", lambda check: check.checked_at),
        ReadOnlyColumn("outcome", "ผล", lambda check: check.get_outcome_display(), width=24),
        moment("since", "เป็นอย่างนี้ตั้งแต่", lambda check: check.since),
        ReadOnlyColumn(
            "status_code", "รหัสตอบกลับ", lambda check: check.status_code, cell=Whole(), width=12
        ),
        ReadOnlyColumn("final_url", "ไปสิ้นสุดที่", lambda check: check.final_url, width=60),
        ReadOnlyColumn("note", "รายละเอียด", lambda check: check.note, width=40),
    )

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[LinkCheck]:
        return LinkCheck.objects.filter(_own_addresses(self, fiscal_year))


class ManualLinkCheckSheet(Sheet):
    """What people of the office found who opened those addresses themselves."""

    slug, title, place = "manual-link-checks", "ผลเปิดดูลิงก์โดยเจ้าหน้าที่", 141
    explanation = "ทุกครั้งที่เจ้าหน้าที่เปิดที่อยู่เว็บของหลักฐานในปีนี้ด้วยตนเองและบันทึกผล"
    view_right = "progress.view_manuallinkcheck"
    model = ManualLinkCheck
    columns = (
        ReadOnlyColumn("url", "ที่อยู่เว็บ", lambda check: check.url, width=60),
        moment("checked_at", "เปิดดูเมื่อ", lambda check: check.checked_at),
        ReadOnlyColumn("checked_by", "ผู้เปิดดู", lambda check: check.checked_by, width=24),
        ReadOnlyColumn("result", "ผล", lambda check: check.result, width=12),
        ReadOnlyColumn("note", "หมายเหตุ", lambda check: check.note, width=40),
    )

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[ManualLinkCheck]:
        found = ManualLinkCheck.objects.filter(_own_addresses(self, fiscal_year))
        return found.select_related("checked_by")


def _own_addresses(sheet: Sheet, fiscal_year: FiscalYear) -> Q:
    """Those of the evidence of a year that the user of a sheet may see."""
    own = Q(pk__in=[])
    for record in catalogue.records(Evidence):
        evidence: Any = record.model
        rows = own_rows(evidence.row_model(), sheet.user, fiscal_year).values("pk")
        addresses = evidence._default_manager.filter(assignment__in=rows).exclude(url="")
        own |= Q(url__in=addresses.values("url"))
    return own
