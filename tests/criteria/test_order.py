"""Rows of the criteria are moved by buttons, one place at a time."""

import re

import pytest
from auditlog.models import LogEntry

from oit_checklist.models import ChecklistItem, Element, Section
from tests import make
from tests.oit_checklist.test_ticks import ticked
from tests.oit_checklist.three_levels import three_levels

pytestmark = pytest.mark.django_db
PAGE = "/admin/criteria/2569/"


def seen_on(client) -> str:
    return re.search(r'name="seen" value="(\w+)"', client.get(PAGE).content.decode())[1]


def press(client, what: str, row, way: str, seen: str = ""):
    data = {"move": f"{what}:{row.pk}:{way}", "seen": seen or seen_on(client)}
    return client.post(PAGE, data)


def lines(item) -> list[str]:
    return [line.text for line in Element.objects.filter(item=item).order_by("order")]


def test_a_line_moves_with_the_lines_below_it(office):
    found = three_levels()

    answer = press(office, "line", found.alone, "up")

    assert answer.url == f"{PAGE}#line{found.alone.pk}"
    assert lines(found.item)[:2] == ["ประกาศเจตนารมณ์", "ข้อมูลโครงการ"]
    assert list(Element.objects.order_by("order").values_list("order", flat=True)) == [*range(1, 8)]
    found.either.refresh_from_db()
    assert found.either.parent == found.heading
    assert LogEntry.objects.get_for_object(found.alone).filter(action=1).exists()


def test_a_line_moves_among_those_of_its_level_only(office):
    found = three_levels()

    press(office, "line", found.poster, "up")
    assert lines(found.item)[3:5] == ["ป้ายประกาศ", "เว็บไซต์หลัก"]

    answer = press(office, "line", found.poster, "up")
    assert answer.status_code == 409
    assert "อยู่ต้นหรือท้ายของกลุ่มแล้ว" in answer.content.decode()


def test_sub_indicators_change_places_also_where_their_orders_are_equal(office, hidden_year):
    make.section(hidden_year, "9.1")
    second = make.section(hidden_year, "9.10")

    press(office, "section", second, "up")

    in_order = Section.objects.order_by("order").values_list("number", "order")
    assert list(in_order) == [("9.10", 1), ("9.1", 2)]


def test_items_of_a_year_that_nobody_saw_change_their_codes_and_keep_their_work(
    office, hidden_year
):
    first = make.item(year=hidden_year, number=3)
    second = make.item(year=hidden_year, number=7)
    proof = make.evidence(second, published_at=None)

    press(office, "item", second, "up")

    numbers = {row.pk: row.number for row in ChecklistItem.objects.all()}
    assert numbers == {first.pk: 7, second.pk: 3}
    proof.refresh_from_db()
    assert proof.assignment == second


def test_codes_of_a_year_that_is_public_stay(office):
    year = make.fiscal_year(2569)
    make.item(year=year, number=1)
    second = make.item(year=year, number=2)
    assert f"item:{second.pk}:up" not in office.get(PAGE).content.decode()

    answer = press(office, "item", second, "up")

    assert answer.status_code == 409
    assert "สลับรหัสของข้อไม่ได้" in answer.content.decode()
    second.refresh_from_db()
    assert second.number == 2


def test_the_tick_of_an_item_falls_when_its_lines_change_places(office):
    found = three_levels()
    ticked(found.item)

    press(office, "line", found.alone, "up")

    found.item.refresh_from_db()
    assert not found.item.is_checked
    assert "เครื่องหมาย “ตรวจกับคู่มือแล้ว” ของข้อ o1 ถูกเอาออก" in office.get(PAGE).content.decode()


def test_of_two_people_the_second_is_told(office):
    found = three_levels()
    seen = seen_on(office)
    press(office, "line", found.alone, "up", seen)

    answer = press(office, "line", found.alone, "down", seen)

    assert answer.status_code == 409
    assert "ลำดับเปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้" in answer.content.decode()
    assert lines(found.item)[0] == "ประกาศเจตนารมณ์"


@pytest.mark.parametrize("what", ["", "line", "line:x:up", "line:1:left", "year:1:up", "line:๑:up"])
def test_what_no_button_sends_moves_nothing(office, what):
    found = three_levels()
    before = lines(found.item)

    answer = office.post(PAGE, {"move": what, "seen": seen_on(office)})

    assert answer.status_code == 409
    assert lines(found.item) == before


def test_a_closed_year_moves_nothing(office):
    found = three_levels()
    seen = seen_on(office)
    make.closed(found.item.fiscal_year)

    answer = press(office, "line", found.alone, "up", seen)

    assert answer.status_code == 409
    assert "ปิดแล้วเมื่อ" in answer.content.decode()


def test_a_clerk_moves_nothing(client, clerk):
    found = three_levels()
    client.force_login(clerk)

    answer = client.post(PAGE, {"move": f"line:{found.alone.pk}:up", "seen": "x"})

    assert answer.status_code == 403
