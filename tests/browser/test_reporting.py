"""Two people at work: a clerk reports, the secretary returns and publishes, a citizen reads."""

import pytest
from playwright.sync_api import expect

from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(roles):
    """One item of สำนักปลัด, its clerk, and the secretary."""
    palad = make.division("สำนักปลัด")
    item = make.item(number=13, title="รายงานผลการดำเนินงานประจำปี", divisions=[palad])
    make.element(item, "ระบุปัญหาอุปสรรค ข้อเสนอแนะ")
    make.clerk(palad)
    make.secretary()


def sign_in(page, username: str):
    page.goto("/admin/")
    page.get_by_label("ชื่อผู้ใช้").fill(username)
    page.get_by_label("รหัสผ่าน").fill("รหัสผ่านของ-" + username)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    page.goto("/admin/oit_checklist/checklistitem/")
    page.get_by_role("link", name="รายงานผลการดำเนินงานประจำปี").click()


def test_report_return_mend_publish_read(office, new_page):
    clerk, secretary, citizen = new_page(), new_page(), new_page()

    sign_in(clerk, "clerk")
    clerk.get_by_label("ดำเนินการ", exact=True).check()
    clerk.get_by_label("ความก้าวหน้าผลการดำเนินการ").fill("- จัดทำรายงานแล้ว")
    clerk.get_by_role("button", name="ส่งตรวจ").click()
    expect(clerk.get_by_text("ส่งให้เลขานุการตรวจแล้ว")).to_be_visible()

    citizen.goto("/2566/oit/o13/")
    expect(citizen.get_by_text("ยังไม่มีรายงานความก้าวหน้า")).to_be_visible()

    sign_in(secretary, "secretary")
    secretary.get_by_label("หมายเหตุถึงผู้รายงาน").fill("ขาดปัญหาอุปสรรค")
    secretary.get_by_role("button", name="ส่งกลับแก้ไข").click()
    expect(secretary.get_by_text("ส่งกลับให้ส่วนราชการแก้ไขแล้ว")).to_be_visible()

    clerk.get_by_role("link", name="รายงานผลการดำเนินงานประจำปี").click()
    expect(clerk.get_by_text("ขาดปัญหาอุปสรรค").first).to_be_visible()
    clerk.get_by_label("ความก้าวหน้าผลการดำเนินการ").fill("- รายงานแล้ว พร้อมปัญหาอุปสรรค")
    clerk.get_by_role("button", name="ส่งตรวจ").click()

    secretary.get_by_role("link", name="รายงานผลการดำเนินงานประจำปี").click()
    secretary.get_by_role("button", name="เผยแพร่").click()
    expect(secretary.get_by_text("เผยแพร่แล้ว ประชาชนเห็นข้อมูลนี้ทันที")).to_be_visible()

    citizen.reload()
    expect(citizen.get_by_text("รายงานแล้ว พร้อมปัญหาอุปสรรค")).to_be_visible()


def test_two_people_on_one_row_lose_nothing(office, new_page):
    make.clerk(make.division("สำนักปลัด"), username="other")
    first, second = new_page(), new_page()
    sign_in(first, "clerk")
    sign_in(second, "other")

    first.get_by_label("ความก้าวหน้าผลการดำเนินการ").fill("ของคนแรก")
    first.get_by_role("button", name="บันทึกร่าง").click()
    expect(first.get_by_text("ฉบับร่าง").first).to_be_visible()
    second.get_by_label("ความก้าวหน้าผลการดำเนินการ").fill("ของคนที่สอง")
    second.get_by_role("button", name="บันทึกร่าง").click()

    expect(second.get_by_text("มีผู้อื่นบันทึกรายการนี้หลังจากที่ท่านเปิดหน้านี้")).to_be_visible()
    expect(second.get_by_text("ของคนแรก").first).to_be_visible()
    assert second.get_by_label("ความก้าวหน้าผลการดำเนินการ").input_value() == "ของคนที่สอง"
