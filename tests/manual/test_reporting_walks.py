"""Clerks follow the manual: signing in, reporting, evidence, and what others saved before."""

from base64 import b32decode

import pytest
from django_otp.oath import totp
from playwright.sync_api import expect

from tests import make
from tests.backoffice.row_page import address

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def item(roles):
    """An item of สำนักปลัด with two elements."""
    make.agency()
    row = make.item(number=13, title="รายงานผล", divisions=[make.division("สำนักปลัด")])
    make.element(row, "แสดงผลการดำเนินงาน")
    make.element(row, "ระบุปัญหาอุปสรรค")
    return row


@pytest.fixture
def clerk_page(item, signed_in):
    return signed_in(make.clerk(make.division("สำนักปลัด")))


def test_signing_in_and_an_own_password(roles, new_page, begin):
    make.secretary()
    page = new_page()
    walk = begin(page, "sign-in")
    page.goto("/admin/")
    walk.fill("ชื่อผู้ใช้", "secretary")
    walk.fill("รหัสผ่าน", "รหัสผ่านของ-secretary")
    walk.press("เข้าสู่ระบบ")
    expect(page.get_by_role("heading", level=1)).to_have_text("งานของฉัน")

    walk = begin(page, "own-password")
    walk.press("เปลี่ยนรหัสผ่าน")
    walk.fill("รหัสผ่านเดิม", "รหัสผ่านของ-secretary")
    walk.fill("รหัสผ่านใหม่", "ประโยคที่จำได้คนเดียว")
    walk.fill("ยืนยันรหัสผ่านใหม่", "ประโยคที่จำได้คนเดียว")
    walk.press("เปลี่ยนรหัสผ่านของฉัน")
    expect(page).to_have_url("/admin/password_change/done/")


def test_the_second_step(clerk_page, begin):
    walk = begin(clerk_page, "second-factor")
    clerk_page.goto("/admin/")
    walk.press("การยืนยันสองขั้น")
    key = b32decode(clerk_page.locator(".account-key").inner_text().replace(" ", ""))
    walk.fill("รหัสผ่านของท่าน", "รหัสผ่านของ-clerk")
    walk.fill("รหัสยืนยัน", f"{totp(key):06}")
    walk.press("ยืนยันและเปิดใช้")
    walk.press("เก็บไว้แล้ว ทำงานต่อ")
    expect(clerk_page.get_by_role("heading", level=1)).to_have_text("งานของฉัน")


def test_the_day_begins_with_what_to_do_next(clerk_page, begin):
    walk = begin(clerk_page, "my-work")
    clerk_page.goto("/admin/")
    walk.press("ทำต่อ", exact=False)
    expect(clerk_page.get_by_role("heading", level=1)).to_have_text("แก้ไขข้อในแบบตรวจ")
    walk.press("หน้าแรก")
    expect(clerk_page.get_by_role("heading", level=1)).to_have_text("งานของฉัน")


def test_a_row_is_reported(clerk_page, item, begin):
    walk = begin(clerk_page, "report")
    clerk_page.goto(address(item))
    walk.see("เกณฑ์")
    walk.tick("ดำเนินการ")
    walk.fill("ความก้าวหน้าผลการดำเนินการ", "- จัดทำแล้ว")
    walk.press("บันทึกร่าง")
    walk.see("ผลการตรวจของระบบ")
    walk.press("ส่งตรวจ")
    expect(clerk_page.get_by_text("ให้เลขานุการตรวจแล้ว")).to_be_visible()


def test_evidence_is_added(clerk_page, item, begin, tmp_path):
    file = tmp_path / "รายงาน.csv"
    file.write_text("ผล,1\n", encoding="utf-8")
    walk = begin(clerk_page, "evidence")
    clerk_page.goto(address(item))
    walk.see("เพิ่มหลักฐาน")
    walk.fill("ชื่อหลักฐาน", "รายงานผล")
    walk.fill("ที่อยู่เว็บ", "")
    walk.attach("แฟ้ม", file)
    walk.fill("วันที่ของเอกสาร", "30/11/2565")
    walk.fill("ข้อมูลตั้งแต่", "1/10/2565")
    walk.fill("ข้อมูลถึง", "30/11/2565")
    walk.see("พิสูจน์องค์ประกอบ")
    clerk_page.get_by_label("แสดงผลการดำเนินงาน").locator("visible=true").first.check()
    walk.press("เพิ่มหลักฐานอีก")
    walk.press("บันทึกร่าง")
    expect(clerk_page.locator(".has_original").get_by_text("รายงานผล").first).to_be_visible()
    assert item.evidence.get().elements.count() == 1


def test_somebody_saved_before(clerk_page, item, begin, signed_in):
    other = signed_in(make.clerk(make.division("สำนักปลัด"), username="other"))
    for page in (clerk_page, other):
        page.goto(address(item))
    other.get_by_label("ความก้าวหน้าผลการดำเนินการ").fill("ของอีกคน")
    other.get_by_role("button", name="บันทึกร่าง").click()
    expect(other.locator(".success")).to_be_visible()
    clerk_page.get_by_label("ความก้าวหน้าผลการดำเนินการ").fill("ของฉัน")
    clerk_page.get_by_role("button", name="บันทึกร่าง").click()

    walk = begin(clerk_page, "conflicts")
    walk.see("มีผู้อื่นบันทึกรายการนี้หลังจากที่ท่านเปิดหน้านี้")
    walk.press("บันทึกร่าง")
    expect(clerk_page.locator(".success")).to_be_visible()


def test_a_row_comes_back(clerk_page, item, begin):
    make.draft(item, state="returned", review_note="ขาดปัญหาอุปสรรค", progress="- ทำแล้ว")
    walk = begin(clerk_page, "returned")
    clerk_page.goto(address(item))
    walk.see("หมายเหตุจากผู้ตรวจ")
    walk.press("ส่งตรวจ")
    expect(clerk_page.get_by_text("ให้เลขานุการตรวจแล้ว")).to_be_visible()
