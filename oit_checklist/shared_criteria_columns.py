"""What the open data tells of a set of criteria and of the crosswalk, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from catalogue.columns import DataColumn, Value
from oit_checklist.criteria_set import CriteriaSet, ElementEntry, ItemEntry, lines_of
from oit_checklist.crosswalk import Topic, earlier_codes, topics, years
from oit_checklist.models import ChecklistItem, Confidence, Instrument, PeriodBasis


@dataclass(frozen=True)
class Row:
    """One line of an item, or the item alone where no line of it is known."""

    criteria: CriteriaSet
    item: ItemEntry
    order: int | None = None
    level: int | None = None
    line: ElementEntry | None = None


@dataclass(frozen=True)
class TopicYear:
    """One topic in one year."""

    topic: Topic
    year_be: int


def rows_of(criteria: CriteriaSet) -> Iterator[Row]:
    """Every line of every item; of an item without known lines one row."""
    for item in criteria.items:
        lines = list(lines_of(item.elements))
        for order, (level, line) in enumerate(lines, start=1):
            yield Row(criteria, item, order, level, line)
        if not lines:
            yield Row(criteria, item)


def _section_title(row: Row) -> str:
    section = row.criteria.section_of(row.item)
    return section.title if section else ""


def _codes(year_be: int, row: Row) -> str:
    if row.item.instrument != Instrument.OIT or year_be == row.criteria.fiscal_year:
        return ""
    return ";".join(earlier_codes(row.criteria.fiscal_year, row.item.code, year_be).codes)


def _of_line(name: str, row: Row) -> Value:
    return getattr(row.line, name) if row.line else None


def _explained(choices: list[tuple[str, str]]) -> str:
    return " ".join(f"{code} คือ{words}" for code, words in choices)


def criteria_columns() -> tuple[DataColumn, ...]:
    """The columns of a set of criteria: a line of an item a row."""
    sure = _explained(Confidence.choices)
    periods = _explained(ChecklistItem.PeriodRule.choices)
    bases = _explained(PeriodBasis.choices)
    return (
        DataColumn(
            "year_be",
            "ปีงบประมาณ",
            "ปีพุทธศักราช",
            value=lambda row: row.criteria.fiscal_year,
            type="integer",
            unit="ปี พ.ศ.",
            required=True,
        ),
        DataColumn(
            "instrument",
            "เครื่องมือ",
            "IIT EIT หรือ OIT",
            value=lambda row: row.item.instrument,
            required=True,
            codes=tuple(Instrument.values),
        ),
        DataColumn(
            "code", "ข้อ", "รหัสที่พิมพ์ เช่น o12 หรือ 1", value=lambda row: row.item.code, required=True
        ),
        DataColumn(
            "section",
            "ตัวชี้วัดย่อยที่",
            "เป็นข้อความ 9.10 ไม่ใช่ 9.1 ว่าง คือยังไม่ทราบ หรือไม่มี",
            value=lambda row: row.item.section,
        ),
        DataColumn("section_title", "ชื่อตัวชี้วัดย่อย", "ชื่อของตัวชี้วัดย่อย", value=_section_title),
        DataColumn("theme", "ประเด็น", "ประเด็นที่ข้อนี้อยู่", value=lambda row: row.item.theme),
        DataColumn("title", "ข้อมูล", "ชื่อข้อ", value=lambda row: row.item.title, required=True),
        DataColumn(
            "period_rule",
            "ช่วงเวลาของข้อมูล",
            f"{periods} ว่าง คือไม่กำหนด",
            value=lambda row: row.item.period,
            codes=tuple(ChecklistItem.PeriodRule.values),
        ),
        DataColumn(
            "period_basis",
            "ช่วงเวลานี้ทราบจาก",
            bases,
            value=lambda row: row.item.period_basis,
            codes=tuple(PeriodBasis.values),
        ),
        DataColumn(
            "confidence",
            "ความมั่นใจ",
            f"{sure} ว่าง คือไม่ได้ระบุ",
            value=lambda row: row.item.confidence,
            codes=tuple(Confidence.values),
        ),
        DataColumn("source", "ที่มา", "ที่มาของข้อนี้", value=lambda row: row.item.source),
        DataColumn("note", "หมายเหตุ", "ข้อควรรู้ของข้อนี้", value=lambda row: row.item.note),
        DataColumn(
            "elements_known",
            "ทราบองค์ประกอบ",
            "ไม่ทราบ มิได้หมายความว่าข้อนี้ไม่ต้องมีองค์ประกอบ",
            value=lambda row: row.line is not None,
            type="boolean",
            required=True,
        ),
        DataColumn(
            "element_order",
            "ลำดับองค์ประกอบ",
            "ลำดับในข้อนั้น",
            value=lambda row: row.order,
            type="integer",
            unit="ลำดับ",
        ),
        DataColumn(
            "element_level",
            "ระดับ",
            "1 อยู่เอง 2 และ 3 อยู่ใต้บรรทัดก่อนหน้า",
            value=lambda row: row.level,
            type="integer",
            unit="ระดับ",
        ),
        DataColumn(
            "element_marker",
            "เลขที่พิมพ์",
            "เลขหรือเครื่องหมายหน้าบรรทัด",
            value=partial(_of_line, "marker"),
        ),
        DataColumn(
            "element_text",
            "องค์ประกอบ",
            "เครื่องหมาย … คือข้อความที่พบถูกตัด",
            value=partial(_of_line, "text"),
        ),
        DataColumn(
            "one_is_enough",
            "ข้อย่อยข้อใดข้อหนึ่งก็พอ",
            "ในบรรทัดที่อยู่ใต้บรรทัดนี้",
            value=partial(_of_line, "one_is_enough"),
            type="boolean",
        ),
        DataColumn(
            "is_note",
            "เป็นหมายเหตุ",
            "เป็นหมายเหตุของบรรทัดบน",
            value=partial(_of_line, "is_note"),
            type="boolean",
        ),
        DataColumn(
            "element_confidence",
            "ความมั่นใจขององค์ประกอบ",
            sure,
            value=partial(_of_line, "confidence"),
            codes=tuple(Confidence.values),
        ),
        DataColumn(
            "element_source", "ที่มาขององค์ประกอบ", "ที่มาของบรรทัดนี้", value=partial(_of_line, "source")
        ),
        *(
            DataColumn(
                f"codes_{year_be}",
                f"ข้อของปี {year_be}",
                f"ข้อที่เป็นเรื่องเดียวกันในปี {year_be} คั่นด้วย ; ว่าง คือไม่พบข้อของตนเอง",
                value=partial(_codes, year_be),
            )
            for year_be in years()
        ),
    )


def topic_years() -> Iterator[TopicYear]:
    """Every topic in every year of which a code is known."""
    return (TopicYear(topic, year_be) for topic in topics() for year_be in topic.codes)


def crosswalk_columns() -> tuple[DataColumn, ...]:
    """The columns of the crosswalk: one topic in one year a row."""
    return (
        DataColumn(
            "topic", "เรื่อง", "เรื่องเดียวกันในแต่ละปี", value=lambda row: row.topic.title, required=True
        ),
        DataColumn(
            "year_be",
            "ปีงบประมาณ",
            "ปีพุทธศักราช",
            value=lambda row: row.year_be,
            type="integer",
            unit="ปี พ.ศ.",
            required=True,
        ),
        DataColumn(
            "codes",
            "ข้อ",
            "รหัสข้อของปีนั้น คั่นด้วย ;",
            value=lambda row: ";".join(row.topic.codes[row.year_be]),
            required=True,
        ),
        DataColumn(
            "confidence",
            "ความมั่นใจ",
            _explained(Confidence.choices),
            value=lambda row: row.topic.confidence[row.year_be],
            codes=tuple(Confidence.values),
        ),
        DataColumn("note", "หมายเหตุ", "ข้อควรรู้ของเรื่องนี้", value=lambda row: row.topic.note),
    )
