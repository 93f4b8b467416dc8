"""People, committees, meetings and results: what cells of their tables say."""

from datetime import datetime, time

import pytest

from office_files.contents import Cell
from tests.imports_tables.tables import asked, column_of, grid, number, read


def test_a_name_in_three_columns_is_one_and_the_division_fills_down():
    table = "คำนำหน้า|ชื่อ|นามสกุล|ตำแหน่ง|สังกัด\nนาย|เอก|ทดสอบ|ปลัด|สำนักปลัด\nนางสาว|โท|ทดลอง|นิติกร|"

    found = read("people", grid(table))

    assert column_of(found, "name") == ["นายเอก ทดสอบ", "นางสาวโท ทดลอง"]
    assert column_of(found, "division") == ["สำนักปลัด", "สำนักปลัด"]


def test_one_head_over_the_parts_of_a_name_is_the_name():
    table = "ที่|ชื่อ - สกุล|||ตำแหน่ง\n1|นาย|เอก|ทดสอบ|ปลัด"

    found = read("people", grid(table, [((1, 2), (1, 4))]))

    assert column_of(found, "name") == ["นายเอก ทดสอบ"]


@pytest.mark.parametrize("vacant", ["(ว่าง)", "- ว่าง -", "ว่าง", "ตำแหน่งว่าง", "อัตราว่าง", ""])
def test_a_vacant_post_is_told_and_makes_nobody(vacant):
    found = read("people", grid(f"ชื่อ-สกุล|ตำแหน่ง\nนายเอก ทดสอบ|ปลัด\n{vacant}|ผู้อำนวยการกองช่าง"))

    assert column_of(found, "name") == ["นายเอก ทดสอบ"]
    assert len(found.left_out) == 1


def test_a_vacant_seat_of_a_committee_is_a_seat():
    found = read("committees", grid("ที่|รายชื่อ|ตำแหน่ง|หน้าที่\n1|(ว่าง)|ปลัด|ประธานกรรมการ"))

    assert [found.rows[0].values[name] for name in ("name", "post")] == ["", "ปลัด"]


@pytest.mark.parametrize(
    ("cell", "phone", "is_asked"),
    [(number(12345678), "012345678", True), (number(812345678), "0812345678", True),
     (Cell("812345678"), "0812345678", True), (Cell("081-234-5678"), "081-234-5678", False),
     (Cell("0812345678", number(812345678).value, number_format="0000000000"), "0812345678", False),
     (Cell("-"), "", False)],
)  # fmt: skip
def test_a_telephone_number_that_lost_its_zero_is_asked(cell, phone, is_asked):
    table = grid("ชื่อ-สกุล|ตำแหน่ง|โทรศัพท์\nนายเอก ทดสอบ|ปลัด|", special={(2, 3): cell})

    found = read("people", table)

    assert column_of(found, "phone") == [phone]
    assert asked(found) == (["C2"] if is_asked else [])


def test_two_mail_addresses_and_none_that_is_one_are_asked():
    table = "ชื่อ-สกุล|อีเมล\nนายเอก ทดสอบ|a@e.go.th, b@e.go.th\nนายโท ทดสอบ|a(at)e.go.th"

    found = read("people", grid(table))

    assert column_of(found, "email") == ["a@e.go.th", ""]
    assert asked(found) == ["B2", "B3"]


def test_a_post_below_the_name_in_its_cell_is_the_post():
    found = read("people", grid("ที่|ชื่อ-สกุล|สังกัด\n1|นายเอก ทดสอบ\\nปลัดเทศบาล|สำนักปลัด"))

    assert (column_of(found, "name"), column_of(found, "post")) == (["นายเอก ทดสอบ"], ["ปลัดเทศบาล"])


def test_committees_over_all_columns_part_their_members():
    table = """
    คณะกรรมการอำนวยการ ตามคำสั่งเทศบาล ที่ 12/2566 ลงวันที่ 3 มกราคม 2566
    ที่|รายชื่อ|ตำแหน่ง|หน้าที่
    ๑|นายสมมติ ใจซื่อ|นายกเทศมนตรี|ประธานกรรมการ
    คณะกรรมการดำเนินงาน
    ๑|นายเอก ทดสอบ|ปลัด|กรรมการ
    """

    found = read("committees", grid(table))

    assert column_of(found, "committee") == ["คณะกรรมการอำนวยการ", "คณะกรรมการดำเนินงาน"]
    assert found.head["appointing_order"] == "คำสั่งเทศบาล ที่ 12/2566"
    assert found.head["appointed_on"] == "2023-01-03"


def test_what_a_spreadsheet_made_of_meetings_is_undone_or_asked():
    table = "ครั้งที่|วันที่ประชุม|เริ่มเวลา|เลิกเวลา\n||||\nx|1 ก.พ. 66|9.30 น.|"
    special = {
        (2, 1): Cell("ม.ค.-66", datetime(2566, 1, 1)),
        (2, 2): Cell("10/1/2566", datetime(2566, 1, 10)),
        (2, 3): number("13.3"),
        (2, 4): Cell("16:00", time(16)),
        (3, 1): Cell("ก.พ.-66", datetime(1966, 2, 1)),
    }

    found = read("meetings", grid(table, special=special))

    assert list(found.rows[0].values.values())[:4] == ["1/2566", "2023-01-10", "13:30", "16:00"]
    assert found.rows[1].values["number"] == "2/2566"
    assert asked(found) == ["A3"]


@pytest.mark.parametrize(
    ("typed", "times"),
    [("09.30 - 12.00 น.", ["09:30", "12:00"]), ("๑๓.๓๐ น.", ["13:30", None]), ("-", ["", None])],
)
def test_one_column_of_times_is_from_and_to(typed, times):
    found = read(
        "meetings", grid(f"ครั้งที่|วันที่|เวลา\n1/2566|10 ม.ค. 66|{typed}\n2/2566|1 ก.พ. 66|9.30")
    )

    assert [found.rows[0].values.get(name) for name in ("starts_at", "ends_at")] == times


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("10 ม.ค. 66 เวลา 13.30 น.", ["13:30", None]),
        ("10/1/2566 09.30-12.00 น.", ["09:30", "12:00"]),
    ],
)
def test_a_day_and_its_times_in_one_cell_are_parted(typed, times):
    found = read("meetings", grid(f"ครั้งที่|วัน เวลา ประชุม|สถานที่\n1/2566|{typed}|ห้อง 1"))

    assert column_of(found, "held_on") == ["2023-01-10"]
    assert [found.rows[0].values.get(name) for name in ("starts_at", "ends_at")] == times


def test_the_committee_in_the_title_of_a_register_is_a_fact_of_all_meetings():
    table = "ทะเบียนการประชุมคณะกรรมการขับเคลื่อน ITA ปี 2566\nครั้งที่|วันที่\n1/2566|10 ม.ค. 66"

    assert read("meetings", grid(table)).head == {"committee": "คณะกรรมการขับเคลื่อน ITA"}


def test_the_years_over_scores_tell_this_year_from_the_last():
    table = "ตัวชี้วัด|คะแนน ปี 2565|คะแนน ปี 2566\n1. การปฏิบัติหน้าที่|90|๙๑.๕"

    found = read("results", grid(table))

    assert (column_of(found, "score"), column_of(found, "last_year")) == (["91.50"], ["90.00"])


def test_scores_of_instruments_and_the_total_go_into_the_head():
    table = """
    เครื่องมือ|ตัวชี้วัด|คะแนน
    IIT|1. การปฏิบัติหน้าที่|91.00
    |2. การใช้งบประมาณ|89.00
    |รวม IIT|90.00
    |คะแนนรวม|92.11
    |ระดับ ผ่านดี|
    """

    found = read("results", grid(table))

    assert found.head == {"iit": "90.00", "total": "92.11", "grade": "ผ่านดี"}
    assert column_of(found, "number") == [1, 2]


def test_scores_that_add_up_to_the_total_are_weighted_and_never_percents():
    table = "ที่|รายการ|คะแนนที่ได้\n1|IIT|28.50\n2|EIT|27.50\n3|OIT|39.72\n|คะแนนรวม|95.72"

    found = read("results", grid(table))

    assert found.head["iit_weighted"] == "28.50"
    assert "iit" not in found.head
    assert not found.rows


def test_scores_that_do_not_agree_are_told():
    table = """
    เครื่องมือ|ตัวชี้วัด|คะแนน|คะแนนเครื่องมือ|ค่าน้ำหนัก|คะแนนถ่วงน้ำหนัก
    IIT|1. การปฏิบัติหน้าที่|97.25|90.00|30|28.50
    """

    told = read("results", grid(table)).tell

    assert ["คูณน้ำหนัก" in told[0], "ค่าเฉลี่ยของตัวชี้วัด" in told[1]] == [True, True]


@pytest.mark.parametrize(
    ("cell", "name", "post"),
    [
        ("นางทดลอง ตั้งใจ ปลัดเทศบาล", "นางทดลอง ตั้งใจ", "ปลัดเทศบาล"),
        ("จ.ส.อ.สมมติ ใจซื่อ (นิติกร)", "จ.ส.อ.สมมติ ใจซื่อ", "นิติกร"),
        ("นายเอก ณ อยุธยา", "นายเอก ณ อยุธยา", None),
        ("นายสมชาย ใจดี (เล็ก)", "นายสมชาย ใจดี (เล็ก)", None),
        ("ผู้อำนวยการกองคลัง", "", "ผู้อำนวยการกองคลัง"),
    ],
)
def test_a_post_in_the_cell_of_a_name_is_the_post(cell, name, post):
    found = read("committees", grid(f"ที่|ชื่อ-สกุล/ตำแหน่ง|หน้าที่\n1|{cell}|กรรมการ"))

    assert (column_of(found, "name"), column_of(found, "post")) == ([name], [post])


def test_a_role_behind_the_post_is_the_role_where_no_column_has_it():
    found = read("committees", grid("ที่|ชื่อ-สกุล\n1|นายเอก ทดสอบ ปลัดเทศบาล ประธานกรรมการ"))

    assert [found.rows[0].values[name] for name in ("post", "role")] == [
        "ปลัดเทศบาล",
        "ประธานกรรมการ",
    ]


def test_a_telephone_number_that_a_program_shortened_is_asked_and_never_kept():
    found = read("people", grid("ชื่อ-สกุล|โทรศัพท์\nนายเอก ทดสอบ|8.12E+08"))

    assert column_of(found, "phone") == [""]
    assert asked(found) == ["B2"]


def test_the_number_of_a_meeting_that_a_csv_kept_as_a_month_is_asked():
    found = read("meetings", grid("ครั้งที่|วันที่|เวลา\nม.ค.-66|10 ม.ค. 66|13.30 น. เป็นต้นไป"))

    assert column_of(found, "number") == ["1/2566"]
    assert column_of(found, "starts_at") == ["13:30"]
    assert asked(found) == ["A2"]


def test_a_table_of_several_years_has_the_total_of_the_year():
    table = "ปีงบประมาณ|คะแนน ITA|ระดับ\n2565|98.73|AA\n2566|99.33|ผ่านดีเยี่ยม"

    found = read("results", grid(table))

    assert found.head == {"total": "99.33", "grade": "ผ่านดีเยี่ยม"}
    assert [each.cell for each in found.left_out] == ["A2"]


def test_scores_of_instruments_below_their_weights_are_weighted_ones():
    found = read("results", grid("แบบวัด|คะแนนที่ได้\nIIT|28.50\nEIT|27.50\nOIT|39.72"))

    assert found.head == {"iit_weighted": "28.50", "eit_weighted": "27.50", "oit_weighted": "39.72"}
    assert "ถ่วงน้ำหนัก" in found.tell[0]


@pytest.mark.parametrize("head", ["ตำแหน่ง/หน้าที่ในคณะกรรมการ", "ตำแหน่ง"])
@pytest.mark.parametrize("between", [" ", " / "])
def test_a_post_and_a_role_in_one_cell_are_parted(head, between):
    table = f"ที่|ชื่อ-สกุล|{head}\n1|นายเอก ทดสอบ|นิติกร{between}กรรมการและเลขานุการ"

    found = read("committees", grid(table))

    assert column_of(found, "post") == ["นิติกร"]
    assert column_of(found, "role") == ["กรรมการและเลขานุการ"]


def test_instruments_side_by_side_are_those_of_the_year():
    table = "ปี|IIT|EIT|OIT|คะแนนรวม\n2565|95|94|98|96.1\n2566|96|95|99|97.2"

    found = read("results", grid(table))

    assert found.head == {"iit": "96.00", "eit": "95.00", "oit": "99.00", "total": "97.20"}
