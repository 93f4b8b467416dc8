"""The papers that lie on the table: agenda, sign-in sheet, list for circulating the minutes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from agency.context_processors import the_agency
from documents.document import Document, PageNumbers
from documents.model import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Inline,
    Paragraph,
    Part,
    Table,
    Typed,
)
from meetings.circulating import Person, people_of
from meetings.models import Meeting
from thai.dates import format_thai_date
from thai.digits import to_thai_digits
from thai.document_digits import document_digits

NUMBERS = PageNumbers(at_top=True, before="- ", after=" -")
BLANK_ROWS = 5  # for people whom nobody expected
AFTER_HEAD = 0.35  # centimetres
ROW = 1.1  # centimetres: room for a signature


def agenda_document(meeting: Meeting) -> Document:
    """ระเบียบวาระการประชุม: what the meeting is to talk about, with the papers of each item."""
    blocks: list[Block] = []
    for item in meeting.agenda_items.all():
        told: list[Block] = [Heading(item.title, 1, number=item.numbering)]
        told += [Paragraph(f"เอกสารประกอบ: {paper}", left=2.5) for paper in item.papers.all()]
        blocks.append(Part("agenda", told))
    return _document(meeting, "ระเบียบวาระการประชุม", blocks or [Paragraph("ยังไม่ได้กำหนดระเบียบวาระ")])


def sign_in_document(meeting: Meeting) -> Document:
    """ใบลงลายมือชื่อ: everybody who is expected, and empty rows for others."""
    rows = [(person.name, person.post, role) for person, role in _expected(meeting)]
    table = _table(
        ("ชื่อ-สกุล", 4.2), ("ตำแหน่ง", 5.2), ("ลายมือชื่อ", 3.2), ("หมายเหตุ (มาแทน)", 2.3),
        rows=[(name, "\n".join(filter(None, [post, role])), "", "") for name, post, role in rows],
        blank=BLANK_ROWS,
    )  # fmt: skip
    return _document(meeting, "ใบลงลายมือชื่อผู้เข้าประชุม", [table])


def circulation_document(meeting: Meeting) -> Document:
    """ใบเวียนรายงานการประชุม: who read the minutes, signed, and asks for corrections or not."""
    last = meeting.circulations.order_by("-number").first()
    people: Iterable[Person] = people_of(meeting)
    if last:
        people = [Person(row.name, row.post) for row in last.recipients.all()]
    table = _table(
        ("ชื่อ-สกุล", 4.3), ("ตำแหน่ง", 4.0), ("รับรอง / แก้ไข", 2.4), ("ลายมือชื่อ", 2.6), ("วันที่", 1.6),
        rows=[(person.name, person.post, "", "", "") for person in people],
        blank=0,
    )  # fmt: skip
    blocks: list[Block] = [table]
    if last:
        until = to_thai_digits(format_thai_date(last.until))
        blocks.insert(
            0, Typed(f"ขอให้ตรวจร่างรายงานการประชุมที่แนบ และแจ้งข้อแก้ไขภายในวันที่ {until}", first_line=2.5)
        )
    return _document(meeting, "ใบเวียนรายงานการประชุม", blocks)


def _expected(meeting: Meeting) -> list[tuple[Person, str]]:
    """Who is expected, with the role: those in the minutes so far, else the committee's members."""
    written = {row.name or row.post: row.role for row in meeting.attendance.all()}
    roles = {str(member): member.role for member in meeting.committee.members.all()} | written
    return [(person, roles.get(person.name or person.post, "")) for person in people_of(meeting)]


def _document(meeting: Meeting, title: str, blocks: Sequence[Block]) -> Document:
    agency = the_agency()
    number = [f"ครั้งที่ {meeting.number}"] if meeting.number else []
    when = f"{meeting.date_text} เวลา {meeting.starts_at:%H.%M} น."
    lines = [meeting.committee.name, *number, when, f"ณ {meeting.place}"]
    centred = [Paragraph(document_digits(line), align=Align.CENTRE) for line in lines]
    centred[-1] = replace(centred[-1], space_after=AFTER_HEAD)
    head = Part("minutes__head", centred)
    return Document(
        title=f"{title} {meeting}",
        author=agency.name,
        kind="minutes",
        blocks=[Heading(title, 1, align=Align.CENTRE, is_title=True), head, *blocks],
        numbers=NUMBERS,
        mark=agency.mark_on_paper,
        notice=agency.notice_on_paper,
    )


def _table(*columns: tuple[str, float], rows: Sequence[Sequence[str]], blank: int) -> Table:
    """A table counted from ๑ on, with empty rows at its end."""
    heads = [Column("ที่", "ที่", 1.1), *(Column(words, words, width) for words, width in columns)]
    filled = [*rows, *([""] * len(columns) for _ in range(blank))]
    cells = [
        [Cell([Inline(to_thai_digits(number))], is_code=True), *(_cell(words) for words in row)]
        for number, row in enumerate(filled, start=1)
    ]
    return Table(heads, cells, row_height=ROW, kind="sign-in")


def _cell(words: str) -> Cell:
    """Each line of the words on one of its own."""
    return Cell([Paragraph(line) for line in document_digits(words).split("\n")])
