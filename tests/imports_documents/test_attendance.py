"""Who came to a meeting, who did not and why, and who sat in."""

import pytest

from tests.imports_documents.meetings_by_hand import meeting, proposal

pytestmark = pytest.mark.no_database


def people(*lines):
    found = meeting(people=lines)["attendance"]
    fields = ("kind", "name", "post", "role", "reason")
    return [tuple(one[name] for name in fields if one[name]) for one in found]


def test_lists_need_no_tables():
    assert people(
        "รายชื่อผู้มาประชุม", "1. นายดี งาม  ปลัดเทศบาล  ประธาน", "2. นิติกร  กรรมการ",
        "ผู้ไม่มาประชุม", "๑. นางทดลอง ตั้งใจ  รองนายกเทศมนตรี  ติดราชการ",
        "ผู้เข้าร่วมประชุม", "นายแขก มาไกล ท้องถิ่นอำเภอ",
    ) == [
        ("present", "นายดี งาม", "ปลัดเทศบาล", "ประธาน"),
        ("present", "นิติกร", "กรรมการ"),
        ("absent", "นางทดลอง ตั้งใจ", "รองนายกเทศมนตรี", "ติดราชการ"),
        ("guest", "นายแขก มาไกล", "ท้องถิ่นอำเภอ"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "cell", ["ปลัดเทศบาล\nประธานกรรมการ", "ปลัดเทศบาล / ประธานกรรมการ", "ปลัดเทศบาล (ประธานกรรมการ)"]
)
def test_post_and_role_in_one_cell_are_parted(cell):
    rows = [["ลำดับ", "ชื่อ - สกุล", "ตำแหน่ง", "ลายมือชื่อ"], ["๑", "นายดี งาม", cell, ""]]

    assert people("ผู้มาประชุม", rows) == [("present", "นายดี งาม", "ปลัดเทศบาล", "ประธานกรรมการ")]


def test_a_table_printed_twice_beside_itself_is_read_column_by_column():
    rows = [["ที่", "ชื่อ", "ตำแหน่ง"] * 2, ["๑", "นายก้าน ดี", "ปลัด", "๓", "นายกล้า ดี", "นิติกร"],
            ["๒", "นายแก้ว ดี", "ครู", "", "", ""]]  # fmt: skip

    assert [one[1] for one in people("ผู้มาประชุม", rows)] == ["นายก้าน ดี", "นายแก้ว ดี", "นายกล้า ดี"]


def test_a_table_without_heads_is_read_by_what_stands_in_it():
    rows = [["๑. ปลัดเทศบาล", "ประธานกรรมการ"], ["๒. นายดี งาม", "กรรมการ"]]

    assert people("ผู้มาประชุม", rows) == [
        ("present", "ปลัดเทศบาล", "ประธานกรรมการ"),
        ("present", "นายดี งาม", "กรรมการ"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("ผู้ไม่มาประชุม", "๑. นายลา กิจ  ครู  (ลาป่วย)"),
        ("ผู้ไม่มาประชุม (ลาป่วย)", "๑. นายลา กิจ  ครู"),
        ("ผู้ไม่เข้าร่วมประชุม", "๑. นายลา กิจ ครู ลาป่วย"),
        ("ผู้ไม่มาประชุม", [["ที่", "ชื่อ", "ตำแหน่ง", "หมายเหตุ"], ["1", "นายลา กิจ", "ครู", "ลาป่วย"]]),
        ("ผู้ไม่มาประชุม", "๑. นายลา กิจ  ครู\nลาป่วย"),
    ],
)
def test_the_reason_of_somebody_absent_is_found(lines):
    found = people("ผู้มาประชุม", "๑. นิติกร กรรมการ", *lines)

    assert found[1] == ("absent", "นายลา กิจ", "ครู", "ลาป่วย")


@pytest.mark.parametrize("nobody", ["-ไม่มี-", "- ไม่มี", "ไม่มี", "-"])
def test_nobody_is_no_person(nobody):
    assert len(people("ผู้มาประชุม", "๑. นิติกร กรรมการ", "ผู้ไม่มาประชุม", nobody)) == 1


def test_those_who_took_part_were_present_where_no_other_list_is():
    found = proposal(people=("ผู้เข้าร่วมประชุม", "๑. นิติกร กรรมการ", "ผู้ไม่เข้าร่วมประชุม", "- ไม่มี"))

    assert found.rows[0].values["attendance"][0]["kind"] == "present"
    assert "เป็นผู้มาประชุม" in found.tell[0]


def test_somebody_who_came_for_another_is_kept_as_such():
    found = meeting(people=("ผู้มาประชุม", "๑. นายดี งาม  นิติกร (แทน ปลัดเทศบาล)"))["attendance"]

    assert (found[0]["post"], found[0]["acting_for"]) == ("นิติกร", "ปลัดเทศบาล")


def test_a_sum_and_a_remark_are_told_not_listed():
    rows = [["ที่", "ชื่อ", "ตำแหน่ง", "หมายเหตุ"], ["1", "นายดี งาม", "ครู", "มาสาย"]]
    found = proposal(people=("ผู้มาประชุม", rows, "รวมทั้งสิ้น ๑ คน"))

    assert len(found.rows[0].values["attendance"]) == 1
    assert [each.why.split("”")[0] for each in found.left_out] == ["“มาสาย", "“รวมทั้งสิ้น ๑ คน"]


def test_two_people_on_a_line_are_two():
    found = people("ผู้มาประชุม", "๑. นายดี งาม  ครู\t๒. นางสาวมานี ดี  นิติกร")

    assert [one[1] for one in found] == ["นายดี งาม", "นางสาวมานี ดี"]


@pytest.mark.parametrize(
    "rows",
    [
        [["ผู้มาประชุม", "ผู้ไม่มาประชุม"],
         ["๑. นายดี งาม\nปลัดเทศบาล\nประธานกรรมการ", "๑. นายลา กิจ\nครู\n(ลาป่วย)"],
         ["๒. นิติกร  กรรมการ"]],
        [["ผู้มาประชุม", "ผู้ไม่มาประชุม"],
         ["๑. นายดี งาม  ปลัดเทศบาล  ประธานกรรมการ\n๒. นิติกร  กรรมการ", "๑. นายลา กิจ  ครู (ลาป่วย)"]],
        [["ผู้มาประชุม", "", "", "", "ผู้ไม่มาประชุม", ""], ["ที่", "ชื่อ", "ตำแหน่ง", "หน้าที่", "ชื่อ", "เหตุผล"],
         ["๑", "นายดี งาม", "ปลัดเทศบาล", "ประธานกรรมการ", "นายลา กิจ ครู", "ลาป่วย"],
         ["๒", "", "นิติกร", "กรรมการ", "", ""]],
    ],
)  # fmt: skip
def test_lists_side_by_side_stay_apart(rows):
    assert people(rows) == [
        ("present", "นายดี งาม", "ปลัดเทศบาล", "ประธานกรรมการ"),
        ("present", "นิติกร", "กรรมการ"),
        ("absent", "นายลา กิจ", "ครู", "ลาป่วย"),
    ]


def test_a_reason_behind_the_role_is_found_in_a_row_without_heads():
    found = people(
        "ผู้ไม่มาประชุม", [["๑. นายลา กิจ", "ครู", "กรรมการ (ลาป่วย)"], ["๒. นิติกร", "กรรมการ", "ติดราชการ"]]
    )

    assert found == [
        ("absent", "นายลา กิจ", "ครู", "กรรมการ", "ลาป่วย"),
        ("absent", "นิติกร", "กรรมการ", "ติดราชการ"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("๑. นายดี งาม  ครู  กรรมการ (มาสาย)",),
        ("๑. นายดี งาม  ครู  กรรมการ", "(เข้าประชุมเวลา ๑๐.๐๐ น.)"),
    ],
)
def test_a_late_comer_is_told_and_keeps_the_post(lines):
    found = proposal(people=("ผู้มาประชุม", *lines))

    (one,) = found.rows[0].values["attendance"]
    assert (one["post"], one["role"]) == ("ครู", "กรรมการ")
    assert len(found.left_out) == 1
    assert "เป็นหมายเหตุในรายชื่อ" in found.left_out[0].why
