"""iit, eit, oit: the checklist of a year; elements: what each row of it asks for."""

from functools import partial

from agency.models import FiscalYear
from oit_checklist.models import ChecklistItem, Element, Instrument
from open_data import usual_columns as usual
from open_data.columns import Column, Table


def _items(instrument: str, fiscal_year: FiscalYear):
    items = ChecklistItem.objects.published().filter(fiscal_year=fiscal_year, instrument=instrument)
    return (
        items.select_related("fiscal_year", "section", "published_update")
        .prefetch_related("divisions")
        .order_by("number")
    )


CODE = usual.text("code", "รหัส", "รหัสที่พิมพ์ในแบบตรวจ เช่น o12 หรือ 1", required=True)
NUMBER = usual.number("number", "เลขข้อ", "เลขของข้อหรือตัวชี้วัด ใช้เรียงลำดับ", "ลำดับ")
PROGRESS = (
    usual.DIVISIONS,
    usual.STARTS_ON,
    usual.ENDS_ON,
    usual.STATUS,
    usual.STATUS_TEXT,
    usual.reported("progress", "ความก้าวหน้า", "ความก้าวหน้าที่รายงานและอนุมัติแล้วล่าสุด"),
    usual.address("หน้าเว็บของข้อนี้ ใช้กรอกในระบบ ITAS ได้"),
    usual.updated_at(),
)
SECTION = (
    Column(
        "section",
        "ตัวชี้วัดย่อยที่",
        "เลขตัวชี้วัดย่อย เช่น 9.1",
        lambda item: item.section.number,
        required=True,
    ),
    Column(
        "section_title",
        "ชื่อตัวชี้วัดย่อย",
        "ชื่อของตัวชี้วัดย่อย",
        lambda item: item.section.title,
        required=True,
    ),
    usual.text("theme", "ประเด็น", "ประเด็นที่ข้อนี้อยู่"),
)
PERIOD = Column(
    "period_rule",
    "ช่วงเวลาของข้อมูล (รหัส)",
    "ข้อมูลที่เปิดเผยต้องเป็นของช่วงใด: first_half 6 เดือนแรกของปี previous_year ปีก่อนหน้า "
    "current_year ปีปัจจุบัน previous_ita ผล ITA ของปีก่อนหน้า ว่าง คือไม่กำหนด",
    lambda item: item.period_rule,
    codes=tuple(ChecklistItem.PeriodRule.values),
)


def _indicators(instrument: Instrument, about: str) -> Table:
    return Table(
        instrument.value.lower(),
        instrument.label,
        about,
        key=("year_be", "code"),
        columns=(
            usual.year(),
            CODE,
            NUMBER,
            usual.text("title", "ตัวชี้วัด", "ชื่อตัวชี้วัด", required=True),
            *PROGRESS,
        ),
        rows_of=partial(_items, instrument),
    )


IIT = _indicators(Instrument.IIT, "ตัวชี้วัดจากผู้มีส่วนได้ส่วนเสียภายใน และการยกระดับ ตัวชี้วัดละหนึ่งแถว")
EIT = _indicators(Instrument.EIT, "ตัวชี้วัดจากผู้มีส่วนได้ส่วนเสียภายนอก และการยกระดับ ตัวชี้วัดละหนึ่งแถว")
OIT = Table(
    "oit",
    Instrument.OIT.label,
    "ข้อมูลที่ต้องเปิดเผยต่อสาธารณะ สถานะและความก้าวหน้า ข้อละหนึ่งแถว",
    key=("year_be", "code"),
    columns=(
        usual.year(),
        CODE,
        NUMBER,
        *SECTION,
        usual.text("title", "ข้อมูล", "ข้อมูลที่ต้องเปิดเผย", required=True),
        PERIOD,
        *PROGRESS,
    ),
    rows_of=partial(_items, Instrument.OIT),
)


def _elements(fiscal_year: FiscalYear):
    items = ChecklistItem.objects.published().filter(fiscal_year=fiscal_year)
    elements = Element.objects.filter(item__in=items)
    return elements.select_related(
        "parent", "item__fiscal_year", "item__published_update"
    ).order_by("item__instrument", "item__number", "order")


TABLE = Column(
    "table",
    "ตาราง",
    "ข้อของตารางใด: iit, eit หรือ oit",
    lambda element: element.item.instrument.lower(),
    required=True,
    codes=("iit", "eit", "oit"),
)
ELEMENTS = Table(
    "elements",
    "องค์ประกอบด้านข้อมูลและแนวทาง",
    "องค์ประกอบที่ข้อ OIT แต่ละข้อต้องมี และแนวทางยกระดับของตัวชี้วัด IIT และ EIT บรรทัดละหนึ่งแถว",
    key=("year_be", "table", "code", "order"),
    columns=(
        usual.year(lambda element: element.item.fiscal_year.year_be),
        TABLE,
        Column(
            "code",
            "รหัส",
            "รหัสของข้อในตารางนั้น",
            lambda element: element.item.code,
            required=True,
        ),
        usual.number("order", "ลำดับ", "ลำดับในข้อนั้น", "ลำดับ"),
        Column(
            "parent_order",
            "อยู่ใต้ลำดับ",
            "ลำดับของบรรทัดที่บรรทัดนี้อยู่ใต้ ว่าง คือไม่อยู่ใต้บรรทัดใด",
            lambda element: element.parent.order if element.parent else None,
            type="integer",
            unit="ลำดับ",
        ),
        usual.text("marker", "เลขข้อที่พิมพ์", "เลขหรือเครื่องหมายหน้าบรรทัด เช่น (๑)"),
        usual.text("text", "ข้อความ", "องค์ประกอบหรือแนวทาง", required=True),
        usual.updated_at(lambda element: element.item.changed_at),
    ),
    rows_of=_elements,
)
