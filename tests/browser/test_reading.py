"""A citizen with a browser: from home to the substance, on a phone and without JavaScript."""

import pytest
from playwright.sync_api import expect

from meetings.models import Meeting

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]

PAGES = ["/", "/2566/", "/2566/updates/", "/2566/measures/", "/2566/measures/2/", "/2566/iit/",
         "/2566/eit/", "/2566/oit/", "/2566/oit/o22/", "/meetings/", "/2566/report/",
         "/about/", "/survey/", "/search/?q=แผน"]  # fmt: skip


def test_from_home_to_an_item_without_javascript(fy2566, new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/")
    expect(page.get_by_text("99.33").first).to_be_visible()
    expect(page.get_by_text("ผ่านดีเยี่ยม").first).to_be_visible()

    page.get_by_role("navigation", name="เมนูหลัก").get_by_role("link", name="OIT").click()
    page.get_by_role("link", name="รายงานผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี").click()

    assert page.url.endswith("/2566/oit/o22/")
    expect(page.get_by_text("ปัญหา/อุปสรรค").first).to_be_visible()


def test_the_filter_is_a_plain_form(fy2566, new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/2566/oit/")

    page.get_by_label("ส่วนราชการ").select_option(label="กองช่าง")
    page.get_by_role("button", name="แสดง").click()

    assert "division=" in page.url
    assert page.get_by_role("row").filter(has_text="คู่มือมาตรฐานการปฏิบัติงาน").count() == 1
    expect(page.get_by_text("แสดง 1 รายการ")).to_be_visible()


@pytest.mark.parametrize("address", ["/2566/oit/o13/", "/2566/measures/1/"])
def test_the_permanent_address_is_copied_with_one_press(fy2566, new_page, settings, address):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(address)

    page.get_by_role("button", name="คัดลอกที่อยู่ถาวรของหน้านี้").click()

    expect(page.locator("#copy-said")).to_have_text("คัดลอกแล้ว")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == settings.BASE_URL + address


def test_without_javascript_the_permanent_address_can_be_read(fy2566, new_page, settings):
    page = new_page(java_script_enabled=False)
    page.goto("/2566/oit/o13/")

    expect(page.get_by_role("textbox", name="ที่อยู่ถาวรของหน้านี้")).to_have_value(
        f"{settings.BASE_URL}/2566/oit/o13/"
    )
    expect(page.locator("[data-copy]")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_scrolls_sideways(fy2566, new_page, width):
    page = new_page(width)
    for address in PAGES:
        page.goto(address)
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, f"{address} at {width} px is {overflow} px too wide"


# Of a row or grid each piece would stand apart: ปลัด and its office would be two words.
TORN = """() => [...document.querySelectorAll("span.together")].filter((whole) => {
  const beside = [...whole.parentElement.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  return beside && /flex|grid/.test(getComputedStyle(whole.parentElement).display);
}).map((whole) => whole.parentElement.textContent)"""


@pytest.mark.parametrize("width", [320, 1280])
def test_words_that_stay_whole_stand_where_they_were_typed(fy2566, new_page, width):
    meeting = Meeting.objects.get()
    meeting.attendance.create(order=9, name="นายหนึ่ง ใจดี", post="ผู้แทนชั้น ๒ ขึ้นไป", role="กรรมการชั้น ๒")
    page = new_page(width)
    for address in [*PAGES, f"/meetings/{meeting.pk}/"]:
        page.goto(address)
        assert page.evaluate(TORN) == [], address
    assert page.locator(".people span.together").count() >= 2


def test_the_keyboard_reaches_the_content_first(fy2566, new_page):
    page = new_page()
    page.goto("/2566/oit/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "ข้ามไปยังเนื้อหา"
    page.keyboard.press("Enter")
    page.wait_for_url("**#content")


def test_marks_of_thai_text_come_from_the_bundled_font(fy2566, new_page):
    page = new_page()
    page.goto("/")

    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px Sarabun', 'น้ำ')")
    assert "Sarabun" in page.evaluate("getComputedStyle(document.body).fontFamily")
