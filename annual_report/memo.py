"""The memo with which a year's report is handed in: what the office need not type, the document."""

from agency.context_processors import the_agency
from agency.models import FiscalYear
from agency.naming import head_of
from annual_report.models import ReportMemo
from correspondence.forms import letter_document
from documents.document import Document

NAME = "บันทึกข้อความนำส่งรายงาน"


def memo_of(fiscal_year: FiscalYear) -> ReportMemo:
    """The memo as it is stored; else a new one, not stored yet, filled from the last one."""
    stored = ReportMemo.objects.filter(fiscal_year=fiscal_year).first()
    if stored:
        return stored
    last = ReportMemo.objects.order_by("-fiscal_year__year_be").first()
    return ReportMemo(fiscal_year=fiscal_year, **{**_draft(fiscal_year), **_carried(last)})


def memo_name(fiscal_year: FiscalYear) -> str:
    """What the memo of a year is called, on the screen and as a file."""
    return f"{NAME} ปีงบประมาณ {fiscal_year}"


def memo_document(year_be: str) -> Document | None:
    """The memo of a year as a document; None if there is no such year."""
    fiscal_year = FiscalYear.objects.filter(year_be=year_be).first()
    if fiscal_year is None:
        return None
    return letter_document(memo_of(fiscal_year), the_agency(), memo_name(fiscal_year))


def _carried(last: ReportMemo | None) -> dict[str, str]:
    return last.carried() if last else {}


def _draft(fiscal_year: FiscalYear) -> dict[str, str]:
    agency = the_agency()
    what = (
        "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน "
        f"ประจำปีงบประมาณ พ.ศ. {fiscal_year}"
    )
    assessment = "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)"
    return {
        "subject": what,
        "to": head_of(agency.name),
        "body": f"ตามที่{agency.name}ได้เข้ารับ{assessment} ปีงบประมาณ พ.ศ. {fiscal_year} นั้น\n"
        f"บัดนี้ ได้จัดทำ{what} แล้ว รายละเอียดปรากฏตามรายงานที่แนบมาพร้อมนี้\n"
        "จึงเรียนมาเพื่อโปรดพิจารณา",
    }
