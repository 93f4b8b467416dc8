"""The appendix of a report: orders and minutes behind the tables."""

import pytest

from tests.imports_documents.reports_by_hand import ITEM_HEADS, items, report

pytestmark = pytest.mark.no_database
ORDER = (
    "คำสั่งเทศบาลตำบลนาดี", "ที่ ๕/๒๕๖๖", "เรื่อง แต่งตั้งคณะทำงาน ITA", "จึงแต่งตั้งคณะทำงาน ITA ประกอบด้วย",
    "๑. ปลัดเทศบาล  หัวหน้าคณะทำงาน", "๒. นิติกร  คณะทำงาน", "มีหน้าที่ ติดตามผล", "สั่ง ณ วันที่ ๙ มกราคม ๒๕๖๖",
    "(นายดี งาม)", "นายกเทศมนตรี",
)  # fmt: skip
MINUTES = (
    "รายงานการประชุมคณะทำงาน ITA", "ครั้งที่ ๑/๒๕๖๖", "วันที่ ๑๐ มกราคม ๒๕๖๖", "ณ ห้องประชุม", "ผู้มาประชุม",
    "๑. นายดี งาม  ปลัด  หัวหน้าคณะทำงาน", "เริ่มประชุมเวลา ๙.๐๐ น.", "ระเบียบวาระที่ ๑ เรื่องแจ้ง",
    "มติที่ประชุม รับทราบ", "เลิกประชุมเวลา ๑๐.๐๐ น.",
)  # fmt: skip
TABLE = [ITEM_HEADS, *items(1, 2)]


def test_an_order_gives_the_committee():
    found = report("รายงาน ITA", TABLE, "ภาคผนวก", *ORDER, year=2566)

    committee = found["committee"]
    assert (committee["name"], committee["appointed_on"]) == ("คณะทำงาน ITA", "2023-01-09")
    assert [one["post"] for one in committee["member"]] == ["ปลัดเทศบาล", "นิติกร"]


def test_order_and_several_minutes_stand_together():
    found = report("รายงาน ITA", TABLE, *ORDER, *MINUTES, *MINUTES, year=2566)

    assert [one["committee"] for one in found["meetings"]] == ["คณะทำงาน ITA"] * 2
    assert len(found["committees"]) == 1
    assert len(found["items"]) == 2


def test_the_heading_of_the_annex_stands_with_the_first_minutes():
    found = report("รายงาน ITA", TABLE, "ภาคผนวก ก", "การประชุมคณะทำงาน", *MINUTES, year=2566)

    assert found["meetings"][0]["annex_heading"] == "การประชุมคณะทำงาน"


def test_a_report_without_an_appendix_has_none():
    found = report("รายงาน ITA", TABLE, year=2566)

    assert (found["committee"], found["meetings"]) == ({}, [])


@pytest.mark.parametrize(
    "parts",
    [
        ("รายงาน ITA", *ORDER, *MINUTES, "ประเด็นการประเมิน OIT", TABLE),
        ("รายงาน ITA", "ประเด็นการประเมิน OIT", TABLE, *MINUTES, "(ลงชื่อ) ผู้จดรายงานการประชุม", *ORDER),
    ],
)
def test_orders_and_minutes_may_stand_in_front_or_in_any_order(parts):
    found = report(*parts, year=2566)

    assert [found["head"]["title"], len(found["items"])] == ["รายงาน ITA", 2]
    assert found["committee"]["name"] == "คณะทำงาน ITA"
    assert [meeting["ends_at"] for meeting in found["meetings"]] == ["10:00"]


def test_a_table_before_the_first_of_the_report_is_told():
    found = report("รายงาน ITA", [["เครื่องมือ", "คะแนน"], ["IIT", "๙๑.๒๐"]], TABLE, year=2566)

    assert [each["cell"] for each in found["left_out"]] == [
        "ตารางที่ 1 แถวที่ 1", "ตารางที่ 1 แถวที่ 2",
    ]  # fmt: skip
