"""What is new: /2566/updates/ and the five newest on the home page."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from tests import make

pytestmark = pytest.mark.django_db
BANGKOK = ZoneInfo("Asia/Bangkok")


def approved(row, at, **values):
    """An update that was approved at this moment."""
    update = make.published(row, **values)
    update.reviewed_at = at
    update.save()
    return update


def places_of(html, *words):
    return [html.index(word) for word in words]


def test_measures_and_items_stand_in_one_list_the_newest_first(page):
    now = timezone.now()
    approved(make.item(title="ข้อเก่าสุด"), now - timedelta(days=3))
    approved(make.measure(title="มาตรการกลาง"), now - timedelta(days=2))
    approved(make.item(title="ข้อใหม่สุด"), now - timedelta(days=1))

    places = places_of(page("/2566/updates/"), "ข้อใหม่สุด", "มาตรการกลาง", "ข้อเก่าสุด")

    assert places == sorted(places)


def test_a_day_is_a_day_in_thailand(page):
    item = make.item()
    approved(item, datetime(2023, 3, 31, 23, 30, tzinfo=BANGKOK), progress="- ก่อนเที่ยงคืน")
    approved(item, datetime(2023, 4, 1, 0, 30, tzinfo=BANGKOK), progress="- หลังเที่ยงคืน")

    html = page("/2566/updates/")

    places = places_of(
        html, "1 เมษายน 2566", "00:30 น.", "หลังเที่ยงคืน", "31 มีนาคม 2566", "23:30 น.", "ก่อนเที่ยงคืน"
    )
    assert places == sorted(places)


def test_earlier_reports_of_a_row_stay_on_the_timeline(page):
    item = make.item()
    make.published(item, status="not_done", progress="- กำลังทำ")
    make.published(item, progress="- ทำเสร็จแล้ว")

    html = page("/2566/updates/")

    assert "กำลังทำ" in html
    assert "ทำเสร็จแล้ว" in html


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_what_is_not_approved_is_not_there(page, state):
    make.draft(make.item(), state=state, progress="- ยังไม่ผ่าน", review_note="แก้ก่อน")

    html = page("/2566/updates/")

    assert "ยังไม่ผ่าน" not in html
    assert "ยังไม่มีรายงานที่เผยแพร่ในปีงบประมาณนี้" in html


def test_a_withdrawn_row_takes_its_updates_along(page):
    item = make.item(title="ข้อที่ถอน")
    make.published(item, progress="- ของข้อที่ถอน")
    item.withdraw("ผิดปี")
    item.save()

    assert "ข้อที่ถอน" not in page("/2566/updates/")


def test_another_year_has_its_own_timeline(page):
    make.published(make.item(year=make.fiscal_year(2565), title="ของปีก่อน"))
    make.fiscal_year(2566)

    assert "ของปีก่อน" in page("/2565/updates/")
    assert "ของปีก่อน" not in page("/2566/updates/")


def test_a_page_holds_thirty_and_leads_to_the_others(page):
    item = make.item()
    for number in range(31):
        make.published(item, progress=f"- รายงานหมายเลข {number} จบ")

    first, second = page("/2566/updates/"), page("/2566/updates/?page=2")

    assert "รายงานหมายเลข 30 จบ" in first
    assert "รายงานหมายเลข 0 จบ" not in first
    assert 'href="?page=2"' in first
    assert "รายงานหมายเลข 0 จบ" in second
    assert "หน้า 2 จาก 2" in second


@pytest.mark.parametrize("typed", ["9", "0", "-1", "abc", "9" * 500, "%00", "%F0%9F%98%80"])
def test_a_page_that_is_not_there_is_said(page, typed):
    make.published(make.item(title="โครงสร้าง"))

    html = page(f"/2566/updates/?page={typed}")

    assert "ไม่มีหน้าที่ขอ จึงแสดงหน้า 1" in html
    assert "โครงสร้าง" in html


def test_a_long_report_is_shown_in_short(page):
    make.published(make.item(), progress="- เริ่มต้น\n- " + "น้ำ" * 200 + "ตอนจบ")

    html = page("/2566/updates/")

    assert "เริ่มต้น · น้ำ" in html
    assert "ตอนจบ" not in html


def test_home_shows_the_five_newest_and_leads_to_all(page):
    for number in range(6):
        make.published(make.measure(title=f"มาตรการเลข {number} จบ"))

    news = page("/").partition('id="new-title"')[2].partition("</section>")[0]

    assert "มาตรการเลข 5 จบ" in news
    assert "มาตรการเลข 1 จบ" in news
    assert "มาตรการเลข 0 จบ" not in news
    assert 'href="/2566/updates/"' in news


def test_the_year_leads_to_its_timeline(page):
    make.measure()

    assert 'href="/2566/updates/"' in page("/2566/")
