"""The ITAS sheet for Word as documents that are made once, for staff: as it is, and as frozen."""

from dataclasses import replace

from agency.models import FiscalYear
from documents.kinds import DocumentKind, register
from documents.word_source import word_source
from oit_checklist.itas.sheet_documents import SheetDocument, current_document, frozen_document
from oit_checklist.itas.word import render_sheet_docx, sheet_document
from oit_checklist.models import ItasSheet
from thai.dates import format_thai_date


def _current(key: str) -> SheetDocument | None:
    fiscal_year = FiscalYear.objects.filter(year_be=key).first()
    return current_document(fiscal_year) if fiscal_year else None


def _current_source(sheet: SheetDocument) -> str:
    """All but the minute: what was read earlier on the same day and says the same is as good."""
    of_the_day = sheet_document(replace(sheet, subtitle=format_thai_date(sheet.as_of)))
    return word_source(replace(of_the_day, created=None))


def _frozen(key: str) -> SheetDocument | None:
    sheet = ItasSheet.objects.select_related("fiscal_year", "frozen_by").filter(pk=key).first()
    return frozen_document(sheet) if sheet else None


def _frozen_source(sheet: SheetDocument) -> str:
    return word_source(sheet_document(sheet))


SHEET_DOCX = register(
    DocumentKind(
        name="itas-docx",
        title="แบบกรอก ITAS (Word)",
        suffix=".docx",
        find_draft=_current,
        source=_current_source,
        make=render_sheet_docx,
    )
)
FROZEN_SHEET_DOCX = register(
    DocumentKind(
        name="itas-frozen-docx",
        title="แบบกรอก ITAS ที่บันทึกไว้ (Word)",
        suffix=".docx",
        find_draft=_frozen,
        source=_frozen_source,
        make=render_sheet_docx,
    )
)
