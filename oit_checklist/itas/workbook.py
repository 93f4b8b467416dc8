"""The ITAS sheet as a spreadsheet: one row per item, and one row per evidence beside it."""

from io import BytesIO

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from documents.spreadsheet_text import write_text
from oit_checklist.itas.sheet import SheetRow
from oit_checklist.itas.sheet_documents import SheetPaper

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ITEM_COLUMNS = {
    "ข้อ": 7,
    "ข้อมูล": 30,
    "สถานะ": 18,
    "URL": 40,
    "ลำดับการคลิก": 40,
    "คำอธิบาย": 60,
    "หลักฐาน": 60,
    "องค์ประกอบที่มีหลักฐาน": 14,
    "องค์ประกอบทั้งหมด": 14,
    "องค์ประกอบที่ยังไม่มีหลักฐาน": 40,
}
EVIDENCE_COLUMNS = {"ข้อ": 7, "หลักฐาน": 50, "ที่อยู่": 60, "วันที่ของเอกสาร": 18, "ช่วงของข้อมูล": 24}


def render_sheet_xlsx(paper: SheetPaper) -> bytes:
    """The workbook of a sheet. Every text is written as text, never as a formula."""
    book = Workbook()
    book.properties.title = paper.title
    book.properties.creator = paper.agency_name
    book.properties.created = timezone.make_naive(paper.as_of)
    items = book.active
    items.title = "ข้อ OIT"
    _write(items, paper, ITEM_COLUMNS, [_item_cells(row) for row in paper.rows])
    proofs = [_evidence_cells(row, proof) for row in paper.rows for proof in row.evidence]
    _write(book.create_sheet("หลักฐาน"), paper, EVIDENCE_COLUMNS, proofs)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write(page: Worksheet, paper: SheetPaper, columns: dict[str, int], rows: list[list]) -> None:
    write_text(page["A1"], paper.title)
    page["A1"].font = Font(bold=True, size=14)
    write_text(page["A2"], f"{paper.agency_name} · {paper.subtitle}")
    for number, (name, width) in enumerate(columns.items(), start=1):
        head = page.cell(4, number)
        write_text(head, name)
        head.font = Font(bold=True)
        page.column_dimensions[get_column_letter(number)].width = width
    for line, values in enumerate(rows, start=5):
        for number, value in enumerate(values, start=1):
            cell = page.cell(line, number)
            if isinstance(value, int):
                cell.value = value
            else:
                write_text(cell, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A5"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "4:4"


def _item_cells(row: SheetRow) -> list[str | int]:
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
        "\n".join(row.missing_elements),
    ]


def _evidence_cells(row: SheetRow, proof) -> list[str]:
    return [row.code, proof.title, proof.address, proof.date_text, proof.covers]
