"""The minutes on the public site."""

import re

import pytest

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    meeting = make.meeting(starts_at="13:30", ends_at="14:30", opening="ครบองค์ประชุมแล้ว")
    meeting.attendance.create(order=1, post="ปลัดเทศบาล", role="ประธานกรรมการ")
    meeting.attendance.create(order=1, name="นาย ก", kind="absent", reason="ติดราชการ")
    first = meeting.agenda_items.create(
        order=1, printed_number="๑", title="เรื่องที่ประธานแจ้ง", resolution="รับทราบ"
    )
    first.statements.create(order=1, speaker="ประธาน", post="ปลัด", text="ขอเชิญ\n๑. ข้อแรก")
    meeting.agenda_items.create(order=2, printed_number="๒", title="เรื่องรับรองรายงาน")
    meeting.signatures.create(order=1, label="ผู้จดรายงาน", name="นางสาว ข", post="เลขานุการ")
    return meeting


def test_the_list_leads_to_the_minutes(meeting, page):
    html = page("/meetings/")

    assert f'href="/meetings/{meeting.pk}/"' in html
    assert "29 พฤศจิกายน 2565" in html


def test_the_page_holds_the_full_minutes_in_order(meeting, page):
    html = page(f"/meetings/{meeting.pk}/").partition("<main")[2]

    order = [html.index(words) for words in (
        "วันอังคารที่ ๒๙ พฤศจิกายน ๒๕๖๕", "ผู้มาประชุม", "ปลัดเทศบาล", "ติดราชการ",
        "ครบองค์ประชุมแล้ว", "ระเบียบวาระที่ ๑", "ขอเชิญ", "ข้อแรก", "มติที่ประชุม", "รับทราบ",
        "ระเบียบวาระที่ ๒", "๑๔.๓๐", "ผู้จดรายงาน", "นางสาว ข")]  # fmt: skip
    assert order == sorted(order)


def test_an_empty_agenda_item_says_there_is_nothing(meeting, page):
    assert page(f"/meetings/{meeting.pk}/").count("-ไม่มี-") == 2  # guests, and agenda item 2


def test_parts_of_an_agenda_item_and_what_comes_before_it_print_as_minutes_do(meeting, page):
    for order, (number, title) in enumerate(
        [("", "ก่อนวาระ"), ("๓", "สืบเนื่อง"), ("๓.๑", "เว็บไซต์")], 3
    ):
        meeting.agenda_items.create(
            order=order,
            level=1 if number else 0,
            printed_number=number,
            title=title,
            resolution="" if number == "๓" else "รับทราบ",
        )
    html = page(f"/meetings/{meeting.pk}/")
    words = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert "ระเบียบวาระที่ ๓ สืบเนื่อง ๓.๑ เว็บไซต์" in words
    assert "ระเบียบวาระที่ ก่อนวาระ" not in words
    assert [str(item) for item in meeting.agenda_items.all()][2:] == [
        "ก่อนวาระ", "ระเบียบวาระที่ ๓ สืบเนื่อง", "๓.๑ เว็บไซต์",
    ]  # fmt: skip


def test_a_printed_date_stays_as_printed(page):
    meeting = make.meeting(printed_date="วันพุธที่ ๒๙ พฤศจิกายน ๒๕๖๕")

    assert "วันพุธที่ ๒๙ พฤศจิกายน ๒๕๖๕" in page(f"/meetings/{meeting.pk}/")


def test_the_menu_beside_minutes_is_that_of_their_year(page):
    meeting = make.meeting()
    make.fiscal_year(2567)

    html = page(meeting.get_absolute_url())

    assert "ภาพรวมปี 2566" in html
    assert "ภาพรวมปี 2567" not in html
