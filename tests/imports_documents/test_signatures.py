"""Who signed minutes, and what stands below the signatures."""

import pytest

from tests.imports_documents.meetings_by_hand import meeting, proposal

pytestmark = pytest.mark.no_database
BOTH = [
    ("ผู้จดรายงานการประชุม", "นางสาวมานี ทดสอบ", "เลขานุการ"),
    ("ผู้ตรวจรายงานการประชุม", "นายตัวอย่าง มั่นคง", "ประธานกรรมการ"),
]


def signed(*lines):
    found = meeting(signed=lines)["signatures"]
    return [tuple(one[name] for name in ("label", "name", "post")) for one in found]


def test_the_label_may_stand_behind_the_line():
    assert signed(
        "(ลงชื่อ) ................ ผู้จดรายงานการประชุม", "(นางสาวมานี ทดสอบ)", "เลขานุการ",
        "ลงชื่อ  ผู้ตรวจรายงานการประชุม", "( นายตัวอย่าง มั่นคง )", "ประธานกรรมการ",
    ) == BOTH  # fmt: skip


def test_the_label_may_stand_below_the_post():
    assert signed(
        "(ลงชื่อ)................", "(นางสาวมานี ทดสอบ)", "ตำแหน่ง เลขานุการ", "ผู้จดรายงานการประชุม",
        "(ลงชื่อ)................", "(นายตัวอย่าง มั่นคง)", "ประธานกรรมการ", "ผู้ตรวจรายงานการประชุม",
    ) == BOTH  # fmt: skip


def test_the_label_may_stand_alone_without_a_line():
    assert signed(
        "ผู้จดรายงานการประชุม", "(นางสาวมานี ทดสอบ)", "เลขานุการ",
        "ผู้ตรวจรายงานการประชุม", "นายตัวอย่าง มั่นคง", "ประธานกรรมการ",
    ) == BOTH  # fmt: skip


def test_two_may_stand_side_by_side_in_lines():
    assert signed(
        "(ลงชื่อ)........ผู้จดรายงานการประชุม\t(ลงชื่อ)........ผู้ตรวจรายงานการประชุม",
        "(นางสาวมานี ทดสอบ)\t(นายตัวอย่าง มั่นคง)", "เลขานุการ\tประธานกรรมการ",
    ) == BOTH  # fmt: skip


def test_two_may_stand_side_by_side_in_a_table():
    left = "(ลงชื่อ)........ผู้จดรายงานการประชุม\n(นางสาวมานี ทดสอบ)\nเลขานุการ"
    right = "(ลงชื่อ)........ผู้ตรวจรายงานการประชุม\n(นายตัวอย่าง มั่นคง)\nประธานกรรมการ"

    assert signed([[left, right]]) == BOTH


def test_a_short_text_below_is_the_caption_of_a_photograph():
    found = meeting(
        signed=("(ลงชื่อ)....ผู้จดรายงานการประชุม", "(นางสาวมานี ทดสอบ)", "เลขานุการ", "ภาพการประชุม")
    )

    assert found["photo_caption"] == "ภาพการประชุม"
    assert found["signatures"][0]["post"] == "เลขานุการ"


def test_a_long_text_below_is_told():
    found = proposal(signed=("(ลงชื่อ)....ผู้จดรายงานการประชุม", "(นางสาวมานี ทดสอบ)", "ข้อความยาว " * 30))

    assert "อยู่ท้ายรายงาน" in found.left_out[0].why


def test_signatures_serve_where_nobody_says_that_the_meeting_ended():
    found = meeting(end=())

    assert found["signatures"][0]["name"] == "นางสาวมานี ทดสอบ"
    assert found["ends_at"] == ""


def test_a_name_that_is_printed_again_below_the_line_is_one_signature():
    assert signed("นางสาวมานี ทดสอบ\tผู้จดรายงานการประชุม", "(มานี ทดสอบ)", "เลขานุการ") == BOTH[:1]


@pytest.mark.parametrize(
    "lines",
    [
        ["(ลงชื่อ)........ ผู้จดรายงานการประชุม", "(นางสาวมานี ทดสอบ) เลขานุการ"],
        ["(ลงชื่อ) นางสาวมานี ทดสอบ เลขานุการ ผู้จดรายงานการประชุม"],
        ["ลงชื่อ ........", "นางสาวมานี ทดสอบ  ตำแหน่ง เลขานุการ", "ผู้จดรายงานการประชุม"],
    ],
)
def test_name_and_post_may_stand_on_one_line(lines):
    assert signed(*lines) == BOTH[:1]
