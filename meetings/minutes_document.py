"""The minutes as a document: form 11 of the Saraban regulation 2526."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from agency.context_processors import the_agency
from documents.document import Document, PageNumbers
from documents.figures import People, Person, Picture, Signature, Signatures
from documents.model import Align, Block, Heading, Paragraph, Part, Spoken, Typed
from meetings.certification import Certification, certification_of, certified_at
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.passages import (
    name_of,
    name_of_meeting,
    name_of_opening,
    name_of_resolution,
)
from records.addresses import absolute
from thai.dates import format_thai_date
from thai.digits import to_thai_digits

FIRST_LINE = 2.5  # centimetres
NOTHING = "-ไม่มี-"


def minutes_document(meeting: Meeting) -> Document:
    """The minutes of a meeting loaded by `for_minutes`, for paper and Word."""
    return Document(
        title=f"รายงานการประชุม{meeting.committee.name} {format_thai_date(meeting.held_on)}",
        author=meeting.committee.name,
        kind="minutes",
        mark=the_agency().mark_on_paper,
        notice=the_agency().notice_on_paper,
        blocks=[
            Heading(
                "รายงานการประชุม",
                1,
                align=Align.CENTRE,
                is_title=True,
                passage=name_of_meeting(meeting),
            ),
            *minutes_blocks(meeting, level=1),
        ],
        numbers=PageNumbers(at_top=True, before="- ", after=" -"),
    )


def _title(meeting: Meeting) -> Heading:
    name = name_of_meeting(meeting)
    return Heading("รายงานการประชุม", 1, align=Align.CENTRE, is_title=True, passage=name)


def minutes_blocks(meeting: Meeting, level: int, *, for_web: bool = False) -> list[Block]:
    """
    The minutes below their title; headings from `level` on.

    for_web: what is told of another meeting leads to its page.
    """
    return [
        *_head(meeting),
        *_attendance(meeting, level),
        Heading(
            f"เริ่มประชุม เวลา {_clock(meeting.starts_at)}", level, passage=name_of_opening(meeting)
        ),
        *_typed(meeting.opening, first_line=FIRST_LINE),
        *(_agenda_item(item, level) for item in meeting.agenda_items.all()),
        *_certified_here(meeting, level, for_web),
        *_end(meeting),
        *_certified(meeting, level, for_web),
        *_photographs(meeting),
    ]


def _head(meeting: Meeting) -> Iterator[Block]:
    lines = [meeting.committee.name]
    if meeting.number:
        lines.append(f"ครั้งที่ {to_thai_digits(meeting.number)}")
    lines.append(f"เมื่อ{to_thai_digits(meeting.date_text)} เวลา {_clock(meeting.starts_at)}")
    lines.append(f"ณ {meeting.place}")
    blocks = [Paragraph(line, align=Align.CENTRE) for line in lines]
    if meeting.is_draft:
        blocks.insert(0, Paragraph("ร่าง ยังไม่ได้ตรวจ", align=Align.CENTRE, bold=True))
    yield Part("minutes__head", blocks)


def _attendance(meeting: Meeting, level: int) -> Iterator[Block]:
    for title, people in (
        ("ผู้มาประชุม", meeting.present),
        ("ผู้ไม่มาประชุม", meeting.absent),
        ("ผู้เข้าร่วมประชุม", meeting.guests),
    ):
        yield Heading(title, level)
        yield People([_person(each) for each in people]) if people else _nothing()


def _person(row: Attendance) -> Person:
    who = " ".join(filter(None, [row.name, row.post]))
    if row.acting_for:
        who += f" แทน{row.acting_for}"
    role = f"{row.role} ({row.reason})" if row.reason else row.role
    return Person(who, role.strip())


def _agenda_item(item: AgendaItem, level: int) -> Part:
    blocks: list[Block] = [Heading(item.title, level, number=item.numbering, passage=name_of(item))]
    if item.is_empty:
        blocks.append(_nothing())
    blocks += _typed(item.details, left=FIRST_LINE)
    for each in item.statements.all():
        said = [Typed(each.text)]
        blocks.append(Spoken(each.speaker, said, each.post, passage=name_of(each)))
    blocks += [
        Paragraph(f"เอกสารประกอบ: {paper}", left=FIRST_LINE, address=absolute(paper.get_file_url()))
        for paper in item.papers.all()
    ]
    if resolved := item.resolved:
        name = name_of_resolution(item)
        blocks.append(Spoken("มติที่ประชุม", [Typed(resolved)], is_resolution=True, passage=name))
    return Part("agenda", blocks)


def _end(meeting: Meeting) -> Iterator[Block]:
    if meeting.ends_at:
        words = f"{meeting.end_words} เวลา {_clock(meeting.ends_at)}"
        yield Paragraph(words, bold=True, kind="minutes__end", space_before=0.4)
    signed = [
        Signature(each.name, each.label, each.post, field=f"{each.name} {each.label}")
        for each in meeting.signatures.all()
    ]
    if signed:
        yield Signatures(signed)


def _certified_here(meeting: Meeting, level: int, for_web: bool) -> Iterator[Block]:
    if earlier := certified_at(meeting):
        told = [block for each in earlier for block in _certification(each, for_web)]
        heading = Heading("การรับรองรายงานการประชุมครั้งก่อน", level)
        yield Part("certification", [heading, *told])


def _certified(meeting: Meeting, level: int, for_web: bool) -> Iterator[Block]:
    if certified := certification_of(meeting):
        heading = Heading("การรับรองรายงานการประชุมนี้", level)
        blocks = [heading, *_certification(certified, for_web)]
        if certified.corrections:
            blocks.append(Paragraph("ข้อความข้างต้นเป็นฉบับที่นำเข้าที่ประชุม ไม่ได้แก้ตามรายการนี้"))
        yield Part("certification", blocks)


def _certification(told: Certification, for_web: bool) -> Iterator[Block]:
    address = told.address if for_web else ""
    yield Paragraph(to_thai_digits(told.text), first_line=FIRST_LINE, address=address)
    if told.corrections:
        yield Paragraph("โดยที่ประชุมให้แก้ไขดังนี้", first_line=FIRST_LINE)
    for number, correction in enumerate(told.corrections, start=1):
        yield Paragraph(f"{to_thai_digits(number)}. {correction.sentence}", left=1)


def _photographs(meeting: Meeting) -> Iterator[Block]:
    """The photographs on a page of their own, below their caption."""
    photographs = list(meeting.photographs.all())
    blocks: list[Block] = [
        Paragraph(line, align=Align.CENTRE, bold=True, stays=True)
        for line in meeting.photo_caption.splitlines()
    ]
    blocks += [
        Picture(
            stored=each.file.name or "",
            words=each.caption,
            address=each.get_file_url(),
            caption=each.caption,
            pixels=(each.width, each.height) if each.width and each.height else None,
        )
        for each in photographs
    ]
    if blocks and not photographs and isinstance(blocks[0], Paragraph):
        blocks[0] = replace(blocks[0], space_before=1)  # not to be read as a signer's post
    if blocks:
        yield Part("photographs", blocks, new_page=bool(photographs))


def _typed(text: str, *, first_line: float = 0, left: float = 0) -> list[Block]:
    return [Typed(text, first_line=first_line, left=left)] if text.strip() else []


def _nothing() -> Paragraph:
    return Paragraph(NOTHING, left=FIRST_LINE, kind="nothing")


def _clock(moment: time) -> str:
    return f"{to_thai_digits(f'{moment:%H.%M}')} น."
