"""One stored spelling for what looks the same on screen."""

import pytest

from thai.digits import to_arabic_digits, to_thai_digits
from thai.spelling import normalise


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33"),  # nikhahit, tone, sara aa
        ("น\u0e49\u0e4d\u0e32", "น\u0e49\u0e33"),  # tone, nikhahit, sara aa
        ("ท\u0e4d\u0e32", "ท\u0e33"),
        ("\u0e40\u0e40ผน", "แผน"),  # two sara e typed for one sara ae
        ("ท\u0e48\u0e35", "ท\u0e35\u0e48"),  # tone mark before the vowel
        ("ประ\u200bชุม\ufeff", "ประชุม"),
        ("ก\u00a0ข", "ก ข"),
        ("บรรทัด  \r\nสอง\x07", "บรรทัด\nสอง"),
    ],
)
def test_stores_one_spelling(typed, stored):
    assert normalise(typed) == stored


@pytest.mark.parametrize(
    "text", ["น้ำ ค่ำ ก๊ำ ญี่ปุ่น ปั้น ปึ้ง ฟื้นฟู ผู้ กตัญญู ฐานะ ฎีกา เท่าทัน", "๒๕๖๖ No Gfit Policy"]
)
def test_leaves_good_text_alone(text):
    assert normalise(text) == text


def test_digits_go_both_ways():
    assert to_thai_digits(2566) == "๒๕๖๖"
    assert to_arabic_digits("ข้อ ๑๒ o5") == "ข้อ 12 o5"
