"""The year of a report that the portal does not have yet: a draft into which nothing is carried."""

from typing import Any

from agency.models import FiscalYear
from imports.taking_over.storing import NO_YEAR
from oit_checklist.shipped_sets import shipped_set
from year_opening import drafts
from year_opening.models import YearOpening
from year_opening.opening import OpeningError, open_year, preview
from year_opening.sources import NONE, SET

RIGHT = "agency.add_fiscalyear"
BEGUN = (
    "ปีงบประมาณ {year} มีผู้เริ่มเปิดไว้แล้วแต่ยังไม่เสร็จ กรุณาเปิดให้เสร็จที่ /admin/new-year/{year}/ แล้วนำเข้าใหม่"
)
OPENED = "เปิดปีงบประมาณ {year} เป็นฉบับร่าง {criteria}"
SHIPPED = "โดยใช้ชุดเกณฑ์ปี {year} ที่มากับระบบ"
FROM_REPORT = "ข้อและตัวชี้วัดย่อยเพิ่มจากรายงาน เพราะระบบไม่มีชุดเกณฑ์ของปีนี้"


def open_as_draft(year_be: int, user: Any) -> list[str]:
    """
    Open the year where it is missing, with the criteria that come with the portal, if any, and
    nothing of the year before; what was done, in Thai. Raises ValueError in Thai.
    """
    if FiscalYear.objects.filter(year_be=year_be).exists():
        return []
    if not user.has_perm(RIGHT):
        raise ValueError(NO_YEAR.format(year=year_be))
    if YearOpening.objects.filter(year_be=year_be).exists():
        raise ValueError(BEGUN.format(year=year_be))
    has_set = shipped_set(year_be) is not None
    opening = drafts.start(year_be, f"{SET}:{year_be}" if has_set else NONE, user)
    opening = drafts.save_choices(opening, {"take": []}, user, opening.version)
    try:
        open_year(opening, user, preview(opening, user).digest)
    except OpeningError as error:
        raise ValueError(str(error)) from error
    return [
        OPENED.format(
            year=year_be, criteria=SHIPPED.format(year=year_be) if has_set else FROM_REPORT
        )
    ]
