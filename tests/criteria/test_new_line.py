"""One line more in an item: /admin/criteria/<year>/<item>/line/"""

import pytest

from oit_checklist.models import Element
from tests import make
from tests.oit_checklist.test_ticks import ticked

pytestmark = pytest.mark.django_db


def address(item) -> str:
    return f"/admin/criteria/{item.fiscal_year}/{item.pk}/line/"


def test_a_line_is_added_behind_those_of_its_level(office, stored):
    answer = office.post(
        address(stored.item), {"text": " วิทยุชุมชน ", "marker": "", "parent": stored.either.pk}
    )

    assert answer.url == f"/admin/criteria/2569/#item{stored.item.pk}"
    line = Element.objects.get(text="วิทยุชุมชน")
    assert (line.parent, line.order, line.level) == (stored.either, 6, 3)
    page = office.get(answer.url).content.decode()
    assert page.index("ป้ายประกาศ") < page.rindex("วิทยุชุมชน") < page.index("กรณีไม่มีให้ระบุ")


def test_only_lines_that_may_have_some_below_are_offered(office, stored):
    page = office.get(address(stored.item)).content.decode()

    assert f'<option value="{stored.either.pk}">' in page
    assert f'<option value="{stored.website.pk}">' not in page
    refused = office.post(address(stored.item), {"text": "ลึกไป", "parent": stored.website.pk})
    assert refused.status_code == 422
    assert not Element.objects.filter(text="ลึกไป").exists()


def test_lines_of_another_item_are_no_choice(office, stored):
    other = make.element(make.item(year=stored.item.fiscal_year, number=5))

    answer = office.post(address(stored.item), {"text": "ผิดข้อ", "parent": other.pk})

    assert answer.status_code == 422


def test_the_tick_of_the_item_falls(office, stored):
    ticked(stored.item)

    office.post(address(stored.item), {"text": "เพิ่ม"})

    stored.item.refresh_from_db()
    assert not stored.item.is_checked


def test_without_words_the_box_is_asked_for(office, stored):
    answer = office.post(address(stored.item), {"text": " "})

    assert answer.status_code == 422
    assert "กรุณากรอกข้อความขององค์ประกอบ" in answer.content.decode()


def test_a_closed_year_takes_no_line(office, stored):
    make.closed(stored.item.fiscal_year)

    answer = office.post(address(stored.item), {"text": "เพิ่ม"})

    assert answer.status_code == 409
    assert "ปิดแล้วเมื่อ" in answer.content.decode()
    assert Element.objects.filter(item=stored.item).count() == 7


def test_the_item_of_another_year_is_not_found(office, stored):
    make.fiscal_year(2570)

    assert office.get(f"/admin/criteria/2570/{stored.item.pk}/line/").status_code == 404
