"""An administrator follows the manual: people, the agency, fiscal years."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from agency.models import FiscalYear, User
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]


def test_a_colleague_is_added(administrator_page, begin):
    make.division("กองคลัง")
    walk = begin(administrator_page, "people")
    walk.press_at_work("ผู้ใช้งาน")
    walk.press("เพิ่มผู้ใช้งาน")
    walk.fill("ชื่อผู้ใช้", "somying")
    walk.fill("ชื่อ", "สมหญิง")
    walk.fill("นามสกุล", "ใจดี")
    walk.fill("อีเมล", "somying@example.go.th")
    walk.tick("เจ้าหน้าที่")
    administrator_page.get_by_label("กองคลัง").check()
    walk.press("บันทึก")
    expect(administrator_page.get_by_text("รหัสผ่าน").first).to_be_visible()
    assert User.objects.get(username="somying").groups.count() == 1


def test_the_agency_and_a_division(administrator_page, begin, tmp_path):
    file = tmp_path / "ตรา.png"
    file.write_bytes(seal())
    walk = begin(administrator_page, "agency")
    walk.press_at_work("ข้อมูลหน่วยงาน")
    administrator_page.locator("#content").get_by_role("link", name="เทศบาลตำบลตัวอย่าง").click()
    walk.fill("ที่อยู่", "1 ถนนหลัก")
    walk.fill("โทรศัพท์", "0 3561 1111")
    walk.fill("อีเมล", "office@example.go.th")
    walk.attach("ตราสัญลักษณ์", file)
    walk.press("บันทึก")
    expect(administrator_page.locator(".success")).to_be_visible()
    walk.press_at_work("ส่วนราชการ")
    walk.press("เพิ่มส่วนราชการ")
    walk.fill("ชื่อส่วนราชการ", "กองช่าง")
    walk.fill("ลำดับ", "1")
    walk.press("บันทึก")
    expect(administrator_page.locator(".success")).to_be_visible()


def seal() -> bytes:
    """A square picture, large enough for a cover."""
    buffer = BytesIO()
    Image.new("RGB", (640, 640), "navy").save(buffer, "PNG")
    return buffer.getvalue()


def test_a_year_is_set_up(administrator_page, begin):
    year = make.fiscal_year()
    walk = begin(administrator_page, "fiscal-year")
    walk.press_at_work("ปีงบประมาณ")
    administrator_page.locator("#content").get_by_role("link", name="2566").first.click()
    walk.fill("น้ำหนัก IIT", "30")
    walk.fill("น้ำหนัก EIT", "30")
    walk.fill("น้ำหนัก OIT", "40")
    walk.fill("ประกาศนโยบายคุ้มครองข้อมูลส่วนบุคคลเมื่อ", "1/10/2565")
    walk.press("บันทึกแล้วแก้ไขต่อ")
    expect(administrator_page.locator(".success")).to_be_visible()
    year.refresh_from_db()
    assert year.oit_weight == 40


def test_a_year_is_closed_and_opened_again(administrator_page, begin):
    make.fiscal_year()
    walk = begin(administrator_page, "closing")
    walk.press_at_work("ปีงบประมาณ")
    administrator_page.locator("#content").get_by_role("link", name="2566").first.click()
    walk.press("ปิดปีงบประมาณ")
    walk.press("ปิดปีงบประมาณ", exact=False)
    walk.press("เปิดปีอีกครั้ง")
    walk.fill("เหตุผล", "แก้ไขคำผิด")
    walk.press("เปิดปีงบประมาณ", exact=False)
    expect(administrator_page.get_by_text("แก้ไขคำผิด").first).to_be_visible()


def test_a_year_is_given_a_third_status(administrator_page, begin):
    year = make.fiscal_year()
    walk = begin(administrator_page, "year-statuses")
    walk.press_at_work("ปีงบประมาณ")
    content = administrator_page.locator("#content")
    content.get_by_role("link", name="2566").first.click()
    walk.press("กำหนดสถานะของปีนี้เอง")
    with administrator_page.expect_navigation():
        content.get_by_role("button", name="กำหนดสถานะของปีนี้เอง").click()
    row = administrator_page.locator("#status_rows-group tr.dynamic-status_rows").last
    walk.fill("ลำดับ", "15", within=row)
    walk.fill("รหัส", "in_progress", within=row)
    walk.fill("ข้อความในแบบรายงาน", "อยู่ระหว่างดำเนินการ", within=row)
    walk.see("นับว่าดำเนินการแล้ว")
    content.get_by_role("button", name="บันทึก", exact=True).click()
    expect(administrator_page.locator(".success")).to_be_visible()
    assert [str(status) for status in year.statuses] == ["not_done", "in_progress", "done"]


def test_an_empty_portal_becomes_the_offices_own(signed_in, begin):
    page = signed_in(make.administrator())
    page.goto("/admin/start/")
    walk = begin(page, "first-steps")
    walk.press("ทำต่อ: ขั้นที่ 1", exact=False)
    page.get_by_label("เทศบาลเมือง").check()
    walk.fill("ชื่อหน่วยงาน", "ทดลองใจ")
    walk.fill("อำเภอ", "เมือง")
    walk.fill("จังหวัด", "แพร่")
    walk.fill("โทรศัพท์", "054 123 456")
    walk.press("บันทึกและไปขั้นถัดไป")
    walk.see("ส่วนราชการที่มักมี")
    page.get_by_label("สำนักปลัด").check()
    walk.fill("ส่วนราชการอื่น", "กองกิจการสภา")
    walk.press("บันทึกและไปขั้นถัดไป")
    clerk, secretary = (page.get_by_role("group", name=f"คนที่ {each}") for each in (1, 2))
    walk.fill("ชื่อผู้ใช้", "dao", within=clerk)
    clerk.get_by_label("เจ้าหน้าที่").check()
    clerk.get_by_label("สำนักปลัด").check()
    secretary.get_by_label("ชื่อผู้ใช้").fill("lek")
    secretary.get_by_label("เลขานุการ").check()
    walk.press("เพิ่มผู้ใช้งานและทำต่อ")
    walk.press("จดไว้แล้ว ทำต่อ")
    walk.press("เปิดปีงบประมาณ")
    for button in ("ต่อไป: เทียบกับปีก่อน", "ต่อไป: ดูสิ่งที่จะสร้าง"):
        with page.expect_navigation():
            page.get_by_role("button", name=button).click()
    with page.expect_navigation():
        page.get_by_role("button", name="เปิดปีงบประมาณ").click()
    page.goto("/admin/")
    walk.press("ทำต่อ: ขั้นที่ 5", exact=False)
    walk.see("ให้ทุกข้อ")
    page.get_by_label("ให้ทุกข้อ: สำนักปลัด").check()
    walk.press("บันทึกและไปขั้นถัดไป")
    walk.press("กรอกมาตรการทั้งตาราง")
    for column, words in (("number", "1"), ("title", "งดรับของขวัญ")):
        page.locator(f"[name$=-{column}]").first.fill(words)
    walk.press("บันทึกทั้งตาราง")
    page.goto("/admin/")
    walk.press("ทำต่อ: ขั้นที่ 7", exact=False)
    walk.press("ดูก่อนเผยแพร่")
    walk.press("เผยแพร่")
    year = FiscalYear.objects.get()
    assert year.is_published
    assert year.measures.get().title == "งดรับของขวัญ"
    items = year.checklistitems.all()
    assert {division.name for item in items for division in item.divisions.all()} == {"สำนักปลัด"}
