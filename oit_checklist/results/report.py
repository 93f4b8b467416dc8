"""How the annual report prints the announced result, behind the official tables."""

from collections.abc import Iterator, Sequence
from typing import Any

from catalogue.report_tables import (
    Chapter,
    ReportColumn,
    ReportTable,
    RowHeading,
    TableGroup,
    TypedText,
    Words,
)
from oit_checklist.results.last_year import IndicatorLine, Indicators, indicators_of, signed
from oit_checklist.results.models import YearResult
from oit_checklist.results.units import InstrumentScore, instrument_scores
from thai.digits import to_thai_digits

NAME = "ผลการประเมินที่ประกาศ"
MOST_NAMED = 8  # lost items of which the summary tells the code


def _words(value: object) -> Words:
    return Words("–" if value in (None, "") else to_thai_digits(value))


def _heading(value: object) -> RowHeading:
    return RowHeading(to_thai_digits(value))


def _before(line: IndicatorLine) -> Words:
    """The earlier score, and what the number stood for then, if that was something else."""
    renamed = f" ({line.title_before})" if line.is_renamed else ""
    return _words("" if line.before is None else f"{line.before}{renamed}")


def _weighted(score: InstrumentScore) -> Words:
    known = score.weighted is not None
    return _words(f"{score.weighted} จาก {score.weight_text}" if known else "")


_SCORE = ReportColumn("คะแนน (เต็ม ๑๐๐)", "คะแนน", lambda row: _words(row.score), 5)
INSTRUMENTS = (
    ReportColumn("เครื่องมือ", "เครื่องมือ", lambda row: _heading(row.name), 15),
    ReportColumn("ร้อยละ (เต็ม ๑๐๐)", "ร้อยละ", lambda row: _words(row.percent), 5),
    ReportColumn("ถ่วงน้ำหนักแล้ว", "ถ่วงน้ำหนัก", _weighted, 5),
)
COMPARISONS = (
    ReportColumn("กลุ่ม", "กลุ่ม", lambda row: _heading(row.group), 15),
    ReportColumn("อันดับ", "อันดับ", lambda row: _words(row.rank_text), 5),
    ReportColumn("ค่าเฉลี่ยของกลุ่ม", "ค่าเฉลี่ย", lambda row: _words(row.mean), 5),
)
INDICATORS = (
    ReportColumn("ตัวชี้วัด", "ตัวชี้วัด", lambda row: _heading(row.now), 11),
    ReportColumn("เครื่องมือ", "เครื่องมือ", lambda row: _words(row.now.instrument), 3),
    ReportColumn("คะแนน (เต็ม ๑๐๐)", "คะแนน", lambda row: _words(row.now.score), 3),
)
QUESTIONS = (
    ReportColumn("ข้อคำถาม", "ข้อคำถาม", _heading, 15),
    ReportColumn("ตัวชี้วัดที่", "ตัวชี้วัดที่", lambda row: _words(row.indicator), 5),
    _SCORE,
)
LOST_ITEMS = (
    ReportColumn("ข้อ", "ข้อ", _heading, 9),
    ReportColumn("ความเห็นของผู้ตรวจประเมิน", "ความเห็น", lambda row: TypedText(row.reason), 16),
)
REMARKS = (
    ReportColumn("ประเภท", "ประเภท", lambda row: _heading(row.get_kind_display()), 9),
    ReportColumn("ข้อความ", "ข้อความ", lambda row: TypedText(row.text), 16),
)
# Title and anchor of each group, and its tables: caption, how print.css knows it, columns.
GROUPS = (
    ("คะแนนและอันดับ", "results-scores", (
        ("คะแนนแต่ละเครื่องมือ", "result-scores", INSTRUMENTS),
        ("อันดับและค่าเฉลี่ยของกลุ่ม", "result-scores", COMPARISONS),
    )),
    ("ตัวชี้วัดและข้อคำถาม", "results-indicators", (
        ("คะแนนรายตัวชี้วัด", "result-indicators", INDICATORS),
        ("คะแนนรายข้อคำถาม", "result-scores", QUESTIONS),
    )),
    ("ข้อที่ไม่ได้คะแนนและข้อสังเกต", "results-lost", (
        ("ข้อ OIT ที่ไม่ได้คะแนน", "result-texts", LOST_ITEMS),
        ("จุดแข็งและจุดที่ต้องพัฒนา", "result-texts", REMARKS),
    )),
)  # fmt: skip


def _beside(year_before: int | None) -> tuple[ReportColumn, ...]:
    """The columns of the indicators, with an earlier year's beside where there is one."""
    if year_before is None:
        return INDICATORS
    name = to_thai_digits(f"ปี {year_before}")
    return (
        *INDICATORS,
        ReportColumn(f"คะแนน{name}", name, _before, 5),
        ReportColumn("เพิ่มขึ้นหรือลดลง", "ต่าง", lambda row: _words(signed(row.difference)), 3),
    )


def _rows_of(result: YearResult, indicators: Indicators) -> dict[Sequence[ReportColumn], list[Any]]:
    return {
        INSTRUMENTS: list(instrument_scores(result.fiscal_year)),
        COMPARISONS: list(result.comparisons.all()),
        INDICATORS: indicators.lines,
        QUESTIONS: list(result.questions.all()),
        LOST_ITEMS: list(result.lost_items.all()),
        REMARKS: list(result.remarks.all()),
    }


def chapters(results: Sequence[YearResult]) -> Iterator[Chapter]:
    """The chapter of each result, loaded with all its parts; empty tables are left out."""
    for result in results:
        indicators = indicators_of(result)
        if groups := list(_groups(result, indicators)):
            notes = [to_thai_digits(note) for note in indicators.notes]
            yield Chapter("results", NAME, groups, notes)


def _groups(result: YearResult, indicators: Indicators) -> Iterator[TableGroup]:
    rows = _rows_of(result, indicators)
    for title, anchor, parts in GROUPS:
        tables, charts = [], []
        for caption, css_class, columns in parts:
            if not rows[columns]:
                continue
            printed: Sequence[ReportColumn] = columns
            if columns is INDICATORS:
                printed = _beside(indicators.year_before)
                charts.append(indicators.bars)
            tables.append(ReportTable(caption, css_class, printed, rows[columns]))
        if tables:
            yield TableGroup(tables, title, anchor, charts)


def highlights(results: Sequence[YearResult]) -> Iterator[str]:
    """What of the announced result needs attention: the items that scored nothing."""
    for result in results:
        if lost := [item.code for item in result.lost_items.all()]:
            named = ", ".join(lost[:MOST_NAMED]) + (" และข้ออื่น" if len(lost) > MOST_NAMED else "")
            yield to_thai_digits(f"ข้อ OIT ที่ไม่ได้คะแนน {len(lost)} ข้อ: {named}")


def words(result: YearResult) -> str:
    """All words that the chapter prints."""
    found: list[str] = []
    for chapter in chapters([result]):
        for group in chapter.groups:
            for table in group.tables:
                found += (getattr(cell, "text", "") for row in table.body for _, cell in row)
    return "\n".join(found)
