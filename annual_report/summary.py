"""
The report on one page: score, what is done and what is proved, money, what needs attention.

It fits one page whatever the year holds: charts have a bar for each instrument and each kind of
row, sentences count and never list. Estimates stand nowhere in it: they are for the office.
"""

from collections.abc import Iterator
from decimal import Decimal

from agency.models import FiscalYear
from annual_report.contents import ReportContents
from documents.figures import Bar, Bars
from documents.model import Align, Block, Clause, Clauses, Heading, Paragraph, Part, Size
from progress.counts import Progress, progress_of
from thai.digits import to_thai_digits

TITLE = "สรุปผลการดำเนินงาน"


def summary_page(contents: ReportContents) -> Part:
    """The page; what is read costs no query."""
    counts = [
        (name, progress_of(rows))
        for part in contents.parts
        for name, rows in part.record.report_counts(part.rows)
    ]
    blocks: list[Block] = [
        Heading(TITLE, 1, anchor="summary", align=Align.CENTRE),
        *(Paragraph(to_thai_digits(line), bold=True) for line in score_lines(contents)),
        *(
            chart
            for part in contents.parts
            for chart in part.record.report_charts(contents.fiscal_year, contents.before)
        ),
        *_progress_charts(counts, contents.agency.body_word),
        *_attention(contents, counts),
    ]
    return Part("summary", blocks, new_page=True)


def score_lines(contents: ReportContents) -> Iterator[str]:
    """The announced total and grade, and last year's beside it, as sentences."""
    year, before = contents.fiscal_year, contents.before
    if year.total_score is None:
        yield f"ยังไม่มีคะแนนผลการประเมินที่ประกาศของปีงบประมาณ {year}"
    else:
        yield f"ปีงบประมาณ {year} {_scored(year)}"
    if before is None:
        return
    told = f"ปีงบประมาณ {before} {_scored(before)}"
    if year.total_score is not None and before.total_score is not None:
        told = f"{_difference(year.total_score - before.total_score)} {told}"
    yield told


def _scored(year: FiscalYear) -> str:
    grade = f" ระดับ {year.grade}" if year.grade else ""
    return f"คะแนนรวม {year.total_score}{grade}"


def _difference(points: Decimal) -> str:
    if not points:
        return "เท่ากับ"
    return f"{'เพิ่มขึ้น' if points > 0 else 'ลดลง'} {abs(points)} คะแนน จาก"


def _progress_charts(counts: list[tuple[str, Progress]], body_word: str) -> Iterator[Bars]:
    """Both marks of docs/decisions/0029: what is reported, and what evidence proves."""
    reported = [
        Bar(name, each.percent, to_thai_digits(f"{each.done} จาก {each.total}"))
        for name, each in counts
        if each.total
    ]
    proved = [
        Bar(name, each.proved_percent, to_thai_digits(f"{each.proved} จาก {each.asked}"))
        for name, each in counts
        if each.asked
    ]
    if reported:
        done = counts[0][1].statuses.done_words
        yield Bars(f"{body_word}รายงานว่า{done} (รายการ)", reported)
    if proved:
        yield Bars("มีหลักฐานที่เผยแพร่ครบ (รายการ)", proved)


def _attention(contents: ReportContents, counts: list[tuple[str, Progress]]) -> Iterator[Block]:
    lines = [line for part in contents.parts for line in part.record.report_highlights(part.rows)]
    lines += [line for name, each in counts for line in _open(name, each)]
    yield Paragraph("เรื่องที่ควรทราบและควรติดตาม", bold=True, stays=True, space_before=0.3)
    if lines:
        yield Clauses([Clause(to_thai_digits(line)) for line in lines])
    else:
        yield Paragraph("ไม่มี", size=Size.NORMAL)


def _open(name: str, counted: Progress) -> Iterator[str]:
    left = " ".join(f"{status.label} {count}" for status, count in counted.open_counts)
    if left:
        yield f"{name}: {left} จาก {counted.total} รายการ"
    if counted.unproved:
        yield f"{name}: หลักฐานที่เผยแพร่ยังไม่ครบ {counted.unproved} จาก {counted.asked} รายการ"
