"""The ITAS sheet as a spreadsheet: one row per item, and one row per evidence beside it."""

from collections.abc import Iterable

from documents.workbooks import CellValue, WorkbookColumn, WorkbookSheet, write_workbook
from oit_checklist.itas.sheet import SheetElement, SheetEvidence, SheetRow
from oit_checklist.itas.sheet_documents import SheetDocument

ITEM_COLUMNS = (
    WorkbookColumn("ข้อ", 7),
    WorkbookColumn("ข้อมูล", 30),
    WorkbookColumn("สถานะที่รายงาน", 18),
    WorkbookColumn("URL", 40),
    WorkbookColumn("ลำดับการคลิก", 40),
    WorkbookColumn("คำอธิบาย", 60),
    WorkbookColumn("หลักฐาน", 60),
    WorkbookColumn("องค์ประกอบที่มีหลักฐานใช้ได้", 14),
    WorkbookColumn("องค์ประกอบทั้งหมด", 14),
    WorkbookColumn("องค์ประกอบที่ยังไม่มีหลักฐานใช้ได้", 40),
    WorkbookColumn("เกณฑ์", 40),
)
LINE_COLUMNS = (
    WorkbookColumn("ข้อ", 7),
    WorkbookColumn("ระดับ", 8),
    WorkbookColumn("องค์ประกอบด้านข้อมูล", 80),
    WorkbookColumn("หลักฐาน", 40),
)
EVIDENCE_COLUMNS = (
    WorkbookColumn("ข้อ", 7),
    WorkbookColumn("หลักฐาน", 50),
    WorkbookColumn("ที่อยู่", 60),
    WorkbookColumn("วันที่ของเอกสาร", 18),
    WorkbookColumn("ช่วงของข้อมูล", 24),
    WorkbookColumn("ใช้เป็นหลักฐานไม่ได้เพราะ", 40),
)


def render_sheet_xlsx(document: SheetDocument) -> bytes:
    """The workbook of a sheet."""
    items = [_item_cells(row) for row in document.rows]
    proofs = [_evidence_cells(row, proof) for row in document.rows for proof in row.evidence]
    lines = [_line_cells(row, line) for row in document.rows for line in row.elements]
    sheets = [
        _sheet("ข้อ OIT", ITEM_COLUMNS, items, document),
        _sheet("หลักฐาน", EVIDENCE_COLUMNS, proofs, document),
        _sheet("องค์ประกอบ", LINE_COLUMNS, lines, document),
    ]
    with write_workbook(
        sheets, office=document.agency_name, title=document.title, created=document.as_of
    ) as file:
        return file.read()


def _sheet(
    title: str,
    columns: tuple[WorkbookColumn, ...],
    rows: Iterable[list[CellValue]],
    document: SheetDocument,
) -> WorkbookSheet:
    lines = (document.title, f"{document.agency_name} · {document.subtitle}")
    return WorkbookSheet(title, columns, rows, title_lines=lines, heading=document.title)


def _item_cells(row: SheetRow) -> list[CellValue]:
    return [
        row.code,
        row.title,
        row.status_text,
        row.url,
        row.click_path,
        row.explanation,
        row.evidence_text,
        row.elements_proved,
        row.elements_required,
        row.why_no_elements or "\n".join(row.missing_elements),
        row.criteria_words,
    ]


def _line_cells(row: SheetRow, line: SheetElement) -> list[CellValue]:
    return [row.code, line.level + 1, line.text, line.state_text]


def _evidence_cells(row: SheetRow, proof: SheetEvidence) -> list[CellValue]:
    return [row.code, proof.title, proof.address, proof.date_text, proof.covers, proof.fault]
