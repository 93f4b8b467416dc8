"""What is unfinished when somebody is about to issue the report."""

from django.conf import settings

import catalogue
from agency.models import FiscalYear
from annual_report.contents import ReportContents
from progress.models import Update


def what_is_unfinished(contents: ReportContents) -> list[str]:
    """One Thai sentence for each thing that a careful secretary would look at before issuing."""
    year = contents.fiscal_year
    found = []
    if year.total_score is None:
        found.append("ยังไม่มีคะแนนผลการประเมินของปีนี้")
    if not year.introduction:
        found.append("ยังไม่มีบทนำ")
    found += [part.record.missing_in_report for part in contents.parts if not part.rows]
    found += [part.record.unfinished(row) for part in contents.parts for row in part.rows]
    found += [_still_open(record, year) for record in catalogue.records(Update)]
    return [sentence for sentence in found if sentence]


def _still_open(updates: catalogue.Record, fiscal_year: FiscalYear) -> str:
    """What is being written about the year but not published yet; "" for nothing."""
    opened = updates.model.objects.open()  # type: ignore[attr-defined]  # UpdateQuerySet's
    count = opened.filter(**{updates.year_path: fiscal_year}).count()
    name = updates.model._meta.verbose_name
    return f"{name} {count} ฉบับ ยังไม่เผยแพร่ จะไม่อยู่ในรายงาน" if count else ""


def why_not_issue(contents: ReportContents) -> str:
    """Why the report cannot be issued at all, in Thai; empty when it can."""
    if why := contents.fiscal_year.why_closed:
        return f"{why} จึงออกรายงานฉบับใหม่ไม่ได้ รายงานฉบับสุดท้ายต้องออกก่อนปิดปี"
    if not settings.BASE_URL:
        return "ยังไม่ได้ตั้งที่อยู่ของเว็บไซต์ (BASE_URL) จึงพิมพ์ QR code สำหรับตรวจสอบไม่ได้"
    if not contents.has_rows:
        return "ปีงบประมาณนี้ยังไม่มีรายการใดที่เผยแพร่"
    return ""
