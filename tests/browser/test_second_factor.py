"""
The second step as a person meets it: by keyboard, on a phone's width, the QR code read as an
app reads it. MANUAL_PICTURES=1 writes the manual's picture.
"""

import os
from base64 import b32decode
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from django_otp.oath import totp
from PIL import Image
from playwright.sync_api import expect

from tests import make
from tests.browser.test_reporting import PICTURES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(roles, new_page, settings, request):
    settings.SECOND_FACTOR_REQUIRED = True
    make.agency()
    make.secretary()
    return new_page(width=request.param)


def type_and_send(page, *texts):
    """Fill the boxes from the focused one on, without a mouse, and press Enter."""
    for number, text in enumerate(texts):
        if number:
            page.keyboard.press("Tab")
        page.keyboard.type(text)
    page.keyboard.press("Enter")


def key_behind(picture: bytes) -> bytes:
    """The key that an app reads from the QR code on a screenshot."""
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(picture)))
    address = urlsplit(code.text)
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    return b32decode(parse_qs(address.query)["secret"][0])


@pytest.mark.parametrize("page", [320, 1280], indirect=True)
def test_a_secretary_sets_up_a_telephone_and_signs_in_with_it(page):
    width = page.viewport_size["width"]
    page.goto("/admin/log/")
    expect(page.get_by_label("ชื่อผู้ใช้")).to_be_focused()
    type_and_send(page, "secretary", "รหัสผ่านของ-secretary")
    expect(page.get_by_role("heading", level=1)).to_have_text("ตั้งการยืนยันสองขั้น")
    assert_fits(page, width)
    key = key_behind(page.screenshot(full_page=True))
    assert page.locator(".account-key").inner_text().replace(" ", "")
    if os.environ.get("MANUAL_PICTURES") and width > 1000:
        page.locator("#container").screenshot(path=PICTURES / "second-factor.png")

    page.get_by_label("รหัสยืนยัน").focus()
    type_and_send(page, f"{totp(key):06}")
    expect(page.get_by_role("heading", level=1)).to_have_text("รหัสสำรอง")
    assert_fits(page, width)
    assert page.locator(".account-codes li").count() == 10
    page.get_by_role("link", name="เก็บไว้แล้ว ทำงานต่อ").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("บันทึกการใช้งาน")

    page.goto("/admin/second-factor/")
    assert_fits(page, width)
    page.context.clear_cookies()
    page.goto("/admin/")
    expect(page.get_by_label("ชื่อผู้ใช้")).to_be_focused()
    type_and_send(page, "secretary", "รหัสผ่านของ-secretary")
    expect(page.get_by_role("heading", level=1)).to_have_text("ยืนยันขั้นที่สอง")
    assert_fits(page, width)
    expect(page.get_by_label("รหัสยืนยัน")).to_be_focused()
    type_and_send(page, f"{totp(key, t0=-30):06}")
    expect(page.get_by_role("heading", level=1)).to_have_text("งานของฉัน")


def assert_fits(page, width):
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
