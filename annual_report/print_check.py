"""Whether everything in a report can be printed, asked of the draft that the worker made."""

from datetime import timedelta

from django.utils import timezone

from annual_report.contents import ReportContents
from annual_report.document_kinds import REPORT_DRAFT
from documents.orders import order_of
from documents.serving import draft_of

_LONGEST_WAIT = timedelta(minutes=2)
_NOT_CHECKED = (
    "ยังตรวจไม่ได้ว่าพิมพ์ได้ครบทุกตัวอักษรและทุกภาพหรือไม่ "
    "เพราะโปรแกรมสร้างเอกสารไม่ทำงานหรือทำไม่ทัน กรุณาแจ้งผู้ดูแลระบบ"
)


def what_cannot_be_printed(contents: ReportContents) -> list[str] | None:
    """
    The characters and pictures that could not be set, in Thai; one sentence if nothing can be.

    None while the draft of these contents is being made.
    """
    key = str(contents.fiscal_year.year_be)
    made, failed = draft_of(REPORT_DRAFT, key, contents)
    if made:
        return list(made.left_out)
    if failed:
        return [failed.fault]
    order = order_of(REPORT_DRAFT, key, is_public=False)
    waits_since = order and order.asked_at
    if waits_since and timezone.now() - waits_since > _LONGEST_WAIT:
        return [_NOT_CHECKED]
    return None
