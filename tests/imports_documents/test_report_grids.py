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
