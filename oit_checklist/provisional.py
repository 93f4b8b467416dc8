"""Whether a criterion was compared with the manual of its year, and the words if it was not."""

from collections import Counter
from collections.abc import Sequence
from functools import singledispatch

from django.db.models import Q, QuerySet

from agency.models import FiscalYear
from oit_checklist.models import ChecklistItem, Confidence, Instrument
from thai.dates import format_thai_date

NOT_CHECKED = "ยังไม่ได้ตรวจกับคู่มือของ ป.ป.ช."
CRITERIA_FACT = "เกณฑ์ของข้อนี้"
UNKNOWN_SECTION = "ยังไม่ทราบตัวชี้วัดย่อย"
UNKNOWN_ELEMENTS = "ยังไม่ทราบองค์ประกอบด้านข้อมูลของข้อนี้"
EMPTY_IS_NOT_NOTHING = "การที่ยังไม่มีรายการองค์ประกอบไม่ได้หมายความว่าไม่ต้องมีข้อมูลใด"


@singledispatch
def why_provisional(of: object) -> str:
    """
    Why a criterion, or the criteria of a fiscal year, are provisional, in Thai; "" if they are not.

    Provisional is an item that was gathered from others (it tells a confidence) or copied from
    another year, until the office ticks it as checked. A year asks one query, an item none beyond
    its loaded fiscal year. What the office wrote itself (FY2566: its own report) says its source.
    """
    raise TypeError(f"neither an item nor a fiscal year: {of!r}")


@why_provisional.register
def _(item: ChecklistItem) -> str:
    if item.is_checked:
        return ""
    if copied_from := item.fiscal_year.criteria_copied_from:
        return f"คัดลอกมาจากเกณฑ์ปี {copied_from} {NOT_CHECKED}"
    return NOT_CHECKED if item.confidence else ""


@why_provisional.register
def _(fiscal_year: FiscalYear) -> str:
    unchecked = provisional_items(fiscal_year).count()
    if not unchecked:
        return ""
    copied_from = fiscal_year.criteria_copied_from
    copied = f"คัดลอกมาจากเกณฑ์ปี {copied_from} " if copied_from else ""
    return f"เกณฑ์ปี {fiscal_year} {copied}{NOT_CHECKED} {unchecked} ข้อ"


def provisional_items(fiscal_year: FiscalYear) -> QuerySet[ChecklistItem]:
    """The items of a year that are provisional; those that were withdrawn do not count."""
    items = ChecklistItem.objects.filter(
        fiscal_year=fiscal_year, checked_on=None, withdrawn_at=None
    )
    return items if fiscal_year.criteria_copied_from else items.filter(~Q(confidence=""))


def elements_are_unknown(item: ChecklistItem) -> bool:
    """
    Whether nobody knows which elements an item asks for: it is provisional and has no line.

    Its elements and its fiscal year are loaded. An item of the office's own, or one that was
    compared with the manual, asks for itself where it has no lines.
    """
    if item.instrument != Instrument.OIT or not why_provisional(item):
        return False
    return all(element.is_note for element in item.elements.all())


def facts_of(item: ChecklistItem) -> dict[str, str]:
    """Where an item comes from and whether it was checked: names and words, {} where not told."""
    facts = {CRITERIA_FACT: why_provisional(item)}
    if item.checked_on:
        day = format_thai_date(item.checked_on)
        facts[CRITERIA_FACT] = f"ตรวจกับคู่มือแล้วเมื่อ {day} ({item.checked_against})"
    elif item.confidence:
        facts["ความมั่นใจ"] = str(Confidence(item.confidence).label)
    facts["ที่มาของข้อนี้"] = item.source
    facts["หมายเหตุของเกณฑ์"] = item.criteria_note
    return {name: words for name, words in facts.items() if words}


def notes_of(fiscal_year: FiscalYear, items: Sequence[ChecklistItem]) -> list[str]:
    """
    What has to be known of the criteria above a list of a year's items; [] where nothing has to.

    The items are loaded, with this fiscal year; no query.
    """
    unchecked = [item for item in items if why_provisional(item)]
    if not unchecked:
        return []
    if copied_from := fiscal_year.criteria_copied_from:
        copied = f"คัดลอกเกณฑ์จากปี {copied_from} "
    else:
        copied = ""
    notes = [f"{copied}{NOT_CHECKED} {len(unchecked)} จาก {len(items)} ข้อ"]
    if sure := _confidence_in(unchecked):
        notes.append(f"ความมั่นใจ: {sure}")
    if fiscal_year.criteria_source:
        notes.append(f"ที่มาของเกณฑ์: {fiscal_year.criteria_source}")
    return notes


def _confidence_in(items: Sequence[ChecklistItem]) -> str:
    """How many items are how well known: "สูง พบตรงกัน… 3 ข้อ, ต่ำ … 4 ข้อ"; "" where none tells."""
    counts = Counter(item.confidence for item in items)
    told = [f"{level.label} {counts[level]} ข้อ" for level in Confidence if counts[level]]
    return ", ".join(told)
