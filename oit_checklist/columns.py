"""The columns of items and elements: open data and spreadsheets take theirs from here."""

from catalogue.cells import YesNo
from catalogue.columns import CodeColumn, Column, DataColumn, LabelColumn, Part
from catalogue.usual_columns import number, page_address, updated_at, year_column
from oit_checklist.cells import (
    ElementOrder,
    InstrumentName,
    ItemCode,
    PrintedNumber,
    SectionNumber,
)
from oit_checklist.models import ChecklistItem, Confidence, PeriodBasis
from oit_checklist.provisional import why_provisional
from progress.columns import (
    DIVISIONS,
    DUE_ON,
    ENDS_ON,
    FOR_ALL_DIVISIONS,
    PROOF,
    PUBLISHED_AT,
    STARTS_ON,
    STATUS,
    STATUS_TEXT,
    STEP,
    UpdateColumn,
)
from progress.measured_columns import MEASURED
from progress.proof_state import ElementState


def instrument_column(attribute: str) -> Column:
    """Which instrument a row belongs to, for spreadsheets."""
    return Column(attribute, "เครื่องมือ", cell=InstrumentName(), part=Part.KEY, width=10)


def code_column(attribute: str, description: str = "") -> Column:
    """Which item of its instrument it is."""
    return Column(
        "code",
        "รหัส",
        description,
        attribute=attribute,
        cell=ItemCode(),
        heading="ข้อ",
        part=Part.KEY,
        width=7,
        required=True,
    )


_PERIOD = CodeColumn(
    "period_rule",
    "ช่วงเวลาของข้อมูล",
    "ข้อมูลที่เปิดเผยต้องเป็นของช่วงใด: first_half 6 เดือนแรกของปี previous_year ปีก่อนหน้า "
    "current_year ปีปัจจุบัน previous_ita ผล ITA ของปีก่อนหน้า "
    "unknown ยังไม่ทราบว่าคู่มือกำหนดช่วงเวลาใด ว่าง คือไม่กำหนด",
    ChecklistItem.PeriodRule,
    may_be_empty=True,
)


_BASIS = CodeColumn(
    "period_basis",
    "ช่วงเวลานี้ทราบจาก",
    " ".join(f"{basis.value} คือ{basis.label}" for basis in PeriodBasis)
    + " ว่าง คือแน่นอน หรือไม่กำหนดช่วงเวลา",
    PeriodBasis,
    may_be_empty=True,
)
_CONFIDENCE = CodeColumn(
    "confidence",
    "ความมั่นใจ",
    " ".join(f"{level.value} คือ{level.label}" for level in Confidence)
    + " ว่าง คือเป็นเกณฑ์ของหน่วยงานเอง หรือไม่ได้ระบุ",
    Confidence,
    may_be_empty=True,
)
# How well a criterion is known, and where from.
_KNOWN_FROM = (
    _CONFIDENCE,
    LabelColumn(_CONFIDENCE),
    Column("source", "ที่มา", "เกณฑ์ของแถวนี้มาจากที่ใด ว่าง คือไม่ได้ระบุ", width=40),
)

ITEM_COLUMNS: tuple[Column, ...] = (
    year_column(),
    instrument_column("instrument"),
    code_column("code", "รหัสที่พิมพ์ในแบบตรวจ เช่น o12 หรือ 1"),
    number("number", "เลขข้อ", "เลขของข้อหรือตัวชี้วัด ใช้เรียงลำดับ", "ลำดับ", in_sheet=False),
    Column(
        "section",
        "ตัวชี้วัดย่อยที่",
        "เลขตัวชี้วัดย่อย เช่น 9.1 ว่าง คือยังไม่ทราบ",
        value=lambda item: item.section.number if item.section else None,
        cell=SectionNumber(),
        width=12,
    ),
    DataColumn(
        "section_title",
        "ชื่อตัวชี้วัดย่อย",
        "ชื่อของตัวชี้วัดย่อย ว่าง คือยังไม่ทราบ",
        value=lambda item: item.section.title if item.section else None,
    ),
    Column("theme", "ประเด็น", "ประเด็นที่ข้อนี้อยู่", width=24),
    Column("title", "ข้อมูล", "ข้อมูลที่ต้องเปิดเผย", required=True, width=40, names_row=True),
    _PERIOD,
    LabelColumn(_PERIOD),
    _BASIS,
    LabelColumn(_BASIS),
    Column("holds_statistics", "เป็นข้อมูลสถิติ", cell=YesNo(), width=12),
    Column("shows_eit_code", "ต้องแสดงแบบวัด EIT", cell=YesNo(), width=12),
    Column("accepts_social_pages", "พิสูจน์ด้วยสื่อสังคมออนไลน์ของหน่วยงานได้", cell=YesNo(), width=12),
    DIVISIONS,
    FOR_ALL_DIVISIONS,
    STARTS_ON,
    ENDS_ON,
    DUE_ON,
    STATUS,
    STATUS_TEXT,
    *MEASURED,
    *PROOF,
    UpdateColumn(
        "progress",
        "ความก้าวหน้า",
        "ความก้าวหน้าที่รายงานและอนุมัติแล้วล่าสุด",
        heading="ความก้าวหน้าผลการดำเนินการ",
    ),
    *_KNOWN_FROM,
    Column("criteria_note", "หมายเหตุของเกณฑ์", "ข้อที่ควรรู้เกี่ยวกับเกณฑ์ของข้อนี้ ว่าง คือไม่มี", width=40),
    DataColumn(
        "criteria_state",
        "การตรวจเกณฑ์กับคู่มือ",
        "ข้อความเมื่อเกณฑ์ของข้อนี้ยังไม่ได้ตรวจกับคู่มือของ ป.ป.ช. ว่าง คือตรวจแล้ว หรือเป็นเกณฑ์ของหน่วยงานเอง",
        value=why_provisional,
    ),
    DataColumn(
        "checked_on",
        "ตรวจกับคู่มือเมื่อ",
        "วันที่หน่วยงานตรวจเกณฑ์ของข้อนี้กับคู่มือ (ค.ศ.) ว่าง คือยังไม่ได้บันทึกว่าตรวจ",
        type="date",
        unit="วัน",
    ),
    DataColumn("checked_against", "ตรวจกับคู่มือฉบับ", "ชื่อหรือฉบับของคู่มือที่ใช้ตรวจ"),
    Column("explanation", "คำอธิบายในระบบ ITAS", width=40),
    Column("click_path", "ลำดับการคลิก", width=40),
    STEP,
    PUBLISHED_AT,
    page_address("หน้าเว็บของข้อนี้ ใช้กรอกในระบบ ITAS ได้"),
    updated_at(),
)
# What an indicator of IIT and EIT is called in place of `title`.
INDICATOR_TITLE = DataColumn("title", "ตัวชี้วัด", "ชื่อตัวชี้วัด", required=True)
INDICATOR_COLUMNS = (
    "year_be", "code", "number", "title", "divisions", "starts_on", "ends_on", "status",
    "status_text", *(column.name for column in MEASURED), "progress", "url", "updated_at",
)  # fmt: skip

ELEMENT_COLUMNS: tuple[Column, ...] = (
    year_column("item__fiscal_year__year_be"),
    instrument_column("item__instrument"),
    DataColumn(
        "table",
        "ตาราง",
        "ข้อของตารางใด: iit, eit หรือ oit",
        value=lambda element: element.item.instrument.lower(),
        required=True,
        codes=("iit", "eit", "oit"),
    ),
    code_column("item__code", "รหัสของข้อในตารางนั้น"),
    number("order", "ลำดับ", "ลำดับในข้อนั้น", "ลำดับ", part=Part.KEY, width=9),
    Column("item__title", "ข้อมูล", part=Part.READ_ONLY, width=40, names_row=True),
    Column("marker", "เลขข้อที่พิมพ์", "เลขหรือเครื่องหมายหน้าบรรทัด เช่น (๑)", width=12),
    Column(
        "text",
        "ข้อความ",
        "องค์ประกอบหรือแนวทาง",
        heading="องค์ประกอบด้านข้อมูล",
        required=True,
        width=70,
    ),
    Column(
        "parent_order",
        "อยู่ใต้ลำดับ",
        "ลำดับของบรรทัดที่บรรทัดนี้อยู่ใต้ ว่าง คือไม่อยู่ใต้บรรทัดใด",
        value=lambda element: element.parent.order if element.parent else None,
        type="integer",
        unit="ลำดับ",
        attribute="parent",
        cell=ElementOrder(),
        width=12,
    ),
    Column(
        "one_is_enough",
        "ข้อย่อยข้อใดข้อหนึ่งก็พอ",
        "ใช่ คือในบรรทัดที่อยู่ใต้บรรทัดนี้ มีหลักฐานของบรรทัดเดียวก็ครบ นับรวมเป็นองค์ประกอบเดียว",
        unit="ใช่หรือไม่ใช่",
        cell=YesNo(),
        width=12,
    ),
    Column(
        "is_note",
        "เป็นหมายเหตุ",
        "ใช่ คือเป็นหมายเหตุของบรรทัดบน ไม่ต้องมีหลักฐาน",
        unit="ใช่หรือไม่ใช่",
        cell=YesNo(),
        width=12,
    ),
    *_KNOWN_FROM,
    DataColumn(
        "evidence_state",
        "หลักฐานที่เผยแพร่",
        "หลักฐานขององค์ประกอบนี้ "
        + " ".join(f"{state.value} คือ{state.label}" for state in ElementState)
        + " ว่าง คือหัวข้อ หมายเหตุ หรือแนวทางที่ไม่กำหนดหลักฐาน",
        codes=tuple(ElementState.values),
    ),
    updated_at(lambda element: element.item.changed_at),
)
ELEMENT_DATA = (
    "year_be", "table", "code", "order", "parent_order", "marker", "text", "one_is_enough",
    "is_note", "confidence", "source", "evidence_state", "updated_at",
)  # fmt: skip

SECTION_COLUMNS: tuple[Column, ...] = (
    year_column(),
    Column("number", "ตัวชี้วัดย่อยที่", cell=PrintedNumber(), part=Part.KEY, width=14),
    number("order", "ลำดับ", "", "", required=False, width=9),
    Column("title", "ชื่อ", width=60, names_row=True),
)
