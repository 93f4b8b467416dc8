"""
The facts of the year before, as a text to begin the next year's measures and analysis with.

Only what is stored is said, the lowest scores first. No cause is named and no conclusion drawn:
that is the work of whoever goes on writing.
"""

from collections.abc import Iterator

from agency.models import FiscalYear
from catalogue.starting_texts import starting_text
from oit_checklist.results.models import ResultRemark, YearResult
from oit_checklist.results.units import instrument_scores

LOWEST = 5  # indicators that are named, of which the lowest says most


@starting_text
def facts_of_the_year_before(fiscal_year: FiscalYear) -> str:
    """What is stored of the result of the year before, draft or not; "" where nothing is."""
    before = FiscalYear.objects.filter(year_be=fiscal_year.year_be - 1).first()
    return "\n".join(_facts(before)) if before else ""


def _facts(year: FiscalYear) -> Iterator[str]:
    scores = ", ".join(f"{score.name} {score.percent}" for score in instrument_scores(year))
    result = YearResult.objects.filter(fiscal_year=year, withdrawn_at=None).first()
    if year.total_score is not None:
        grade = f" ระดับ {year.grade}" if year.grade else ""
        of_each = f" (คะแนนเครื่องมือ {scores})" if scores else ""
        yield (f"ผลการประเมิน ITA ปีงบประมาณ {year} ได้คะแนนรวม {year.total_score}{grade}{of_each}")
    elif scores:
        yield f"ผลการประเมิน ITA ปีงบประมาณ {year} คะแนนเครื่องมือ {scores}"
    if result:
        yield from _lowest_indicators(result)
        yield from _lost_items(result)
        yield from _weaknesses(result)


def _lowest_indicators(result: YearResult) -> Iterator[str]:
    lowest = result.indicators.order_by("score", "number")[:LOWEST]
    if lowest:
        yield f"ตัวชี้วัดที่ได้คะแนนน้อย เรียงจากน้อยที่สุด {len(lowest)} ตัวชี้วัด"
    for row in lowest:
        yield f"- {row} ได้ {row.score} คะแนน"


def _lost_items(result: YearResult) -> Iterator[str]:
    lost = result.lost_items.all()
    if lost:
        yield f"ข้อ OIT ที่ไม่ได้คะแนน {len(lost)} ข้อ"
    for row in lost:
        reason = f" ความเห็นของผู้ตรวจประเมิน: {row.reason}" if row.reason else ""
        yield f"- {row}{reason}"


def _weaknesses(result: YearResult) -> Iterator[str]:
    weaknesses = result.remarks.filter(kind=ResultRemark.Kind.WEAKNESS)
    if weaknesses:
        yield "จุดที่ต้องพัฒนาตามประกาศ"
    for row in weaknesses:
        yield f"- {row.text}"
