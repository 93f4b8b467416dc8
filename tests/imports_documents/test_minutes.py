"""Minutes become one meeting each: whose, when, where, from when to when."""

import json
from pathlib import Path

import pytest

from imports.documents.minutes import propose_meetings
from imports.tables.proposal import NoTableError
from office_files.docx import read_docx
from tests.imports_documents.hand_made import document
from tests.imports_documents.likeness import differences
from tests.imports_documents.meetings_by_hand import (
    AGENDA,
    END,
    HEAD,
    PEOPLE,
    SIGNED,
    START,
    meeting,
    proposal,
)

pytestmark = pytest.mark.no_database
KIT = Path(__file__).parent.parent / "field_kit"


def test_the_minutes_of_the_field_kit_come_in_whole():
    expected = json.loads((KIT / "minutes.docx.expected.json").read_text("utf-8"))
    found = propose_meetings(read_docx((KIT / "minutes.docx").read_bytes()), 2566)

    assert differences([row.values for row in found.rows], expected["rows"]) == []
    assert (found.doubts, found.left_out, found.tell) == ([], [], [])


@pytest.mark.parametrize(
    ("lines", "committee", "number"),
    [
        (("รายงานการประชุม", "คณะทำงาน ITA", "ครั้งที่ 2/2566"), "คณะทำงาน ITA", "2/2566"),
        (("รายงานการประชุมคณะทำงาน ครั้งที่ ๓ / ๒๕๖๖",), "คณะทำงาน", "3/2566"),
        (("บันทึกการประชุมคณะทำงาน", "ครั้งที่ ๑ ประจำปี ๒๕๖๖"), "คณะทำงาน", "1/2566"),
        (("(ร่าง) รายงานการประชุมคณะทำงาน", "ครั้งที่ ๔/๖๖"), "คณะทำงาน", "4/2566"),
        (("รายงานการประชุมคณะกรรมการขับเคลื่อน", "และความโปร่งใส", "ครั้งที่ 5/2566"),
         "คณะกรรมการขับเคลื่อน และความโปร่งใส", "5/2566"),
        (("รายงานการประชุมสภาเทศบาลตำบลนา", "สมัยสามัญ สมัยที่ ๑ ครั้งที่ ๒ ประจำปี ๒๕๖๖"),
         "สภาเทศบาลตำบลนา", "สมัยสามัญ สมัยที่ 1 ครั้งที่ 2 ประจำปี 2566"),
    ],
)  # fmt: skip
def test_the_title_says_who_met_and_how_often(lines, committee, number):
    found = meeting(head=(*lines, "วันที่ ๑๐ มกราคม ๒๕๖๖"))

    assert (found["committee"], found["number"]) == (committee, number)


@pytest.mark.parametrize(
    "lines",
    [
        ("เมื่อวันอังคารที่ ๑๐ มกราคม พ.ศ. ๒๕๖๖", "ณ ห้องประชุมสภา"),
        ("วันที่ 10 เดือน มกราคม 2566 เวลา 09.30 น. ณ ห้องประชุมสภา",),
        ("เมื่อวันที่ ๑๐ ม.ค. ๖๖ ณ ห้องประชุมสภา เวลา ๐๙.๓๐ น.",),
        ("ณ ห้องประชุมสภา วันที่ 10/1/2566",),
        ("สถานที่ประชุม : ห้องประชุมสภา", "วันอังคารที่ 10 มกราคม 2566"),
    ],
)
def test_day_and_place_stand_in_any_order(lines):
    found = meeting(head=("รายงานการประชุมคณะทำงาน", "ครั้งที่ ๑/๒๕๖๖", *lines))

    assert (found["held_on"], found["place"]) == ("2023-01-10", "ห้องประชุมสภา")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("เริ่มประชุมเวลา ๐๙.๓๐ น.", "เลิกประชุมเวลา ๑๒.๐๐ น."),
        ("เริ่มประชุม เวลา 9.30 น.", "ปิดการประชุม เวลา 12:00 น."),
        ("เปิดประชุมเวลา 0930 น.", "ปิดประชุม ๑๒.๐๐ นาฬิกา"),
        ("เริ่มประชุม\nเวลา ๐๙.๓๐ น.", "เลิกประชุม\nเวลา ๑๒.๐๐ น."),
        ("เริ่มประชุมเวลา เก้านาฬิกาสามสิบนาที", "เลิกประชุมเวลา สิบสองนาฬิกา"),
        ("เริ่มประชุม : ๙ นาฬิกา ๓๐ นาที", "ปิดประชุมเวลาเที่ยง"),
        ("เริ่มประชุมเวลา ๐๙.๓๐ น.", "ประธานกล่าวขอบคุณและปิดการประชุมเวลา ๑๒ น."),
    ],
)
def test_the_times_are_those_of_opening_and_closing(start, end):
    found = meeting(start=(start,), end=(end,))

    assert (found["starts_at"], found["ends_at"]) == ("09:30", "12:00")


def test_a_sentence_that_closes_the_meeting_is_no_question():
    found = proposal(end=("ประธานกล่าวปิดการประชุม", "เลิกประชุมเวลา ๑๒.๐๐ น."))

    assert found.doubts == []
    assert found.rows[0].values["agenda"][0]["statements"][0]["text"] == "ประธานกล่าวปิดการประชุม"


def test_a_range_in_the_head_serves_where_nothing_else_says_the_times():
    head = (*HEAD[:2], "วันที่ ๑๐ มกราคม ๒๕๖๖ เวลา ๑๓.๓๐ - ๑๕.๐๐ น.", HEAD[3])
    found = meeting(head=head, start=("เปิดประชุม",), end=())

    assert (found["starts_at"], found["ends_at"]) == ("13:30", "15:00")


def test_a_wrong_weekday_is_asked_and_stays_as_printed():
    found = proposal(head=(*HEAD[:2], "วันพุธที่ ๑๐ มกราคม ๒๕๖๖", HEAD[3]))

    assert found.rows[0].values["held_on"] == "2023-01-10"
    assert found.rows[0].values["printed_date"] == "วันพุธที่ ๑๐ มกราคม ๒๕๖๖"
    assert "ชื่อวันไม่ตรงกับวันที่" in found.doubts[0].why


def test_minutes_without_a_day_are_asked():
    found = proposal(head=HEAD[:2])

    assert found.rows[0].values["held_on"] == ""
    assert "ไม่พบวันที่ประชุม" in found.doubts[0].why


def test_several_minutes_of_one_document_are_several_meetings():
    whole = (*HEAD, *PEOPLE, *START, *AGENDA, *END, *SIGNED)
    second = ("รายงานการประชุมคณะทำงาน", "ครั้งที่ ๒/๒๕๖๖", "วันที่ ๙ มีนาคม ๒๕๖๖", *whole[3:])
    found = propose_meetings(document(*whole, *second), 2566)

    assert [row.values["number"] for row in found.rows] == ["1/2566", "2/2566"]
    assert found.rows[0].values["photo_caption"] == ""


def test_other_minutes_named_in_the_agenda_begin_no_meeting():
    agenda = ("ระเบียบวาระที่ ๒ รับรองรายงาน", "รายงานการประชุม ครั้งที่ ๔/๒๕๖๕ เมื่อวันที่ ๒ กันยายน ๒๕๖๕")
    found = meeting(agenda=agenda)

    assert (found["number"], found["held_on"]) == ("1/2566", "2023-01-10")


def test_the_opening_is_what_stands_before_the_first_heading():
    found = meeting(start=("เริ่มประชุมเวลา ๐๙.๓๐ น. เมื่อครบองค์ประชุม ประธานเปิดประชุม", "และดำเนินการดังนี้"))

    assert found["opening"] == "เมื่อครบองค์ประชุม ประธานเปิดประชุม\nและดำเนินการดังนี้"


def test_minutes_without_an_agenda_keep_their_text_and_are_told():
    found = proposal(agenda=("ที่ประชุมหารือเรื่องคุณธรรม",))

    assert found.rows[0].values["opening"] == "ที่ประชุมหารือเรื่องคุณธรรม"
    assert "ไม่พบระเบียบวาระ" in found.tell[0]


def test_a_document_without_minutes_is_refused_with_what_was_sought():
    with pytest.raises(NoTableError, match="ไม่พบรายงานการประชุม"):
        propose_meetings(document("คำสั่ง", "รายงานการประชุมที่กล่าวถึงในข้อความ"), 2566)


def test_an_agenda_alone_is_a_meeting_without_people():
    lines = ("ระเบียบวาระการประชุมคณะทำงาน", "ครั้งที่ ๓/๒๕๖๖", "วันที่ ๑๐ มกราคม ๒๕๖๖ เวลา ๐๙.๓๐ น.",
             "ณ ห้องประชุม", "ระเบียบวาระที่ ๑ เรื่องแจ้ง", "ระเบียบวาระที่ ๒ พิจารณา", "๒.๑ แผน")  # fmt: skip
    found = propose_meetings(document(*lines), 2566)

    (row,) = found.rows
    assert [row.values[name] for name in ("committee", "number", "starts_at", "place")] == [
        "คณะทำงาน", "3/2566", "09:30", "ห้องประชุม",
    ]  # fmt: skip
    assert [item["number"] for item in row.values["agenda"]] == ["๑", "๒", "๒.๑"]
    assert "ไม่พบรายชื่อผู้มาประชุม" in found.tell[0]


def test_what_contradicts_itself_is_told_and_stays():
    people = ("ผู้มาประชุม", "๑. นายดี งาม  ปลัดเทศบาล", "ผู้ไม่มาประชุม", "๑. นายดี งาม  ปลัดเทศบาล  ลาป่วย")
    agenda = ("วาระที่ ๑ แจ้ง", "วาระที่ ๓ พิจารณา", "วาระที่ ๓ อื่น ๆ")
    found = proposal(
        (*HEAD[:2], "วันที่ ๑๐ มกราคม ๒๕๖๐"), people, agenda=agenda, end=("เลิกประชุมเวลา ๐๘.๐๐ น.",)
    )

    name = "การประชุมครั้งที่ 1/2566"
    assert found.tell == [
        f"{name}: วันที่ประชุม 10 มกราคม 2560 อยู่นอกปีงบประมาณ 2566 กรุณาตรวจ",
        f"{name}: เลิกประชุม 08:00 น. มาก่อนเริ่มประชุม 09:30 น. กรุณาตรวจ",
        f"{name}: ระเบียบวาระที่ 3 มี 2 ครั้ง",
        f"{name}: ระเบียบวาระที่ ไม่มีเลข 2",
        f"{name}: “นายดี งาม” เป็นทั้งผู้มาประชุมและผู้ไม่มาประชุม",
    ]
    assert found.rows[0].values["held_on"] == "2017-01-10"


def test_a_number_that_two_meetings_have_is_told():
    whole = (*HEAD, *PEOPLE, *START, *AGENDA, *END, *SIGNED)

    assert propose_meetings(document(*whole, *whole), 2566).tell == [
        "ครั้งที่ 1/2566 ของคณะกรรมการเดียวกันมี 2 การประชุมในแฟ้มนี้ กรุณาตรวจ"
    ]
