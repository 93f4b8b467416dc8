"""One document has digits of one kind, but for what programs read."""

import pytest

from thai.document_digits import document_digits


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ปี 2566 และ ๒๕๖๗", "ปี ๒๕๖๖ และ ๒๕๖๗"),
        ("งบ 1,234.50 บาท 30%", "งบ ๑,๒๓๔.๕๐ บาท ๓๐%"),
        ("วันที่ 20/10/2565 เวลา 09.30-12:00 น.", "วันที่ ๒๐/๑๐/๒๕๖๕ เวลา ๐๙.๓๐-๑๒:๐๐ น."),
        ("โทร. 0-2345-6789", "โทร. ๐-๒๓๔๕-๖๗๘๙"),
        ("เลขที่โครงการ 65117123456", "เลขที่โครงการ ๖๕๑๑๗๑๒๓๔๕๖"),
        ("ข้อ o13 และ O25.", "ข้อ o๑๓ และ O๒๕."),
        ("ดู https://a.go.th/2566/แผน1.pdf ข้อ 2", "ดู https://a.go.th/2566/แผน1.pdf ข้อ ๒"),
        ("https://a.go.th/แผน/2566/1 ปี 2566", "https://a.go.th/แผน/2566/1 ปี ๒๕๖๖"),
        ("office1@town2.go.th 5", "office1@town2.go.th ๕"),
        ("PDF/A-3a 9f86d081884c7d65 2", "PDF/A-3a 9f86d081884c7d65 ๒"),
        ("ชั้น2อาคาร1", "ชั้น๒อาคาร๑"),
        ("", ""),
    ],
)
def test_running_text_has_thai_digits_and_codes_keep_theirs(typed, printed):
    assert document_digits(typed) == printed
    assert document_digits(printed) == printed
