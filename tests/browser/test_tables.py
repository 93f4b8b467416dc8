"""A table goes out, is changed and comes back: without JavaScript, by keyboard, on any screen."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import make
from tests.spreadsheets.tables import rows_of, xlsx

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def downloaded(page, username: str, slug: str) -> list[dict]:
    """Sign in on the page of a table and download it."""
    page.goto(f"/admin/tables/{slug}/")
    page.get_by_label("ชื่อผู้ใช้").fill(username)
    page.get_by_label("รหัสผ่าน").fill(f"รหัสผ่านของ-{username}")
    page.get_by_role("button", name="เข้าสู่ระบบ").press("Enter")
    with page.expect_download() as download:
        page.get_by_role("link", name="(xlsx)").press("Enter")
    return rows_of(Path(download.value.path()).read_bytes())


def bring_back(page, file: Path, rows: list[dict]) -> None:
    file.write_bytes(xlsx(rows))
    page.get_by_label("แฟ้มตาราง").set_input_files(file)
    page.get_by_role("button", name="ดูตัวอย่างก่อนนำเข้า").press("Enter")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_clerk_brings_a_table_back_without_javascript(roles, new_page, tmp_path, width):
    palad = make.division("สำนักปลัด")
    make.clerk(palad)
    item = make.item(divisions=[palad], number=1, title="แผนผังโครงสร้างและอำนาจหน้าที่ของหน่วยงาน")
    page = new_page(width=width, java_script_enabled=False, accept_downloads=True)
    rows = downloaded(page, "clerk", "items")
    rows[0] |= {
        "สถานะ": "ดำเนินการ",
        "ความก้าวหน้าผลการดำเนินการ": "- จัดทำแล้ว\n- เผยแพร่บนเว็บไซต์แล้ว " * 9,
    }
    bring_back(page, tmp_path / "ตาราง.xlsx", rows)
    expect(page.get_by_role("status")).to_contain_text("แก้ไข 1")
    page.get_by_role("button", name="นำเข้า", exact=True).press("Enter")

    expect(page.get_by_text("นำเข้าข้อในแบบตรวจ (IIT EIT OIT) แล้ว")).to_be_visible()
    assert item.updates.get().status == "done"


@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_fit_the_screen(roles, new_page, tmp_path, width):
    make.administrator()
    make.measure(number=1, title="มาตรการส่งเสริมความโปร่งใสในการจัดซื้อจัดจ้าง" * 3)
    page = new_page(width=width)
    rows = downloaded(page, "administrator", "measures")
    rows.append(rows[0] | {"ลำดับที่": 2, "เริ่ม": "เมื่อวาน", "ขั้นตอน": None, "เผยแพร่เมื่อ": None})
    rows[0] |= {"มาตรการ/กิจกรรม": "งดรับของขวัญ" * 9}
    bring_back(page, tmp_path / "ตาราง.xlsx", rows)

    expect(page.get_by_text("เมื่อวาน")).to_be_visible()
    for address in ("", "/admin/tables/", "/admin/tables/measures/"):
        if address:
            page.goto(address)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
