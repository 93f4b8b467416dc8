"""
The checks of dates and periods. A period that is not firm only warns, and says why it is not.

See oit_checklist.periods: such a period holds nothing back, whatever the evidence is dated.
"""

import re
from collections.abc import Callable, Iterator

from django.utils.timezone import localdate

from oit_checklist.item_context import ItemContext, is_dated
from oit_checklist.periods import UNKNOWN_PERIOD, Rule
from progress.findings import Check, Severity, check
from thai.dates import format_period, format_short_thai_date
from thai.digits import to_arabic_digits

# A report of these periods that speaks of less is believed to be lost (domain notes, unverified).
_WHOLE_PERIOD = (Rule.FIRST_HALF, Rule.PREVIOUS_YEAR)
_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")

Sentences = Callable[[ItemContext], Iterator[str]]
PeriodChecks = tuple[Check[ItemContext], Check[ItemContext]]


def period_check(name: str, severity: Severity) -> Callable[[Sentences], PeriodChecks]:
    """Make two checks of a function: a severe one where the period is firm, else one that tells."""

    def declare(sentences: Sentences) -> PeriodChecks:
        def firm(context: ItemContext) -> Iterator[str]:
            if not context.period_doubt:
                yield from sentences(context)

        def doubtful(context: ItemContext) -> Iterator[str]:
            if context.period_doubt:
                for text in sentences(context):
                    yield f"{text} ({context.period_doubt})"

        return Check(name, severity, firm), Check(name, Severity.INFO, doubtful)

    return declare


@period_check("wrong-period", Severity.ERROR)
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


@period_check("undated", Severity.WARNING)
def undated(context: ItemContext) -> Iterator[str]:
    """Evidence of a period that does not tell when it is from: nobody can check it."""
    if context.expected_period is None or context.row.holds_statistics:
        return  # that statistics have no date is severer
    for evidence in context.evidence:
        if not is_dated(evidence):
            yield (
                f"“{evidence.title}” ยังไม่ระบุวันที่ของเอกสารหรือช่วงของข้อมูล กรุณากรอก "
                "เพื่อให้ตรวจได้ว่าเป็นของปีใด"
            )


@period_check("covers-only-part", Severity.WARNING)
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


@period_check("year-in-title", Severity.WARNING)
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


@period_check("older-than-its-period", Severity.WARNING)
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


@check("period-unknown", Severity.INFO)
def period_unknown(context: ItemContext) -> Iterator[str]:
    if context.row.period_rule == Rule.UNKNOWN:
        yield f"{UNKNOWN_PERIOD}สำหรับข้อนี้ กรุณาตรวจกับคู่มือของ ป.ป.ช."


PERIOD_CHECKS = (
    *wrong_period,
    *covers_only_part,
    *undated,
    *year_in_title,
    *older_than_its_period,
    period_unknown,
)
