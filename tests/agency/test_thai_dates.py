"""Dates typed and shown in the Buddhist era."""

from datetime import UTC, date, datetime, time

import pytest

from thai import dates
from thai.dates import format_short_thai_date, format_thai_date, parse_thai_date, parse_thai_time


@pytest.mark.parametrize(
    "typed",
    [
        "23/11/2569",
        "๒๓/๑๑/๒๕๖๙",
        "23-11-2569",
        "23.11.2569",
        "23/11/69",
        "23/11/2026",
        "2026-11-23",
        "2569-11-23",
        "23 พฤศจิกายน 2569",
        "23 พ.ย. 69",
        "๒๓ พ.ย.๖๙",
        "23 พฤศจิกายน พ.ศ. 2569",
        "  23/11/2569 ",
    ],
)
def test_reads_what_people_type(typed):
    assert dates.parse_thai_date(typed) == date(2026, 11, 23)


@pytest.mark.parametrize("typed", ["", "พรุ่งนี้", "23/11", "32/1/2569", "29/2/2568", "1 ฮาฮา 2569"])
def test_refuses_with_the_words_that_were_typed(typed):
    with pytest.raises(ValueError, match="ไม่"):
        dates.parse_thai_date(typed)


def test_reads_and_writes_the_leap_day():
    leap_day = dates.parse_thai_date("29/2/2567")

    assert leap_day == date(2024, 2, 29)
    assert dates.format_thai_date(leap_day) == "29 กุมภาพันธ์ 2567"


@pytest.mark.parametrize("typed", ["ต.ค.๖๕ - ก.ย.๖๖", "ต.ค.๖๕ -ก.ย. ๖๖", "ต.ค. 2565 - ก.ย. 2566"])
def test_reads_the_periods_of_the_report(typed):
    assert dates.parse_period(typed) == (date(2022, 10, 1), date(2023, 9, 30))


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


@pytest.mark.parametrize("typed", ["1/1/0001", "1/1/9999", "๑/๑/๓๐๐๐", "9999-01-01", "1/1/1700"])
def test_a_year_that_cannot_be_meant_is_asked_about(typed):
    with pytest.raises(ValueError, match="น่าจะพิมพ์ผิด"):
        parse_thai_date(typed)


@pytest.mark.parametrize("typed", ["13:30", "๑๓.๓๐ น.", "13.30", "13:30 น.", "1330", "13:30:00"])
def test_reads_a_time_as_people_type_it(typed):
    assert parse_thai_time(typed) == time(13, 30)


@pytest.mark.parametrize("typed", ["25:00", "12:60", "บ่ายสอง", "1", "13", "12345"])
def test_refuses_what_is_no_time(typed):
    with pytest.raises(ValueError, match="ตัวอย่าง 13:30"):
        parse_thai_time(typed)
