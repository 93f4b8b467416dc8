"""What people type into boxes and cells, beyond the list of spellings."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from values.amounts import read_baht
from values.asking import sure
from values.dates import read_date
from values.moments import read_moment
from values.periods import Period, read_period
from values.reading import Written
from values.times import read_time, read_time_range
from values.typed import Typed, written_of


@pytest.mark.parametrize(
    "typed",
    [
        "23/11/2569", "๒๓/๑๑/๒๕๖๙", "23-11-2569", "23.11.2569", "23/11/69", "23/11/2026",
        "2026-11-23", "2569-11-23", "23 พฤศจิกายน 2569", "23 พ.ย. 69", "๒๓ พ.ย.๖๙",
        "23 พฤศจิกายน พ.ศ. 2569", "  23/11/2569 ", "23 พฤศจิกา 69", "23rd November 2026",
        "ประกาศ ณ วันที่ 23 พฤศจิกายน 2569", "วันจันทร์ที่ 23 พ.ย. 2569", "23/11/2569 00:00:00",
        "23  พ.ย.\u00a069", "23 / 11 / 2569", "23–11–2569",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_typed(typed):
    assert sure(read_date(Written(typed), 2570)) == date(2026, 11, 23)


@pytest.mark.parametrize(
    "typed",
    [
        "พรุ่งนี้", "23/11", "32/1/2569", "29/2/2568", "1 ฮาฮา 2569", "1/1/0001", "1/1/9999",
        "๑/๑/๓๐๐๐", "9999-01-01", "1/1/1700", "1/1/256", "ก" * 1000,
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_its_words(typed):
    with pytest.raises(ValueError, match=typed[:5]):
        sure(read_date(Written(typed), 2569))


def test_the_leap_day_is_read():
    assert sure(read_date(Written("29/2/2567"), 2567)) == date(2024, 2, 29)


def test_month_and_day_turned_about_are_asked():
    reading = read_date(Written("11/23/2569"), 2570)

    assert reading.is_asked
    assert reading.readings == (date(2026, 11, 23),)


@pytest.mark.parametrize("typed", ["13:30", "๑๓.๓๐ น.", "13.30", "13:30 น.", "1330", "13:30:00",
                                   "๑๓ นาฬิกา ๓๐ นาที", "1:30 p.m."])  # fmt: skip
def test_a_time_is_read_however_it_is_typed(typed):
    assert sure(read_time(Written(typed))) == time(13, 30)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("เก้านาฬิกาสามสิบนาที", time(9, 30)),
        ("เวลา สิบเอ็ดนาฬิกา", time(11)),
        ("ยี่สิบเอ็ดนาฬิกาห้านาที", time(21, 5)),
        ("สามสิบนาฬิกา", None),
        ("สิบ", None),
    ],
)
def test_a_time_in_words_is_read_where_it_is_whole(typed, expected):
    assert read_time(Written(typed)).value == expected


@pytest.mark.parametrize("typed", ["25:00", "12:60", "12345", "ตอนเช้า", "13:30:99:99"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(ValueError, match="ตัวอย่าง 13:30"):
        sure(read_time(Written(typed)))


@pytest.mark.parametrize("typed", ["1", "2 น.", "บ่ายสองโมง", "13.5", "13.30-15.00"])
def test_a_time_that_may_be_two_is_asked(typed):
    with pytest.raises(ValueError, match="อ่านได้เป็น"):
        sure(read_time(Written(typed)))


def test_from_and_to_are_both_kept():
    reading = read_time_range(Written("๑๓.๓๐ – ๑๕.๐๐ น."))

    assert sure(reading) == (time(13, 30), time(15, 0))


def test_a_day_with_a_time_is_a_moment():
    typed = ["23/11/2569 14:30", "๒๓ พ.ย. ๖๙ เวลา ๑๔.๓๐ น.", "2026-11-23 14:30:00"]

    assert {sure(read_moment(Written(text), 2570)) for text in typed} == {
        datetime(2026, 11, 23, 14, 30)
    }
    assert sure(read_moment(Written("23/11/2569"), 2570)) == datetime(2026, 11, 23)


@pytest.mark.parametrize(
    "typed", ["ต.ค.๖๕ - ก.ย.๖๖", "ต.ค.๖๕ -ก.ย. ๖๖", "ต.ค. 2565 - ก.ย. 2566", "1/10/65-30/9/66",
              "ตุลาคม 2565 – กันยายน 2566", "2022-10-01/2023-09-30", "1-ต.ค.-65 - 30-ก.ย.-66",
              "ตั้งแต่วันที่ 1 ต.ค. 65 ถึง 30 ก.ย. 66", "ไตรมาส 1-4", "รอบ 12 เดือน", "ตลอดปีงบ 66"]
)  # fmt: skip
def test_a_year_is_read_however_it_is_written(typed):
    assert sure(read_period(Written(typed), 2566)) == Period(date(2022, 10, 1), date(2023, 9, 30))


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("ภายใน 31 มี.ค. 66", Period(None, date(2023, 3, 31))),
        ("ต.ค. 65 เป็นต้นไป", Period(date(2022, 10, 1), None)),
        ("ธ.ค. - ก.พ. 66", Period(date(2022, 12, 1), date(2023, 2, 28))),
        ("ครึ่งปีหลัง", Period(date(2023, 4, 1), date(2023, 9, 30))),
        ("28 ก.พ. - 2 มี.ค. 66", Period(date(2023, 2, 28), date(2023, 3, 2))),
        ("9 ธ.ค. 65", Period(date(2022, 12, 9), date(2022, 12, 9))),
    ],
)
def test_parts_of_a_year_are_read(typed, period):
    assert sure(read_period(Written(typed), 2566)) == period


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("๓๐,๐๐๐.-", "30000"), ("28,450.50 บาท", "28450.50"), ("120000", "120000"), ("-", None),
        ("", None), ("ไม่ใช้งบประมาณ", "0"), ("1,000 -", "1000"), ("2.5 แสนบาท", "250000"),
    ],
)  # fmt: skip
def test_amounts_as_offices_write_them(typed, amount):
    assert sure(read_baht(Written(typed))) == (amount and Decimal(amount))


@pytest.mark.parametrize("typed", ["-5", "สามหมื่น", "9" * 20, "9" * 40, "1.234", "NaN"])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ValueError, match="จำนวน"):
        sure(read_baht(Written(typed)))


def test_a_text_remembers_what_a_program_stored():
    cell = Typed("13.3", Decimal("13.3"))

    assert sure(read_time(written_of(cell))) == time(13, 30)
    assert read_time(written_of("13.3")).is_asked
