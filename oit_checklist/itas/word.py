"""The ITAS sheet for Word: one table per item, to be read beside the form."""

from documents.word import OfficeDocument, Paragraph, paragraphs_of
from oit_checklist.itas.sheet import SheetElement, SheetEvidence, SheetRow
from oit_checklist.itas.sheet_documents import SheetDocument

MARGINS = (2, 2, 2, 2.5)  # top, right, bottom, left in centimetres
WIDTHS = [3.5, 13]


def render_sheet_docx(sheet: SheetDocument) -> bytes:
    """The sheet as a Word document. Raises documents.errors.PdfError."""
    document = OfficeDocument(
        title=sheet.title, author=sheet.agency_name, created=sheet.as_of, margins=MARGINS
    )
    document.heading(sheet.title, 1, centre=True)
    document.paragraph(sheet.agency_name, centre=True)
    document.paragraph(sheet.subtitle, centre=True)
    for row in sheet.rows:
        document.heading(f"{row.code} {row.title}", 2)
        document.table(["หัวข้อ", "รายละเอียด"], _lines(row), WIDTHS)
    document.number_pages(at_top=False, head=sheet.title)
    return document.finish()


def _lines(row: SheetRow) -> list[list[list[Paragraph]]]:
    status = f"{row.status_text} · {row.proof_words}"
    if not row.is_public:
        status += " · ประชาชนยังเปิดหน้านี้ไม่ได้"
    contents = {
        "URL": [Paragraph(((row.url, row.url),))],
        "ลำดับการคลิก": paragraphs_of(row.click_path),
        "คำอธิบาย": paragraphs_of(row.explanation),
        "หลักฐาน": [_proof(n, proof) for n, proof in enumerate(row.evidence, start=1)],
        "สถานะที่รายงาน": [Paragraph.plain(status)],
        "เกณฑ์": paragraphs_of(row.criteria_words),
        "องค์ประกอบ": [_line(line) for line in row.elements],
        "หลักฐานที่ใช้ไม่ได้": [Paragraph.plain(text, marker="-") for text in row.faults],
        "ยังไม่มีหลักฐานที่ใช้ได้": [Paragraph.plain(text, marker="-") for text in row.missing_elements],
    }
    nothing = [Paragraph.plain("–")]
    return [
        [[Paragraph.plain(name, bold=True)], words or nothing] for name, words in contents.items()
    ]


def _line(line: SheetElement) -> Paragraph:
    state = f": {line.state_text}" if line.state_text else ""
    return Paragraph.plain(f"{line.text}{state}", marker="-", level=line.level)


def _proof(number: int, proof: SheetEvidence) -> Paragraph:
    words = f"{proof.title} ({proof.date_text}) " if proof.document_date else f"{proof.title} "
    return Paragraph(((words, None), (proof.address, proof.address)), marker=f"{number}.")
