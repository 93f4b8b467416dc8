"""Freezing the ITAS sheet on the day it is submitted, and finding the frozen ones."""

from django.conf import settings
from django.db import transaction

from agency.models import FiscalYear
from catalogue.visibility import visibility_of
from oit_checklist.itas.sheet import SheetRow, assemble, fingerprint, rows_as_json, rows_from_json
from oit_checklist.models import ItasSheet


class FreezingError(Exception):
    """The sheet cannot be frozen now; its text is Thai, for the user."""


def frozen_rows(sheet: ItasSheet) -> list[SheetRow]:
    """The rows of a frozen sheet, exactly as they were."""
    return rows_from_json(sheet.contents["rows"])


def newest_frozen(fiscal_year: FiscalYear) -> ItasSheet | None:
    """The sheet in force, with its user, or None before the first submission."""
    return fiscal_year.itas_sheets.select_related("frozen_by").newest_first().first()


def why_not_freeze(fiscal_year: FiscalYear, rows: list[SheetRow], newest: ItasSheet | None) -> str:
    """What keeps the sheet from being frozen, as a Thai sentence, or ""."""
    if not rows:
        return "ปีงบประมาณนี้ยังไม่มีข้อ OIT"
    if not settings.BASE_URL:
        return "ยังไม่ได้ตั้งที่อยู่เว็บไซต์ (BASE_URL) URL ของแต่ละข้อจึงยังนำไปกรอกไม่ได้ กรุณาแจ้งผู้ดูแลระบบ"
    if why := fiscal_year.why_closed:
        return f"{why} จึงบันทึกเพิ่มไม่ได้"
    if not visibility_of(fiscal_year).is_public:
        return "ปีงบประมาณนี้ยังไม่เผยแพร่ ผู้ตรวจประเมินเปิดหน้าเหล่านี้ไม่ได้"
    if newest and frozen_rows(newest) == rows:
        return "เนื้อหาตรงกับฉบับที่บันทึกไว้ล่าสุดทุกข้อ จึงไม่ต้องบันทึกอีก"
    return ""


@transaction.atomic
def freeze(fiscal_year: FiscalYear, user, note: str, *, agency_name: str, seen: str) -> ItasSheet:
    """
    Store the sheet as it is now. `seen` is the fingerprint of the rows that the user saw.

    Raises FreezingError if the rows changed since then or may not be frozen.
    """
    # Two people who press at once freeze one sheet, not two.
    fiscal_year = FiscalYear.objects.select_for_update().get(pk=fiscal_year.pk)
    rows = assemble(fiscal_year)
    if reason := why_not_freeze(fiscal_year, rows, newest_frozen(fiscal_year)):
        raise FreezingError(reason)
    if fingerprint(rows) != seen:
        raise FreezingError(
            "ข้อมูลเปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้ ด้านล่างเป็นข้อมูลล่าสุด "
            "กรุณาตรวจว่าตรงกับที่กรอกในระบบ ITAS แล้วกดบันทึกอีกครั้ง"
        )
    sheet = ItasSheet(
        fiscal_year=fiscal_year,
        frozen_by=user,
        note=note,
        contents={"agency": agency_name, "rows": rows_as_json(rows)},
    )
    sheet.full_clean()
    sheet.save()
    return sheet
