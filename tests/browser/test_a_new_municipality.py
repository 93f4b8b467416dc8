"""
An empty database becomes another municipality's published year, without shell or TOML.

From the first sign-in to a report that anybody can download; every click and page is counted.
"""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from documents.working import make_all_public
from tests import make
from tests.browser.test_reporting import add_evidence, annual_report, sign_in  # noqa: F401 - fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_CLICKS, MOST_FOR_THE_YEAR = 60, 12


class Counted:
    """A browser page whose clicks and loaded pages are counted."""

    def __init__(self, page):
        self.page, self.clicks, self.loads = page, 0, 0
        page.on("load", lambda _: setattr(self, "loads", self.loads + 1))

    def go(self, address: str) -> None:
        """Where somebody goes by a link; it counts as a click."""
        self.clicks += 1
        self.page.goto(address)

    def click(self, locator) -> None:
        self.clicks += 1
        locator.click()

    def button(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name, exact=True))

    def link(self, name: str, exact: bool = True) -> None:
        self.click(self.page.get_by_role("link", name=name, exact=exact).first)

    def box(self, name: str) -> None:
        self.click(self.page.get_by_label(name, exact=True))

    def fill(self, name: str, words: str) -> None:
        self.page.get_by_label(name).first.fill(words)


@pytest.fixture
def office(roles, new_page):
    make.administrator()
    office = Counted(new_page(accept_downloads=True))
    sign_in(office.page, "administrator")
    office.clicks += 1
    return office


def describe_the_office(office) -> str:
    """The first three steps; the first password of the secretary."""
    office.link("ทำต่อ: ขั้นที่ 1 ข้อมูลหน่วยงาน")
    office.box("เทศบาลเมือง")
    office.fill("ชื่อหน่วยงาน", "ทดลองใจ")
    office.fill("อำเภอ", "เมือง")
    office.page.get_by_label("จังหวัด", exact=True).fill("แพร่")
    office.button("บันทึกและไปขั้นถัดไป")
    for name in ("สำนักปลัด", "กองคลัง", "กองช่าง"):
        office.click(office.page.get_by_label(name).first)
    office.button("บันทึกและไปขั้นถัดไป")
    row = office.page.get_by_role("group", name="คนที่ 1", exact=True)
    row.get_by_label("ชื่อผู้ใช้").fill("lek")
    office.click(row.get_by_label("เลขานุการ"))
    office.button("เพิ่มผู้ใช้งานและทำต่อ")
    password = office.page.locator("code").inner_text()
    office.link("จดไว้แล้ว ทำต่อ")
    return password


def open_the_year(office) -> None:
    before = office.clicks
    office.link("เปิดปีงบประมาณ")
    office.page.get_by_label("ปีงบประมาณ").first.fill("2570")
    office.click(office.page.get_by_label("2569", exact=False).first)
    office.button("ต่อไป: เทียบกับปีก่อน")
    expect(office.page.get_by_text("เกณฑ์คัดลอกจากปี 2569")).to_be_visible()
    office.click(office.page.locator("[name=_preview]"))
    office.button("เปิดปีงบประมาณ 2570")
    expect(office.page.get_by_text("เปิดปีงบประมาณ 2570 แล้ว").first).to_be_visible()
    assert office.clicks - before <= MOST_FOR_THE_YEAR


def hand_out_and_promise(office) -> None:
    office.go("/admin/start/responsible/")
    office.click(office.page.get_by_label("ให้ทุกข้อ: สำนักปลัด"))
    office.button("บันทึกและไปขั้นถัดไป")
    office.go("/admin/measures/table/2570/")
    for column, words in (("number", "1"), ("title", "งดรับของขวัญ"), ("method", "ประกาศนโยบาย")):
        office.page.locator(f"[name$=-{column}]").first.fill(words)
    office.button("บันทึกทั้งตาราง")
    expect(office.page.get_by_text("บันทึกตารางแล้ว เพิ่ม 1 แถว")).to_be_visible()
    office.go("/admin/start/publish/")
    office.link("ดูก่อนเผยแพร่")
    office.button("เผยแพร่")


def publish_one_item(secretary, password: str, file: Path) -> None:
    page = secretary.page
    secretary.go("/admin/")
    page.get_by_label("ชื่อผู้ใช้").fill("lek")
    page.get_by_label("รหัสผ่าน").fill(password)
    secretary.button("เข้าสู่ระบบ")
    for box in page.locator("input[type=password]").all():
        box.fill("รหัสผ่านของเล็กเอง-9")
    secretary.button("ตั้งรหัสผ่าน")
    secretary.go("/admin/oit_checklist/checklistitem/")
    secretary.link("โครงสร้าง หน้าที่และอำนาจ", exact=False)
    secretary.box("ดำเนินการ")
    secretary.fill("ความก้าวหน้าผลการดำเนินการ", "- เผยแพร่แผนผังแล้ว")
    add_evidence(page, file, "แผนผังโครงสร้าง")
    page.locator("[name=review_note], [name=note]").first.fill("ยังไม่ได้ตรวจเกณฑ์กับคู่มือ")
    secretary.button("บันทึกและเผยแพร่")
    expect(page.get_by_text("ประชาชนเห็นข้อมูลนี้แล้ว")).to_be_visible()


def test_from_an_empty_database_to_a_published_report(office, new_page, annual_report):  # noqa: F811
    password = describe_the_office(office)
    open_the_year(office)
    hand_out_and_promise(office)
    secretary = Counted(new_page())
    publish_one_item(secretary, password, annual_report)

    citizen = new_page(width=320, accept_downloads=True)
    citizen.goto("/2570/oit/o1/")
    expect(citizen.get_by_text("เผยแพร่แผนผังแล้ว")).to_be_visible()
    expect(citizen.get_by_text("ยังไม่ได้ตรวจกับคู่มือของ ป.ป.ช.").first).to_be_visible()
    citizen.goto("/2570/measures/")
    expect(citizen.get_by_text("งดรับของขวัญ").first).to_be_visible()
    assert "กำลังสร้างเอกสาร" in citizen.request.get("/2570/report.pdf").text()
    make_all_public()
    report = citizen.request.get("/2570/report.pdf")
    assert report.headers["content-type"] == "application/pdf"
    assert report.body().startswith(b"%PDF-")
    clicks = office.clicks + secretary.clicks
    print(f"{clicks} clicks, {office.loads + secretary.loads} pages")
    assert clicks <= MOST_CLICKS
