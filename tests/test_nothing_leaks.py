"""What is not public is nowhere: one draft of each kind, looked for on every public page."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from agency.models import Deadline
from open_data.tables import data_tables
from tests import make

pytestmark = pytest.mark.django_db

PAGES = ["/", "/about/", "/survey/", "/privacy/", "/accessibility/", "/2566/", "/2566/updates/",
         "/2566/measures/", "/2566/iit/", "/2566/eit/", "/2566/oit/", "/2566/report/", "/meetings/",
         "/open-data/", "/2566/data/", "/2566/data/datapackage.json", "/feed.xml", "/sitemap.xml",
         *(f"/2566/data/{name}.{end}" for name in data_tables()
           for end in ("csv", "json"))]  # fmt: skip


@pytest.fixture
def secrets():
    """One of each kind that the public must not see, beside one of each that it may."""
    item, measure, meeting = make.item(), make.measure(), make.meeting()
    make.published(item, progress="เปิดเผยได้")
    make.draft(item, progress="ความลับ ร่างของข้อ")
    make.draft(measure, results="ความลับ ผลที่รอตรวจ", state="submitted")
    make.evidence(item, title="ความลับ หลักฐานที่ยังไม่ตรวจ", published_at=None)
    withdrawn = make.evidence(item, title="ความลับ หลักฐานที่ถอน")
    withdrawn.withdraw("ผิดฉบับ")
    withdrawn.save()
    hidden = make.item(title="ความลับ ข้อที่ยังไม่เผยแพร่", withdrawn=True)
    make.published(hidden, progress="ความลับ รายงานของข้อที่ยังไม่เผยแพร่")
    make.item(title="ความลับ ข้อของพรุ่งนี้", published_at=timezone.now() + timedelta(days=1))
    make.measure(title="ความลับ มาตรการที่ยังไม่เผยแพร่", published_at=None)
    make.meeting(place="ความลับ ห้องของร่าง", published_at=None)
    next_year = make.fiscal_year(2567, published_at=None, grade="ความลับ ผลปีหน้า")
    make.measure(year=next_year, title="ความลับ มาตรการของปีที่ยังไม่เปิด")
    make.item(year=next_year, title="ความลับ ข้อของปีที่ยังไม่เปิด")
    make.meeting(year=next_year, place="ความลับ ห้องของปีหน้า")
    Deadline.objects.create(fiscal_year=next_year, title="ความลับ กำหนดการ", due_on="2024-01-31")
    result = make.result(published_at=None, source="ความลับ ที่มาของผล")
    make.indicator_result(result, title="ความลับ ตัวชี้วัด")
    make.question_result(result, text="ความลับ ข้อคำถาม")
    make.lost_item(result, item.number, reason="ความลับ เหตุผล")
    make.group_comparison(result, group="ความลับ กลุ่ม")
    make.result_remark(result, "ความลับ จุดที่ต้องพัฒนา")
    hidden = make.item(title="ความลับ ข้อที่มีรายงานอนุมัติ", withdrawn=True)
    make.element(hidden, "ความลับ องค์ประกอบ")
    make.published(hidden, progress="ความลับ ความก้าวหน้าที่อนุมัติ")
    make.evidence(hidden, title="ความลับ หลักฐานของข้อที่ไม่เผยแพร่")
    unseen = make.meeting(published_at=None)
    unseen.agenda_items.create(order=1, printed_number="๑", title="ความลับ วาระ")
    return {"item": item, "measure": measure, "meeting": meeting}


def test_no_public_page_says_a_secret(secrets, page):
    pages = PAGES + [row.get_absolute_url() for row in secrets.values()]

    for address in pages:
        assert "ความลับ" not in page(address), address
    for address in (secrets["item"].get_absolute_url(), "/2566/updates/"):
        assert "เปิดเผยได้" in page(address)


def test_no_calendar_and_no_spreadsheet_says_a_secret(secrets, client):
    calendar = client.get("/calendar.ics").content.replace(b"\r\n ", b"").decode()
    assert "ความลับ" not in calendar
    assert calendar.count("BEGIN:VEVENT") == 1
    for table in data_tables():
        book = load_workbook(BytesIO(client.get(f"/2566/data/{table}.xlsx").content))
        cells = [str(cell) for sheet in book for row in sheet.values for cell in row]
        assert not [cell for cell in cells if "ความลับ" in cell], table


@pytest.mark.parametrize("typed", ["ลับ", "ความล", "ร่าง", "หลักฐาน", "ข้อ", "ระเบียบวาระ"])
def test_no_search_finds_a_secret(secrets, page, typed):
    secrets["meeting"].agenda_items.create(order=1, printed_number="๑", title="เปิดเผยได้")
    hidden = [make.item(withdrawn=True), make.item(), make.measure(), make.meeting()]
    make.element(hidden[0], "ความลับ องค์ประกอบของร่าง")
    make.published(hidden[0], progress="ความลับ ความก้าวหน้าของร่าง")
    make.published(hidden[1], progress="ความลับ ของข้อที่ถอน")
    make.evidence(hidden[2], title="ความลับ หลักฐานของมาตรการที่ถอน")
    hidden[3].agenda_items.create(order=1, printed_number="๑", title="ความลับ วาระที่ถอน")
    for row in hidden[1:]:
        row.withdraw("ผิด")
        row.save()

    assert "ความลับ" not in unmarked(page(f"/search/?q={typed}"))
    assert "เปิดเผยได้" in unmarked(page("/search/?q=เปิดเผย"))


def unmarked(html):
    return html.replace("<mark>", "").replace("</mark>", "")


def test_pages_of_an_unpublished_year_do_not_exist(secrets, client):
    for address in (
        "/2567/",
        "/2567/updates/",
        "/2567/measures/",
        "/2567/oit/",
        "/2567/report/",
        "/2567/report.pdf",
    ):
        assert client.get(address).status_code == 404, address


def test_counts_leave_drafts_out(secrets, page):
    assert "1 จาก 1" in page("/2566/")
