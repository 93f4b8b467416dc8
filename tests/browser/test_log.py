"""The log on a narrow and on a wide screen."""

import pytest
from playwright.sync_api import expect

from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [320, 1280])
def test_the_log_fits_the_screen_and_long_texts_open(roles, new_page, width):
    make.secretary()
    year = make.fiscal_year()
    year.introduction = "บทนำของรายงาน" * 30
    year.save()
    page = new_page(width=width)
    page.goto("/admin/log/?kind=agency.fiscalyear")
    page.get_by_label("ชื่อผู้ใช้").fill("secretary")
    page.get_by_label("รหัสผ่าน").fill("รหัสผ่านของ-secretary")
    page.get_by_role("button", name="เข้าสู่ระบบ").click()

    page.locator(".log-changes summary").click()

    expect(page.locator(".log-changes details")).to_have_attribute("open", "")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
