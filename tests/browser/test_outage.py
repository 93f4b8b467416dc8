"""The database goes away while somebody types: a clear page, and not a word lost."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.real_server import running_server

pytestmark = pytest.mark.browser
BOX = "ความก้าวหน้าผลการดำเนินการ"
TYPED = "- ข้อความที่พิมพ์ไว้ก่อนฐานข้อมูลหยุด"


@pytest.fixture
def row(portal):
    """The page of item o14 in the back office, and somebody who may change it."""
    return portal.shell("""
        from agency.models import User
        from oit_checklist.models import ChecklistItem
        User.objects.create_superuser("typist", password="รหัสผ่านของ-typist")
        item = ChecklistItem.objects.get(instrument="OIT", number=14)
        print(f"/admin/oit_checklist/checklistitem/{item.pk}/change/")
    """)


def test_what_was_typed_outlives_an_outage(portal, row, chromium):
    with running_server(portal.data_dir, **portal.settings) as server:
        page = chromium.new_page(base_url=f"http://127.0.0.1:{server.port}")
        page.goto(f"/admin/login/?next={row}")
        page.get_by_label("ชื่อผู้ใช้").fill("typist")
        page.get_by_label("รหัสผ่าน").fill("รหัสผ่านของ-typist")
        page.get_by_role("button", name="เข้าสู่ระบบ").click()
        page.get_by_label(BOX).fill(TYPED)

        portal.cluster.stop()
        try:
            page.get_by_role("button", name="บันทึกร่าง").click()
            expect(page.get_by_text("ฐานข้อมูลไม่พร้อมใช้งานชั่วคราว").first).to_be_visible()
            expect(page.get_by_text("ข้อความยังอยู่ในแท็บนี้")).to_be_visible()
            if folder := os.environ.get("PICTURES"):
                page.screenshot(path=Path(folder) / "outage-office.png")
        finally:
            portal.cluster.start()

        page.goto(row)
        page.get_by_role("button", name="นำกลับมา").click()
        page.get_by_role("button", name="บันทึกร่าง").click()
        expect(page.locator(".success")).to_be_visible()
        expect(page.get_by_label(BOX)).to_have_value(TYPED)
        page.close()
