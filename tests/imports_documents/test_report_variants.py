"""Reports of other offices and years: other heads, columns, numbers of items, orders of parts."""

import pytest

from tests.imports_documents.reports_by_hand import ITEM_HEADS, context, items, report

pytestmark = pytest.mark.no_database


@pytest.fixture(scope="module")
def one_table():
    """35 items in one table, with columns of the office's own and headings as merged rows."""
    heads = ["หน่วยงานที่รับผิดชอบ", "รหัส", "ผลการดำเนินงาน", "รายการข้อมูล", "สถานะ"]
    rows = [["กองคลัง/สำนักปลัด", f"o{n}", f"เผยแพร่เรื่องที่ {n}", f"เรื่องที่ {n}", "ดำเนินการแล้ว"]
            for n in range(1, 36)]  # fmt: skip
    return report(
        "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "ขององค์การบริหารส่วนตำบลทุ่งนา อำเภอเมือง",
        "จากผลการประเมิน ITA ได้คะแนน 88.12 คะแนน อยู่ในระดับ A จึงจัดทำแผนเพื่อยกระดับต่อไป",
        [heads, ["ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน"], *rows[:10],
         ["ตัวชี้วัดย่อยที่ 9.2 การบริหารงาน"], ["แผนการดำเนินงาน"], *rows[10:]],
    )  # fmt: skip


def test_the_cover_of_another_office_is_read(one_table):
    head = one_table["head"]

    assert head["agency"] == "องค์การบริหารส่วนตำบลทุ่งนา"
    assert (head["total"], head["grade"]) == ("88.12", "A")


def test_35_items_in_one_table_with_columns_of_its_own(one_table):
    assert [item["code"] for item in one_table["items"]] == [f"o{n}" for n in range(1, 36)]
    last = one_table["items"][-1]

    assert (last["section"], last["theme"]) == ("9.2", "แผนการดำเนินงาน")
    assert (last["divisions"], last["status"]) == (["กองคลัง", "สำนักปลัด"], "ดำเนินการ")
    assert last["progress"] == "เผยแพร่เรื่องที่ 35"


def test_28_items_over_pages_with_and_without_heads_again():
    found = report(
        "รายงานผลการดำเนินงาน ประจำปีงบประมาณ ๒๕๖๘", "เทศบาลเมืองสมมติ",
        "ประเด็นการประเมิน OIT", "ตัวชี้วัดย่อยที่ ๙.๑ ข้อมูลพื้นฐาน", "ข้อมูลทั่วไป",
        [ITEM_HEADS, *items(1, 8)], items(9, 12), [ITEM_HEADS, *items(13, 20)],
        "ตัวชี้วัดย่อยที่ ๑๐.๑", "การดำเนินการเพื่อป้องกันการทุจริต", "การป้องกันสินบน",
        [ITEM_HEADS, *items(21, 24), ITEM_HEADS, *items(25, 28)],
        year=2568,
    )  # fmt: skip

    assert len(found["items"]) == 28
    places = {(item["section"], item["theme"]) for item in found["items"]}
    assert places == {("9.1", "ข้อมูลทั่วไป"), ("10.1", "การป้องกันสินบน")}
    assert {item["status"] for item in found["items"]} == {"ดำเนินการ"}
    assert found["doubts"] == []


ITEMS = [
    ["ที่", "เรื่อง", "ส่วนราชการ", "ความคืบหน้า"],
    ["ข้อ o1", "โครงสร้าง", "สำนักปลัด", "เผยแพร่แล้ว"],
    ["ข้อ o2", "ผู้บริหาร", "สำนักปลัด", "เผยแพร่แล้ว"],
]
EIT = [
    ["ตัวชี้วัด", "ระยะเวลา", "แนวทางการพัฒนา", "หน่วยงานรับผิดชอบ", "ผลการดำเนินการ"],
    ["ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน", "ต.ค. 66 - ก.ย. 67", "1. ปรับปรุงคู่มือ\n2. อบรม",
     "ทุกส่วนราชการ", "☑ ดำเนินการ\nอบรมแล้ว"],
]  # fmt: skip
IIT = [
    ["ลำดับ", "ตัวชี้วัด", "แนวทาง", "ผู้รับผิดชอบ", "ผลการดำเนินการ"],
    ["1", "การปฏิบัติหน้าที่", "จัดทำคู่มือ", "กองช่าง",
     "( ) ยังไม่ได้ดำเนินการ\n(/) ดำเนินการ\nทำแล้ว"],
]  # fmt: skip
MEASURES = [
    ["โครงการ/กิจกรรม", "ผลลัพธ์", "งบประมาณ", "ผู้รับผิดชอบ", "ขั้นตอนการดำเนินการ", "ระยะเวลา",
     "ผลการดำเนินการ"],
    ["1. อบรมคุณธรรม", "ผู้เข้าอบรม 50 คน", "20,000", "สำนักปลัด", "ขออนุมัติ", "ไตรมาส 2", "อบรมแล้ว"],
]  # fmt: skip


@pytest.fixture(scope="module")
def turned_round():
    """The parts of a report in another order, with other heads and columns."""
    title = ("รายงานการดำเนินการ ITA ปีงบประมาณ พ.ศ. 2567", "อบต.บ้านสวน")
    return report(*title, ITEMS, "EIT", EIT, "IIT", IIT, MEASURES)


def test_items_may_stand_first(turned_round):
    found = [(item["code"], item["title"]) for item in turned_round["items"]]

    assert found == [("o1", "โครงสร้าง"), ("o2", "ผู้บริหาร")]
    assert turned_round["head"]["agency"] == "อบต.บ้านสวน"


def test_indicators_are_told_by_their_numbers_wherever_they_stand(turned_round):
    six, one = turned_round["indicators"]

    assert (six["instrument"], six["number"], one["instrument"], one["number"]) == (
        "EIT",
        6,
        "IIT",
        1,
    )
    assert [element["marker"] for element in six["elements"]] == ["1.", "2."]
    assert (six["all_divisions"], six["ends_on"]) == (True, "2024-09-30")
    assert (one["status"], one["progress"]) == ("ดำเนินการ", "ทำแล้ว")


def test_measures_may_stand_last_with_a_budget(turned_round):
    (measure,) = turned_round["measures"]

    assert (measure["title"], measure["starts_on"]) == ("อบรมคุณธรรม", "2024-01-01")
    assert (measure["method"], measure["results"]) == ("ขออนุมัติ", "อบรมแล้ว")


def test_codes_and_titles_may_share_a_cell():
    heads = ["รายการข้อมูล", "องค์ประกอบด้านข้อมูล", "ผู้รับผิดชอบ", "ความก้าวหน้า"]
    rows = [
        ["o1 โครงสร้าง", "แสดงแผนผัง", "สำนักปลัด", "เผยแพร่แล้ว"],
        ["o2 ผู้บริหาร", "แสดงชื่อ", "กองช่าง", "-"],
    ]
    found = report("รายงาน ITA", [heads, *rows])

    assert [(i["code"], i["title"], i["progress"]) for i in found["items"]] == [
        ("o1", "โครงสร้าง", "เผยแพร่แล้ว"),
        ("o2", "ผู้บริหาร", ""),
    ]


def test_statuses_may_be_columns_of_ticks():
    heads = ["ข้อ", "ข้อมูล", "ผู้รับผิดชอบ", "ดำเนินการ", "ยังไม่ได้ดำเนินการ"]
    rows = [["o1", "โครงสร้าง", "สำนักปลัด", "✓", ""], ["o2", "ผู้บริหาร", "สำนักปลัด", "", "✓"]]
    found = report("รายงาน ITA", [heads, *rows])

    assert [i["status"] for i in found["items"]] == ["ดำเนินการ", "ยังไม่ได้ดำเนินการ"]


def test_a_missing_heading_is_filled_from_the_criteria_of_the_year_and_told():
    found = report(
        "รายงาน ITA ๒๕๖๖", "ตัวชี้วัดย่อยที่ ๙.๑", "ข้อมูลพื้นฐาน", [ITEM_HEADS, *items(1, 10)], "การดำเนินงาน",
        [ITEM_HEADS, *items(11, 18)], "ตัวชี้วัดย่อยที่ ๙.๓", "การจัดซื้อจัดจ้าง", [ITEM_HEADS, *items(19, 22)],
        year=2566, known=context(2566),
    )  # fmt: skip

    assert [found["items"][at]["section"] for at in (9, 10, 17, 18)] == ["9.1", "9.2", "9.2", "9.3"]
    assert any("ไม่พบหัวข้อตัวชี้วัดย่อย 9.2 ใน" in sentence for sentence in found["tell"])


def test_a_missing_heading_of_a_year_without_criteria_is_asked():
    found = report(
        "รายงาน ITA ๒๕๗๕", "ตัวชี้วัดย่อยที่ ๙.๑", "ข้อมูลพื้นฐาน", [ITEM_HEADS, *items(1, 3)], "การดำเนินงาน",
        [ITEM_HEADS, *items(4, 6)], "ตัวชี้วัดย่อยที่ ๙.๓", [ITEM_HEADS, *items(7, 8)], year=2575,
    )  # fmt: skip

    (doubt,) = found["doubts"]
    assert doubt["readings"] == ["9.1", "9.2"]
    assert found["items"][3]["section"] == "9.1"


def test_an_arrangement_that_the_office_printed_is_kept_and_told():
    found = report(
        "รายงาน ITA ๒๕๖๖", "ตัวชี้วัดย่อยที่ ๙.๑", [ITEM_HEADS, *items(1, 11)], "ตัวชี้วัดย่อยที่ ๙.๒",
        [ITEM_HEADS, *items(12, 13)], year=2566, known=context(2566),
    )  # fmt: skip

    assert found["items"][10]["section"] == "9.1"
    assert any(sentence.startswith("o11 อยู่ใต้หัวข้อ") for sentence in found["tell"])


def test_tables_of_other_things_are_told_not_read():
    scores = [["ตัวชี้วัด", "คะแนน ปี 2566", "คะแนน ปี 2567"], ["การปฏิบัติหน้าที่", "90.1", "95.2"]]
    found = report("รายงาน ITA", scores, [ITEM_HEADS, *items(1, 2)], scores)

    assert (len(found["items"]), found["indicators"]) == (2, [])
    assert any("ตารางที่ 3" in each["cell"] for each in found["left_out"])
