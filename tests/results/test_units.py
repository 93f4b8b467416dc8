"""28.04 of 30 is 93.47 percent: converted exactly, or refused."""

from decimal import Decimal

import pytest

from oit_checklist.results.units import instrument_scores, percent_of, weighted_of
from tests import make


@pytest.mark.parametrize(
    ("weighted", "weight", "percent"),
    [("28.04", "30", "93.47"), ("28.50", "30", "95.00"), ("39.72", "40", "99.30"),
     ("30", "30", "100.00"), ("0", "40", "0.00")],
)  # fmt: skip
def test_a_weighted_score_becomes_percent(weighted, weight, percent):
    assert percent_of(Decimal(weighted), Decimal(weight)) == Decimal(percent)


@pytest.mark.parametrize("weight", [Decimal(30), Decimal(40), Decimal("33.34"), Decimal(100)])
def test_what_was_announced_comes_back_exactly_whatever_it_was(weight):
    for hundredths in range(int(weight * 100) + 1):
        announced = Decimal(hundredths) / 100
        assert weighted_of(percent_of(announced, weight), weight) == announced


def test_a_score_above_its_weight_is_refused():
    with pytest.raises(ValueError, match=r"คะแนน 93.47 เกินน้ำหนักของปีนี้ \(30\)"):
        percent_of(Decimal("93.47"), Decimal("30.00"))


@pytest.mark.parametrize("weight", [None, Decimal(0)])
def test_without_a_weight_nothing_is_guessed(weight):
    with pytest.raises(ValueError, match="ยังไม่ได้กำหนดน้ำหนัก"):
        percent_of(Decimal("28.04"), weight)


@pytest.mark.django_db
def test_the_instruments_of_a_year_in_both_units():
    year = make.fiscal_year(iit_score=Decimal("93.47"), iit_weight=Decimal(30),
                            eit_weight=Decimal(30), oit_weight=Decimal(40))  # fmt: skip

    (score,) = instrument_scores(year)

    assert (score.name, score.weighted, score.weight_text) == ("IIT", Decimal("28.04"), "30")
