"""An order that appoints committees becomes their heads and members."""

import json
from pathlib import Path

import pytest

from imports.documents.orders import propose_committees
from imports.tables.proposal import NoTableError
from office_files.docx import read_docx
from tests.imports_documents.hand_made import document

pytestmark = pytest.mark.no_database

KIT = Path(__file__).parent.parent / "field_kit"
HEAD = ("คำสั่งเทศบาลตำบลนาตัวอย่าง", "ที่ ๒๑๘/๒๕๖๕")
SUBJECT = "เรื่อง แต่งตั้งคณะกรรมการขับเคลื่อนคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๖"
OPENS = "เพื่อให้เป็นไปด้วยความเรียบร้อย จึงแต่งตั้งคณะกรรมการขับเคลื่อนคุณธรรม ประกอบด้วย"
GIVEN = "สั่ง ณ วันที่ ๑๘ ตุลาคม พ.ศ. ๒๕๖๕"
SIGNED = ("(นายสมมติ ใจซื่อ)", "นายกเทศมนตรีตำบลนาตัวอย่าง")


def members(*parts):
    found = propose_committees(document(*HEAD, SUBJECT, *parts, GIVEN, *SIGNED), 2566)
    return [tuple(row.values[name] for name in ("name", "post", "role")) for row in found.rows]


def order_of(*parts):
    return propose_committees(document(*parts), 2566)


def test_the_order_of_the_field_kit_comes_in_whole():
    expected = json.loads((KIT / "committee-order.docx.expected.json").read_text("utf-8"))
    found = propose_committees(read_docx((KIT / "committee-order.docx").read_bytes()), 2566)

    fields = ("order", "name", "post", "role")
    rows = [{name: row.values[name] for name in fields} for row in found.rows]
    assert (found.head, rows) == (expected["head"], expected["rows"])
    assert (found.doubts, found.left_out, found.tell) == ([], [], [])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("๑. นายดี ใจซื่อ\tนายกเทศมนตรี\tประธาน", ("นายดี ใจซื่อ", "นายกเทศมนตรี", "ประธาน")),
        ("1) นาง  ทดลอง   ตั้งใจ   ปลัดเทศบาล   กรรมการ", ("นาง ทดลอง ตั้งใจ", "ปลัดเทศบาล", "กรรมการ")),
        ("(๑) นายกเทศมนตรี ประธานกรรมการ", ("", "นายกเทศมนตรี", "ประธานกรรมการ")),
        ("๑.๑ น.ส.มานี ดีงาม....ครู คศ.๑....กรรมการ", ("น.ส.มานี ดีงาม", "ครู คศ.๑", "กรรมการ")),
        ("- พ.ต.ท. สมชาย ใจเย็น สารวัตร ที่ปรึกษา", ("พ.ต.ท. สมชาย ใจเย็น", "สารวัตร", "ที่ปรึกษา")),
        ("๑ ว่าที่ร้อยตรีหญิง มานี ดี นิติกร เลขานุการ", ("ว่าที่ร้อยตรีหญิง มานี ดี", "นิติกร", "เลขานุการ")),
        ("๑. พระครูสุนทรธรรม เจ้าอาวาส ที่ปรึกษา", ("พระครูสุนทรธรรม", "เจ้าอาวาส", "ที่ปรึกษา")),
        ("๑. นายกิตติ ดี ปลัด เป็นรองประธาน", ("นายกิตติ ดี", "ปลัด", "รองประธาน")),
        ("๑. นายดี ณ นคร ตำแหน่ง นิติกร คณะทำงาน", ("นายดี ณ นคร", "นิติกร", "คณะทำงาน")),
        ("๑. ดร.สมศรี มีสุข ผู้ทรงคุณวุฒิ กรรมการ", ("ดร.สมศรี มีสุข", "ผู้ทรงคุณวุฒิ", "กรรมการ")),
        ("๑. ปลัด หรือผู้แทน\tรองประธาน คนที่ ๒", ("", "ปลัด หรือผู้แทน", "รองประธาน คนที่ ๒")),
        ("๑. สมชาย ดี\tนายช่าง\tกรรมการ/เลขานุการ", ("สมชาย ดี", "นายช่าง", "กรรมการ/เลขานุการ")),
        ("๑. หัวหน้าสำนักปลัด (หัวหน้าคณะทำงาน)", ("", "หัวหน้าสำนักปลัด", "หัวหน้าคณะทำงาน")),
        ("๑. นายช่างโยธา กรรมการและผู้ช่วยเลขานุการ", ("", "นายช่างโยธา", "กรรมการและผู้ช่วยเลขานุการ")),
    ],
)  # fmt: skip
def test_a_member_is_parted_into_name_post_and_role(line, expected):
    assert members(OPENS, line) == [expected]


def test_a_table_of_members_needs_no_titles():
    rows = [
        ["ที่", "ชื่อ-สกุล", "ตำแหน่ง", "หน้าที่"],
        ["1", "สมชาย ใจดี", "ปลัดเทศบาล", "ประธานกรรมการ"],
        ["2", "", "ผู้อำนวยการกองคลัง", "กรรมการ"],
        ["3", "-ว่าง-", "นิติกร", "เลขานุการ"],
    ]
    assert members(OPENS, rows) == [
        ("สมชาย ใจดี", "ปลัดเทศบาล", "ประธานกรรมการ"),
        ("", "ผู้อำนวยการกองคลัง", "กรรมการ"),
        ("", "นิติกร", "เลขานุการ"),
    ]


def test_a_post_and_a_role_below_the_name_belong_to_it():
    found = members(
        OPENS, "๑. นายสมมติ ใจซื่อ", "ตำแหน่ง นายกเทศมนตรี", "ประธานกรรมการ", "๒. นางดี งาม\nปลัด\nกรรมการ"
    )

    assert found == [
        ("นายสมมติ ใจซื่อ", "นายกเทศมนตรี", "ประธานกรรมการ"),
        ("นางดี งาม", "ปลัด", "กรรมการ"),
    ]


def test_a_list_in_two_columns_is_read_by_its_numbers():
    found = members(OPENS, "๑. ปลัดเทศบาล  ประธานกรรมการ\t๒. นิติกร  กรรมการ")

    assert [post for _, post, _ in found] == ["ปลัดเทศบาล", "นิติกร"]


def test_several_committees_of_one_order_stay_apart():
    found = order_of(
        *HEAD, "เรื่อง แต่งตั้งคณะกรรมการและคณะทำงาน ITA", "จึงแต่งตั้งคณะกรรมการ ดังต่อไปนี้",
        "๑. คณะกรรมการอำนวยการ ประกอบด้วย", "๑.๑ นายกเทศมนตรี  ประธาน", "๑.๒ ปลัดเทศบาล  กรรมการ",
        "มีหน้าที่ อำนวยการ ให้คำปรึกษา", "๒. คณะทำงาน ประกอบด้วย", "๒.๑ นิติกร  หัวหน้าคณะทำงาน",
        "มีหน้าที่ดังนี้", "๑) รวบรวมข้อมูล", "๒) รายงานผล", GIVEN, *SIGNED,
    )  # fmt: skip

    heads = [(head["name"], head["duties"]) for head in found.head["committees"]]
    assert heads == [
        ("คณะกรรมการอำนวยการ", ["อำนวยการ ให้คำปรึกษา"]),
        ("คณะทำงาน", ["รวบรวมข้อมูล", "รายงานผล"]),
    ]
    assert [row.values["order"] for row in found.rows] == [1, 2, 1]


def test_the_subject_names_the_committee_where_the_text_does_not():
    found = order_of(
        *HEAD, SUBJECT, "จึงแต่งตั้งบุคคลดังต่อไปนี้เป็นคณะกรรมการ", "ประกอบด้วย", "๑. นิติกร กรรมการ", GIVEN
    )

    assert found.head["name"] == "คณะกรรมการขับเคลื่อนคุณธรรม"


def test_the_number_of_an_older_order_is_not_taken():
    found = order_of(
        "คำสั่งเทศบาลตำบลนาตัวอย่าง ที่ 12 / 2566", SUBJECT, "ให้ยกเลิกคำสั่ง ที่ ๙/๒๕๖๔",
        OPENS, "๑. นิติกร กรรมการ", "สั่ง ณ วันที่ 5 เดือน มกราคม พ.ศ. 2566",
    )  # fmt: skip

    assert found.head["appointing_order"] == "คำสั่งเทศบาลตำบลนาตัวอย่าง ที่ 12 / 2566"
    assert found.head["appointed_on"] == "2023-01-05"


def test_members_on_a_sheet_behind_the_signature_are_found():
    found = members(
        "จึงแต่งตั้งคณะกรรมการ ตามบัญชีรายชื่อแนบท้ายคำสั่งนี้", GIVEN, *SIGNED, "บัญชีแนบท้ายคำสั่ง",
        "คณะกรรมการขับเคลื่อนคุณธรรม", "๑. ปลัดเทศบาล ประธานกรรมการ", "๒. นิติกร กรรมการ",
    )  # fmt: skip

    assert [post for _, post, _ in found] == ["ปลัดเทศบาล", "นิติกร"]


def test_the_day_that_cannot_be_is_asked():
    found = order_of(*HEAD, SUBJECT, OPENS, "๑. นิติกร กรรมการ", "สั่ง ณ วันที่ ๓๑ กุมภาพันธ์ ๒๕๖๖")

    assert found.head["appointed_on"] == ""
    assert "ไม่มีวันที่" in found.doubts[0].why


def test_a_name_without_a_title_alone_is_asked():
    found = order_of(*HEAD, SUBJECT, OPENS, "๑. สมชาย ใจดี\tกรรมการ", GIVEN)

    assert "เป็นชื่อคนหรือตำแหน่ง" in found.doubts[0].why


def test_what_is_no_member_and_no_duty_is_told():
    found = order_of(
        *HEAD, SUBJECT, OPENS, "๑. นิติกร กรรมการ", "ข้อความที่ไม่ใช่รายชื่อของผู้ใดเลย", "/๒. ปลัด...", GIVEN
    )

    assert [each.cell for each in found.left_out] == ["ย่อหน้าที่ 6", "ย่อหน้าที่ 7"]


def test_a_document_without_a_committee_is_refused_with_what_was_sought():
    with pytest.raises(NoTableError, match="ไม่พบรายชื่อคณะกรรมการ"):
        order_of("รายงานผลการดำเนินงาน", "ข้อความธรรมดา")


def test_a_list_may_follow_the_sentence_that_appoints_without_any_word_between():
    found = order_of(
        "ที่ 77/2566", "คำสั่งเทศบาลเมืองตัวอย่าง", "เรื่อง การแต่งตั้งคณะกรรมการจริยธรรม",
        "จึงแต่งตั้งผู้มีรายนามต่อไปนี้ เป็นคณะกรรมการจริยธรรมประจำเทศบาล", "1. นายก่อ ดีงาม.....ประธาน",
        "โดยให้มีอำนาจหน้าที่ (1) ส่งเสริมจริยธรรม (2) ไต่สวน", GIVEN,
    )  # fmt: skip

    assert found.head["name"] == "คณะกรรมการจริยธรรมประจำเทศบาล"
    assert found.head["appointing_order"] == "คำสั่งเทศบาลเมืองตัวอย่าง ที่ 77/2566"
    assert found.head["duties"] == ["ส่งเสริมจริยธรรม", "ไต่สวน"]


def test_the_role_may_stand_before_the_name():
    assert members(OPENS, "ประธานกรรมการ  นายดี งาม  ครู", "กรรมการ  นางสาวมานี ดี  นิติกร") == [
        ("นายดี งาม", "ครู", "ประธานกรรมการ"),
        ("นางสาวมานี ดี", "นิติกร", "กรรมการ"),
    ]


def test_a_duty_goes_on_over_lines_and_a_closing_sentence_is_none():
    found = order_of(
        *HEAD, SUBJECT, OPENS, "๑. นิติกร กรรมการ", "ให้คณะกรรมการที่ได้รับแต่งตั้งมีหน้าที่และอำนาจ ดังนี้",
        "๑. จัดเตรียมเอกสาร", "ให้ครบถ้วน", "๒. รายงานผล", "ให้ผู้ได้รับแต่งตั้งถือปฏิบัติโดยเคร่งครัด", GIVEN,
    )  # fmt: skip

    assert found.head["duties"] == ["จัดเตรียมเอกสาร ให้ครบถ้วน", "รายงานผล"]
    assert "โดยเคร่งครัด" in found.left_out[0].why


def test_words_in_parentheses_stay_in_the_name():
    opens = "จึงแต่งตั้งคณะทำงานประเมิน (Assessment : ITA) ประจำปี ๒๕๖๖ ประกอบด้วย"

    assert order_of(*HEAD, opens, "๑. นิติกร คณะทำงาน", GIVEN).head["name"] == (
        "คณะทำงานประเมิน (Assessment : ITA)"
    )


def test_a_table_that_no_sentence_announces_is_of_the_committee_above_it():
    rows = [["ลำดับ", "ชื่อ - สกุล", "ตำแหน่ง"], ["๑", "นายดี งาม", "ปลัดเทศบาล\nประธานกรรมการ"]]
    found = order_of(*HEAD, "คณะกรรมการคุณธรรมของเทศบาล", rows, GIVEN)

    assert found.head["name"] == "คณะกรรมการคุณธรรมของเทศบาล"
    assert found.rows[0].values["role"] == "ประธานกรรมการ"


def test_a_table_of_people_that_is_no_order_is_left_to_the_reader_of_tables():
    with pytest.raises(NoTableError):
        order_of("ทะเบียนคณะกรรมการ", [["ลำดับ", "ชื่อ - สกุล", "ตำแหน่ง"], ["๑", "นายดี งาม", "ปลัด"]])


@pytest.mark.parametrize(
    "parts",
    [
        (*HEAD, SUBJECT, OPENS, "๑. นิติกร กรรมการ", "ลงวันที่ ๑๘ ตุลาคม ๒๕๖๕", *SIGNED),
        (
            "คำสั่งเทศบาลตำบลนาตัวอย่าง ที่ ๒๑๘/๒๕๖๕ ลงวันที่ ๑๘ ตุลาคม ๒๕๖๕",
            SUBJECT,
            OPENS,
            "๑. นิติกร กรรมการ",
        ),
    ],
)
def test_an_order_may_be_dated_with_other_words(parts):
    head = order_of(*parts).head

    assert (head["appointing_order"], head["appointed_on"]) == (
        "คำสั่งเทศบาลตำบลนาตัวอย่าง ที่ ๒๑๘/๒๕๖๕", "2022-10-18",
    )  # fmt: skip


def test_the_last_member_may_stand_in_a_sentence():
    found = members(OPENS, "๑. ปลัดเทศบาล กรรมการ", "โดยมี นางดี งาม นิติกร เป็นกรรมการและเลขานุการ")

    assert found[1] == ("นางดี งาม", "นิติกร", "กรรมการและเลขานุการ")


def test_a_name_in_parentheses_ends_the_duties():
    found = order_of(*HEAD, SUBJECT, OPENS, "๑. นิติกร กรรมการ", "มีหน้าที่ ดังนี้", "๑. รายงานผล", *SIGNED)

    assert found.head["duties"] == ["รายงานผล"]


def test_somebody_who_is_listed_twice_is_told_and_stays():
    found = order_of(
        *HEAD,
        SUBJECT,
        OPENS,
        "๑. นางดี งาม  นิติกร  กรรมการ",
        "๒. นางดี งาม  นิติกร  เลขานุการ",
        "มีหน้าที่ ติดตาม",
        GIVEN,
    )

    assert len(found.rows) == 2
    assert found.tell == [
        "“นางดี งาม” มีชื่อในคณะกรรมการขับเคลื่อนคุณธรรมสองครั้ง: กรรมการ · เลขานุการ กรุณาตรวจ"
    ]
