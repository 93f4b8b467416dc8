"""A period that a cell says twice: in other words, or by its length."""

from datetime import date

import pytest

from values.periods import Period, read_period
from values.reading import Written

YEAR = Period(date(2022, 10, 1), date(2023, 9, 30))
QUARTER = Period(date(2023, 1, 1), date(2023, 3, 31))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("ต.ค.65-ก.ย.66 (12 เดือน)", YEAR),
        ("ระยะเวลา 1 ปี (ต.ค.65-ก.ย.66)", YEAR),
        ("ไตรมาสที่ ๒ (ม.ค.-มี.ค. ๖๖)", QUARTER),
        ("-ตลอดปี-", YEAR),
    ],
)
def test_what_agrees_is_read(text, period):
    assert read_period(Written(text), 2566).value == period


def test_what_does_not_agree_is_asked_with_both_readings():
    found = read_period(Written("ไตรมาส 2 (ต.ค. 65 - ก.ย. 66)"), 2566)

    assert found.is_asked
    assert found.readings == (QUARTER, YEAR)
