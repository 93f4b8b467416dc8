"""งานของฉัน and the readiness table in a real browser: nothing is cramped, nothing sticks out."""

import pytest

from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]

ROWS_OF_CARDS = """() => new Set([...document.querySelectorAll(".step-count")]
    .map(card => Math.round(card.getBoundingClientRect().top))).size"""


@pytest.fixture
def sign_in(new_page, roles):
    """A page of a signed-in user, in a window of this width."""

    def open_as(user, width: int, address: str = "/admin/"):
        page = new_page(width)
        page.goto(address)
        page.get_by_label("ชื่อผู้ใช้").fill(user.username)
        page.get_by_label("รหัสผ่าน").fill("รหัสผ่านของ-" + user.username)
        page.get_by_role("button", name="เข้าสู่ระบบ").click()
        return page

    return open_as


@pytest.mark.parametrize(("width", "rows"), [(1280, 2), (768, 2), (320, 4)])
def test_the_eight_steps_stand_in_even_rows(sign_in, width, rows):
    palad = make.division("สำนักปลัด")
    make.item(divisions=[palad])

    page = sign_in(make.clerk(palad), width)

    page.locator(".step-counts").wait_for()
    assert page.evaluate(ROWS_OF_CARDS) == rows


@pytest.mark.parametrize("width", [1280, 768, 320])
def test_readiness_is_no_wider_than_the_window_and_findings_have_room(sign_in, width):
    year = make.fiscal_year(iit_weight=30, eit_weight=30, oit_weight=40, oit_rule="mean_of_means")
    item = make.item(year=year, divisions=[make.division("สำนักปลัด")], title="ข้อมูลพื้นฐาน " * 6)
    make.element(item)
    make.published(item)

    page = sign_in(make.secretary(), width, "/admin/readiness/2566/")

    findings = page.locator("td.readiness-findings").first.bounding_box()
    table = page.locator(".readiness-table").bounding_box()
    assert findings["width"] > table["width"] * 0.4
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "is_shown"), [(1280, True), (320, False)])
def test_a_phone_leaves_out_the_steps_where_nothing_stands(sign_in, width, is_shown):
    make.published(make.item(divisions=[make.division("สำนักปลัด")]))

    page = sign_in(make.secretary(), width)

    row = page.locator(".readiness-counts tbody tr")
    row.wait_for()
    assert row.locator('[data-label="ทั้งหมด"]').is_visible()
    assert row.locator('[data-label="ฉบับร่าง"]').is_visible() is is_shown
