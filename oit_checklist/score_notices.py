"""What is odd in the scores, the grade and the scale of a year: plain functions and their rules."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from agency.models import FiscalYear
from catalogue.notices import Around, Notice, notice
from oit_checklist.scoring import FULL, Band, rounded
from thai.likeness import key_of, repeated

INSTRUMENTS = ("iit", "eit", "oit")
# Three scores and the total are each rounded to hundredths before they are announced.
ROUNDING = Decimal("0.01")
# From this share of its weight on, a score that is below the weight looks weighted.
LIKELY_SHARE = Decimal("0.5")

Scores = Mapping[str, Decimal | None]


def looks_weighted(scores: Scores, weights: Scores, total: Decimal | None) -> list[str]:
    """
    Which scores were given as points of the total instead of percent, by instrument.

    Without weights only the sum can tell: points add up to the total, percents never do.
    """
    given = {name: score for name, score in scores.items() if score}
    points = sum(given.values(), Decimal(0))
    if total and len(given) == len(INSTRUMENTS) and abs(points - total) <= 3 * ROUNDING:
        return list(given)
    possible = possible_totals(scores, weights)
    if None not in scores.values() and total and possible and _within(total, possible):
        return []
    found = []
    for name, score in given.items():
        weight = weights.get(name)
        if weight and weight < FULL and weight * LIKELY_SHARE <= score <= weight:
            found.append(name)
    return found


def possible_totals(scores: Scores, weights: Scores) -> tuple[Decimal, Decimal] | None:
    """
    The lowest and the highest total that the scores can give; None if nothing can be said.

    A score that is not there may be 0 or 100. Without weights the total is at least the lowest of
    the three and at most the highest.
    """
    low = {name: scores[name] if scores[name] is not None else Decimal(0) for name in scores}
    high = {name: scores[name] if scores[name] is not None else FULL for name in scores}
    if None in weights.values():
        ends = [score for score in scores.values() if score is not None]
        return (min(ends), max(ends)) if len(ends) == len(INSTRUMENTS) else None
    return _weighted(low, weights), _weighted(high, weights)


def possible_grades(total: Decimal, scores: Scores, scale: Sequence[Band]) -> list[str]:
    """The levels that these scores can reach, best first; a score that is not there may be any."""
    found = []
    for band in scale:
        least = band.min_instrument
        known = [score for score in scores.values() if score is not None]
        if total < band.min_total or (least is not None and any(s < least for s in known)):
            continue
        found.append(band.name)
        if least is None or len(known) == len(scores):
            break  # reached for certain: no lower level can be meant
    return found


@notice(FiscalYear, "score-looks-weighted")
def weighted_scores(year: FiscalYear, around: Around) -> Iterator[Notice]:
    weights = _weights(year)
    for name in looks_weighted(_scores(year), weights, year.total_score):
        weight = weights[name]
        full = f"เต็ม {weight.normalize():f}" if weight else "คิดน้ำหนักแล้ว"
        yield Notice(
            f"คะแนน {name.upper()} {_scores(year)[name]} ดูเหมือนเป็นคะแนนที่ถ่วงน้ำหนักแล้ว ({full}) "
            "แต่ช่องนี้ใช้คะแนนร้อยละ (เต็ม 100) กรุณาตรวจกับประกาศผลการประเมิน",
            f"{name}_score",
        )


@notice(FiscalYear, "total-score-not-of-its-parts")
def total_of_parts(year: FiscalYear, around: Around) -> Iterator[Notice]:
    possible = possible_totals(_scores(year), _weights(year))
    if year.total_score is None or possible is None or _within(year.total_score, possible):
        return
    low, high = map(rounded, possible)
    computed = f"{low}" if low == high else f"ระหว่าง {low} ถึง {high}"
    yield Notice(
        f"คะแนนรวม {year.total_score} ไม่ตรงกับที่คำนวณจากคะแนน IIT EIT และ OIT ซึ่งได้ {computed} "
        "กรุณาตรวจคะแนนทุกช่องและน้ำหนักของปี",
        "total_score",
    )


@notice(FiscalYear, "grade-not-in-scale", reads=("grade_bands",))
def grade_in_scale(year: FiscalYear, around: Around) -> Iterator[Notice]:
    names = [band.name for band in _bands(year, around)]
    if year.grade and names and key_of(year.grade) not in map(key_of, names):
        yield Notice(
            f"ระดับ “{year.grade}” ไม่มีในเกณฑ์ระดับคะแนนของปีนี้ ({', '.join(names)}) กรุณาตรวจตัวสะกด",
            "grade",
        )


@notice(FiscalYear, "grade-not-of-its-scores", reads=("grade_bands",))
def grade_of_scores(year: FiscalYear, around: Around) -> Iterator[Notice]:
    scale = _bands(year, around)
    if year.total_score is None or not year.grade:
        return
    if key_of(year.grade) not in [key_of(band.name) for band in scale]:
        return  # told by the rule above
    possible = possible_grades(year.total_score, _scores(year), scale)
    if key_of(year.grade) not in map(key_of, possible):
        expected = " หรือ ".join(f"“{name}”" for name in possible) or "ไม่ถึงระดับใด"
        yield Notice(
            f"ระดับ “{year.grade}” ไม่ตรงกับเกณฑ์ของปี คะแนนรวม {year.total_score} "
            f"และคะแนนแต่ละเครื่องมือที่กรอกได้ระดับ {expected} กรุณาตรวจคะแนนและระดับ",
            "grade",
        )


@notice(FiscalYear, "scale-not-descending", reads=("grade_bands",))
def scale_descends(year: FiscalYear, around: Around) -> Iterator[Notice]:
    bands = sorted(around.below(year, "grade_bands"), key=lambda band: band.order)
    for better, band in itertools.pairwise(bands):
        if band.min_total > better.min_total:
            yield Notice(
                f"ระดับ “{band.name}” ใช้คะแนนรวมตั้งแต่ {band.min_total} ซึ่งสูงกว่าระดับ “{better.name}” "
                f"ที่ดีกว่า ({better.min_total}) กรุณาตรวจลำดับและคะแนน",
                "min_total",
                band,
            )


@notice(FiscalYear, "scale-level-twice", reads=("grade_bands",))
def scale_levels(year: FiscalYear, around: Around) -> Iterator[Notice]:
    bands = around.below(year, "grade_bands")
    for place, first in repeated([key_of(band.name) for band in bands]):
        yield Notice(
            f"ระดับ “{bands[place].name}” มีอยู่แล้วที่ลำดับ {bands[first].order} กรุณาตรวจชื่อระดับ",
            "name",
            bands[place],
        )


def _scores(year: FiscalYear) -> dict[str, Decimal | None]:
    return {name: getattr(year, f"{name}_score") for name in INSTRUMENTS}


def _weights(year: FiscalYear) -> dict[str, Decimal | None]:
    return {name: getattr(year, f"{name}_weight") for name in INSTRUMENTS}


def _bands(year: FiscalYear, around: Around) -> list[Band]:
    rows = sorted(around.below(year, "grade_bands"), key=lambda band: band.order)
    return [Band(band.name, band.min_total, band.min_instrument) for band in rows]


def _weighted(scores: Scores, weights: Scores) -> Decimal:
    pairs = ((scores[name] or Decimal(0), weights[name] or Decimal(0)) for name in scores)
    return sum((score * weight for score, weight in pairs), Decimal(0)) / FULL


def _within(total: Decimal, possible: tuple[Decimal, Decimal]) -> bool:
    low, high = possible
    return low - ROUNDING <= total <= high + ROUNDING
