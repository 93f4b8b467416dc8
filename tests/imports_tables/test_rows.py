"""What is a row of a table, what goes on below it, and what is no row."""

import pytest

from office_files.contents import Cell
from tests.imports_tables.tables import asked, column_of, grid, number, read


def left_out(proposal):
    return [(each.cell, each.why) for each in proposal.left_out]


def test_rows_with_a_blank_code_belong_to_the_row_above():
    table = "ข้อ|ข้อมูล|URL\no1|ก|https://e.go.th/1\n||https://e.go.th/2\no2|ข|https://e.go.th/3"

    found = read("items", grid(table))

    assert [len(pieces) for pieces in column_of(found, "evidence")] == [2, 1]


def test_rows_that_repeat_the_code_belong_to_the_row_above():
    table = "ข้อ|ข้อมูล|URL\no1|ก|https://e.go.th/1\no1|ก|https://e.go.th/2\no2|ข|-"

    found = read("items", grid(table))

    assert column_of(found, "title") == ["ก", "ข"]
    assert len(column_of(found, "evidence")[0]) == 2


def test_steps_of_a_merged_measure_are_lines_of_one_row():
    table = "ที่|โครงการ|ขั้นตอนการดำเนินงาน|ผู้รับผิดชอบ\n1|อบรม|ขออนุมัติ|สำนักปลัด\n||จัดอบรม|กองคลัง"

    found = read("measures", grid(table, [((2, 1), (3, 1)), ((2, 2), (3, 2))]))

    assert column_of(found, "method") == ["ขออนุมัติ\nจัดอบรม"]
    assert column_of(found, "divisions") == [["สำนักปลัด", "กองคลัง"]]


@pytest.mark.parametrize("merged", [[], [((2, 1), (3, 1))]])
def test_a_side_fills_down_merged_or_blank(merged):
    found = read("measures", grid("ด้าน|กิจกรรม|งบ\nด้านที่ 1|ก|1\n|ข|2\nด้านที่ 2|ค|3", merged))

    assert column_of(found, "group") == ["ด้านที่ 1", "ด้านที่ 1", "ด้านที่ 2"]


def test_a_merged_value_holds_for_each_row_that_it_reaches():
    found = read("measures", grid("ที่|กิจกรรม|งบ\n1|ก|500\n2|ข|", [((2, 3), (3, 3))]))

    assert column_of(found, "budget_planned") == ["500.00", "500.00"]


def test_a_ditto_mark_means_as_above():
    found = read("measures", grid('ที่|กิจกรรม|ผู้รับผิดชอบ\n1|ก|กองคลัง\n2|ข|"\n3|ค|〃'))

    assert column_of(found, "divisions") == [["กองคลัง"]] * 3


def test_a_row_over_all_columns_is_the_group_of_the_rows_below():
    table = "ที่|กิจกรรม|งบ\nด้านที่ 1 สังคม||\n1|ก|1\nด้านที่ 2 ป้องกัน||\n2|ข|2"

    found = read("measures", grid(table, [((2, 1), (2, 3)), ((4, 1), (4, 3))]))

    assert column_of(found, "group") == ["ด้านที่ 1 สังคม", "ด้านที่ 2 ป้องกัน"]
    assert column_of(found, "number") == [1, 2]


def test_a_group_with_its_sum_is_a_group_and_the_sum_told():
    found = read("measures", grid("ที่|กิจกรรม|งบ\n|ด้านที่ 1 สังคม|900\n1|ก|900"))

    assert column_of(found, "group") == ["ด้านที่ 1 สังคม"]
    assert left_out(found) == [("C2", "จำนวนรวมของหัวข้อ ไม่ใช่ข้อมูลของแถว")]


def test_a_sub_indicator_and_a_theme_over_all_columns_are_told_apart():
    table = """
    ข้อ|ข้อมูล|URL
    ตัวชี้วัดย่อยที่ ๙.๑ ข้อมูลพื้นฐาน
    หมวดข้อมูลทั่วไป
    o1|โครงสร้าง|-
    ตัวชี้วัดย่อยที่ 9.10 บริการ
    o2|สถิติ|-
    """

    found = read("items", grid(table))

    assert column_of(found, "section") == ["9.1", "9.10"]
    assert column_of(found, "section_title") == ["ข้อมูลพื้นฐาน", "บริการ"]
    assert column_of(found, "theme") == ["หมวดข้อมูลทั่วไป", None]


@pytest.mark.parametrize(
    "total",
    ["|รวม|900", "|รวมทั้งสิ้น 2 โครงการ|900 บาท", "รวมงบประมาณ||900", "|ยอดรวม|๙๐๐.-", "|Total|900"],
)
def test_sums_are_no_rows(total):
    found = read("measures", grid(f"ที่|กิจกรรม|งบ\n1|ก|400\n2|ข|500\n{total}"))

    assert len(found.rows) == 2
    assert "แถวรวม" in left_out(found)[0][1]


def test_a_measure_whose_name_begins_with_the_word_for_sum_is_a_row():
    found = read("measures", grid("ที่|กิจกรรม|งบ\n1|รวมพลังต้านโกง|400\n2|รวม 9 หมู่บ้าน|500"))

    assert column_of(found, "title") == ["รวมพลังต้านโกง", "รวม 9 หมู่บ้าน"]


@pytest.mark.parametrize(
    "note",
    ["หมายเหตุ : ข้อมูล ณ 30 ก.ย. 66", "|ผู้รายงาน ....................", "ลงชื่อ|......|",
     "|(นายสมมติ ทดสอบ)|",
     "ข้อมูล ณ วันที่ 30 กันยายน 2566  ผู้รายงาน นางสาวตัวอย่าง", "* งบรายจ่ายอื่น"],
)  # fmt: skip
def test_notes_and_signatures_below_a_table_are_no_rows(note):
    found = read("measures", grid(f"ที่|กิจกรรม|งบ\n1|ก|400\n{note}"))

    assert column_of(found, "title") == ["ก"]
    assert len(found.left_out) == 1


def test_names_and_posts_below_a_signature_are_no_rows():
    table = "ที่|กิจกรรม|งบ\n1|ก|400\n|ลงชื่อ ...........|\n|(นายสมมติ ทดสอบ)|\n|ปลัดเทศบาล|"

    found = read("measures", grid(table))

    assert len(found.rows) == 1
    assert [cell for cell, _ in left_out(found)] == ["B3", "B4", "B5"]


def test_heads_again_column_numbers_and_empty_numbers_are_no_rows():
    head = "ที่|กิจกรรม|งบ"

    found = read("measures", grid(f"{head}\n(1)|(2)|(3)\n1|ก|400\n{head}\n2|ข|500\n3||"))

    assert column_of(found, "number") == [1, 2]
    assert [cell for cell, _ in left_out(found)] == ["A2:C2", "A4:C4", "A6"]


def test_hidden_rows_and_columns_are_read_and_told():
    table = grid("ที่|กิจกรรม|งบ\n1|ก|400\n2|ข|500", hidden_rows={3}, hidden_columns={3})

    found = read("measures", table)

    assert column_of(found, "title") == ["ก", "ข"]
    assert found.tell == ["แถวที่ซ่อนไว้ในแฟ้มถูกอ่านด้วย: 3", "คอลัมน์ที่ซ่อนไว้ในแฟ้มถูกอ่านด้วย: C"]


def test_a_row_without_its_code_is_a_row_that_is_asked():
    found = read("items", grid("ข้อ|ข้อมูล|URL\no1|ก|-\n|ไม่มีรหัส|https://e.go.th/3"))

    assert column_of(found, "title") == ["ก", "ไม่มีรหัส"]
    assert asked(found) == ["A3"]


def test_words_alone_within_a_table_are_a_group_or_more_of_the_row_above_which_is_asked():
    found = read("items", grid("ข้อ|ข้อมูล|URL\no1|ก|-\n|ข้อมูลการบริหาร|\no2|ข|-"))

    assert column_of(found, "theme") == [None, "ข้อมูลการบริหาร"]
    assert found.doubts[0].readings == ("หัวข้อของแถวถัดไป", "ต่อจากแถวบน")


def test_a_value_merged_over_columns_is_not_doubled_and_told():
    table = "ที่|กิจกรรม|ผลการดำเนินการ|ผลลัพธ์\n1|ก|เลื่อนไปปีหน้า|\n2|ข|ทำแล้ว|ดี"

    found = read("measures", grid(table, [((2, 3), (2, 4))]))

    assert column_of(found, "outcomes") == ["", "ดี"]
    assert "ช่อง C2 ผสานข้ามหลายคอลัมน์" in found.tell[0]


def test_formulas_and_errors_are_asked_by_their_cells():
    formula = Cell("300", number(300).value, is_formula=True)
    special = {(2, 3): formula, (3, 3): Cell("#REF!", is_error=True)}

    found = read("measures", grid("ที่|กิจกรรม|งบ\n1|ก|\n2|ข|", special=special))

    assert column_of(found, "budget_planned") == ["300.00", ""]
    assert [(doubt.cell, doubt.readings) for doubt in found.doubts] == [
        ("C2", ("300",)),
        ("C3", ()),
    ]


def test_rows_of_another_year_are_left_out_and_a_table_of_another_year_told():
    mixed = read("measures", grid("ปีงบประมาณ|ที่|กิจกรรม\n2565|1|เก่า\n2566|1|ใหม่"))
    other = read("measures", grid("ปีงบประมาณ|ที่|กิจกรรม\n2565|1|เก่า"))

    assert column_of(mixed, "title") == ["ใหม่"]
    assert left_out(mixed) == [("A2", "เป็นแถวของปี 2565")]
    assert "บอกปี 2565 แต่กำลังนำเข้าเป็นปี 2566" in other.tell[0]


def test_a_title_of_another_year_a_number_twice_and_days_outside_the_year_are_told():
    table = "แผนปี 2565|||\nที่|กิจกรรม|เริ่ม|สิ้นสุด\n1|ก|1 ต.ค. 64|30 ก.ย. 66\n1|ข|1 มี.ค. 66|1 ม.ค. 66"

    found = read("measures", grid(table))

    assert [sentence[:12] for sentence in found.tell] == [
        "ชื่อตารางบอก",
        "A4: ลำดับที่",
        "วันที่อยู่นอ",
        "A4: วันสิ้นส",
    ]


def test_blanks_below_the_name_of_a_division_are_told_and_never_filled():
    table = "ข้อ|ข้อมูล|ผู้รับผิดชอบ\no1|ก|กองคลัง\no2|ข|\no3|ค|-"

    found = read("items", grid(table))

    assert column_of(found, "divisions") == [["กองคลัง"], [], []]
    assert [sentence for sentence in found.tell if "A3" in sentence and "A4" not in sentence]
