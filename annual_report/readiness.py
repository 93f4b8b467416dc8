"""What is unfinished when somebody is about to issue the report."""

from django.conf import settings

from annual_report.contents import ReportContents
from measures.models import MeasureUpdate
from oit_checklist.models import ItemUpdate


def what_is_unfinished(contents: ReportContents) -> list[str]:
    """One Thai sentence for each thing that a careful secretary would look at before issuing."""
    year = contents.fiscal_year
    found = []
    if year.total_score is None:
        found.append("ยังไม่มีคะแนนผลการประเมินของปีนี้")
    if not year.introduction:
        found.append("ยังไม่มีบทนำ")
    if not contents.measures:
        found.append("ยังไม่มีมาตรการ")
    if not contents.meetings:
        found.append("ยังไม่มีรายงานการประชุมที่เผยแพร่ในปีนี้ ภาคผนวกจะว่าง")
    found += [
        f"รายงานการประชุม{meeting.date_text} ยังมีสถานะ “ร่าง”"
        for meeting in contents.meetings
        if meeting.is_draft
    ]
    rows = [(f"มาตรการที่ {row.number}", row.status) for row in contents.measures]
    rows += [(f"{item.label} {item.title}", item.status) for item in contents.items]
    found += [f"{name} {status.label}" for name, status in rows if not status.is_done]
    for model in (MeasureUpdate, ItemUpdate):
        waiting = model.objects.open().filter(assignment__fiscal_year=year).count()
        if waiting:
            found.append(f"{model._meta.verbose_name} {waiting} ฉบับ ยังไม่เผยแพร่ จะไม่อยู่ในรายงาน")
    return found


def why_not_issue(contents: ReportContents) -> str:
    """Why the report cannot be issued at all, in Thai; empty when it can."""
    if not settings.BASE_URL:
        return "ยังไม่ได้ตั้งที่อยู่ของเว็บไซต์ (BASE_URL) จึงพิมพ์ QR code สำหรับตรวจสอบไม่ได้"
    if not contents.measures and not contents.items:
        return "ปีงบประมาณนี้ยังไม่มีรายการใดที่เผยแพร่"
    return ""
