"""The ITAS sheet for Word: one table per item, to be read beside the form."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from documents.document import Document
from documents.model import (
    Align,
    Block,
    Cell,
    Clause,
    Clauses,
    Column,
    Heading,
    Paragraph,
    Table,
    Typed,
)
from documents.word_writer import write_word
from oit_checklist.itas.sheet import SheetElement, SheetEvidence, SheetRow
from oit_checklist.itas.sheet_documents import SheetDocument

MARGINS = (2, 2, 2, 2.5)  # top, right, bottom, left in centimetres
COLUMNS = [Column("หัวข้อ", "หัวข้อ", 3.5), Column("รายละเอียด", "รายละเอียด", 13)]


def render_sheet_docx(sheet: SheetDocument) -> bytes:
    """The sheet as a Word document. Raises documents.errors.PdfError."""
    return write_word(sheet_document(sheet))


def sheet_document(sheet: SheetDocument) -> Document:
    """The sheet as a document for a writer."""
    return Document(
        title=sheet.title,
        author=sheet.agency_name,
        created=sheet.as_of,
        head=sheet.title,
        margins=MARGINS,
        is_verbatim=True,
        blocks=[
            Heading(sheet.title, 1, align=Align.CENTRE, is_title=True),
            Paragraph(sheet.agency_name, align=Align.CENTRE),
            Paragraph(sheet.subtitle, align=Align.CENTRE),
            *(block for row in sheet.rows for block in _item(row)),
        ],
    )


def _item(row: SheetRow) -> Iterator[Block]:
    yield Heading(f"{row.code} {row.title}", 1)
    yield Table(
        COLUMNS,
        [
            [Cell([Paragraph(name, bold=True)], heads="row"), Cell(list(said) or [Paragraph("–")])]
            for name, said in _lines(row).items()
        ],
    )


def _lines(row: SheetRow) -> dict[str, Sequence[Block]]:
    status = f"{row.status_text} · {row.proof_words}"
    if not row.is_public:
        status += " · ประชาชนยังเปิดหน้านี้ไม่ได้"
    return {
        "URL": [Paragraph(row.url, address=row.url)],
        "ลำดับการคลิก": _typed(row.click_path),
        "คำอธิบาย": _typed(row.explanation),
        "หลักฐาน": _clauses(_proof(n, proof) for n, proof in enumerate(row.evidence, start=1)),
        "สถานะที่รายงาน": [Paragraph(status)],
        "เกณฑ์": _typed(row.criteria_words),
        "องค์ประกอบ": _clauses(nested(row.elements)),
        "หลักฐานที่ใช้ไม่ได้": _clauses(Clause(text) for text in row.faults),
        "ยังไม่มีหลักฐานที่ใช้ได้": _clauses(Clause(text) for text in row.missing_elements),
    }


def _typed(text: str) -> list[Block]:
    return [Typed(text)] if text.strip() else []


def _clauses(clauses: Iterator[Clause] | Sequence[Clause]) -> list[Block]:
    found = list(clauses)
    return [Clauses(found)] if found else []


def nested(lines: Sequence[SheetElement], level: int = 0) -> list[Clause]:
    """Lines that tell their level as clauses, each with what stands deeper behind it."""
    found: list[Clause] = []
    for is_deeper, group in groupby(lines, key=lambda line: line.level > level):
        if is_deeper:
            below = tuple(nested(list(group), level + 1))
            last = found.pop() if found else Clause("")
            found.append(Clause(last.words, last.marker, below))
        else:
            found += [Clause(_element(line)) for line in group]
    return found


def _element(line: SheetElement) -> str:
    return f"{line.text}: {line.state_text}" if line.state_text else line.text


def _proof(number: int, proof: SheetEvidence) -> Clause:
    date = f" ({proof.date_text})" if proof.document_date else ""
    return Clause(f"{proof.title}{date} {proof.address}", f"{number}.")
