"""A table that was copied in Word is pasted, looked at, taken over and published from."""

import pytest
from playwright.sync_api import expect

from imports.models import OfficeImport
from measures.models import Measure
from tests import make
from tests.browser.test_reporting import sign_in
from tests.imports_assistant.pages import KIT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# As Word puts it on the clipboard: a title row over all columns, merged cells, its own styles.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<table class=MsoTableGrid>
<tr><td colspan=4><p class=MsoNormal align=center>
มาตรการส่งเสริมคุณธรรม ประจำปี ๒๕๖๖<o:p></o:p></p></td></tr>
<tr><td><p>ที่</p></td><td><p>มาตรการ/แนวทาง</p></td><td><p>ผู้รับผิดชอบ</p></td><td><p>ระยะเวลา</p></td></tr>
<tr><td><p>๑</p></td><td><p>งดรับของขวัญ<br>ทุกชนิด</p></td><td><p>กองคลัง / สำนักปลัด</p></td>
<td><p>ต.ค. ๖๕ – ก.ย. ๖๖</p></td></tr>
<tr><td><p>๒</p></td><td><p>อบรมจริยธรรม</p></td><td><p>สำนักปลัด</p></td><td><p>ไตรมาส ๒</p></td></tr>
</table><!--EndFragment--></body></html>"""
PLAIN = "ที่\tมาตรการ/แนวทาง\tผู้รับผิดชอบ\tระยะเวลา\n๑\tงดรับของขวัญ ทุกชนิด\tกองคลัง\tต.ค. ๖๕\n"
PASTE_BOTH = """(box, [html, plain]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", plain);
  const options = { clipboardData: data, bubbles: true, cancelable: true };
  if (box.dispatchEvent(new ClipboardEvent("paste", options))) {
    box.value += plain;
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  }
}"""


@pytest.fixture
def office(roles, new_page):
    """The secretary's browser, signed in, of an office with a public year."""
    make.agency()
    make.secretary()
    for name in ("สำนักปลัด", "กองคลัง"):
        make.division(name)
    make.fiscal_year(2566)
    page = new_page()
    sign_in(page, "secretary")
    return page


def test_a_table_of_word_is_pasted_taken_over_and_published(office, new_page):
    stranger = new_page(width=320)
    office.goto("/admin/imports/")
    office.get_by_label("มาตรการ แผนหรือรายงานมาตรการ").check()
    office.get_by_label("หรือวางตาราง").evaluate(PASTE_BOTH, [WORD, PLAIN])
    expect(office.get_by_text("วางตารางแล้ว กด “อ่านแฟ้ม”")).to_be_visible()
    office.get_by_role("button", name="อ่านแฟ้ม").click()

    expect(office.get_by_text("อ่านได้ครบทุกแถว")).to_be_visible()
    expect(office.get_by_text("สำนักปลัด; กองคลัง").last).to_be_visible()
    office.get_by_role("button", name="นำเข้าทั้งหมด (2 แถว)").click()
    expect(office.get_by_text("นำเข้าแล้ว", exact=True)).to_be_visible()
    assert stranger.request.get("/2566/measures/1/").status == 404

    measure = Measure.objects.get(number="1")
    assert measure.title == "งดรับของขวัญ ทุกชนิด"
    office.goto(f"/admin/measures/measure/{measure.pk}/change/")
    office.get_by_role("link", name="เผยแพร่หรือดูว่าต้องทำอะไร").click()
    office.get_by_role("button", name="เผยแพร่", exact=True).click()
    expect(office.get_by_text("เผยแพร่แล้ว 1 รายการ ประชาชนเห็นแล้ว 1 รายการ")).to_be_visible()

    stranger.goto("/2566/measures/1/")
    expect(stranger.get_by_role("heading", name="งดรับของขวัญ ทุกชนิด")).to_be_visible()


def test_without_javascript_a_file_comes_in_as_well(roles, new_page):
    make.agency()
    make.administrator()
    for name in ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา"):
        make.division(name)
    make.fiscal_year(2566)
    page = new_page(width=320, java_script_enabled=False)
    page.goto("/admin/imports/")
    page.get_by_label("ชื่อผู้ใช้").fill("administrator")
    page.get_by_label("รหัสผ่าน").fill("รหัสผ่านของ-administrator")
    page.get_by_role("button", name="เข้าสู่ระบบ").press("Enter")
    page.get_by_label("มาตรการ แผนหรือรายงานมาตรการ").check()
    page.get_by_label("แฟ้มของหน่วยงาน").set_input_files(KIT / "measures-title-row.docx")
    page.get_by_role("button", name="อ่านแฟ้ม").press("Enter")
    page.get_by_role("button", name="นำเข้าทั้งหมด").press("Enter")

    expect(page.get_by_text("นำเข้าแล้ว", exact=True)).to_be_visible()
    assert OfficeImport.objects.get().step == "stored"


@pytest.mark.looks
@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize(
    ("file", "target"), [("people.xlsx", "people"), ("oit-addresses.xlsx", "items")]
)
def test_the_page_of_a_file_fits_the_screen(roles, new_page, width, file, target):
    make.agency()
    make.administrator()
    for name in ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา"):
        make.division(name)
    make.fiscal_year(2566)
    page = new_page(width=width)
    sign_in(page, "administrator")
    page.goto(f"/admin/imports/?target={target}")
    page.get_by_label("แฟ้มของหน่วยงาน").set_input_files(KIT / file)
    page.get_by_role("button", name="อ่านแฟ้ม").click()
    page.locator("summary").first.wait_for()
    page.locator("details").evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
