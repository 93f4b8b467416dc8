"""Spellings beside those of the field kit: read where they are plain, asked where they are not."""

from datetime import date, time
from decimal import Decimal

import pytest

from thai.number_words import baht_in_words
from values.amounts import read_baht
from values.codes import read_codes
from values.dates import read_date
from values.divisions import Divisions, read_divisions
from values.numbers import read_number
from values.periods import Period, read_period
from values.reading import Written
from values.sections import read_section
from values.times import read_time


def read(reader, text, *more):
    return reader(Written(text), *more)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 ต.ค. ปี 2565", date(2022, 10, 1)),
        ("อังคารที่ 10 ม.ค. 2566", date(2023, 1, 10)),
        ("พฤหัสบดีที่ ๕ มกราคม ๒๕๖๖", date(2023, 1, 5)),
    ],
)
def test_days_are_read(text, day):
    reading = read(read_date, text, 2566)

    assert (reading.value, reading.question) == (day, "")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("30 กันยายน 2566 เวลา 13.30 น.", [date(2023, 9, 30)]),
        ("30 ก.ย. 66 13:30 น. - 15:00 น.", [date(2023, 9, 30)]),
        ("30 ก.ย.", [date(2023, 9, 30)]),
        ("1 ตุลาคม", [date(2022, 10, 1)]),
        ("สิ้นเดือน ก.ย. 66", [date(2023, 9, 30)]),
        ("1-3 ต.ค. 65", [date(2022, 10, 1), date(2022, 10, 3)]),
        ("1 และ 3 ตุลาคม 2565", [date(2022, 10, 1), date(2022, 10, 3)]),
        ("จันทร์ที่ 10 ม.ค. 2566", [date(2023, 1, 10)]),
        ("31 เม.ย.", []),
        ("3 ข้อ", []),
    ],
)
def test_days_are_asked_with_what_they_may_be(text, days):
    reading = read(read_date, text, 2566)

    assert reading.is_asked
    assert list(reading.readings) == days


@pytest.mark.parametrize("text", ["Q1", "q1/2566", "Q1 66"])
def test_a_quarter_in_english_may_be_of_the_calendar(text):
    reading = read(read_period, text, 2566)

    assert reading.is_asked
    assert [period.starts_on for period in reading.readings] == [
        date(2022, 10, 1),
        date(2023, 1, 1),
    ]
    assert [period.ends_on for period in reading.readings] == [
        date(2022, 12, 31),
        date(2023, 3, 31),
    ]


def test_a_year_of_the_calendar_is_read():
    assert read(read_period, "ปีปฏิทิน 2566", 2565).value == Period(
        date(2023, 1, 1), date(2023, 12, 31)
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (".5", "0.5"),
        ("20,000 บาท (สองหมื่นบาทถ้วน)", "20000"),
        ("๒๑,๑๐๑.๒๕ บาท (สองหมื่นหนึ่งพันหนึ่งร้อยเอ็ดบาทยี่สิบห้าสตางค์)", "21101.25"),
    ],
)
def test_numbers_are_read(text, number):
    reading = read(read_number, text)

    assert (reading.value, reading.question) == (Decimal(number), "")
    assert read(read_baht, text).value == Decimal(number)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("~5", ["5"]),
        ("≈ 30,000 บาท", ["30000"]),
        ("1 234", ["1234"]),
        ("20,000 บาท (สามหมื่นบาทถ้วน)", ["20000"]),
        ("20,000 (พันบาท)", ["20000"]),
    ],
)
def test_numbers_are_asked_with_what_they_may_be(text, numbers):
    reading = read(read_number, text)

    assert reading.is_asked
    assert list(reading.readings) == [Decimal(number) for number in numbers]


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "ศูนย์บาทถ้วน"),
        ("11", "สิบเอ็ดบาทถ้วน"),
        ("21.50", "ยี่สิบเอ็ดบาทห้าสิบสตางค์"),
        ("120000", "หนึ่งแสนสองหมื่นบาทถ้วน"),
        ("1000001", "หนึ่งล้านหนึ่งบาทถ้วน"),
    ],
)
def test_amounts_have_their_words(amount, words):
    assert baht_in_words(Decimal(amount)) == words


@pytest.mark.parametrize("text", ["(o1)", "[1]", "ตัวชี้วัดที่ 9 ข้อ o1", "ตัวชี้วัดย่อยที่ 9.1 o1 โครงสร้าง"])
def test_codes_are_read(text):
    assert read(read_codes, text).value == ("o1",)


@pytest.mark.parametrize(
    ("text", "hour"), [("เที่ยงคืน", time(0)), ("12.00 น. (เที่ยงวัน)", time(12)), ("13น.", time(13))]
)
def test_times_are_read(text, hour):
    reading = read(read_time, text)

    assert (reading.value, reading.question) == (hour, "")


@pytest.mark.parametrize("text", ["13;30", "13,30", "13-30", "13 30 น."])
def test_slips_in_times_are_asked(text):
    reading = read(read_time, text)

    assert (reading.is_asked, reading.readings) == (True, (time(13, 30),))


def test_two_hours_are_no_slip():
    assert time(9, 12) not in read(read_time, "09-12").readings


OFFICE = ("สำนักปลัด", "กองคลัง", "กองช่าง")


@pytest.mark.parametrize("text", ["กองคลัง กับ กองช่าง", "กองคลัง + กองช่าง", "กองคลัง ร่วมกับ กองช่าง"])
def test_divisions_are_joined_in_many_ways(text):
    assert read(read_divisions, text, OFFICE).value == Divisions(("กองคลัง", "กองช่าง"))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ทุกกอง ยกเว้นกองช่าง", Divisions(("สำนักปลัด", "กองคลัง"))),
        ("ทุกส่วนราชการ (ยกเว้น สำนักปลัด และกองคลัง)", Divisions(("กองช่าง",))),
        ("สำนัก/กอง", Divisions(is_all=True)),
    ],
)
def test_divisions_are_asked_with_who_is_meant(text, meant):
    reading = read(read_divisions, text, OFFICE)

    assert (reading.is_asked, reading.readings) == (True, (meant,))


def test_a_comma_in_the_number_of_a_sub_indicator_is_asked():
    reading = read(read_section, "9,1")

    assert (reading.is_asked, reading.readings) == (True, ("9.1",))
