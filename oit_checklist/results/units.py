"""
Scores in percent and weighted, from plain values.

Published tables print an instrument weighted (28.04 of 30) as often as in percent (93.47), so
whoever types one says which it is. Percent alone is stored; the weighted score is always derived.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from agency.models import FiscalYear
from oit_checklist.score_notices import INSTRUMENTS
from oit_checklist.scoring import FULL, rounded


@dataclass(frozen=True)
class InstrumentScore:
    """The announced score of an instrument; without a weight nothing can be derived."""

    name: str
    percent: Decimal
    weight: Decimal | None

    @property
    def weighted(self) -> Decimal | None:
        return None if self.weight is None else weighted_of(self.percent, self.weight)

    @property
    def weight_text(self) -> str:
        """The weight as people write it: 30, not 30.00."""
        return plain_number(self.weight) if self.weight is not None else ""


def weighted_of(percent: Decimal, weight: Decimal) -> Decimal:
    """How many of the 100 final points a score of 100 is worth, to two decimals, halves up."""
    return rounded(percent * weight / FULL)


def percent_of(weighted: Decimal, weight: Decimal | None) -> Decimal:
    """
    The score of 100 that a weighted one means, to two decimals, halves up.

    An error of half a hundredth of it is less than one of the weighted score, so `weighted_of`
    gives back exactly what was announced. Raises ValueError with a Thai sentence where the year
    has no weight, or the score is above it.
    """
    if not weight:
        raise ValueError(
            "ปีนี้ยังไม่ได้กำหนดน้ำหนักของเครื่องมือ จึงแปลงเป็นร้อยละไม่ได้ กรุณากำหนดน้ำหนักที่ “ปีงบประมาณ”"
        )
    if weighted > weight:
        raise ValueError(
            f"คะแนน {weighted} เกินน้ำหนักของปีนี้ ({plain_number(weight)}) "
            "จึงไม่ใช่คะแนนที่ถ่วงน้ำหนักแล้ว กรุณาตรวจหน่วยของคะแนน"
        )
    return rounded(weighted * FULL / weight)


def instrument_scores(fiscal_year: FiscalYear) -> Iterator[InstrumentScore]:
    """The instruments of a year whose score is announced."""
    for name in INSTRUMENTS:
        percent = getattr(fiscal_year, f"{name}_score")
        if percent is not None:
            yield InstrumentScore(name.upper(), percent, getattr(fiscal_year, f"{name}_weight"))


def plain_number(number: Decimal) -> str:
    """A number without zeros behind the point."""
    return f"{number.normalize():f}"
