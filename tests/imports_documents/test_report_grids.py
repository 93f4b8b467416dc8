"""Tables of a report that a program has joined, and codes that a narrow column has broken."""

import pytest

from imports.documents.report import read_report
from imports.documents.report_file import open_report
from tests.imports_documents.reports_by_hand import ITEM_HEADS, context, items, report

pytestmark = pytest.mark.no_database
MEASURES = [
    ["มาตรการ/กิจกรรม", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "สรุปผลการดำเนินการ", "ผลลัพธ์"],
    ["ลดขั้นตอน", "จัดทำประกาศ", "สำนักปลัด", "ต.ค. 66 - ก.ย. 67", "ประกาศแล้ว", "รวดเร็วขึ้น"],
]
INDICATORS = [
    ["ตัวชี้วัด", "แนวทางในการยกระดับการประเมิน", "ผู้รับผิดชอบ", "ระยะเวลา", "ความก้าวหน้าผลการดำเนินการ"],
    ["ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "ปฏิบัติด้วยความโปร่งใส", "กองคลัง", "ต.ค. 66 - ก.ย. 67", "☑ ดำเนินการ"],
]  # fmt: skip


def page(*tables):
    """A web page on which the tables are one."""
    rows = [cells for table in tables for cells in table]
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for cells in rows)
    html = f"<html><meta charset=utf-8><body><p>รายงานประจำปี</p><table>{body}</table></body></html>"
    return read_report(open_report(html.encode(), "รายงาน.html"), 2567, context()).to_json()


def test_a_table_that_holds_two_kinds_is_parted_at_the_heads_of_the_second():
    found = page(MEASURES, INDICATORS)

    assert [row["title"] for row in found["measures"]] == ["ลดขั้นตอน"]
    assert [row["number"] for row in found["indicators"]] == [1]
    assert found["indicators"][0]["cell"] == "ตารางที่ 1 A4"


def test_three_kinds_in_one_table_are_three_tables():
    found = page(MEASURES, INDICATORS, [ITEM_HEADS, *items(1, 3)])

    counts = [len(found[part]) for part in ("measures", "indicators", "items")]
    assert counts == [1, 1, 3]


def test_the_same_heads_again_part_nothing():
    found = page(INDICATORS, INDICATORS[:1], [["ตัวชี้วัดที่ 2 การใช้งบประมาณ", *INDICATORS[1][1:]]])

    assert [row["number"] for row in found["indicators"]] == [1, 2]


@pytest.mark.parametrize("code", ["๐๑ ๑", "๐๑\n๑", "O1 1", "o1 1"])
def test_a_code_that_a_narrow_column_has_broken_is_whole(code):
    rows = items(9, 12)
    rows[2][0] = code

    found = report([ITEM_HEADS, *rows])

    assert [item["code"] for item in found["items"]] == ["o9", "o10", "o11", "o12"]


SECTION = ("ประเด็นการประเมิน OIT", "ตัวชี้วัดย่อยที่ ๙.๑", "ข้อมูลพื้นฐาน")


def test_a_row_that_a_page_cuts_in_two_is_one_and_told():
    rows = items(1, 2)
    rest = ["", "", "", "", "- และแจ้งทุกส่วนราชการ"]
    found = report(*SECTION, [ITEM_HEADS, *rows], [ITEM_HEADS, rest, *items(3, 3)], [rest])

    assert [item["code"] for item in found["items"]] == ["o1", "o2", "o3"]
    assert found["items"][1]["progress"].endswith("- และแจ้งทุกส่วนราชการ")
    assert found["items"][2]["progress"].endswith("- และแจ้งทุกส่วนราชการ")
    assert any("ตารางที่ 1 แถวที่ 3 ขาดกลางหน้ากระดาษ" in sentence for sentence in found["tell"])


def test_a_table_without_heads_is_the_next_page_of_the_one_before():
    second = [["ตัวชี้วัดที่ 2 การใช้งบประมาณ", *INDICATORS[1][1:]],
              ["ตัวชี้วัดที่ 3 การใช้อำนาจ", "๑. กำหนดแนวทางการใช้อำนาจ", *INDICATORS[1][2:]]]  # fmt: skip
    found = report("ประเด็นการประเมิน IIT", INDICATORS, second, *SECTION, [ITEM_HEADS, *items(1, 1)])

    assert [row["number"] for row in found["indicators"]] == [1, 2, 3]


@pytest.mark.parametrize("top", ["รายงานผลการดำเนินการ ปี ๒๕๖๗ หน้า ๕", "เอกสารของเทศบาล"])
def test_what_stands_at_the_top_of_each_page_is_no_theme(top):
    found = report(
        "รายงาน ITA", *SECTION, [ITEM_HEADS, *items(1, 1)], top, [ITEM_HEADS, *items(2, 2)], "ข่าว",
        [ITEM_HEADS, *items(3, 3)], top, [ITEM_HEADS, *items(4, 4)], "ถามตอบ", top,
        [ITEM_HEADS, *items(5, 5)],
    )  # fmt: skip

    themes = [item["theme"] for item in found["items"]]
    assert themes == ["ข้อมูลพื้นฐาน", "ข้อมูลพื้นฐาน", "ข่าว", "ข่าว", "ถามตอบ"]
    assert [each["why"] for each in found["left_out"]] == [f"“{top}” พิมพ์ซ้ำทุกหน้า ระบบไม่ได้อ่าน"]


def test_headings_again_on_each_page_change_nothing():
    found = report(*SECTION, [ITEM_HEADS, *items(1, 1)], SECTION[0], [ITEM_HEADS, *items(2, 2)])

    places = {(item["section"], item["theme"]) for item in found["items"]}
    assert places == {("9.1", "ข้อมูลพื้นฐาน")}


def test_an_indicator_may_stand_above_its_table():
    heads, row = INDICATORS[0][1:], INDICATORS[1][1:]
    found = report("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", [heads, row], "ตัวชี้วัดที่ ๖ คุณภาพ", [heads, row])

    rows = [(row["instrument"], row["number"], row["title"]) for row in found["indicators"]]
    assert rows == [("IIT", 1, "การปฏิบัติหน้าที่"), ("EIT", 6, "คุณภาพ")]


def test_themes_may_be_numbered_in_parentheses():
    found = report(*SECTION[:2], "(๑) ข้อมูลพื้นฐาน", [ITEM_HEADS, *items(1, 1)])

    assert found["items"][0]["theme"] == "ข้อมูลพื้นฐาน"


def test_one_long_table_with_its_headings_within_is_read_from_its_top():
    rows = [row for number in range(1, 30) for row in items(number, number)]
    whole = [ITEM_HEADS, ["ตัวชี้วัดย่อยที่ ๙.๑ ข้อมูล"], ["ข้อมูลพื้นฐาน"], *rows, ["ตัวชี้วัดย่อยที่ ๙.๒ การบริหาร"],
             ["การดำเนินงาน"], *items(30, 35)]  # fmt: skip
    found = report("ประเด็นการประเมิน OIT", whole)

    assert [item["code"] for item in found["items"]] == [f"o{n}" for n in range(1, 36)]
    assert {(item["section"], item["theme"]) for item in found["items"]} == {
        ("9.1", "ข้อมูลพื้นฐาน"), ("9.2", "การดำเนินงาน"),
    }  # fmt: skip


def test_ticks_of_presence_are_statuses_and_none_or_both_are_told():
    heads = ["ข้อ", "ข้อมูล", "ผู้รับผิดชอบ", "มี", "ไม่มี"]
    rows = [["o1", "ก", "กองคลัง", "✓", ""], ["o2", "ข", "กองคลัง", "", "✓"],
            ["o3", "ค", "กองคลัง", "✓", "✓"], ["o4", "ง", "กองคลัง", "", ""]]  # fmt: skip
    found = report([heads, *rows])

    assert [item["status"] for item in found["items"]][:2] == ["ดำเนินการ", "ยังไม่ได้ดำเนินการ"]
    assert [doubt["cell"] for doubt in found["doubts"]] == ["ตารางที่ 1 E4"]
    assert any(sentence.startswith("ข้อ o4 ไม่มีสถานะ") for sentence in found["tell"])


def test_places_to_tick_may_be_drawn_of_dots_in_the_last_row_too():
    boxes = "........... ยังไม่ได้ดำเนินการ\n.....✓..... ดำเนินการ"
    found = report([ITEM_HEADS, *items(1, 2, boxes=boxes)])

    assert [item["status"] for item in found["items"]] == ["ดำเนินการ", "ดำเนินการ"]
