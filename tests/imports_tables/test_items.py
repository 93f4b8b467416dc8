"""Items and indicators: codes, statuses, evidence; criteria: sub-indicators and elements."""

import pytest

from imports.tables.context import Context
from office_files.contents import Cell, Link
from tests.imports_tables.tables import asked, column_of, grid, number, read


@pytest.mark.parametrize("typed", ["o12", "OIT 12", "๐๑๒", "ข้อ 12", "o12.", "12", "O 12"])
def test_codes_are_read_in_every_spelling(typed):
    assert column_of(read("items", grid(f"ข้อ|ข้อมูล\n{typed}|ก")), "code") == ["o12"]


def test_a_title_behind_the_code_is_the_title_unless_the_cell_beside_says_otherwise():
    found = read("items", grid("ข้อ|ข้อมูล\no1 โครงสร้าง|\no2 ผู้บริหาร|ข้อมูลผู้บริหาร\no3 คำสั่ง|ประกาศ"))

    assert column_of(found, "title") == ["โครงสร้าง", "ข้อมูลผู้บริหาร", "ประกาศ"]
    assert [(doubt.cell, doubt.readings) for doubt in found.doubts] == [("B4", ("ประกาศ", "คำสั่ง"))]


def test_codes_of_other_lists_and_several_codes_are_asked():
    found = read("items", grid("ข้อ|ข้อมูล|URL\nMOIT 1|ก|-\no1-o3|ข|-"))

    assert column_of(found, "code") == ["", "o1"]
    assert asked(found) == ["A2", "A3"]


@pytest.mark.parametrize(
    ("typed", "status", "progress"),
    [("☐ ยังไม่ได้ดำเนินการ\\n☑ ดำเนินการ\\n- เผยแพร่แล้ว", "ดำเนินการ", "- เผยแพร่แล้ว"),
     ("(/) ดำเนินการ ( ) ยังไม่ได้ดำเนินการ", "ดำเนินการ", ""),
     ("☑ ดำเนินการ - จัดทำคู่มือ", "ดำเนินการ", "จัดทำคู่มือ"),
     ("ดำเนินการแล้ว\\nครบ 3 เล่ม", "ดำเนินการ", "ครบ 3 เล่ม"),
     ("☑ ดำเนินการ\\n☑ แต่งตั้งคณะทำงาน", "ดำเนินการ", "☑ แต่งตั้งคณะทำงาน"),
     ("จัดทำแล้ว 3 เล่ม", None, "จัดทำแล้ว 3 เล่ม")],
)  # fmt: skip
def test_the_boxes_are_parted_from_what_was_done(typed, status, progress):
    found = read("items", grid(f"ข้อ|ข้อมูล|ความก้าวหน้า\no1|ก|{typed}"))

    assert (column_of(found, "status"), column_of(found, "progress")) == ([status], [progress])


@pytest.mark.parametrize(
    "typed", ["☐ ยังไม่ได้ดำเนินการ ☐ ดำเนินการ", "[x] อยู่ระหว่างดำเนินการ [ ] ดำเนินการ"]
)
def test_boxes_that_say_no_status_of_the_year_are_asked(typed):
    found = read("items", grid(f"ข้อ|ข้อมูล|ความก้าวหน้า\no1|ก|{typed}"))

    assert asked(found) == ["C2"]
    assert column_of(found, "progress") == [""]


def test_a_status_of_the_year_is_read_whatever_its_words():
    context = Context(statuses=("ยังไม่เริ่ม", "อยู่ระหว่างดำเนินการ", "เสร็จสิ้น"))

    found = read("items", grid("ข้อ|ข้อมูล|สถานะ\no1|ก|อยู่ระหว่างดำเนินการ"), context=context)

    assert column_of(found, "status") == ["อยู่ระหว่างดำเนินการ"]
    assert not found.doubts


def test_addresses_of_a_cell_are_parted_and_named_by_the_words_around_them():
    cell = "ประกาศแผน\\nhttps://e.go.th/p.pdf\\n2) รายงาน: www.e.go.th/r.pdf (หน้า 3)"

    found = read("items", grid(f"ข้อ|ข้อมูล|URL\no1|ก|{cell}"))

    assert column_of(found, "evidence")[0] == [
        {"url": "https://e.go.th/p.pdf", "title": "ประกาศแผน"},
        {"url": "https://www.e.go.th/r.pdf", "title": "รายงาน: (หน้า 3)"},
    ]


def linked(*links, text="ดูที่นี่"):
    cell = Cell(text, links=tuple(Link(*link) for link in links))
    return grid("ข้อ|ข้อมูล|ลิงก์\no1|ก|", special={(2, 3): cell})


def test_addresses_behind_words_are_evidence_that_the_words_name():
    found = read("items", linked(("ผังองค์กร", "/a b.pdf")), base="https://e.go.th/ita/")

    assert column_of(found, "evidence")[0] == [
        {"url": "https://e.go.th/a%20b.pdf", "title": "ผังองค์กร"}
    ]


def test_a_short_address_without_the_website_is_asked():
    assert asked(read("items", linked(("ผัง", "/a.pdf")))) == ["C2"]


def test_a_short_address_goes_on_from_where_the_other_links_of_the_page_lead():
    found = read("items", linked(("ผัง", "../a.pdf"), ("ข่าว", "https://e.go.th/ita/b")))

    assert column_of(found, "evidence")[0][0]["url"] == "https://e.go.th/a.pdf"
    assert "ต่อจาก https://e.go.th/" in found.tell[0]


def test_a_link_that_leads_elsewhere_than_it_shows_is_asked():
    found = read(
        "items", linked(("https://e.go.th/a", "https://e.go.th/b"), text="https://e.go.th/a")
    )

    assert found.doubts[0].readings == ("https://e.go.th/a", "https://e.go.th/b")


def test_a_link_into_a_computer_is_asked_and_no_evidence():
    found = read("items", linked(("ดู", "file:///C:/x.pdf")))

    assert column_of(found, "evidence") == [[]]
    assert asked(found) == ["C2"]


def test_words_in_the_column_of_addresses_are_a_status_or_asked():
    table = "ข้อ|ข้อมูล|URL\no1|ก|แล้วเสร็จ\no2|ข|อยู่ระหว่างดำเนินการ\no3|ค|ป้ายหน้าสำนักงาน\no4|ง|ไม่มี"

    found = read("items", grid(table))

    assert column_of(found, "status") == ["ดำเนินการ", None, None, None]
    assert asked(found) == ["C3", "C4"]


def test_our_own_evidence_sheet_names_and_dates_each_address():
    table = """
    เครื่องมือ|ข้อ|ชื่อหลักฐาน|ที่อยู่เว็บ|วันที่ของเอกสาร
    OIT|o1|ผังโครงสร้าง|https://e.go.th/1|2022-10-01
    OIT|o1|คำสั่ง|https://e.go.th/2|2022-10-01
    """

    found = read("items", grid(table))

    assert [piece["title"] for piece in column_of(found, "evidence")[0]] == ["ผังโครงสร้าง", "คำสั่ง"]
    assert column_of(found, "evidence")[0][1]["document_date"] == "2022-10-01"


def test_indicators_and_items_of_one_export_are_told_apart():
    table = "เครื่องมือ|รหัส|ข้อมูล|สถานะ\nIIT|1|การปฏิบัติหน้าที่|ดำเนินการ\nOIT|o1|โครงสร้าง|ดำเนินการ"

    items, indicators = read("items", grid(table)), read("indicators", grid(table))

    assert column_of(items, "code") == ["o1"]
    assert column_of(indicators, "number") == [1]
    assert items.left_out[0].why == "เป็นแถวของ IIT ไม่ใช่ข้อ OIT"


def test_the_instrument_is_that_of_the_row_above_all_columns_or_of_the_number():
    table = "ที่|ตัวชี้วัด|แนวทาง\nแบบวัด EIT||\n๖|คุณภาพ|ก\n๗|การสื่อสาร|ข"

    over_all = read("indicators", grid(table, [((2, 1), (2, 3))]))
    by_number = read("indicators", grid("ตัวชี้วัด|แนวทาง\n2. งบประมาณ|ก\nตัวชี้วัดที่ 8 ระบบ|ข"))

    assert column_of(over_all, "instrument") == ["EIT", "EIT"]
    assert column_of(by_number, "instrument") == ["IIT", "EIT"]
    assert column_of(by_number, "title") == ["งบประมาณ", "ระบบ"]


def test_a_sub_indicator_that_lost_its_zero_is_asked():
    table = "ตัวชี้วัดย่อย|ข้อ|ข้อมูล|องค์ประกอบ\n9.9 งบ|o5|ก|- แสดง\n|o6|ข|- แสดง\n|o7|ค|- แสดง"
    special = {(4, 1): number("9.1")}

    found = read("criteria", grid(table, special=special))

    assert column_of(found, "section") == ["9.9", "9.9", "9.10"]
    assert found.doubts[0].readings == ("9.10", "9.1")


def test_a_number_shown_with_two_decimals_keeps_its_zero():
    shown = {(2, 1): Cell("9.10", number("9.1").value, number_format="0.00")}

    found = read("criteria", grid("ตัวชี้วัดย่อย|ข้อ|ข้อมูล|องค์ประกอบ\n|o5|ก|- แสดง", special=shown))

    assert column_of(found, "section") == ["9.10"]
    assert not found.doubts


@pytest.mark.parametrize(
    ("typed", "rule"),
    [("ปีงบประมาณ พ.ศ. 2566", "current_year"), ("ปี ๒๕๖๕", "previous_year"),
     ("ครึ่งปีแรก", "first_half"),
     ("รอบ 6 เดือนแรก ของปี 2566", "first_half"), ("ผลการประเมิน ITA ปี 2565", "previous_ita"),
     ("", "none"), ("-", "none")],
)  # fmt: skip
def test_the_period_of_the_documents_is_read_in_words(typed, rule):
    found = read("criteria", grid(f"ข้อ|ข้อมูล|ช่วงเวลา\no1|ก|{typed}\no2|ข|ปี 2566"))

    assert column_of(found, "period_rule")[0] == rule
    assert asked(found) == []


def test_a_period_that_cannot_be_told_is_asked_and_the_first_answer_stands_until_then():
    found = read("criteria", grid("ข้อ|ข้อมูล|ช่วงเวลา\no1|ก|ปี 2569\no2|ข|ปี 2566"))

    (doubt,) = found.doubts
    assert (doubt.cell, doubt.readings[0]) == ("C2", column_of(found, "period_rule")[0])
    assert len(doubt.readings) == 5


def test_elements_have_their_levels_and_printed_marks():
    cell = "1. แสดงแผน\\n   1.1 โครงการ\\n   1.2 งบประมาณ\\n* ถ้ามี"

    found = read("criteria", grid(f"ข้อ|ข้อมูล|องค์ประกอบ\no1|ก|{cell}"))

    assert [
        (line["level"], line["marker"], line["text"]) for line in column_of(found, "elements")[0]
    ] == [(1, "1.", "แสดงแผน"), (2, "1.1", "โครงการ"), (2, "1.2", "งบประมาณ"), (3, "*", "ถ้ามี")]


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("https://e.go.th/ประกาศ ปี 2566 (แก้ไข).pdf", [{"url": "https://e.go.th/ประกาศ%20ปี%202566%20(แก้ไข).pdf"}]),
        ("https://e.go.th/a.pdf (หน้า 3)", [{"url": "https://e.go.th/a.pdf", "title": "(หน้า 3)"}]),
        ("1. e.go.th/a.pdf\\n2. e.go.th/b.pdf", [{"url": "https://e.go.th/a.pdf"}, {"url": "https://e.go.th/b.pdf"}]),
        ('<a href="https://e.go.th/z">แผน</a>', [{"url": "https://e.go.th/z", "title": "แผน"}]),
    ],
)  # fmt: skip
def test_an_address_is_whole_and_nothing_but_the_address(typed, pieces):
    found = read("items", grid(f"ข้อ|ข้อมูล|ลิงก์\no1|แผน|{typed}"))

    assert column_of(found, "evidence") == [pieces]
    assert not asked(found)


def test_levels_of_elements_are_told_by_other_bullets_and_by_their_numbers():
    cell = "• แสดงผัง\\n- กอง\\n• แสดงหน้าที่\\n(1) ปลัด\\n(1.1) รองปลัด"

    found = read("criteria", grid(f"ข้อ|ข้อมูล|องค์ประกอบ\no1|ก|{cell}"))

    assert [line["level"] for line in column_of(found, "elements")[0]] == [1, 2, 1, 2, 3]


def test_a_row_with_the_number_of_a_sub_indicator_among_the_codes_is_a_group():
    table = "ข้อ|ข้อมูล|ลิงก์\n9.1|ข้อมูลพื้นฐาน|\no1|โครงสร้าง|\n๙.๒|การบริหารงาน|\no11|แผน|"

    found = read("items", grid(table))

    assert column_of(found, "code") == ["o1", "o11"]
    assert column_of(found, "section") == ["9.1", "9.2"]
    assert column_of(found, "section_title") == ["ข้อมูลพื้นฐาน", "การบริหารงาน"]


def test_a_sub_indicator_below_its_indicator_in_one_cell_is_the_sub_indicator():
    cell = "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล\\n9.1 ข้อมูลพื้นฐาน"

    found = read("items", grid(f"ตัวชี้วัด|ข้อ|ข้อมูล\n{cell}|o1|โครงสร้าง"))

    assert column_of(found, "section") == ["9.1"]
    assert column_of(found, "section_title") == ["ข้อมูลพื้นฐาน"]
