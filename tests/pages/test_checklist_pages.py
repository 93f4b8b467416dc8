"""The checklist on the public site: tables, filters, one page per item."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests import make

pytestmark = pytest.mark.django_db
BANGKOK = ZoneInfo("Asia/Bangkok")


def test_oit_is_grouped_by_sub_indicator_and_theme(page):
    make.item(theme="ข้อมูลพื้นฐาน", title="โครงสร้าง")
    make.item(theme="การประชาสัมพันธ์", title="ข่าวประชาสัมพันธ์")

    html = page("/2566/oit/")

    places = [html.index(words) for words in (
        'id="t9.1"', "<caption>ข้อมูลพื้นฐาน", "โครงสร้าง</a>", "<caption>การประชาสัมพันธ์",
        "ข่าวประชาสัมพันธ์</a>")]  # fmt: skip
    assert places == sorted(places)


def test_the_status_is_said_in_words_with_the_official_pair(page):
    make.published(make.item(), progress="ทำแล้ว")

    html = page("/2566/oit/")

    assert "สถานะ: ดำเนินการ" in html
    assert "☐" in html
    assert "☑" in html
    assert "ยังไม่ได้ดำเนินการ" in html


def test_rows_are_filtered_by_division_and_status(page):
    palad, klang = make.division("สำนักปลัด"), make.division("กองคลัง")
    make.published(make.item(title="ของปลัดที่ทำแล้ว", divisions=[palad]))
    make.item(title="ของปลัดที่ยังไม่ทำ", divisions=[palad])
    make.item(title="ของคลัง", divisions=[klang])
    make.item(title="ของทุกส่วน", for_all_divisions=True)

    html = page(f"/2566/oit/?division={palad.pk}&status=not_done")

    assert "ของปลัดที่ยังไม่ทำ" in html
    assert "ของทุกส่วน" in html
    assert "ของปลัดที่ทำแล้ว" not in html
    assert "ของคลัง" not in html


@pytest.mark.parametrize(
    "query", ["division=999", "division=abc", "status=banana", "division=9%009"]
)
def test_a_filter_that_makes_no_sense_is_said_and_left_out(page, query):
    make.item(title="โครงสร้าง")

    html = page(f"/2566/oit/?{query}")

    assert "โครงสร้าง" in html
    assert "แทน" in html  # "ไม่มี… แสดงทุก…แทน"


def test_no_match_is_not_the_same_as_no_items(page):
    make.item()

    assert "ไม่มีข้อที่ตรงกับตัวกรอง" in page("/2566/oit/?status=done")
    assert "ยังไม่มีตัวชี้วัด IIT ในปีงบประมาณนี้" in page("/2566/iit/")


def test_an_item_shows_its_nested_elements_in_order(page):
    item = make.item(number=22)
    parent = make.element(item, "มีข้อมูลรายละเอียด อย่างน้อยประกอบด้วย")
    make.element(item, "ปัญหา/อุปสรรค", parent=parent, marker="(๓)")
    make.element(item, "เป็นรายงานผลของปี พ.ศ. ๒๕๖๕")

    html = page("/2566/oit/o22/")

    places = [
        html.index(words) for words in ("อย่างน้อยประกอบด้วย", "(๓)", "ปัญหา/อุปสรรค", "เป็นรายงานผล")
    ]
    assert places == sorted(places)


def test_an_item_shows_its_evidence_with_the_documents_own_date(page):
    item = make.item(number=13)
    make.evidence(item, title="รายงานประจำปี", document_date=date(2022, 11, 22))

    html = page("/2566/oit/o13/")

    assert "รายงานประจำปี" in html
    assert "22 พฤศจิกายน 2565" in html


def test_an_item_says_when_it_was_verified_and_by_which_division(page, palad):
    reviewer = make.secretary()
    reviewer.divisions.add(palad)
    update = make.published(make.item(number=1))
    update.reviewer, update.reviewed_at = reviewer, datetime(2023, 3, 2, 9, 30, tzinfo=BANGKOK)
    update.save()

    facts = page("/2566/oit/o1/").partition("ตรวจสอบและเผยแพร่ล่าสุด")[2].partition("</dd>")[0]

    assert "2 มี.ค. 2566 09:30 น." in facts
    assert facts.endswith("<br>โดย สำนักปลัด ")


def test_an_item_leads_to_its_neighbours(page):
    for number in (1, 2, 3):
        make.item(number=number)

    html = page("/2566/oit/o2/")

    assert 'rel="prev" href="/2566/oit/o1/"' in html
    assert 'rel="next" href="/2566/oit/o3/"' in html


def test_the_same_code_of_another_year_is_another_page(page, client):
    make.item(year=make.fiscal_year(2565), number=20, title="รายงานผลการใช้จ่ายงบประมาณ")
    make.item(year=make.fiscal_year(2566), number=20, title="ประกาศจัดซื้อจัดจ้าง")

    assert "ประกาศจัดซื้อจัดจ้าง" not in page("/2565/oit/o20/")
    assert "ประกาศจัดซื้อจัดจ้าง" in page("/2566/oit/o20/")
    assert client.get("/2567/oit/o20/").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/2566/oit/1/", "/2566/oit/o01/", "/2566/oit/o99/", "/2566/oit/O1/", "/2566/iit/o1/",
     "/2566/oit/o%E0%B9%91/", "/2566/abc/", "/2023/oit/o1/", "/02566/oit/o1/"],
)  # fmt: skip
def test_every_other_spelling_is_a_friendly_404(client, address):
    make.item(number=1)

    response = client.get(address)

    assert response.status_code == 404
    assert "ไม่พบหน้านี้" in response.content.decode()


def test_an_item_tells_of_each_element_what_its_evidence_shows(page):
    item = make.item(number=13, period_rule="previous_year")
    make.published(item)
    for text, values in (
        ("ครบ", {"document_date": date(2022, 11, 1)}),
        ("เก่า", {"document_date": date(2010, 1, 1)}),
        ("หาย", {"last_link_check": make.link_check(outcome="dead")}),
    ):
        make.evidence(item, **values).elements.add(make.element(item, text))
    make.element(item, "ว่าง")

    html = page("/2566/oit/o13/")

    proofs = html.partition('<ol class="proofs">')[2].partition("</ol>")[0]
    marks = re.findall(r'class="proof__mark.*?>\s*(.*?)\s*</p>', proofs, re.S)
    assert marks[:2] == ["มีหลักฐาน", "ข้อมูลไม่ใช่ช่วงเวลาที่กำหนด"]
    assert "ตั้งแต่" in marks[2]
    assert marks[3] == "ยังไม่มีหลักฐานที่เผยแพร่"
    assert "หลักฐานยังไม่ครบ (1 จาก 4)" in html


def test_a_table_shows_what_is_reported_and_what_is_proved(page):
    item = make.item()
    make.published(item)
    make.element(item)

    row = page("/2566/oit/").partition("<tbody>")[2].partition("</tr>")[0]

    assert "สถานะ: ดำเนินการ" in row
    assert "ยังไม่มีหลักฐาน" in row
