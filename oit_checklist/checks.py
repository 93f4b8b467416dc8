"""
The checks of a checklist item: one small function each, with an id, a severity and a sentence.

An item with one missing element scores zero, so the elements come first. Yielded sentences tell
the clerk what to do.
"""

import re
from collections.abc import Iterator

from django.utils.timezone import localdate

from oit_checklist.item_context import ItemContext, is_dated
from oit_checklist.periods import Rule
from progress.evidence_checks import ROW_CHECKS
from progress.findings import Finding, Severity, check, run_checks
from thai.dates import format_period, format_short_thai_date
from thai.digits import to_arabic_digits

# A report of these periods that speaks of less is believed to be lost (domain notes, unverified).
_WHOLE_PERIOD = (Rule.FIRST_HALF, Rule.PREVIOUS_YEAR)
_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")


@check("element-without-evidence", Severity.ERROR)
def element_without_evidence(context: ItemContext) -> Iterator[str]:
    if not context.needs_evidence or not context.evidence:
        return
    for proof in context.proofs:
        # Of evidence that proves nothing, the checks of the evidence tell.
        if not proof.marks:
            yield f"ยังไม่มีหลักฐานขององค์ประกอบ “{_short(str(proof.element))}” กรุณาเลือกหลักฐานที่พิสูจน์"


@check("done-but-unproved", Severity.ERROR)
def done_but_unproved(context: ItemContext) -> Iterator[str]:
    if context.proofs and context.claims_done and not context.is_proved:
        missing = context.required - context.proved
        yield (
            f"รายงานว่า{context.status.in_overview} แต่องค์ประกอบ {missing} จาก {context.required} "
            "ข้อยังไม่มีหลักฐานที่ใช้ได้ ข้อนี้อาจได้ 0 คะแนน"
        )


@check("wrong-period", Severity.ERROR)
def wrong_period(context: ItemContext) -> Iterator[str]:
    """Data of another period, or a document of another fiscal year that does not say its period."""
    expected = context.expected_period
    if expected is None:
        return
    wanted = format_period(expected.covers_from, expected.covers_to)
    for evidence in filter(context.is_of_wrong_period, context.evidence):
        if evidence.covers_from or evidence.covers_to:
            yield f"ข้อมูลของ “{evidence.title}” ไม่อยู่ในช่วง {wanted} กรุณาแนบข้อมูลของช่วงนี้"
        elif evidence.document_date:
            yield (
                f"“{evidence.title}” ลงวันที่ {format_short_thai_date(evidence.document_date)} "
                f"กรุณาระบุช่วงของข้อมูล หรือแนบเอกสารของช่วง {wanted}"
            )


@check("undated", Severity.WARNING)
def undated(context: ItemContext) -> Iterator[str]:
    """Evidence of a period that does not tell when it is from: nobody can check it."""
    if context.expected_period is None or context.row.holds_statistics:
        return  # statistics_without_date is severer
    for evidence in context.evidence:
        if not is_dated(evidence):
            yield (
                f"“{evidence.title}” ยังไม่ระบุวันที่ของเอกสารหรือช่วงของข้อมูล กรุณากรอก "
                "เพื่อให้ตรวจได้ว่าเป็นของปีใด"
            )


@check("covers-only-part", Severity.WARNING)
def covers_only_part(context: ItemContext) -> Iterator[str]:
    """Data that is of the right period but stops short of it, all evidence taken together."""
    expected = context.expected_period
    if expected is None or context.row.period_rule not in _WHOLE_PERIOD:
        return
    stated = [(each.covers_from, each.covers_to) for each in context.evidence]
    stated = [each for each in stated if any(each) and expected.touches(*each)]
    missing = expected.first_day_without(stated)
    if stated and missing:
        yield (
            f"ข้อมูลยังไม่ครบช่วง {format_period(expected.covers_from, expected.covers_to)} "
            f"ขาดตั้งแต่ {format_short_thai_date(missing)} กรุณาแนบข้อมูลให้ครบ "
            "หรือแก้ช่วงของข้อมูลให้ตรงกับเอกสาร"
        )


@check("year-in-title", Severity.WARNING)
def year_in_title(context: ItemContext) -> Iterator[str]:
    """A title that names years, none of them (nor a span of them) the year that is asked for."""
    expected = context.expected_period
    if expected is None:
        return
    for evidence in context.evidence:
        years = [int(year) for year in _YEAR.findall(to_arabic_digits(evidence.title))]
        if years and not min(years) <= expected.year_be <= max(years):
            yield (
                f"ชื่อ “{evidence.title}” เป็นของปี {years[0]} แต่ข้อนี้ต้องการปี {expected.year_be} "
                "กรุณาตรวจว่าเป็นเอกสารของปีที่ถูกต้อง"
            )


@check("statistics-without-date", Severity.ERROR)
def statistics_without_date(context: ItemContext) -> Iterator[str]:
    if not context.row.holds_statistics:
        return
    for evidence in context.evidence:
        if not is_dated(evidence):
            yield f"สถิติใน “{evidence.title}” ยังไม่ระบุวันที่หรือช่วงของข้อมูล กรุณากรอก"


@check("older-than-its-period", Severity.WARNING)
def older_than_its_period(context: ItemContext) -> Iterator[str]:
    """A report on a period that was written before the period was over."""
    expected = context.expected_period
    if expected is None or context.row.period_rule == Rule.CURRENT_YEAR:
        return
    if not context.working or not context.claims_done:
        return
    if localdate(context.working.saved_at) < expected.covers_to:
        yield (
            f"รายงานนี้เขียนก่อนช่วงของข้อมูลจะสิ้นสุด ({format_short_thai_date(expected.covers_to)}) "
            "กรุณาปรับรายงานให้เป็นปัจจุบัน"
        )


@check("eit-code", Severity.ERROR)
def eit_code(context: ItemContext) -> Iterator[str]:
    if context.row.shows_eit_code and not context.has_eit_code:
        yield "ยังไม่ได้ตั้งรหัสแบบวัด EIT กรุณาแจ้งเลขานุการให้กรอกในข้อมูลหน่วยงาน"


ITEM_CHECKS = (
    done_but_unproved,
    element_without_evidence,
    wrong_period,
    statistics_without_date,
    eit_code,
    covers_only_part,
    undated,
    year_in_title,
    older_than_its_period,
    *ROW_CHECKS,
)


def check_item(context: ItemContext) -> list[Finding]:
    """Everything that the checks find in an item, the severest first."""
    return run_checks(ITEM_CHECKS, context)


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
