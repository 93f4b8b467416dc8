"""From an empty database to a published year, by the pages of เริ่มต้นใช้งาน; every click counts."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from agency.models import FiscalYear, User
from tests import make
from tests.browser.test_reporting import sign_in
from tests.conftest import CRITERIA

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_CLICKS = 60 - 12  # opening the year has a budget of its own


class Clicks:
    """Clicks, counted."""

    def __init__(self):
        self.number = 0

    def __call__(self, locator) -> None:
        self.number += 1
        locator.click()


@pytest.fixture
def page(roles, new_page):
    make.administrator()
    return new_page()


def save_and_go_on(page):
    return page.get_by_role("button", name="บันทึกและไปขั้นถัดไป")


def test_from_an_empty_database_to_a_published_year(page, new_page):
    click = Clicks()
    sign_in(page, "administrator")
    click.number += 1
    expect(page.get_by_role("heading", name="เริ่มต้นใช้งาน")).to_be_visible()
    click(page.get_by_role("link", name="ทำต่อ: ขั้นที่ 1 ข้อมูลหน่วยงาน"))

    click(page.get_by_label("องค์การบริหารส่วนตำบล (อบต.)"))
    page.get_by_label("ชื่อหน่วยงาน").fill("บ้านไร่")
    page.get_by_label("อำเภอ").fill("เมืองน่าน")
    page.get_by_label("จังหวัด", exact=True).fill("น่าน")
    page.get_by_label("โทรศัพท์").fill("054 123 456")
    click(save_and_go_on(page))

    for name in ("สำนักปลัด", "กองคลัง", "กองช่าง"):
        click(page.get_by_label(name))
    page.get_by_label("ส่วนราชการอื่น").fill("กองกิจการสภา")
    click(save_and_go_on(page))

    for number, (name, role) in enumerate([("lek", "เลขานุการ"), ("dao", "เจ้าหน้าที่")], start=1):
        row = page.get_by_role("group", name=f"คนที่ {number}", exact=True)
        row.get_by_label("ชื่อผู้ใช้").fill(name)
        click(row.get_by_label(role))
    click(row.get_by_label("สำนักปลัด"))
    click(page.get_by_role("button", name="เพิ่มผู้ใช้งานและทำต่อ"))
    expect(page.get_by_text("รหัสผ่านแรกเข้า").first).to_be_visible()
    click(page.get_by_role("link", name="จดไว้แล้ว ทำต่อ"))
    assert set(User.objects.values_list("username", flat=True)) == {"administrator", "lek", "dao"}

    expect(page.get_by_role("heading", name="ขั้นที่ 4: ปีงบประมาณและแบบตรวจ")).to_be_visible()
    call_command("load_criteria", CRITERIA)  # in place of the page that opens a year
    click(page.get_by_role("link", name="ข้ามไปขั้นถัดไป"))

    click(page.get_by_label("ให้ทุกข้อ: สำนักปลัด"))
    click(page.get_by_label("ทุกข้อใน 9.1 ข้อมูลพื้นฐาน: กองคลัง"))
    click(save_and_go_on(page))
    expect(page.get_by_text("บันทึกแล้ว ผู้รับผิดชอบเปลี่ยน 51 ข้อ")).to_be_visible()

    make.measure(year=FiscalYear.objects.get(), number=1, title="งดรับของขวัญ", published_at=None)
    click(page.get_by_role("link", name="ข้ามไปขั้นถัดไป"))
    click(page.get_by_role("link", name="ดูก่อนเผยแพร่"))
    click(page.get_by_role("button", name="เผยแพร่", exact=True))

    citizen = new_page(width=320)
    citizen.goto("/2566/oit/o1/")
    expect(citizen.get_by_text("กองคลัง").first).to_be_visible()
    citizen.goto("/")
    expect(citizen.get_by_text("องค์การบริหารส่วนตำบลบ้านไร่").first).to_be_visible()
    assert click.number <= MOST_CLICKS
    print("clicks:", click.number)


@pytest.mark.parametrize("slug", ["", "agency/", "people/", "responsible/", "divisions/"])
def test_nothing_scrolls_sideways_on_a_phone(roles, new_page, slug):
    make.administrator()
    make.division("กองสาธารณสุขและสิ่งแวดล้อม")
    make.item(divisions=[make.division()])
    page = new_page(width=320)
    sign_in(page, "administrator")
    page.goto(f"/admin/start/{slug}")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
