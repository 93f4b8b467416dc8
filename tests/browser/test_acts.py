"""Publish, withdraw, restore, certify and close, with a stranger's browser beside it."""

from datetime import date

import pytest
from playwright.sync_api import expect

from meetings.models import Meeting
from tests import make
from tests.backoffice.row_page import address
from tests.browser.test_reporting import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def secretary(roles, new_page):
    """The secretary's browser, signed in."""
    make.agency()
    make.secretary()
    page = new_page()
    sign_in(page, "secretary")
    return page


@pytest.fixture
def stranger(new_page):
    return new_page(width=320)


def status(stranger, path: str) -> int:
    return stranger.request.get(path).status


def test_a_year_goes_public_is_withdrawn_and_comes_back(secretary, stranger):
    year = make.fiscal_year(2567, published_at=None)
    make.measure(year=year, number=1, title="งดรับของขวัญ", published_at=None)
    make.item(year=year, number=1, title="โครงสร้าง")
    assert status(stranger, "/2567/") == 404

    secretary.goto(address(year))
    expect(secretary.get_by_text("ประชาชนยังไม่เห็น เพราะปีงบประมาณ 2567 ยังไม่เผยแพร่")).to_be_visible()
    secretary.get_by_role("link", name="เผยแพร่หรือดูว่าต้องทำอะไร").click()
    expect(secretary.get_by_label("งดรับของขวัญ")).to_be_checked()
    secretary.get_by_role("button", name="เผยแพร่", exact=True).click()
    expect(secretary.get_by_text("เผยแพร่แล้ว 2 รายการ ประชาชนเห็นแล้ว 2 รายการ")).to_be_visible()
    stranger.goto("/2567/measures/1/")
    expect(stranger.get_by_role("heading", name="งดรับของขวัญ")).to_be_visible()
    assert status(stranger, "/2567/oit/o1/") == 200

    secretary.get_by_label("เหตุผลที่ถอน").fill("เผยแพร่ก่อนกำหนด")
    secretary.get_by_role("button", name="ถอนการเผยแพร่").click()
    expect(secretary.get_by_text("ถอนการเผยแพร่แล้ว 1 รายการ")).to_be_visible()
    gone = stranger.request.get("/2567/measures/1/")
    assert gone.status == 410
    assert "เผยแพร่ก่อนกำหนด" in gone.text()
    assert "งดรับของขวัญ" not in gone.text()

    secretary.get_by_role("button", name="นำกลับมาเผยแพร่").click()
    expect(
        secretary.get_by_text("นำกลับมาเผยแพร่แล้ว 1 รายการ ประชาชนเห็นแล้ว 1 รายการ")
    ).to_be_visible()
    assert status(stranger, "/2567/measures/1/") == 200


def test_minutes_are_certified_and_then_stay(secretary, stranger):
    committee = make.committee()
    first = make.meeting(committee=committee, number="1/2566", state=Meeting.State.CIRCULATED)
    make.meeting(committee=committee, number="2/2566", held_on=date(2023, 3, 29))

    secretary.goto(address(first))
    secretary.get_by_role("link", name="รับรอง", exact=True).click()
    secretary.get_by_label("รับรองในการประชุม").select_option(index=1)
    secretary.get_by_role("button", name="รับรอง", exact=True).click()
    expect(secretary.locator(".success, .messagelist").first).to_contain_text("รับรองใน")

    expect(secretary.get_by_label("สถานที่")).to_have_count(0)
    stranger.goto(first.get_absolute_url())
    expect(stranger.get_by_text("รับรองในการประชุมครั้งที่ ๒/๒๕๖๖")).to_be_visible()


def test_a_closed_year_stays_public_and_nothing_of_it_can_be_withdrawn(roles, new_page, stranger):
    make.agency()
    make.administrator()
    office = new_page()
    sign_in(office, "administrator")
    year = make.fiscal_year(2565)
    measure = make.measure(year=year, number=1, title="งดรับของขวัญ")

    office.goto(address(year))
    office.get_by_role("link", name="ปิดปีงบประมาณ").click()
    office.get_by_role("button", name="ปิดปีงบประมาณ 2565 วันนี้").click()
    expect(office.get_by_text("ปีงบประมาณ 2565 ปิดแล้วเมื่อ").first).to_be_visible()

    office.goto(f"/admin/publication/measures/{measure.pk}/")
    expect(office.get_by_text("ปีงบประมาณ 2565 ปิดแล้วเมื่อ").first).to_be_visible()
    expect(office.get_by_role("button", name="ถอนการเผยแพร่")).to_have_count(0)
    stranger.goto("/2565/measures/1/")
    expect(stranger.get_by_role("heading", name="งดรับของขวัญ")).to_be_visible()
