"""Dates shown in the Buddhist era."""

from datetime import UTC, date, datetime, time

import pytest

from thai import dates
from thai.dates import format_short_thai_date, format_thai_date


def test_writes_the_leap_day():
    assert dates.format_thai_date(date(2024, 2, 29)) == "29 กุมภาพันธ์ 2567"


def test_writes_a_period_of_whole_months_as_the_report_does():
    assert dates.format_period(date(2022, 10, 1), date(2023, 9, 30)) == "ต.ค.65 - ก.ย.66"


def test_writes_other_periods_day_by_day():
    assert dates.format_period(date(2022, 10, 3), date(2022, 10, 9)) == (
        "3 ต.ค. 2565 - 9 ต.ค. 2565"
    )
    assert dates.format_period(date(2022, 10, 3), None) == "ตั้งแต่ 3 ต.ค. 2565"
    assert dates.format_period(None, date(2022, 10, 9)) == "ภายใน 9 ต.ค. 2565"
    assert dates.format_period(None, None) == ""


@pytest.mark.parametrize(
    ("day", "year_be"),
    [(date(2022, 9, 30), 2565), (date(2022, 10, 1), 2566), (date(2023, 9, 30), 2566)],
)
def test_the_fiscal_year_starts_in_october(day, year_be):
    first, last = dates.fiscal_year_bounds(year_be)

    assert dates.fiscal_year_of(day) == year_be
    assert first <= day <= last


def test_names_the_weekday_and_the_time():
    assert dates.format_thai_weekday(date(2022, 11, 29)) == "วันอังคาร"
    assert dates.format_thai_time(time(13, 30)) == "13:30 น."


def test_a_moment_is_written_with_the_day_of_bangkok():
    late = datetime(2026, 11, 28, 23, 39, tzinfo=UTC)

    assert format_thai_date(late) == "29 พฤศจิกายน 2569"
    assert format_short_thai_date(late) == "29 พ.ย. 2569"
