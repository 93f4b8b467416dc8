"""One ITAS sheet to be written out: as it reads now, or as it was frozen."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from agency.context_processors import the_agency
from agency.models import FiscalYear
from oit_checklist.itas.freezing import frozen_rows
from oit_checklist.itas.sheet import SheetRow, assemble
from oit_checklist.models import ItasSheet
from thai.dates import format_thai_datetime


@dataclass(frozen=True)
class SheetDocument:
    """What both the spreadsheet and the Word document say."""

    year_be: int
    agency_name: str
    as_of: datetime
    subtitle: str
    rows: list[SheetRow]

    @property
    def title(self) -> str:
        return f"ข้อมูลสำหรับกรอกในระบบ ITAS ปีงบประมาณ {self.year_be}"

    @property
    def file_name(self) -> str:
        """The name under which people download it, without its ending."""
        return file_name(self.year_be, self.as_of)


def file_name(year_be: int, as_of: datetime) -> str:
    """The same without having assembled the sheet."""
    return f"แบบกรอก ITAS {year_be} {timezone.localtime(as_of):%Y-%m-%d}"


def current_document(fiscal_year: FiscalYear) -> SheetDocument:
    """The sheet as the public pages read at this moment."""
    now = timezone.now()
    return SheetDocument(
        year_be=fiscal_year.year_be,
        agency_name=the_agency().name,
        as_of=now,
        subtitle=f"ข้อมูล ณ {format_thai_datetime(now)}",
        rows=assemble(fiscal_year),
    )


def frozen_document(sheet: ItasSheet) -> SheetDocument:
    """A frozen sheet; `sheet` comes with its year and its user."""
    note = f" หมายเหตุ: {sheet.note}" if sheet.note else ""
    return SheetDocument(
        year_be=sheet.fiscal_year.year_be,
        agency_name=sheet.contents["agency"],
        as_of=sheet.frozen_at,
        subtitle=f"บันทึกเมื่อ {format_thai_datetime(sheet.frozen_at)} โดย {sheet.frozen_by}{note}",
        rows=frozen_rows(sheet),
    )
