"""What each column is: by its words, by its contents, or as a person says."""

import pytest

from tests.imports_tables.tables import asked, column_of, fields_of, grid, read


@pytest.mark.parametrize(
    ("target", "heads", "fields"),
    [
        ("measures", "ลำดับที่|มิติ|โครงการ/มาตรการ|ขั้นตอน/วิธีการ", "number group title method"),
        ("measures", "No.|ชื่อโครงการ|เจ้าภาพ|ห้วงเวลา", "number title divisions period"),
        ("measures", "ลําดับ|มาตราการ/กิจกรรม|ผุ้รับผิดชอบ|งบประมาณ (บาท)",
         "number title divisions budget_planned"),
        ("items", "รหัส|ประเด็นการตรวจ|ลิ้งค์|ส่วนราชการ", "code title evidence divisions"),
        ("items", "ข้อที่|ประเด็น|Link|ผู้รับผิดชอบ", "code title evidence divisions"),
        ("items", "ประเด็น|ข้อ|ข้อมูล|URL", "theme code title evidence"),
        ("indicators", "ที่|ตัวชี้วัด|แนวทางการพัฒนา|ความคืบหน้า", "number title guidance progress"),
        ("results", "ตัวชี้วัด|คะแนน ปี 2566|คะแนน ปี 2565|ค่าน้ำหนัก", "title score last_year weight"),
        ("meetings", "ครั้งที่|วัน เดือน ปี|เวลา|ห้องประชุม", "number held_on times place"),
        ("people", "รายชื่อ|ตำแหน่ง|กอง/ฝ่าย|E-mail", "name post division email"),
        ("committees", "ที่|รายชื่อ|ตำแหน่ง|ตำแหน่งในคณะทำงาน", "order name post role"),
        ("criteria", "ข้อ|รายการข้อมูล|รายละเอียด|ปีของข้อมูล", "code title elements period_rule"),
    ],
)  # fmt: skip
def test_heads_are_known_in_the_words_of_offices(target, heads, fields):
    found = read(target, grid(heads))

    assert list(fields_of(found).values()) == fields.split()


def test_a_column_that_nobody_knows_is_told_and_not_read():
    found = read("items", grid("ข้อ|ข้อมูล|ความเร่งด่วน|หมายเหตุ\no1|โครงสร้าง|มาก|ดูปีก่อน"))

    assert (fields_of(found)["C"], fields_of(found)["D"]) == ("", "")
    assert found.tell == [
        "ไม่รู้จักคอลัมน์ C “ความเร่งด่วน” จึงไม่ได้อ่าน (มีข้อมูล 1 ช่อง)",
        "คอลัมน์ D “หมายเหตุ” ระบบไม่มีที่เก็บ จึงไม่ได้อ่าน (มีข้อมูล 1 ช่อง)",
    ]


def test_a_column_with_an_unknown_head_is_told_by_addresses_in_it():
    found = read("items", grid("ข้อ|ข้อมูล|ที่เก็บ\no1|โครงสร้าง|https://e.go.th/1"))

    assert fields_of(found)["C"] == "evidence"
    assert "โดยดูจากเนื้อหา" in found.tell[0]


def test_contents_overrule_a_head_that_they_contradict():
    table = "ข้อ|รหัสหลักฐาน|ข้อมูล|ที่อยู่เว็บ\no1|12|โครงสร้าง|https://e.go.th/1"

    assert fields_of(read("items", grid(table)))["B"] == ""


def test_a_person_says_what_a_column_is():
    table = grid("ข้อ|ข้อมูล|หมายเหตุ|ลิงก์\no1|โครงสร้าง|ดูเมนู|https://e.go.th/1")

    found = read("items", table, columns={"C": "explanation", "d": ""})

    assert column_of(found, "explanation") == ["ดูเมนู"]
    assert column_of(found, "evidence") == [None]


@pytest.mark.parametrize(
    ("columns", "why"), [({"B": "evidenc"}, "ไม่มีช่อง “evidenc”"), ({"Z": "title"}, "ไม่มีคอลัมน์ Z")]
)
def test_a_column_or_field_that_is_not_there_is_refused(columns, why):
    with pytest.raises(ValueError, match=why):
        read("items", grid("ข้อ|ข้อมูล\no1|โครงสร้าง"), columns=columns)


def test_marks_below_statuses_and_divisions_are_read():
    table = """
    ที่|โครงการ|สำนักปลัด|กองคลัง|ดำเนินการแล้ว|ยังไม่ได้ดำเนินการ
    1|อบรม|/|/|✓|
    2|คู่มือ||/||✓
    """

    found = read("measures", grid(table))

    assert column_of(found, "divisions") == [["สำนักปลัด", "กองคลัง"], ["กองคลัง"]]
    assert column_of(found, "status") == ["ดำเนินการ", "ยังไม่ได้ดำเนินการ"]


def test_marks_below_quarters_are_a_period_from_the_first_to_the_last():
    table = "ที่|โครงการ|ไตรมาส 1|ไตรมาส 2|ไตรมาส 3|ไตรมาส 4\n1|อบรม||✓|✓|"

    found = read("measures", grid(table))

    assert (column_of(found, "starts_on"), column_of(found, "ends_on")) == (
        ["2023-01-01"],
        ["2023-06-30"],
    )


def test_the_budget_of_the_year_is_taken_from_those_of_several_years():
    table = "ที่|โครงการ|งบประมาณ|||\n||2565|2566|2567|รวม\n1|อบรม|100|200|300|600"
    merged = [((1, 1), (2, 1)), ((1, 2), (2, 2)), ((1, 3), (1, 6))]

    found = read("measures", grid(table, merged))

    assert column_of(found, "budget_planned") == ["200.00"]


def test_one_head_over_two_columns_of_days_is_from_and_to():
    table = "ที่|กิจกรรม|ระยะเวลา|\n1|อบรม|1 ต.ค. 65|30 ก.ย. 66"

    found = read("measures", grid(table, [((1, 3), (1, 4))]))

    assert list(fields_of(found).values()) == ["number", "title", "starts_on", "ends_on"]


def test_a_running_number_for_a_code_is_asked_once():
    found = read("items", grid("ลำดับ|ข้อมูล|URL\n1|โครงสร้าง|https://e.go.th/1\n2|ผู้บริหาร|-"))

    assert column_of(found, "code") == ["o1", "o2"]
    assert asked(found) == ["A1"]


def test_a_running_number_is_none_where_titles_tell_the_codes():
    table = "ที่|รายการข้อมูล|URL\n1|o10 นโยบาย|https://e.go.th/1\n2|OIT 11 แผน|https://e.go.th/2"

    found = read("items", grid(table))

    assert column_of(found, "code") == ["o10", "o11"]
    assert column_of(found, "title") == ["นโยบาย", "แผน"]
