"""The secretary copies from the ITAS sheet, freezes it, and meets a later change."""

import pytest
from playwright.sync_api import expect

from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def item(roles):
    make.agency()
    make.secretary()
    item = make.item(number=12, title="แผนดำเนินงาน")
    make.element(item, "แผนของปีปัจจุบัน")
    make.evidence(item, title="แผนดำเนินงาน", url="https://a.go.th/" + "x" * 200)
    make.published(item, progress="- จัดทำแล้ว")
    return item


def open_sheet(page):
    page.goto("/admin/itas/2566/")
    page.get_by_label("ชื่อผู้ใช้").fill("secretary")
    page.get_by_label("รหัสผ่าน").fill("รหัสผ่านของ-secretary")
    page.get_by_role("button", name="เข้าสู่ระบบ").click()


def test_a_press_copies_the_address_and_says_so(item, new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    open_sheet(page)

    page.get_by_role("button", name="คัดลอกURLของข้อ o12").press("Enter")

    expect(page.locator("#copy-said")).to_have_text("คัดลอกแล้ว")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "https://ita.example.go.th/2566/oit/o12/"


def test_without_scripts_the_texts_can_be_selected_and_no_dead_button_stands_there(item, new_page):
    page = new_page(java_script_enabled=False)
    open_sheet(page)

    expect(page.get_by_role("textbox", name="คำอธิบาย")).to_have_value("- จัดทำแล้ว")
    expect(page.locator("[data-copy]").first).to_be_hidden()


def test_freezing_and_a_later_change(item, new_page):
    page = new_page()
    open_sheet(page)
    page.get_by_label("หมายเหตุ").fill("ส่งแล้ว")
    page.get_by_role("button", name="บันทึกว่าได้กรอกในระบบ ITAS แล้ว").click()
    expect(page.get_by_text("หน้าเว็บตรงกับที่กรอกในระบบ ITAS ทุกข้อ")).to_be_visible()

    make.published(item, progress="- ปรับปรุงแล้ว")
    page.reload()

    expect(page.get_by_role("heading", name="เปลี่ยนไป 1 ข้อ")).to_be_visible()
    expect(page.get_by_role("row", name="ความก้าวหน้า")).to_contain_text("ปรับปรุงแล้ว")


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_screen(item, new_page, width):
    make.itas_sheet(item.fiscal_year)
    make.published(item, progress="- " + "ปรับปรุง" * 50)
    page = new_page(width=width)
    open_sheet(page)

    widest = page.evaluate("document.scrollingElement.scrollWidth")

    assert widest <= width
