"""The annual report for Word: the same contents as the page and the PDF, ready to sign."""

from typing import Any

from django.utils import timezone

from agency.models.municipality import SAMPLE_WORDS
from annual_report.contents import ReportContents
from catalogue.report_tables import (
    Annex,
    Cell,
    Chapter,
    Code,
    Names,
    NestedLines,
    Progress,
    ReportTable,
    RowHeading,
    Spanning,
    TypedText,
    Words,
)
from documents.word import OfficeDocument, Paragraph, paragraphs_of
from thai.digits import to_thai_digits

MARGINS = (2.5, 2, 2, 3)  # top, right, bottom, left in centimetres


def render_report_docx(contents: ReportContents) -> bytes:
    """The report as a Word document. Raises documents.errors.PdfError."""
    document = OfficeDocument(
        title=contents.title,
        author=contents.agency.name,
        created=timezone.now(),
        margins=MARGINS,
    )
    _write_cover(document, contents)
    document.heading("สารบัญ", 1, centre=True)
    document.table_of_contents(_headings(contents))
    document.page_break()
    if contents.fiscal_year.introduction:
        document.heading("บทนำ", 1, centre=True)
        for content in paragraphs_of(contents.fiscal_year.introduction):
            document.paragraph(content, first_line=2.5)
    document.new_section(landscape=True)
    for chapter in contents.chapters:
        _write_chapter(document, chapter)
    if contents.annexes:
        document.new_section(landscape=False)
    for number, annex in enumerate(contents.annexes):
        if number:
            document.page_break()
        _write_annex(document, annex)
    year = to_thai_digits(contents.fiscal_year.year_be)
    head = f"{contents.agency.name} · รายงาน ITA ปีงบประมาณ {year}"
    document.number_pages(at_top=False, head=head)
    return document.finish()


def _write_cover(document: OfficeDocument, contents: ReportContents) -> None:
    if contents.agency.is_sample:
        document.paragraph(SAMPLE_WORDS, centre=True, bold=True)
    for _ in range(5):
        document.paragraph("")
    for line in contents.title_lines:
        document.paragraph(line, centre=True, bold=True, size=20)
    year = contents.fiscal_year
    if year.total_score is not None:
        document.paragraph("")
        score = to_thai_digits(year.total_score)
        document.paragraph(f"คะแนน {score}", centre=True, bold=True, size=22)
        document.paragraph(f"ระดับ {year.grade}", centre=True, bold=True, size=22)
    document.page_break()


def _headings(contents: ReportContents) -> list[tuple[int, str]]:
    """What the table of contents lists: levels and titles."""
    lines = [(1, "บทนำ")] if contents.fiscal_year.introduction else []
    for chapter in contents.chapters:
        lines.append((1, chapter.title))
        lines += [(2, group.title) for group in chapter.groups if group.title]
    return [*lines, (1, "ภาคผนวก")] if contents.annexes else lines


def _write_chapter(document: OfficeDocument, chapter: Chapter) -> None:
    document.heading(chapter.title, 1, centre=True)
    for note in chapter.notes:
        document.paragraph(note)
    for group in chapter.groups:
        if group.title:
            document.heading(group.title, 2)
        for table in group.tables:
            if group.title:
                document.heading(table.caption, 3)
            elif table.caption != chapter.title:
                document.paragraph(table.caption, bold=True)
            _write_table(document, table)


def _write_table(document: OfficeDocument, table: ReportTable) -> None:
    document.table(
        [column.heading for column in table.columns],
        [[paragraphs_of_cell(cell) for _, cell in row] for row in table.body],
        [column.width for column in table.columns],
    )


def _write_annex(document: OfficeDocument, annex: Annex) -> None:
    document.heading("ภาคผนวก", 1, centre=True)
    for line in annex.headings:
        document.paragraph(line, centre=True, bold=True)
    document.heading(annex.title, 2, centre=True)
    annex.write(document, annex.row)


def paragraphs_of_cell(cell: Cell) -> list[Paragraph]:
    """A cell of a table as Word prints it."""
    match cell:
        case RowHeading(text) | Code(text) | Words(text):
            return [Paragraph.plain(text)]
        case Spanning(text):
            return [Paragraph.plain(text, bold=True)]
        case TypedText(text):
            return paragraphs_of(text)
        case Names(names):
            return [Paragraph.plain(name) for name in names]
        case NestedLines(lines):
            flat = (each for line in lines for each in line.flat())
            return [
                Paragraph.plain(line.text, marker=line.marker or "-", level=level)
                for level, line in flat
            ]
        case Progress(status, text, measured):
            told = [Paragraph.plain(line) for line in measured]
            return [*_boxes(status), *told, *paragraphs_of(text)]


def _boxes(chosen: Any) -> list[Paragraph]:
    """The official boxes, that of the chosen status ticked and bold."""
    return [
        Paragraph.plain(f"{box} {status.label}", bold=status == chosen)
        for status, box in chosen.boxes
    ]
