"""The page of a meeting in a browser: rows are moved, what is pasted keeps its structure."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from tests import make
from tests.backoffice.on_screen import change_address
from tests.browser.test_measure_table import PASTE
from tests.browser.test_reporting import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Word puts the printed number of an item in its text and the level in its style; LibreOffice and
# web pages put lists in lists, and the browser makes the numbers.
SAMPLES = Path(__file__).parent / "clipboard"
TYPED = (
    "ประธานแจ้ง ให้ทราบ\n๑. เรื่องแรก\n  ๑.๑ ข้อย่อย\n    (ก) ลึกกว่า\n• จุด\nชื่อ\tจำนวน\nโครงการ ที่หนึ่ง\t๕\nจบ"
)
WEB_TYPED = "2. ข้อสอง\n  • จุดย่อย\n3. ข้อสาม\n  a. เอ\n  b. บี\nหลัง\nขึ้นบรรทัด"


@pytest.fixture
def meeting():
    meeting = make.meeting(published_at=None)
    for order, title in enumerate(("แจ้ง", "รับรอง", "พิจารณา"), start=1):
        meeting.agenda_items.create(order=order, title=title)
    meeting.agenda_items.create(order=4, title="ย่อย", level=2)
    meeting.attendance.create(order=1, name="นายหนึ่ง ใจดี", post="ปลัด")
    meeting.attendance.create(order=2, name="นายสอง ใจดี", post="รองปลัด")
    return meeting


@pytest.fixture
def page(roles, new_page, meeting):
    make.secretary()
    page = new_page()
    sign_in(page, "secretary")
    page.goto(change_address(meeting))
    return page


def numbers(page) -> list[str]:
    return page.locator("[data-number]").all_inner_texts()


def save(page):
    page.locator("input[name=_continue]").click()
    expect(page.locator(".success")).to_be_visible()


def test_rows_are_moved_added_and_levelled_by_keyboard(page, meeting):
    up = page.get_by_role("button", name="ขึ้น พิจารณา")
    up.focus()
    page.keyboard.press("Enter")

    expect(up).to_be_focused()
    expect(page.locator("[data-moved]")).to_contain_text("พิจารณา อยู่ลำดับที่ 2 จาก 4")
    assert numbers(page) == ["ระเบียบวาระที่ ๑", "ระเบียบวาระที่ ๒", "๒.๑", "ระเบียบวาระที่ ๓"]
    page.get_by_role("button", name="เพิ่มระเบียบวาระ").click()
    page.keyboard.type("อื่น ๆ")
    page.locator("li.agenda-row").last.get_by_role("button", name="เพิ่มคำกล่าว").click()
    page.keyboard.type("นาย ค")
    page.locator("li.agenda-row").last.get_by_label("ข้อความ").fill("เสนอ")
    page.get_by_label("ประเภท").first.select_option(label="ผู้ไม่มาประชุม")
    save(page)

    agenda = [str(item) for item in type(meeting).objects.get().agenda_items.all()]
    assert agenda == [
        "ระเบียบวาระที่ ๑ แจ้ง", "ระเบียบวาระที่ ๒ พิจารณา", "๒.๑ ย่อย",
        "ระเบียบวาระที่ ๓ รับรอง", "ระเบียบวาระที่ ๔ อื่น ๆ",
    ]  # fmt: skip
    assert meeting.agenda_items.get(title="อื่น ๆ").statements.get().speaker == "นาย ค"
    assert [str(one) for one in meeting.attendance.filter(kind="absent")] == ["นายหนึ่ง ใจดี"]


@pytest.mark.parametrize(
    ("sample", "typed"), [("word", TYPED), ("web", WEB_TYPED)], ids=["word", "web"]
)
def test_what_is_pasted_keeps_numbers_levels_and_tables(page, meeting, sample, typed):
    html = (SAMPLES / f"{sample}.html").read_text(encoding="utf-8")
    box = page.get_by_label("รายละเอียด").first
    box.focus()
    box.evaluate(PASTE, ["text/html", html])
    expect(box).to_have_value(typed)
    save(page)

    assert meeting.agenda_items.get(title="แจ้ง").details == typed


def test_a_row_that_was_moved_is_unsaved_and_comes_back(page, meeting):
    page.get_by_role("button", name="ขึ้น นายสอง ใจดี").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.get_by_role("button", name="นำกลับมา").click()
    save(page)

    assert [one.name for one in meeting.attendance.all()] == ["นายสอง ใจดี", "นายหนึ่ง ใจดี"]


TYPE_SIXTY = """() => {
  const add = document.querySelector('#agenda_items-group [data-add="statements"]');
  const boxes = Array.from({ length: 60 }, (_, place) => {
    add.click();
    const box = [...add.closest("li").querySelectorAll('textarea[name^="statements-"]')].at(-1);
    box.value = `คำที่ ${place + 1}`;
    return box;
  });
  boxes.at(-1).dispatchEvent(new Event("input", { bubbles: true }));
}"""
BRING_BACK = """() => {
  let kept = 0;
  const write = Storage.prototype.setItem;
  Storage.prototype.setItem = function (...told) { kept += 1; return write.apply(this, told); };
  [...document.querySelectorAll("button")].find((one) => one.textContent === "นำกลับมา").click();
  return kept;
}"""
TYPED_SIXTY = """() => [...document.querySelectorAll('textarea[name^="statements-"]')]
  .map((box) => box.value).filter((text) => text.startsWith("คำที่"))"""


def test_sixty_statements_come_back_and_are_kept_once_and_not_for_each(page):
    page.evaluate(TYPE_SIXTY)
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()

    assert page.evaluate(BRING_BACK) == 1
    assert page.evaluate(TYPED_SIXTY) == [f"คำที่ {place}" for place in range(1, 61)]


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_rows_with_files_stay_within_a_narrow_screen(page, meeting, width):
    photograph = meeting.photographs.model(meeting=meeting, caption="ภาพ")
    photograph.file.save("a.jpg", ContentFile(make.picture()))
    page.set_viewport_size({"width": width, "height": 800})
    page.reload()

    assert page.locator("input[name='photographs-0-file']").count() == 1
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
