"""What may be wrong with the criteria of a year, all of it at once, told where it stands."""

import re
from collections.abc import Iterable, Iterator

from django.db.models import Model

from agency.models import FiscalYear, GradeBand
from oit_checklist.criteria_set import (
    CriteriaSet,
    ElementEntry,
    Fault,
    GradeEntry,
    ItemEntry,
    Placed,
    SectionEntry,
)
from oit_checklist.models import (
    ChecklistItem,
    Confidence,
    Element,
    Instrument,
    PeriodBasis,
    Section,
)
from oit_checklist.models.criteria import MOST_LEVELS

MOST_ITEMS = 500
MOST_LINES_OF_ITEM = 200
LONGEST_LINE = 4_000  # characters
LONGEST_SOURCE = 2_000
YEARS = range(2500, 2700)
NUMBERS = range(1, 1000)
# Checklists of others that number their items like the OIT, and differ in what they ask.
OTHER_INSTRUMENTS = {
    "MOIT": "MOIT เป็นแบบตรวจของกระทรวงสาธารณสุข เลขข้อไม่ตรงกับ OIT ของ ป.ป.ช. จึงนำมาใช้แทนกันไม่ได้",
}
_SECTION_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3}){0,2}")


def check_set(criteria: CriteriaSet) -> list[Fault]:
    """All faults of a set in the order of its file; an empty list means that it can be taken."""
    return [
        *_year_faults(criteria),
        *_grade_faults(criteria.grades),
        *_section_faults(criteria.sections),
        *_item_faults(criteria),
    ]


def _year_faults(criteria: CriteriaSet) -> Iterator[Fault]:
    year = criteria.fiscal_year
    if year not in YEARS:
        yield Fault(criteria.at("fiscal_year"), f"ปีงบประมาณต้องเป็น พ.ศ. เช่น 2566 ไม่ใช่ {year}")
    copied_from = criteria.copied_from
    if copied_from is not None and (copied_from not in YEARS or copied_from == year):
        yield Fault(
            criteria.at("copied_from"), f"ปีที่คัดลอกเกณฑ์มาต้องเป็น พ.ศ. ของปีอื่น ไม่ใช่ {copied_from}"
        )
    yield from _too_long(criteria, "source", criteria.source, "ที่มาของเกณฑ์", LONGEST_SOURCE)
    yield from _unknown(
        criteria, "oit_rule", criteria.oit_rule, "วิธีรวมคะแนน OIT", FiscalYear.OitRule.choices
    )
    if (weights := criteria.weights) is not None:
        parts = (weights.iit, weights.eit, weights.oit)
        if sum(parts) != 100 or min(parts) < 0:
            yield Fault(weights.place, "น้ำหนัก IIT EIT และ OIT ต้องรวมกันได้ 100")
    if not criteria.items:
        yield Fault(criteria.place, "แฟ้มนี้ไม่มีข้อใดเลย")
    if len(criteria.items) > MOST_ITEMS:
        yield Fault(criteria.place, f"แฟ้มนี้มี {len(criteria.items)} ข้อ ระบบรับได้ไม่เกิน {MOST_ITEMS} ข้อ")


def _grade_faults(grades: Iterable[GradeEntry]) -> Iterator[Fault]:
    for grade in grades:
        yield from _text(grade, "name", grade.name, "ชื่อระดับ", GradeBand)
        for name in ("min_total", "min_instrument"):
            least = getattr(grade, name)
            if least is not None and not 0 <= least <= 100:
                yield Fault(grade.at(name), f"คะแนนต้องอยู่ระหว่าง 0 ถึง 100 ไม่ใช่ {least}")


def _section_faults(sections: Iterable[SectionEntry]) -> Iterator[Fault]:
    seen: dict[str, SectionEntry] = {}
    for section in sections:
        number = section.number
        if not _SECTION_NUMBER.fullmatch(number):
            yield Fault(
                section.at("number"), f"เลขตัวชี้วัดย่อยต้องเป็นเลขและจุด เช่น 9.1 หรือ ๙.๑ ไม่ใช่ “{number}”"
            )
        elif number in seen:
            yield _twice(section, seen[number], "number", f"ตัวชี้วัดย่อย {number}")
        seen.setdefault(number, section)
        yield from _text(section, "title", section.title, "ชื่อตัวชี้วัดย่อย", Section)


def _item_faults(criteria: CriteriaSet) -> Iterator[Fault]:
    numbers = {section.number for section in criteria.sections}
    seen: dict[tuple[str, int], ItemEntry] = {}
    for item in criteria.items:
        key = (item.instrument, item.number)
        if key in seen:
            yield _twice(item, seen[key], "number", f"ข้อ {item.instrument} {item.number}")
        seen.setdefault(key, item)
        yield from _key_faults(item)
        yield from _place_in_set(item, numbers)
        yield from _word_faults(item)
        yield from _element_faults(item)


def _key_faults(item: ItemEntry) -> Iterator[Fault]:
    name = item.instrument
    if why := OTHER_INSTRUMENTS.get(name.upper()):
        yield Fault(item.at("instrument"), why)
    elif name not in Instrument.values:
        known = ", ".join(Instrument.values)
        yield Fault(item.at("instrument"), f"ไม่รู้จักเครื่องมือ “{name}” ใช้ได้เฉพาะ {known}")
    if item.number not in NUMBERS:
        yield Fault(item.at("number"), f"เลขข้อต้องอยู่ระหว่าง 1 ถึง {NUMBERS[-1]} ไม่ใช่ {item.number}")


def _place_in_set(item: ItemEntry, numbers: set[str]) -> Iterator[Fault]:
    if not item.section:
        return
    if item.instrument in (Instrument.IIT, Instrument.EIT):
        yield Fault(item.at("section"), "ข้อ IIT และ EIT ไม่มีตัวชี้วัดย่อย")
    elif item.section not in numbers:
        yield Fault(
            item.at("section"),
            f"ข้อ {item.code} อยู่ในตัวชี้วัดย่อย “{item.section}” แต่แฟ้มไม่มีตัวชี้วัดย่อยนี้",
        )


def _word_faults(item: ItemEntry) -> Iterator[Fault]:
    yield from _text(item, "title", item.title, "ชื่อข้อ", ChecklistItem)
    yield from _text(item, "theme", item.theme, "ประเด็น", ChecklistItem, required=False)
    yield from _text(item, "source", item.source, "ที่มาของข้อ", ChecklistItem, required=False)
    longest = _longest(ChecklistItem, "criteria_note")
    yield from _too_long(item, "note", item.note, "หมายเหตุ", longest)
    periods = ChecklistItem.PeriodRule.choices
    yield from _unknown(item, "period", item.period, "ช่วงเวลาของข้อมูล", periods)
    yield from _unknown(
        item, "period_basis", item.period_basis, "ที่มาของช่วงเวลา", PeriodBasis.choices
    )
    yield from _unknown(item, "confidence", item.confidence, "ความมั่นใจ", Confidence.choices)


def _element_faults(item: ItemEntry) -> Iterator[Fault]:
    count = 0
    for above, element in _walk(item.elements, ()):
        count += 1
        # The walk goes no further down a line that stands below itself, or too deep.
        if _stands_in(element, above):
            yield Fault(
                element.place, f"องค์ประกอบของข้อ {item.code} อยู่ใต้ตัวเอง: “{element.text[:60]}”"
            )
        elif len(above) == MOST_LEVELS:
            yield Fault(element.place, f"องค์ประกอบซ้อนกันได้ไม่เกิน {MOST_LEVELS} ระดับ")
        else:
            yield from _line_faults(element)
    if count > MOST_LINES_OF_ITEM:
        yield Fault(
            item.place,
            f"ข้อ {item.code} มีองค์ประกอบ {count} บรรทัด ระบบรับได้ไม่เกิน {MOST_LINES_OF_ITEM}",
        )


def _line_faults(element: ElementEntry) -> Iterator[Fault]:
    yield from _text(element, "text", element.text, "องค์ประกอบ", Element)
    yield from _too_long(element, "text", element.text, "องค์ประกอบ", LONGEST_LINE)
    yield from _text(element, "marker", element.marker, "เลขข้อที่พิมพ์", Element, required=False)
    yield from _text(element, "source", element.source, "ที่มาของบรรทัด", Element, required=False)
    yield from _unknown(element, "confidence", element.confidence, "ความมั่นใจ", Confidence.choices)
    if element.one_is_enough and sum(not part.is_note for part in element.parts) < 2:
        yield Fault(element.at("one_is_enough"), "บรรทัดที่ข้อย่อยข้อใดข้อหนึ่งก็พอ ต้องมีข้อย่อยตั้งแต่สองบรรทัด")


Line = tuple[tuple[ElementEntry, ...], ElementEntry]


def _walk(elements: Iterable[ElementEntry], above: tuple[ElementEntry, ...]) -> Iterator[Line]:
    """Each line with those above it; not below a line that is its own part, or that is too deep."""
    for element in elements:
        yield above, element
        if not _stands_in(element, above) and len(above) < MOST_LEVELS:
            yield from _walk(element.parts, (*above, element))


def _stands_in(element: ElementEntry, above: tuple[ElementEntry, ...]) -> bool:
    """Whether it is itself one of these: two lines of the same words are not one."""
    return any(element is upper for upper in above)


def _twice(entry: Placed, first: Placed, name: str, label: str) -> Fault:
    where = f" (ครั้งแรกที่{first.place})" if first.place else ""
    return Fault(entry.at(name), f"{label} ซ้ำในแฟ้ม{where}")


def _text(
    entry: Placed, name: str, value: str, label: str, model: type[Model], *, required: bool = True
) -> Iterator[Fault]:
    if required and not value.strip():
        yield Fault(entry.at(name), f"ขาด{label}")
    yield from _too_long(entry, name, value, label, _longest(model, name))


def _too_long(
    entry: Placed, name: str, value: str, label: str, longest: int | None
) -> Iterator[Fault]:
    if longest and len(value) > longest:
        yield Fault(entry.at(name), f"{label}ยาว {len(value):,} ตัวอักษร ระบบรับได้ไม่เกิน {longest:,}")


def _unknown(
    entry: Placed, name: str, value: str, label: str, choices: list[tuple[str, str]]
) -> Iterator[Fault]:
    if value and value not in dict(choices):
        # In the words of whoever wrote it: a program's codes, or what an office says.
        known = ", ".join(code if value.isascii() else words for code, words in choices)
        yield Fault(entry.at(name), f"ไม่รู้จัก{label} “{value}” ใช้ได้เฉพาะ {known}")


def _longest(model: type[Model], name: str) -> int | None:
    """How long a text the column takes; None where the column does not say."""
    return getattr(model._meta.get_field(name), "max_length", None)
