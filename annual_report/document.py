"""The annual report of a year as one document, for the page, the PDF and Word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.safestring import SafeString

from annual_report.contents import ReportContents
from annual_report.summary import summary_page
from annual_report.year_texts import (
    FIRST_LINE,
    problems_and_suggestions,
    signature_page,
    signers_on_the_web,
)
from catalogue.report_cells import table_of
from catalogue.report_tables import Annex, Chapter, TableGroup
from documents.document import Document
from documents.figures import Code, Picture
from documents.html_writer import blocks_html
from documents.model import Align, Block, Contents, Heading, Paragraph, Part, Size, Typed
from documents.seal_words import seal_words
from records.addresses import absolute
from thai.dates import format_thai_date
from thai.digits import to_thai_digits


@dataclass(frozen=True)
class Edition:
    """What an edition tells of itself: its number, the day of its data, what its file carries."""

    number: int
    as_of: datetime
    attached: int = 0  # files of open data
    seal_owner: str = ""  # whose seal is set on it; "" for none


def report_document(
    contents: ReportContents,
    *,
    edition: Edition | None = None,
    draft: bool = False,
) -> Document:
    """
    The printed report: the state of now, today's draft, or an edition with its number and date.
    """
    return Document(
        title=contents.title,
        author=contents.agency.name,
        kind="report",
        head=_running_head(contents, edition),
        created=edition.as_of if edition else None,
        blocks=[
            _cover(contents, edition),
            Part("contents-page", [Contents()], new_page=True),
            *report_blocks(contents),
            *_verification(contents, edition),
        ],
        mark=contents.agency.mark_on_paper or ("ร่าง" if draft else ""),
        notice=contents.agency.notice_on_paper,
    )


def report_blocks(contents: ReportContents, *, for_web: bool = False) -> list[Block]:
    """The report below its cover and its contents; nobody signs on the web."""
    return [
        summary_page(contents),
        *_introduction(contents),
        *(_chapter(chapter) for chapter in contents.chapters),
        *problems_and_suggestions(contents),
        *(signers_on_the_web(contents) if for_web else signature_page(contents)),
        *(_annex(annex, number, for_web) for number, annex in enumerate(contents.annexes, start=1)),
    ]


def report_on_the_web(contents: ReportContents) -> SafeString:
    """The report below its title as HTML, its contents first; annexes lead to their pages too."""
    blocks = report_blocks(contents, for_web=True)
    document = Document(contents.title, contents.agency.name, [Contents(), *blocks])
    return blocks_html(document.blocks, entries=list(document.entries()))


def verify_address(year_be: int, edition: int) -> str:
    """The public address at which anybody can check an edition."""
    return absolute(reverse("verify:edition", args=[year_be, edition]))


def _running_head(contents: ReportContents, edition: Edition | None) -> str:
    year = to_thai_digits(contents.fiscal_year.year_be)
    head = f"{contents.agency.name} · รายงาน ITA ปีงบประมาณ {year}"
    return f"{head} · ฉบับที่ {to_thai_digits(edition.number)}" if edition else head


def _cover(contents: ReportContents, edition: Edition | None) -> Part:
    agency, year = contents.agency, contents.fiscal_year
    blocks: list[Block] = []
    if agency.seal:
        words = f"ตราสัญลักษณ์{agency.name}"
        blocks.append(Picture(agency.seal.name or "", words, width=3.5, height=3.5))
    blocks.append(Heading("\n".join(contents.title_lines), 1, align=Align.CENTRE, is_title=True))
    if year.total_score is not None:
        blocks.append(_centred(f"คะแนน {to_thai_digits(year.total_score)}", Size.HUGE, "score"))
    if year.total_score is not None and year.grade:
        blocks.append(_centred(f"ระดับ {year.grade}", Size.HUGE, "score"))
    blocks.append(_centred(agency.name, Size.LARGE, "place"))
    if agency.place:
        blocks.append(_centred(agency.place, Size.LARGE, "place"))
    if edition:
        day = to_thai_digits(format_thai_date(edition.as_of))
        told = f"ฉบับที่ {to_thai_digits(edition.number)} · ข้อมูล ณ วันที่ {day}"
        blocks.append(_centred(told, Size.NORMAL, "edition"))
    return Part("cover", blocks)


def _centred(words: str, size: Size, kind: str) -> Paragraph:
    is_bold = kind == "score"
    return Paragraph(words, align=Align.CENTRE, size=size, bold=is_bold, kind=f"cover__{kind}")


def _introduction(contents: ReportContents) -> Iterator[Block]:
    if text := contents.fiscal_year.introduction:
        heading = Heading("บทนำ", 1, anchor="introduction", align=Align.CENTRE)
        yield Part("introduction", [heading, Typed(text, first_line=FIRST_LINE)], new_page=True)


def _chapter(chapter: Chapter) -> Part:
    blocks: list[Block] = [
        Heading(chapter.title, 1, anchor=chapter.anchor, align=Align.CENTRE),
        *(Paragraph(note, kind="note") for note in chapter.notes),
    ]
    for number, group in enumerate(chapter.groups, start=1):
        blocks += _group(group, f"{chapter.anchor}-{number}")
    return Part("wide", blocks, new_page=True, landscape=True)


def _group(group: TableGroup, name: str) -> Iterator[Block]:
    if group.title:
        yield Heading(group.title, 2, anchor=group.anchor or name)
    yield from group.charts
    for number, table in enumerate(group.tables, start=1):
        # Under a heading of its own, a table is a line of the contents.
        is_listed = bool(group.title) and len(group.tables) > 1
        yield table_of(table, anchor=f"{group.anchor or name}-{number}" if is_listed else "")


def _annex(annex: Annex, number: int, for_web: bool) -> Part:
    blocks: list[Block] = [
        Heading("ภาคผนวก", 1, anchor=f"annex{number}", align=Align.CENTRE, entry=annex.entry),
        *(
            Paragraph(line, align=Align.CENTRE, bold=True, stays=True, kind="annex__heading")
            for line in annex.headings
        ),
        Heading(annex.title, 2, align=Align.CENTRE),
    ]
    if for_web:
        blocks.append(Paragraph(annex.link, address=annex.address))
    return Part("annex minutes", [*blocks, *annex.blocks(for_web)], new_page=True)


def _verification(contents: ReportContents, edition: Edition | None) -> Iterator[Block]:
    """The last page of an edition: what it is, what it carries, where anybody can check it."""
    if not edition:
        return
    year, number = contents.fiscal_year.year_be, edition.number
    day = to_thai_digits(format_thai_date(edition.as_of))
    address = verify_address(year, number)
    blocks: list[Block] = [
        Heading("การตรวจสอบเอกสาร", 1, anchor="verify", align=Align.CENTRE),
        Paragraph(
            f"เอกสารนี้คือรายงานประจำปีงบประมาณ {to_thai_digits(year)} "
            f"ฉบับที่ {to_thai_digits(number)} "
            f"ของ{contents.agency.name} จัดทำจากข้อมูลที่เผยแพร่ ณ วันที่ {day}"
        ),
        Paragraph("ตรวจสอบว่าแฟ้มนี้เป็นฉบับที่ออกจริงและไม่ถูกแก้ไข ได้ที่"),
        Code(address, f"QR code ไปยังหน้าตรวจสอบ {address}"),
    ]
    if edition.attached:
        count = to_thai_digits(edition.attached)
        blocks.append(
            Paragraph(
                f"แฟ้ม PDF นี้แนบข้อมูลเปิดของปีงบประมาณ ณ วันเดียวกัน {count} แฟ้ม "
                "โปรแกรมอ่าน PDF แสดงไว้ในรายการแฟ้มแนบ"
            )
        )
    if edition.seal_owner:
        blocks.append(seal_words(edition.seal_owner))
    yield Part("verify", blocks, new_page=True)
