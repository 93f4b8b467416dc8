"""The estimate of the score: known results, the scale's edges, what an item costs."""

from decimal import Decimal

import pytest

from oit_checklist.scoring import (
    Band,
    Counted,
    Weights,
    costs,
    grade,
    indicator_scores,
    oit_score,
    rounded,
    total_score,
)

FY2565 = {"9.1": 9, "9.2": 8, "9.3": 7, "9.4": 4, "9.5": 5, "10.1": 8, "10.2": 2}
FY2566 = {"9.1": 10, "9.2": 8, "9.3": 4, "9.4": 4, "9.5": 4, "10.1": 8, "10.2": 5}
WEIGHTS = Weights(Decimal(30), Decimal(30), Decimal(40))
SCALE_2566 = [
    Band("ผ่านดีเยี่ยม", Decimal(95), Decimal(95)),
    Band("ผ่านดี", Decimal(85), Decimal(85)),
    Band("ผ่าน", Decimal(85)),
    Band("ต้องปรับปรุง", Decimal(70)),
    Band("ต้องปรับปรุงโดยด่วน", Decimal(0)),
]


def items_of(sizes: dict[str, int], lost: set[str] = frozenset()) -> list[Counted]:
    subs = [sub for sub, size in sizes.items() for _ in range(size)]
    return [
        Counted(f"o{number}", sub, f"o{number}" not in lost)
        for number, sub in enumerate(subs, start=1)
    ]


def test_the_year_2565_with_only_o20_lost_is_what_was_announced():
    items = items_of(FY2565, lost={"o20"})

    assert rounded(indicator_scores(items)["9"]) == Decimal("97.14")
    assert rounded(oit_score(items)) == Decimal("98.57")
    assert rounded(oit_score(items) * WEIGHTS.oit / 100) == Decimal("39.43")


@pytest.mark.parametrize(
    ("code", "points"),
    [
        ("o1", "0.40"),
        ("o11", "0.50"),
        ("o19", "1.00"),
        ("o23", "1.00"),
        ("o27", "1.00"),
        ("o31", "1.25"),
        ("o39", "2.00"),
    ],
)
def test_an_item_of_2566_costs_what_its_sub_indicator_says(code, points):
    assert rounded(costs(items_of(FY2566), WEIGHTS.oit)[code]) == Decimal(points)


def test_all_costs_together_are_the_weight_of_oit():
    assert rounded(sum(costs(items_of(FY2566), WEIGHTS.oit).values())) == Decimal("40.00")


def test_the_cost_is_the_difference_that_losing_the_item_makes():
    whole, without = items_of(FY2566), items_of(FY2566, lost={"o33"})
    difference = (oit_score(whole) - oit_score(without)) * WEIGHTS.oit / 100

    assert difference == costs(whole, WEIGHTS.oit)["o33"]


@pytest.mark.parametrize(
    ("total", "instruments", "expected"),
    [
        ("95", ("95", "95", "95"), "ผ่านดีเยี่ยม"),
        ("99.33", ("94.99", "100", "100"), "ผ่านดี"),
        ("94.995", ("95", "95", "95"), "ผ่านดี"),
        ("86", ("84.99", "90", "85"), "ผ่าน"),
        ("84.995", ("85", "85", "85"), "ต้องปรับปรุง"),
        ("70", ("0", "100", "100"), "ต้องปรับปรุง"),
        ("69.995", ("70", "70", "70"), "ต้องปรับปรุงโดยด่วน"),
    ],
)
def test_the_scale_of_2566_has_no_gaps_between_its_levels(total, instruments, expected):
    scores = [Decimal(score) for score in instruments]

    assert grade(Decimal(total), scores, SCALE_2566) == expected


def test_the_old_scale_asks_nothing_of_the_instruments():
    old = [Band("AA", Decimal(95)), Band("A", Decimal(85)), Band("F", Decimal(0))]

    assert grade(Decimal("98.73"), [Decimal("80")] * 3, old) == "AA"
    assert grade(Decimal("94.99"), [Decimal("99")] * 3, old) == "A"


def test_below_every_level_there_is_no_grade():
    assert grade(Decimal(10), [], [Band("ผ่าน", Decimal(85))]) == ""


def test_the_total_weighs_the_three_instruments():
    total = total_score(Decimal("97.57"), Decimal("100"), Decimal("100"), WEIGHTS)

    assert rounded(total) == Decimal("99.27")


def test_a_half_is_rounded_up_as_the_nacc_prints_it():
    assert rounded(Decimal("84.995")) == Decimal("85.00")
