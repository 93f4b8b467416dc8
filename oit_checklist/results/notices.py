"""What is odd in an announced result: its parts against each other, told and never refused."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from catalogue.notices import Around, Notice, notice
from oit_checklist import score_notices
from oit_checklist.models import ChecklistItem, Instrument
from oit_checklist.results.models import YearResult
from oit_checklist.scoring import FULL, mean, rounded

OF_SCORES = (
    score_notices.weighted_scores,
    score_notices.total_of_parts,
    score_notices.grade_in_scale,
    score_notices.grade_of_scores,
)


@notice(YearResult, "result-scores")
def scores(result: YearResult, around: Around) -> Iterator[Notice]:
    """The year's own scores stand on the page of its result too."""
    for look in OF_SCORES:
        yield from look(result.fiscal_year, around)


@notice(YearResult, "instrument-not-mean-of-indicators", reads=("indicators",))
def mean_of_indicators(result: YearResult, around: Around) -> Iterator[Notice]:
    indicators = around.below(result, "indicators")
    for instrument in Instrument.values:
        found = [row.score for row in indicators if row.instrument == instrument]
        score = getattr(result.fiscal_year, f"{instrument.lower()}_score")
        if None in found or score is None or not found or is_mean(score, found):
            continue
        yield Notice(
            f"คะแนน {instrument} {score} ไม่ตรงกับค่าเฉลี่ยของตัวชี้วัด {instrument} {len(found)} ตัวที่กรอก "
            f"ซึ่งได้ {rounded(mean(found))} กรุณาตรวจว่ากรอกครบทุกตัวชี้วัดและคะแนนถูกต้อง",
            f"{instrument.lower()}_score",
        )


def is_mean(score: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether a score is the mean of its parts, each of which was rounded before."""
    return abs(score - mean(parts)) <= score_notices.ROUNDING


@notice(YearResult, "question-of-no-indicator", reads=("indicators", "questions"))
def question_of_no_indicator(result: YearResult, around: Around) -> Iterator[Notice]:
    known = {row.number for row in around.below(result, "indicators")}
    for question in around.below(result, "questions"):
        if known and question.indicator not in known:
            yield Notice(
                f"ข้อคำถามนี้อยู่ในตัวชี้วัดที่ {question.indicator} ซึ่งยังไม่มีคะแนนในผลของปีนี้ กรุณาตรวจเลขตัวชี้วัด",
                "indicator",
                question,
            )


@notice(YearResult, "lost-item-not-in-checklist", reads=("lost_items",))
def lost_item_not_in_checklist(result: YearResult, around: Around) -> Iterator[Notice]:
    lost = around.below(result, "lost_items")
    if not lost:
        return
    numbers = around.once(("oit numbers", result.fiscal_year_id), lambda: _numbers_of(result))
    for item in lost:
        if numbers and item.number not in numbers:
            yield Notice(
                f"แบบตรวจของปี {result.fiscal_year} ไม่มีข้อ {item.code} กรุณาตรวจเลขข้อ", "number", item
            )


@notice(YearResult, "lost-item-with-full-score", reads=("lost_items",))
def lost_item_with_full_score(result: YearResult, around: Around) -> Iterator[Notice]:
    if result.fiscal_year.oit_score == FULL and around.below(result, "lost_items"):
        yield Notice(
            "คะแนน OIT เต็ม 100 แต่มีข้อที่ไม่ได้คะแนน กรุณาตรวจคะแนน OIT หรือรายการข้อที่ไม่ได้คะแนน", "oit_score"
        )


def _numbers_of(result: YearResult) -> set[int]:
    oit = ChecklistItem.objects.filter(fiscal_year=result.fiscal_year_id, instrument=Instrument.OIT)
    return set(oit.values_list("number", flat=True))
