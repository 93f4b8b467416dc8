"""Measures: what cells of plans and reports say."""

import pytest

from imports.tables.context import Context
from tests.imports_tables.tables import asked, column_of, grid, read


def test_nested_numbers_stay_as_they_are_printed():
    found = read("measures", grid("ที่|กิจกรรม|งบ\n1|ก|\n1.1|ข|1\n๑.๑.๑|ค|2\n2.|ง|3"))

    assert column_of(found, "number") == [1, "1.1", "1.1.1", 2]


def test_zeros_before_a_number_are_not_kept_and_that_before_a_point_is():
    found = read("measures", grid("ที่|กิจกรรม|งบ\n01|ก\n0.1|ข\n00|ค\n0.001|ง"))

    assert column_of(found, "number") == [1, "0.1", 0, "0.001"]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("30,000.-", "30000.00"), ("๓๐,๐๐๐ บาท", "30000.00"), ("1.5 ล้านบาท", "1500000.00"), ("-", ""),
     ("ไม่ใช้งบประมาณ", "0.00"), ("", "")],
)  # fmt: skip
def test_money_is_read_in_every_spelling(typed, amount):
    found = read("measures", grid(f"ที่|กิจกรรม|งบประมาณ\n1|ก|{typed}\n2|ข|1"))

    assert column_of(found, "budget_planned")[0] == amount
    assert not found.doubts


def test_an_amount_that_is_not_sure_is_asked():
    found = read("measures", grid("ที่|กิจกรรม|งบประมาณ\n1|ก|ประมาณ 30,000\n2|ข|30,000-50,000"))

    assert asked(found) == ["C2", "C3"]


@pytest.mark.parametrize(
    ("starts", "ends", "days"),
    [("ต.ค.65", "ก.ย.66", ("2022-10-01", "2023-09-30")),
     ("ไตรมาส 2", "ไตรมาส 4", ("2023-01-01", "2023-09-30")),
     ("9 ธ.ค. 65", "9 ธ.ค. 65", ("2022-12-09", "2022-12-09")),
     ("ตลอดปีงบประมาณ", "", ("2022-10-01", "2023-09-30")),
     ("1/10/2565", "", ("2022-10-01", ""))],
)  # fmt: skip
def test_days_months_and_quarters_begin_and_end(starts, ends, days):
    found = read("measures", grid(f"ที่|กิจกรรม|เริ่มต้น|สิ้นสุด\n1|ก|{starts}|{ends}"))

    assert (column_of(found, "starts_on")[0], column_of(found, "ends_on")[0]) == days


def test_a_new_division_is_asked_once():
    table = "ที่|กิจกรรม|ผู้รับผิดชอบ\n1|ก|กองสวัสดิการสังคม\n2|ข|กองคลัง/กองสวัสดิการสังคม"

    found = read("measures", grid(table))

    assert column_of(found, "divisions")[1] == ["กองคลัง", "กองสวัสดิการสังคม"]
    assert asked(found) == ["C2"]


def test_an_office_without_divisions_takes_the_names_of_the_file_and_tells_once():
    table = "ที่|กิจกรรม|ผู้รับผิดชอบ\n1|ก|สำนักปลัด กองคลัง และกองช่าง\n2|ข|กองคลัง\n3|ค|ทุกกอง"

    found = read("measures", grid(table), context=Context())

    assert column_of(found, "divisions") == [["สำนักปลัด", "กองคลัง", "กองช่าง"], ["กองคลัง"], []]
    assert column_of(found, "all_divisions") == [None, None, True]
    assert not found.doubts
    assert "สำนักปลัด, กองคลัง, กองช่าง" in found.tell[0]


def test_a_person_or_a_part_of_a_division_is_asked():
    table = "ที่|กิจกรรม|ผู้รับผิดชอบ\n1|ก|นายสมมติ ใจซื่อ\n2|ข|งานพัสดุ กองคลัง"

    found = read("measures", grid(table))

    assert column_of(found, "divisions") == [[], ["กองคลัง"]]
    assert asked(found) == ["C2", "C3"]


def test_boxes_in_the_results_are_the_status():
    table = "ที่|กิจกรรม|ผลการดำเนินการ\n1|ก|☑ ดำเนินการ\\n☐ ยังไม่ได้ดำเนินการ\\n- อบรมแล้ว"

    found = read("measures", grid(table))

    assert column_of(found, "status") == ["ดำเนินการ"]
    assert column_of(found, "results") == ["- อบรมแล้ว"]


def test_our_own_export_is_read_with_headings_and_what_stands_above():
    table = """
    ปีงบประมาณ|ลำดับที่|อยู่ใต้ลำดับที่|เป็นหัวข้อ|มาตรการ/กิจกรรม|วิธีดำเนินการ|ทุกส่วนงานรับผิดชอบ|เริ่ม|สถานะ
    2566|1||ใช่|ด้านหนึ่ง|||||
    2566|1.1|1|ไม่ใช่|อบรม|ประชุม|ใช่|2022-10-01|ดำเนินการ
    """

    found = read("measures", grid(table))

    assert column_of(found, "parent") == ["", 1]
    assert column_of(found, "is_heading") == [True, None]
    assert column_of(found, "all_divisions") == [None, True]


def test_a_plan_of_several_years_has_two_levels_of_groups_and_the_budget_of_the_year():
    table = """
    มิติ|ภารกิจตามมิติ|โครงการ/กิจกรรม|ปี 2566 งบประมาณ|ปี 2567 งบประมาณ
    มิติที่ 1|1.1 จิตสำนึก|1.1.1 อบรม|30,000|40,000
    ||1.1.2 มาตรการ|-|-
    |1.2 จิตสาธารณะ|1.2.1 ปลูกต้นไม้|5,000|6,000
    """

    found = read("measures", grid(table))

    assert column_of(found, "number") == ["1.1.1", "1.1.2", "1.2.1"]
    assert column_of(found, "title") == ["อบรม", "มาตรการ", "ปลูกต้นไม้"]
    assert column_of(found, "subgroup") == ["1.1 จิตสำนึก", "1.1 จิตสำนึก", "1.2 จิตสาธารณะ"]
    assert column_of(found, "budget_planned") == ["30000.00", "", "5000.00"]
    assert "เป็นของปีอื่น" in found.tell[0]


def test_a_title_that_begins_with_a_number_of_things_keeps_it():
    found = read("measures", grid("มาตรการ|ผู้รับผิดชอบ\n๑. อบรม|กองคลัง\n9 วิธีต้านโกง|กองช่าง"))

    assert column_of(found, "title") == ["อบรม", "9 วิธีต้านโกง"]
    assert column_of(found, "number") == [1, None]


def test_results_of_several_quarters_are_lines_of_one_text_and_told():
    table = "ที่|โครงการ|ผลการดำเนินงาน|\n||ไตรมาส 1|ไตรมาส 2\n1|อบรม|เตรียมการ|อบรมแล้ว"
    merged = [((1, 1), (2, 1)), ((1, 2), (2, 2)), ((1, 3), (1, 4))]

    found = read("measures", grid(table, merged))

    assert column_of(found, "results") == ["เตรียมการ\nอบรมแล้ว"]
    assert found.tell == ["คอลัมน์ C, D อ่านรวมกันเป็น “สรุปผลการดำเนินการ”"]
