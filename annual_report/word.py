"""The annual report for Word: the same contents as the page and the PDF, ready to sign."""

from django.utils import timezone

from annual_report.contents import ReportContents
from documents.word import OfficeDocument, Paragraph, paragraphs_of
from meetings.word import write_minutes
from oit_checklist.models import ChecklistItem
from progress.models import Assignment
from thai.dates import format_period
from thai.digits import to_thai_digits

MARGINS = (2.5, 2, 2, 3)  # top, right, bottom, left in centimetres
MEASURE_HEADS = [
    "มาตรการ/กิจกรรม",
    "วิธีดำเนินการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลา",
    "สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม",
    "ผลลัพธ์หรือความสำเร็จการดำเนินการ",
]
INDICATOR_HEADS = [
    "ตัวชี้วัด",
    "แนวทางในการยกระดับการประเมิน",
    "ผู้รับผิดชอบ",
    "ระยะเวลา",
    "ความก้าวหน้าผลการดำเนินการ",
]
ITEM_HEADS = ["ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "ผู้รับผิดชอบ", "ความก้าวหน้าผลการดำเนินการ"]


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
    _write_tables(document, contents)
    if contents.meetings:
        document.new_section(landscape=False)
    for number, meeting in enumerate(contents.meetings):
        if number:
            document.page_break()
        document.heading("ภาคผนวก", 1, centre=True)
        for line in meeting.annex_heading.splitlines():
            document.paragraph(line, centre=True, bold=True)
        document.heading("รายงานการประชุม", 2, centre=True)
        write_minutes(document, meeting, level=3)
    year = to_thai_digits(contents.fiscal_year.year_be)
    head = f"{contents.agency.name} · รายงาน ITA ปีงบประมาณ {year}"
    document.number_pages(at_top=False, head=head)
    return document.finish()


def _write_cover(document: OfficeDocument, contents: ReportContents) -> None:
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
    lines = [
        (1, "บทนำ", contents.fiscal_year.introduction),
        (1, "มาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใส", contents.measures),
        (1, "ประเด็นการประเมิน IIT", contents.iit_items),
        (1, "ประเด็นการประเมิน EIT", contents.eit_items),
        (1, "ประเด็นการประเมิน OIT", contents.oit_sections),
        *((2, _section_title(part.section), True) for part in contents.oit_sections),
        (1, "ภาคผนวก", contents.meetings),
    ]
    return [(level, words) for level, words, is_there in lines if is_there]


def _write_tables(document: OfficeDocument, contents: ReportContents) -> None:
    if contents.measures:
        document.heading("มาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใส", 1, centre=True)
        rows = [_measure_row(measure) for measure in contents.measures]
        document.table(MEASURE_HEADS, rows, [4, 5.8, 2.6, 3.2, 5.9, 4.6])
    for name, items in (("IIT", contents.iit_items), ("EIT", contents.eit_items)):
        if items:
            document.heading(f"ประเด็นการประเมิน {name}", 1, centre=True)
            rows = [_indicator_row(item) for item in items]
            document.table(INDICATOR_HEADS, rows, [4, 8.4, 2.6, 3.2, 7.9])
    if contents.oit_sections:
        document.heading("ประเด็นการประเมิน OIT", 1, centre=True)
    for part in contents.oit_sections:
        document.heading(_section_title(part.section), 2)
        for theme in part.themes:
            document.heading(theme.title, 3)
            document.table(
                ITEM_HEADS, [_item_row(item) for item in theme.items], [1.6, 4.6, 10.2, 2.6, 7.1]
            )


def _section_title(section) -> str:
    return f"ตัวชี้วัดย่อยที่ {to_thai_digits(section.number)} {section.title}"


def _measure_row(measure) -> list[list[Paragraph]]:
    update = measure.published_update
    return [
        [Paragraph.plain(measure.title)],
        paragraphs_of(measure.method),
        _responsible(measure),
        _period(measure),
        paragraphs_of(update.results) if update else [],
        paragraphs_of(update.outcomes) if update else [],
    ]


def _indicator_row(item: ChecklistItem) -> list[list[Paragraph]]:
    return [
        [Paragraph.plain(f"ตัวชี้วัดที่ {to_thai_digits(item.number)} {item.title}")],
        _elements(item),
        _responsible(item),
        _period(item),
        _progress(item),
    ]


def _item_row(item: ChecklistItem) -> list[list[Paragraph]]:
    return [
        [Paragraph.plain(f"o{to_thai_digits(item.number)}")],
        [Paragraph.plain(item.title)],
        _elements(item),
        _responsible(item),
        _progress(item),
    ]


def _elements(item: ChecklistItem) -> list[Paragraph]:
    return [Paragraph.plain(row.text, marker=row.marker or "-") for row in item.elements.all()]


def _responsible(row: Assignment) -> list[Paragraph]:
    return [Paragraph.plain(name) for name in row.responsible]


def _period(row: Assignment) -> list[Paragraph]:
    return [Paragraph.plain(to_thai_digits(format_period(row.starts_on, row.ends_on)))]


def _progress(item: ChecklistItem) -> list[Paragraph]:
    update = item.published_update
    boxes = [
        Paragraph.plain(f"{box} {status.label}", bold=status is item.status)
        for status, box in item.status.boxes
    ]
    return boxes + (paragraphs_of(update.progress) if update else [])
