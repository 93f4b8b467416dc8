"""A page that waits for a document tells when it is made, and what was typed meanwhile stays."""

import pytest
from playwright.sync_api import expect

from documents.working import work_off
from tests import make
from tests.browser.test_reporting import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]


def test_who_types_addresses_is_told_when_the_draft_is_made(roles, new_page):
    make.secretary()
    meeting = make.meeting(state="checked", published_at=None)
    meeting.attendance.create(order=1, name="นายหนึ่ง ใจดี", post="ปลัดเทศบาล", role="ประธาน")
    page = new_page()
    sign_in(page, "secretary")
    page.goto(f"/admin/meetings/meeting/{meeting.pk}/circulate/")
    expect(page.get_by_role("status")).to_contain_text("กำลังสร้างร่างรายงาน")
    page.locator("[name^=email_]").fill("one@example.go.th")

    work_off()

    expect(page.get_by_role("status")).to_contain_text("สร้างร่างรายงานเสร็จแล้ว")
    expect(page.locator("[name^=email_]")).to_have_value("one@example.go.th")
