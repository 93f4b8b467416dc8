"""The back office from the printer: documents with a head, without what is for the screen alone."""

import re

import pypdfium2
import pytest

from agency.models import User
from backoffice import paper_lists
from oit_checklist.models import ChecklistItem
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

A4 = (595, 842)
# Consonants of words that lead elsewhere or act; a PDF does not keep the order of marks.
SCREEN_WORDS = ("ออกจากระบบ", "วิธีใช้หน้านี้", "คู่มือการใช้งาน", "กรองรายการ", "ดูเว็บไซต์", "ส่งออก/นำเข้า")
SCREEN_WORDS += ("ค้นหา", "บันทึกร่าง", "คัดลอก", "พิมพ์ทั้งหมด", "ล้างตัวกรอง", "ที่จะแก้ไข")
LISTED = 60  # a page of the screen holds 50
ITEMS = "/admin/oit_checklist/checklistitem/"
PAGES = {
    "/admin/": "งานของฉัน",
    "/admin/readiness/2566/": "ความพร้อมปีงบประมาณ 2566",
    "/admin/reminders/2566/": "แจ้งเตือนงานที่ค้าง",
    "/admin/itas/2566/": "แบบกรอก ITAS",
    "/admin/agency/deadline/": "กำหนดการ",
    "/admin/log/": "บันทึกการใช้งาน",
    "/admin/tables/": "ตาราง",
    "/admin/criteria/2566/": "เกณฑ์",
    ITEMS: "ข้อในแบบตรวจ",
    ITEMS + "{item}/change/": "ข้อในแบบตรวจ",
}


@pytest.fixture
def item(roles):
    """A year with more items than a page of a list holds, and one that was reported."""
    make.agency()
    palad = make.division()
    for number in range(1, LISTED + 1):
        make.item(number=number, title=f"ข้อที่ยาวพอให้ขึ้นบรรทัดใหม่ {number}", divisions=[palad])
    make.fiscal_year().deadlines.create(title="รายงานผล", due_on="2023-03-31")
    first = ChecklistItem.objects.get(number=1)
    make.published(first, progress="- ทำแล้ว\n" * 300 + "- จบ")
    make.evidence(first, url="https://ita.example.go.th/proof", title="ประกาศ")
    return first


@pytest.fixture
def printed(item, roles, client, new_page, live_server, tmp_path):
    """Print an address as a person who may do everything; the pages of the PDF."""
    person = make.administrator()
    person.groups.add(*make.secretary().groups.all())
    User.objects.filter(pk=person.pk).update(first_name="สมศรี", last_name="ใจดี")
    client.force_login(person)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    tab = new_page()
    tab.context.add_cookies([{**cookie, "url": live_server.url}])

    def put_on_paper(address: str) -> list[pypdfium2.PdfPage]:
        tab.goto(address.format(item=item.pk))
        tab.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
        return list(pypdfium2.PdfDocument(tmp_path / "a.pdf"))

    return put_on_paper


def words(pages) -> str:
    return letters("".join(page.get_textpage().get_text_bounded() for page in pages))


def letters(text: str) -> str:
    """What a PDF keeps in order: marks above and below letters it does not."""
    return "".join(re.findall(r"[ก-ฮะาเแโใไ0-9A-Za-z:/.]", text.replace("ำ", "า")))


def says(text: str, sentence: str) -> bool:
    """Whether the sentence is there; Chromium writes letters beside a mark twice."""
    return bool(re.search(".{0,2}?".join(map(re.escape, letters(sentence))), text))


def test_each_page_is_a_document_with_a_head_and_nothing_for_the_screen(printed):
    for address, title in PAGES.items():
        pages = printed(address)
        assert {tuple(map(round, page.get_size())) for page in pages} == {A4}, address
        first, everything = words(pages[:1]), words(pages)
        for said in ("เทศบาลตำบลตัวอย่าง", title, "พิมพ์โดย", "สมศรี", "25"):
            assert says(first, said), (address, said)
        found = [each for each in SCREEN_WORDS if says(everything, each)]
        assert not found, address
        assert f"{len(pages)}" in words(pages[-1:]), address
        assert outside(pages) == [], address


def outside(pages) -> list[str]:
    """Letters beyond the margins of their page."""
    found = []
    for page in pages:
        text = page.get_textpage()
        for place in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(place)
            if right > left and not (
                left > 28 and right < A4[0] - 28 and bottom > 14 and top < 828
            ):
                found.append(text.get_text_range(place, 1))
    return found


def test_a_list_is_printed_whole_with_its_head_on_every_page_and_its_filters_in_words(printed):
    pages = printed(f"{ITEMS}?instrument__exact=OIT&q=ข้อที่&all=1")

    assert len(pages) > 1
    assert all(says(words([page]), "ผู้รับผิดชอบ") for page in pages)
    text = words(pages)
    assert says(text, f"{LISTED} รายการ")
    assert says(text, "คำค้น “ข้อที่”")
    assert says(text, "เครื่องมือ:")
    assert all(says(text, f"ใหม่ {number}") for number in range(1, LISTED + 1))


def test_a_screen_of_a_list_says_of_how_many_rows_it_is(printed):
    assert says(words(printed(ITEMS)), f"แสดง 50 จาก {LISTED} รายการ")


def test_a_long_report_breaks_over_pages_and_evidence_has_its_address(printed):
    pages = printed(ITEMS + "{item}/change/")

    assert len(pages) > 5
    text = words(pages)
    assert text.count(letters("ทำแล")) >= 300
    assert "https://ita.example.go.th/proof" in text


def test_more_rows_than_are_printed_at_once_are_told(printed, client, monkeypatch):
    monkeypatch.setattr(paper_lists, "MOST_ROWS", 55)
    monkeypatch.setattr(paper_lists.PaperListMixin, "list_max_show_all", 55)

    text = words(printed(f"{ITEMS}?all=1"))

    assert says(text, f"พิมพ์ได้ครั้งละ 55 รายการ จาก {LISTED} รายการ")
