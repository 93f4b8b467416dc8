"""
Two people at work, from the draft to the public page, with the pictures of the staff manual.

MANUAL_PICTURES=1 writes them to docs/images/manual; without it the same steps are only tested.
Install chromium-l10n before, so that the browser speaks Thai as in the office.
"""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import make
from tests.backoffice.row_page import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PICTURES = Path(__file__).resolve().parent.parent.parent / "docs/images/manual"
TITLE = "รายงานผลการดำเนินงานประจำปี"


@pytest.fixture
def office(roles):
    """Two items of สำนักปลัด in a year with its rule, their clerk, and the secretary."""
    palad = make.division("สำนักปลัด")
    year = make.fiscal_year(iit_weight=30, eit_weight=30, oit_weight=40, oit_rule="mean_of_means")
    year.grade_bands.create(order=1, name="ผ่านดีเยี่ยม", min_total=95, min_instrument=95)
    year.grade_bands.create(order=2, name="ผ่าน", min_total=85)
    year.grade_bands.create(order=3, name="ต้องปรับปรุง", min_total=0)
    year.deadlines.create(
        title="กำหนดส่งข้อมูล OIT",
        due_on=timezone.localdate() + timedelta(days=12),
        for_reports=True,
    )
    make.agency(name="เทศบาลตำบลตัวอย่าง", website="https://www.example.go.th")
    item = make.item(number=13, title=TITLE, divisions=[palad], period_rule="previous_year")
    make.element(item, "แสดงผลการดำเนินงานตามแผนดำเนินงานประจำปี")
    make.element(item, "ระบุปัญหาอุปสรรค ข้อเสนอแนะ")
    other = make.item(number=14, title="คู่มือมาตรฐานการปฏิบัติงาน", divisions=[palad])
    make.element(other, "แสดงคู่มือการปฏิบัติงาน")
    for user, name in ((make.clerk(palad), "สมหญิง"), (make.secretary(), "สมชาย")):
        user.first_name = name
        user.save()
    return item


@pytest.fixture
def picture():
    """Take a picture of a page for the manual."""

    def take(page, name: str, **options):
        if os.environ.get("MANUAL_PICTURES"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"{name}.png", **options)

    return take


def sign_in(page, username: str):
    page.goto("/admin/")
    page.get_by_label("ชื่อผู้ใช้").fill(username)
    page.get_by_label("รหัสผ่าน").fill("รหัสผ่านของ-" + username)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()


def open_row(page, title: str = TITLE):
    page.get_by_role("link", name=title, exact=True).first.click()


def add_evidence(page, path: Path, title: str, *elements: str):
    """Fill the empty evidence form, as the page offers it."""
    form = page.locator(".evidence-group .inline-related:not(.has_original):not(.empty-form)").last
    form.get_by_label("ชื่อหลักฐาน").fill(title)
    form.locator("input[type=file]").set_input_files(path)
    form.get_by_label("วันที่ของเอกสาร").fill("30/11/2565")
    for element in elements:
        form.get_by_label(element).check()


@pytest.fixture
def annual_report(tmp_path) -> Path:
    """A PDF with text, under its Thai name."""
    from weasyprint import HTML

    path = tmp_path / "รายงานผลประจำปี น้ำ.pdf"
    HTML(string="<p>รายงานผลการดำเนินงานประจำปีงบประมาณ 2565 ของหน่วยงาน ฉบับเต็ม</p>").write_pdf(path)
    return path


def test_report_return_mend_publish_read(office, new_page, picture, annual_report):
    clerk, secretary, citizen = new_page(), new_page(), new_page()

    # The clerk finds the row with most points first, reports, and forgets one element.
    sign_in(clerk, "clerk")
    expect(clerk.get_by_text("เหลือ 2 จาก 2 รายการ")).to_be_visible()
    picture(clerk, "my-work")
    open_row(clerk)
    clerk.get_by_label("ดำเนินการ", exact=True).check()
    clerk.get_by_label("ความก้าวหน้าผลการดำเนินการ").fill("- จัดทำรายงานและเผยแพร่แล้ว")
    add_evidence(clerk, annual_report, "รายงานผลประจำปี 2565", "แสดงผลการดำเนินงาน")
    picture(clerk, "row", full_page=True)
    clerk.get_by_role("button", name="บันทึกร่าง").click()
    expect(clerk.get_by_text("องค์ประกอบ 1 จาก 2 ข้อยังไม่มีหลักฐาน")).to_be_visible()
    picture(clerk, "findings")
    clerk.get_by_role("button", name="ส่งตรวจ").click()
    expect(clerk.get_by_text("ให้เลขานุการตรวจแล้ว")).to_be_visible()
    expect(clerk.get_by_role("link", name="ทำต่อ: ข้อ o14")).to_be_focused()

    citizen.goto("/2566/oit/o13/")
    expect(citizen.get_by_text("ยังไม่มีรายงานความก้าวหน้า")).to_be_visible()

    # The secretary sees in the queue what is missing, and returns it with a note.
    sign_in(secretary, "secretary")
    expect(secretary.locator("#queue").get_by_text("ต้องแก้").first).to_be_visible()
    picture(secretary, "review-queue")
    open_row(secretary)
    secretary.get_by_role("button", name="ส่งกลับแก้ไข").click()
    expect(
        secretary.get_by_role("alert").get_by_text("กรุณาเขียนหมายเหตุว่าต้องแก้ไขอะไร")
    ).to_be_visible()
    secretary.get_by_label("หมายเหตุของผู้ตรวจ").fill("ขาดปัญหาอุปสรรคและข้อเสนอแนะ")
    secretary.get_by_role("button", name="ส่งกลับแก้ไข").click()
    expect(secretary.get_by_text("ส่งกลับให้ส่วนราชการแก้ไขแล้ว")).to_be_visible()

    # The clerk reads the note and ticks what the file proves.
    clerk.goto("/admin/")
    expect(clerk.get_by_text("ขาดปัญหาอุปสรรคและข้อเสนอแนะ")).to_be_visible()
    picture(clerk, "returned")
    open_row(clerk)
    clerk.locator(".has_original summary").click()
    clerk.locator(".has_original").get_by_label("ระบุปัญหาอุปสรรค").check()
    clerk.get_by_role("button", name="ส่งตรวจ").click()
    expect(clerk.get_by_text("ให้เลขานุการตรวจแล้ว")).to_be_visible()

    # Now the checks are silent, and one press publishes.
    secretary.goto("/admin/")
    open_row(secretary)
    expect(secretary.get_by_text("มีหลักฐานที่ใช้ได้ 2 จาก 2")).to_be_visible()
    picture(secretary, "review", full_page=True)
    secretary.get_by_role("button", name="เผยแพร่").click()
    expect(secretary.get_by_text("เผยแพร่แล้ว ประชาชนเห็นข้อมูลนี้แล้ว")).to_be_visible()
    picture(secretary, "published")

    citizen.reload()
    expect(citizen.get_by_text("จัดทำรายงานและเผยแพร่แล้ว")).to_be_visible()
    expect(citizen.get_by_role("link", name="รายงานผลประจำปี 2565").first).to_be_visible()
    picture(citizen, "public-item", full_page=True)


def test_two_people_on_one_row_lose_nothing(office, new_page, picture, annual_report):
    make.clerk(make.division("สำนักปลัด"), username="other")
    first, second = new_page(), new_page()
    for page, username in ((first, "clerk"), (second, "other")):
        sign_in(page, username)
        open_row(page)

    first.get_by_label("ความก้าวหน้าผลการดำเนินการ").fill("ของคนแรก")
    first.get_by_role("button", name="บันทึกร่าง").click()
    expect(first.get_by_text("ฉบับร่าง").first).to_be_visible()
    second.get_by_label("ความก้าวหน้าผลการดำเนินการ").fill("ของคนที่สอง")
    second.get_by_role("button", name="บันทึกร่าง").click()

    expect(
        second.get_by_role("alert").get_by_text("มีผู้อื่นบันทึกรายการนี้หลังจากที่ท่านเปิดหน้านี้")
    ).to_be_visible()
    expect(second.locator("mark", has_text="ของคนแรก")).to_be_visible()
    box = second.get_by_label("ความก้าวหน้าผลการดำเนินการ")
    assert box.input_value() == "ของคนที่สอง"
    picture(second, "collision")

    second.get_by_role("button", name="บันทึกร่าง").click()
    expect(second.locator(".success")).to_be_visible()
    assert box.input_value() == "ของคนที่สอง"


def test_two_people_on_one_evidence_lose_nothing_either(office, new_page):
    """One gives it its right name, the other, on a telephone, says what it proves."""
    proof = make.evidence(office, title="ร่างรายงาน", published_at=None)
    make.clerk(make.division("สำนักปลัด"), username="other")
    first, second = new_page(), new_page(320)
    for page, username in ((first, "clerk"), (second, "other")):
        sign_in(page, username)
        open_row(page)

    first.locator(".has_original").get_by_label("ชื่อหลักฐาน").fill("รายงานฉบับจริง")
    first.get_by_role("button", name="บันทึกร่าง").click()
    expect(first.locator(".success")).to_be_visible()
    second.locator(".has_original").get_by_label("ระบุปัญหาอุปสรรค").check()
    second.get_by_role("button", name="บันทึกร่าง").click()

    expect(second.get_by_text("สมหญิง แก้ไขหลักฐาน “รายงานฉบับจริง”")).to_be_visible()
    mine = second.locator(".has_original")
    expect(mine.get_by_label("ชื่อหลักฐาน")).to_have_value("รายงานฉบับจริง")
    expect(mine.get_by_label("ระบุปัญหาอุปสรรค")).to_be_checked()
    second.get_by_role("button", name="บันทึกร่าง").click()
    expect(second.locator(".success")).to_be_visible()

    proof.refresh_from_db()
    assert proof.title == "รายงานฉบับจริง"
    assert [str(element.text) for element in proof.elements.all()] == ["ระบุปัญหาอุปสรรค ข้อเสนอแนะ"]


def test_a_lost_connection_costs_no_word(office, new_page):
    page = new_page()
    sign_in(page, "clerk")
    open_row(page)
    box = page.get_by_label("ความก้าวหน้าผลการดำเนินการ")
    box.fill("พิมพ์ยาวมากแล้วเน็ตหลุด")

    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()

    assert box.input_value() == ""
    page.get_by_role("button", name="นำกลับมา").click()
    assert box.input_value() == "พิมพ์ยาวมากแล้วเน็ตหลุด"


def test_after_the_session_ended_words_ticks_and_added_evidence_come_back(office, new_page):
    page = new_page()
    sign_in(page, "clerk")
    open_row(page)
    page.get_by_label("ดำเนินการ", exact=True).check()
    page.locator(".add-row a").click()
    forms = page.locator(".evidence-group .inline-related:not(.has_original):not(.empty-form)")
    second = forms.nth(1)
    second.get_by_label("ชื่อหลักฐาน").fill("ภาคผนวก")
    second.get_by_label("ระบุปัญหาอุปสรรค ข้อเสนอแนะ").check()

    address = page.url
    page.context.clear_cookies(name="sessionid")  # as when the session has ended meanwhile
    page.get_by_role("button", name="บันทึกร่าง").click()
    page.wait_for_url("**/login/**")
    sign_in(page, "clerk")
    page.goto(address)
    page.get_by_role("button", name="นำกลับมา").click()

    expect(page.get_by_label("ดำเนินการ", exact=True)).to_be_checked()
    expect(second.get_by_label("ชื่อหลักฐาน")).to_have_value("ภาคผนวก")
    expect(second.get_by_label("ระบุปัญหาอุปสรรค ข้อเสนอแนะ")).to_be_checked()


def test_the_keyboard_alone_saves_a_report(office, new_page):
    page = new_page()
    sign_in(page, "clerk")
    page.goto("/admin/?year=2566&next=1")
    expect(page.get_by_role("link", name="ทำต่อ: ข้อ o13")).to_be_focused()
    page.keyboard.press("Enter")

    page.get_by_label("ยังไม่ได้ดำเนินการ", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("- ทำแล้ว")
    page.keyboard.press("Control+s")

    expect(page.locator(".success")).to_be_visible()
    draft = office.updates.get()
    assert (draft.status, draft.progress) == ("done", "- ทำแล้ว")


@pytest.mark.parametrize("username", ["clerk", "secretary"])
def test_enter_in_a_text_box_saves_a_draft_and_no_more(office, new_page, username):
    page = new_page()
    sign_in(page, username)
    page.goto(address(office))
    if username == "secretary":
        page.get_by_label("หมายเหตุของผู้ตรวจ").fill("ยังพิมพ์ไม่จบ")
    form = page.locator(".evidence-group .inline-related:not(.empty-form)")
    form.get_by_label("ที่อยู่เว็บ").fill("https://www.example.go.th/report.pdf")
    form.get_by_label("ชื่อหลักฐาน").fill("รายงาน")
    page.keyboard.press("Enter")

    expect(page.locator(".success")).to_be_visible()
    assert office.updates.get().state == "draft"
    assert not office.evidence.get().is_published
