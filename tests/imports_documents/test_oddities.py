"""What is odd is found by rules that know no report."""

import pytest

from imports.documents.lines import Line
from imports.documents.oddities.citations import wrong_citations
from imports.documents.oddities.cut_off import cut_texts
from imports.documents.oddities.headings import odd_headings
from imports.documents.oddities.names_alike import latin_slips, names_alike
from imports.documents.oddities.running_numbers import gaps_in
from imports.documents.oddities.shares import wrong_shares
from imports.documents.oddities.weekdays import wrong_weekdays
from imports.documents.report_headings import Under
from imports.documents.report_oddities import of_title

pytestmark = pytest.mark.no_database
OTHERS = ["เผยแพร่ผ่านเว็บไซต์แล้ว", "ผ่านเว็บไซต์ของเทศบาล", "เผยแพร่ผ่านเว็บไซต์", "ผ่านเว็บไซต์ทุกเดือน"]


@pytest.mark.parametrize(
    "text",
    ["เผยแพร่ผ่านเว็", "เผยแพร่ผ่านเว็บไซ", "จัดทำแผนและ", "จัดทำแผน (ปี ๒๕๖๖", "มีการจัดทำเ", "แจ้งให้ทั"],
)
def test_a_text_that_ends_in_the_middle_is_found(text):
    assert cut_texts([("o1", text)], [*OTHERS, text]) == ["o1"]


@pytest.mark.parametrize(
    "text",
    ["เผยแพร่ผ่านเว็บไซต์", "ทำแล้วก็", "ประจำปี", "ต่าง ๆ", "ฯลฯ", "เสนอแนะ.", "ดำเนินการ (แล้ว)", ""],
)
def test_a_whole_text_is_not(text):
    assert cut_texts([("o1", text)], [*OTHERS, text]) == []


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ("นางสาวดวงดา ทรัพย์ดี", "น.ส.ดวงตา ทรัพย์ดี", True),
        ("นายสมชาย ใจดี", "นายสมชาย ใจดีี", True),
        ("นายสมชาย ใจดี", "นายสมชาย ใจดี", False),
        ("นายสมชาย ใจดี", "นางสมศรี ใจดี", False),
        ("นายก้อง ดี", "นายก้าง ดำ", False),
    ],
)
def test_two_spellings_of_a_name_are_told(one, other, is_told):
    assert bool(names_alike([one, other])) is is_told


def test_a_slip_in_latin_letters_is_told_by_the_usual_spelling():
    assert latin_slips(["No Gift Policy", "No Gfit Policy", "No Gift Policy"]) == [
        "คำว่า “Gfit” อาจพิมพ์ผิด ที่อื่นในเอกสารเขียน “Gift”"
    ]


def test_numbers_that_stand_twice_are_missing_or_go_back_are_told():
    assert gaps_in([1, 2, 3, 3, 5], "วาระที่") == ["วาระที่ 3 มี 2 ครั้ง", "วาระที่ ไม่มีเลข 4"]
    assert gaps_in([1, 3, 2], "ข้อ") == ["ข้อ 2 อยู่หลัง 3"]
    assert gaps_in([1, 2, 3], "ข้อ") == []


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("ร้อยละ ๗๔.๔๘ จำนวน ๔๓ ข้อ ครบ ๒๗ ข้อ ไม่ครบ ๑๖ ข้อ", True),
        ("คิดเป็น 80% จาก 10 คน มา 7 คน ไม่มา 3 คน", True),
        ("ร้อยละ ๖๒.๗๙ จำนวน ๔๓ ข้อ ครบ ๒๗ ข้อ ไม่ครบ ๑๖ ข้อ", False),
        ("ร้อยละ ๓๗.๒ จำนวน ๔๓ ข้อ ครบ ๒๗ ข้อ ไม่ครบ ๑๖ ข้อ", False),
        ("ร้อยละ ๙๒.๓๐ มีคะแนนสูงขึ้น จาก ๕๒ คน", False),
    ],
)
def test_a_percentage_that_its_numbers_contradict_is_told(text, is_told):
    assert bool(wrong_shares([text])) is is_told


def test_a_weekday_that_the_calendar_contradicts_is_told():
    lines = [Line("เมื่อวันพุธที่ ๒๙ พฤศจิกายน ๒๕๖๕ และวันอังคารที่ ๑๔ มีนาคม ๒๕๖๖")]

    (told,) = wrong_weekdays(lines, 2566)
    assert "วันพุธที่ ๒๙" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ความก้าวหน้าตามแผนปฏิบัติการป้องกันการทุจริตตามข้อ ๐๑", "o3 อ้างถึงข้อ o1 แต่คำที่อ้างตรงกับชื่อข้อ o2"),
        ("ตามแผนปฏิบัติการป้องกันการทุจริต ตามข้อ o2", ""),
        ("ความเสี่ยงตามข้อ ๐๑", ""),
        ("ตามข้อ o9", "o3 อ้างถึงข้อ o9 ซึ่งไม่มีในรายงาน"),
        ("ตามข้อ o3", "o3 อ้างถึงตัวเอง"),
        ("ตามข้อ ๙ ของระเบียบ", ""),
    ],
)
def test_a_code_of_another_item_is_held_against_the_words_before_it(text, told):
    items = [
        {"code": "o1", "title": "การประเมินความเสี่ยง", "elements": []},
        {"code": "o2", "title": "แผนปฏิบัติการป้องกันการทุจริต", "elements": []},
        {"code": "o3", "title": "รายงานผล", "elements": [{"text": text}]},
    ]
    found = wrong_citations(items)

    assert found == [] if not told else found[0].startswith(told)


def test_rows_under_the_heading_of_another_instrument_are_told():
    rows = [{"instrument": "IIT", "number": 1}, {"instrument": "EIT", "number": 6}]

    assert odd_headings(rows, [Under("IIT"), Under("IIT")], ["IIT"]) == [
        "ตัวชี้วัดที่ 6 เป็นของ EIT แต่อยู่ใต้หัวข้อ IIT ในรายงาน",
        "ไม่พบหัวข้อ EIT ในรายงาน",
    ]
    assert odd_headings(rows, [Under("IIT"), Under("EIT")], ["IIT", "EIT"]) == []


def test_a_report_of_another_year_is_told():
    assert "ปี 2565" in of_title("รายงาน ประจำปีงบประมาณ ๒๕๖๕", 2566)[0]
    assert of_title("รายงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", 2566) == []
