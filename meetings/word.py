"""The minutes for Word: form 11 of the Saraban regulation, ready to edit and sign."""

from datetime import time

from django.utils import timezone

from agency.context_processors import the_agency
from agency.models.municipality import SAMPLE_WORDS
from documents.word import OfficeDocument, Paragraph, paragraphs_of
from meetings.certification import Certification, certification_of, certified_at
from meetings.models import AgendaItem, Attendance, Meeting, Signature, Statement
from thai.dates import format_thai_date
from thai.digits import to_thai_digits

MARGINS = (2.5, 2, 2, 3)  # top, right, bottom, left in centimetres
FIRST_LINE = 2.5
NOTHING = "-ไม่มี-"


def render_minutes_docx(meeting: Meeting) -> bytes:
    """The minutes as a Word document. Raises documents.errors.PdfError."""
    document = OfficeDocument(
        title=f"รายงานการประชุม{meeting.committee.name} {format_thai_date(meeting.held_on)}",
        author=meeting.committee.name,
        created=timezone.now(),
        margins=MARGINS,
    )
    if the_agency().is_sample:
        document.paragraph(SAMPLE_WORDS, centre=True, bold=True)
    document.heading("รายงานการประชุม", 1, centre=True)
    write_minutes(document, meeting, level=2)
    document.number_pages(at_top=True, before="- ", after=" -")
    return document.finish()


def write_minutes(document: OfficeDocument, meeting: Meeting, level: int) -> None:
    """The minutes below their title; headings from `level` on."""
    for line in _head_lines(meeting):
        document.paragraph(line, centre=True)
    _write_attendance(document, meeting, level)
    document.heading(f"เริ่มประชุม เวลา {_clock(meeting.starts_at)}", level)
    for content in paragraphs_of(meeting.opening):
        document.paragraph(content, first_line=FIRST_LINE)
    for item in meeting.agenda_items.all():
        _write_agenda_item(document, item, level)
    if earlier := certified_at(meeting):
        document.heading("การรับรองรายงานการประชุมครั้งก่อน", level)
        for told in earlier:
            _write_certification(document, told)
    if meeting.ends_at:
        document.paragraph(f"ปิดการประชุม เวลา {_clock(meeting.ends_at)}", bold=True)
    for signature in meeting.signatures.all():
        _write_signature(document, signature)
    if certified := certification_of(meeting):
        document.heading("การรับรองรายงานการประชุมนี้", level)
        _write_certification(document, certified)
        if certified.corrections:
            document.paragraph("ข้อความข้างต้นเป็นฉบับที่นำเข้าที่ประชุม ไม่ได้แก้ตามรายการนี้")
    _write_photographs(document, meeting)


def _head_lines(meeting: Meeting) -> list[str]:
    number = [f"ครั้งที่ {to_thai_digits(meeting.number)}"] if meeting.number else []
    when = f"เมื่อ{to_thai_digits(meeting.date_text)} เวลา {_clock(meeting.starts_at)}"
    return [meeting.committee.name, *number, when, f"ณ {meeting.place}"]


def _write_attendance(document: OfficeDocument, meeting: Meeting, level: int) -> None:
    for title, people in (
        ("ผู้มาประชุม", meeting.present),
        ("ผู้ไม่มาประชุม", meeting.absent),
        ("ผู้เข้าร่วมประชุม", meeting.guests),
    ):
        document.heading(title, level)
        _write_people(document, people)


def _write_people(document: OfficeDocument, people: list[Attendance]) -> None:
    if not people:
        document.paragraph(NOTHING, left=FIRST_LINE)
        return
    rows, list_id = [], document.numbered_list()
    for person in people:
        who = " ".join(filter(None, [person.name, person.post]))
        if person.acting_for:
            who += f" แทน{person.acting_for}"
        role = f"{person.role} ({person.reason})" if person.reason else person.role
        rows.append([[Paragraph.plain(who, list_id=list_id)], [Paragraph.plain(role)]])
    document.columns(rows, [9.5, 6.5])


def _write_agenda_item(document: OfficeDocument, item: AgendaItem, level: int) -> None:
    document.heading(str(item), level)
    if item.is_empty:
        document.paragraph(NOTHING, left=FIRST_LINE)
        return
    for content in paragraphs_of(item.details):
        document.paragraph(content)
    rows = [_statement_row(statement) for statement in item.statements.all()]
    if item.resolution:
        title = [Paragraph.plain("มติที่ประชุม", bold=True)]
        rows.append([title, paragraphs_of(item.resolution)])
    document.columns(rows, [5.6, 10.4])


def _statement_row(statement: Statement) -> list[list[Paragraph]]:
    speaker = [Paragraph.plain(statement.speaker)]
    if statement.post:
        speaker.append(Paragraph.plain(statement.post))
    return [speaker, paragraphs_of(statement.text)]


def _write_signature(document: OfficeDocument, signature: Signature) -> None:
    document.paragraph("")
    document.paragraph(f"(ลงชื่อ) ......................... {signature.label}", left=3)
    document.paragraph(f"({signature.name})", left=5)
    if signature.post:
        document.paragraph(signature.post, left=5)


def _write_certification(document: OfficeDocument, told: Certification) -> None:
    document.paragraph(to_thai_digits(told.text), first_line=FIRST_LINE)
    if told.corrections:
        document.paragraph("โดยที่ประชุมให้แก้ไขดังนี้", first_line=FIRST_LINE)
    for number, correction in enumerate(told.corrections, start=1):
        document.paragraph(f"{to_thai_digits(number)}. {correction.sentence}", left=1)


def _write_photographs(document: OfficeDocument, meeting: Meeting) -> None:
    """The photographs on a page of their own, below their caption."""
    photographs = list(meeting.photographs.all())
    if photographs:
        document.page_break()
    for line in meeting.photo_caption.splitlines():
        document.paragraph(line, centre=True, bold=True)
    for photograph in photographs:
        with photograph.file.open() as picture:
            document.picture(picture, photograph.caption)


def _clock(moment: time) -> str:
    return f"{to_thai_digits(f'{moment:%H.%M}')} น."
