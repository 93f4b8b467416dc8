"""A new fiscal year, opened from the list of years with a mouse."""

import pytest
from playwright.sync_api import expect

from agency.models import FiscalYear
from tests import make
from tests.browser.test_reporting import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_CLICKS = 12


def test_a_year_is_opened_in_a_few_clicks(roles, new_page):
    make.agency()
    year = make.fiscal_year(2569)
    make.element(make.item(year=year, number=1, title="แผน ปีงบประมาณ พ.ศ. 2569"))
    make.administrator()
    page = new_page()
    sign_in(page, "administrator")
    page.goto("/admin/agency/fiscalyear/")
    clicks = [
        page.locator(".object-tools").get_by_role("link", name="เปิดปีงบประมาณใหม่"),
        page.get_by_role("button", name="ต่อไป: เทียบกับปีก่อน"),
        page.get_by_role("button", name="ต่อไป: ดูสิ่งที่จะสร้าง"),
        page.get_by_role("button", name="เปิดปีงบประมาณ 2570"),
    ]

    for place in clicks:
        place.click()

    expect(page.get_by_role("heading", name="ทำต่อไป")).to_be_visible()
    assert len(clicks) <= MOST_CLICKS
    assert FiscalYear.objects.get(year_be=2570).checklistitems.get().title.endswith("2570")
