"""The table of measures in a real browser: a block from Word or Excel, and a session that ended."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from measures.models import Measure
from tests import make
from tests.browser.test_reporting import sign_in
from tests.measures.table_page import ADDRESS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASTE = """(box, [kind, text]) => {
  const data = new DataTransfer();
  data.setData(kind, text);
  const options = { clipboardData: data, bubbles: true, cancelable: true };
  box.dispatchEvent(new ClipboardEvent("paste", options));
}"""
WORD = """<html><body><table>
<tr><td><p>งดรับของขวัญ</p></td><td><p>๑. ประกาศ</p><p>๒. แจ้งเวียน</p></td><td>กองคลัง<br>สำนักปลัด</td>
<td>ต.ค.65&nbsp;-&nbsp;ก.ย.66</td><td>ประกาศแล้ว</td><td>รู้ทั่วกัน</td></tr>
<tr><td>ตรวจสอบ</td><td>ตรวจทุกเดือน</td><td>กองคลัง</td><td></td><td></td><td></td></tr>
</table></body></html>"""
EXCEL = '5\tอบรม\t"บรรทัดแรก\nบรรทัดสอง"\n6\tอ่านเจตจำนง\tหน้าเสาธง\n'


@pytest.fixture
def table(roles, new_page):
    """The secretary's table of a year with one measure."""
    make.agency()
    make.secretary()
    for name in ("สำนักปลัด", "กองคลัง"):
        make.division(name)
    make.measure(number="1", title="ของเดิม")
    page = new_page()
    sign_in(page, "secretary")
    page.goto(ADDRESS)
    return page


def box(page, row: int, column: str):
    return page.locator(f"#id_rows-{row}-{column}")


def test_six_columns_of_word_fill_the_rows_from_the_focused_box_on(table):
    box(table, 0, "title").evaluate(PASTE, ["text/html", WORD])

    expect(table.get_by_text("วางแล้ว 9 ช่อง เพิ่ม 0 แถว ยังไม่ได้บันทึก")).to_be_visible()
    expect(box(table, 0, "method")).to_have_value("๑. ประกาศ\n๒. แจ้งเวียน")
    box(table, 1, "number").fill("2")
    table.get_by_role("button", name="บันทึกทั้งตาราง").click()

    expect(table.get_by_text("บันทึกตารางแล้ว เพิ่ม 1 แถว")).to_be_visible()
    first = Measure.objects.get(number="1")
    assert (first.title, first.starts_on.year) == ("งดรับของขวัญ", 2022)
    assert {division.name for division in first.divisions.all()} == {"กองคลัง", "สำนักปลัด"}
    assert first.updates.get().outcomes == "รู้ทั่วกัน"


def test_a_block_of_excel_adds_the_rows_it_needs(table):
    box(table, 3, "number").evaluate(PASTE, ["text/plain", EXCEL])

    expect(table.get_by_text("วางแล้ว 6 ช่อง เพิ่ม 1 แถว")).to_be_visible()
    expect(box(table, 3, "method")).to_have_value("บรรทัดแรก\nบรรทัดสอง")
    expect(box(table, 4, "title")).to_have_value("อ่านเจตจำนง")


def test_what_was_typed_and_pasted_outlives_the_session(table):
    box(table, 3, "number").evaluate(PASTE, ["text/plain", EXCEL])
    box(table, 0, "method").fill("พิมพ์ไว้นาน")
    Session.objects.all().delete()
    table.get_by_role("button", name="บันทึกทั้งตาราง").click()
    sign_in(table, "secretary")

    table.goto(ADDRESS)
    table.get_by_role("button", name="นำกลับมา").click()

    expect(box(table, 0, "method")).to_have_value("พิมพ์ไว้นาน")
    expect(box(table, 4, "title")).to_have_value("อ่านเจตจำนง")


def test_two_people_at_once_lose_nothing(table, new_page):
    make.administrator()
    other = new_page()
    sign_in(other, "administrator")
    other.goto(ADDRESS)
    box(other, 0, "title").fill("ของอีกคน")
    other.get_by_role("button", name="บันทึกทั้งตาราง").click()
    expect(other.get_by_text("แก้ไขแผน 1 แถว")).to_be_visible()

    box(table, 0, "method").fill("ของฉัน")
    table.get_by_role("button", name="บันทึกทั้งตาราง").click()
    expect(table.get_by_text("ของอีกคน").first).to_be_visible()
    table.get_by_role("button", name="บันทึกทั้งตาราง").click()

    expect(table.get_by_text("แก้ไขแผน 1 แถว")).to_be_visible()
    measure = Measure.objects.get()
    assert (measure.title, measure.method) == ("ของอีกคน", "ของฉัน")


@pytest.mark.parametrize("width", [1280, 320])
def test_the_page_is_not_wider_than_the_screen(table, width):
    table.set_viewport_size({"width": width, "height": 900})

    assert table.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_column_is_seen_without_scrolling_sideways(table, width):
    table.set_viewport_size({"width": width, "height": 900})

    region = table.locator(".measure-table__scroll")
    assert region.evaluate("region => region.scrollWidth <= region.clientWidth")
    assert table.evaluate("document.documentElement.scrollWidth") <= width
    boxes = table.locator("#rows-0 :is(textarea, select)").all()
    assert len(boxes) > 5
    for each in boxes:
        edges = each.bounding_box()
        assert edges["width"] >= 60
        assert edges["x"] + edges["width"] <= width
