"""Numbers of people are found before they are published: progress.personal_data."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from progress.personal_data import (
    BANK_ACCOUNT,
    MOST_FINDINGS,
    NATIONAL_ID,
    PHONE,
    digits_of_numbers,
    find_personal_data,
)
from thai.digits import to_thai_digits


def found_in(text: str, **options) -> list[tuple[str, str]]:
    return [(found.kind, found.masked) for found in find_personal_data(text, **options)]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("เลขประจำตัวประชาชน 1-2345-67890-12-1", "1-xxxx-xxxxx-xx-1"),
        ("เลขประจำตัว1234567890121ครับ", "1xxxxxxxxxxx1"),
        ("1 2345 67890 12 1", "1 xxxx xxxxx xx 1"),
        ("1 – 2345 – 67890 – 12 – 1", "1 – xxxx – xxxxx – xx – 1"),
        ("1 2 3 4 5 6 7 8 9 0 1 2 1", "1 x x x x x x x x x x x 1"),
        ("|1|2|3|4|5|6|7|8|9|0|1|2|1|", "1|x|x|x|x|x|x|x|x|x|x|x|1"),
        ("ลำดับ 5 ๑๒๓๔๕๖๗๘๙๐๑๒๑", "1xxxxxxxxxxx1"),
    ],
)
def test_a_national_id_is_found_however_it_is_written(text, masked):
    assert found_in(text) == [(NATIONAL_ID, masked)]


@pytest.mark.parametrize(
    "text",
    [
        "1-2345-67890-12-2",  # the checksum does not hold
        "เลขประจำตัวผู้เสียภาษี 0-1055-36000-31-5",  # a company
        "12345678901212",
        "https://ita.example.go.th/files/1234567890121.pdf",
        "1234567890121.pdf",
        "1,234,567,890,121 บาท",
        "1 2 3 4 5 6 7 8 9 0 1 2 1 1 1",  # a table
    ],
)
def test_other_long_numbers_are_no_national_ids(text):
    assert found_in(text) == []


@settings(deadline=None)  # the machine may be busy
@given(st.integers(10**11, 9 * 10**11 - 1))
def test_every_number_with_a_true_checksum_is_found_and_no_other(first):
    total = sum(int(d) * w for d, w in zip(str(first), range(13, 1, -1), strict=True))
    check = (11 - total % 11) % 10

    hits = [d for d in range(10) if (NATIONAL_ID in dict(found_in(f"เลข {first}{d} ")))]

    assert hits == [check]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("081-234-5678", "0xx-xxx-xxx8"),
        ("มือถือ 08-1234-5678", "0x-xxxx-xxx8"),
        ("0812345678", "0xxxxxxxx8"),
        ("06 1234 5678", "0x xxxx xxx8"),
        ("โทร.๐๙๑ ๒๓๔ ๕๖๗๘", "0xx xxx xxx8"),
        ("+66 81 234 5678", "+xx xx xxx xxx8"),
        ("02-123-4567", "0x-xxx-xxx7"),
        ("โทร 0 3569 5021 ต่อ 11", "0 xxxx xxx1"),
        ("๐-๓๕๖๙-๕๐๒๑-๓", "0-xxxx-xxx1"),
        ("035-695021", "0xx-xxxxx1"),
        ("โทรศัพท์ 035695021", "0xxxxxxx1"),
        ("0-2123-4567", "0-xxxx-xxx7"),
    ],
)
def test_a_telephone_number_is_found(text, masked):
    assert found_in(text) == [(PHONE, masked)]


@pytest.mark.parametrize(
    "text",
    [
        "0 2565 2566",
        "035695021",
        "02-12-2566",
        "งบประมาณ 0812345678.50 บาท",
        "081234567890",
        "1669",
    ],
)
def test_numbers_of_a_table_are_no_telephones(text):
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("เลขที่บัญชี 123-4-56789-0", "1xx-x-xxxxx-0"),
        ("ธนาคารกรุงไทย\nเลขบัญชี 1234567890", "1xxxxxxxx0"),
        ("ธ.ก.ส. ๐๑๒๓๔๕๖๗๘๙๐๑", "0xxxxxxxxxx1"),
        ("200012345678 ธนาคารออมสิน", "2xxxxxxxxxx8"),
        ("บัญชีธนาคาร\n" + "ชื่อ\n" * 50 + "123-4-56789-0", "1xx-x-xxxxx-0"),
    ],
)
def test_a_bank_account_is_found_near_its_words(text, masked):
    assert found_in(text) == [(BANK_ACCOUNT, masked)]


@pytest.mark.parametrize(
    "text",
    [
        "123-4-56789-0",
        "เลขที่โครงการ 65107123456",
        "ธนาคาร " + "ก" * 60 + " 65107123456",
        "ธนาคาร 123456789",
        "ธนาคาร 0-1055-36000-31-5",
    ],
)
def test_a_number_without_a_bank_is_no_account(text):
    assert found_in(text) == []


def test_a_number_is_told_once_and_never_whole():
    text = "081-234-5678 และ ๐๘๑๒๓๔๕๖๗๘ เลขบัญชี 0812345678"

    assert found_in(text) == [(PHONE, "0xx-xxx-xxx8")]


@pytest.mark.parametrize("written", ["0 3569 5021-3, 0 3569 5022", "035-695021, +66 3569 5022", ""])
def test_the_offices_own_numbers_are_left_out(written):
    known = digits_of_numbers(written)
    text = "โทร 035-695-021 หรือ ๐-๓๕๖๙-๕๐๒๑ หรือ 081-234-5678"

    expected = [(PHONE, "0xx-xxx-xxx8")]
    if not written:
        expected = [*expected, (PHONE, "0xx-xxx-xx1")]
    assert found_in(text, known=known) == expected


def test_what_is_found_goes_into_the_database_as_it_is():
    (found,) = find_personal_data("081-234-5678")

    assert json.loads(json.dumps(found.as_json())) == {"kind": PHONE, "masked": "0xx-xxx-xxx8"}


def test_a_list_of_people_is_cut():
    people = "\n".join(f"081{number:07}" for number in range(5000))

    assert len(find_personal_data(people)) == MOST_FINDINGS


@pytest.mark.parametrize("piece", ["1 2 3 4 ", "1234 ", "0 ", "ธนาคาร 1-", "08", "12345-", "0.8-"])
def test_a_long_text_takes_no_long_time(piece):
    text = to_thai_digits(piece * (700_000 // len(piece)))
    started = time.process_time()

    find_personal_data(text)

    # A second or two; with steps that grow with the square, it would be hours.
    assert time.process_time() - started < 60
