"""Who is responsible: one table for the whole year, saved in one go."""

import pytest

from oit_checklist.models import ChecklistItem
from tests import make

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/start/responsible/"


@pytest.fixture
def office(client):
    client.force_login(make.administrator())
    return client


@pytest.fixture
def year():
    return make.fiscal_year(2570, published_at=None)


def sent(office) -> dict:
    """The form as the browser has it, before anybody ticks."""
    context = office.get(ADDRESS).context
    rows = [row for group in context["groups"] for row in group.rows]
    return {"shown": context["shown"], **{row.name: sorted(row.ticked) for row in rows}}


def responsible(item) -> list[str]:
    return ChecklistItem.objects.get(pk=item.pk).responsible


def test_ticks_of_items_of_groups_and_of_all_are_saved_together(office, year):
    palad, khlang = make.division("สำนักปลัด"), make.division("กองคลัง")
    one = make.item(year=year, section=make.section(year, "9.1"))
    two = make.item(year=year, section=make.section(year, "9.2"))
    iit = make.item(year=year, instrument="IIT")
    data = sent(office)

    data |= {f"section{two.section_id}": [str(khlang.pk)], "IIT": ["all"], "every": [str(palad.pk)]}
    answer = office.post(ADDRESS, data)

    assert answer.url == "/admin/start/measures/"
    assert responsible(one) == ["สำนักปลัด"]
    assert sorted(responsible(two)) == ["กองคลัง", "สำนักปลัด"]
    assert responsible(iit) == ["ทุกส่วนงาน"]


def test_what_is_unticked_goes_and_what_a_colleague_ticked_meanwhile_stays(office, year):
    palad, khlang = make.division("สำนักปลัด"), make.division("กองคลัง")
    item = make.item(year=year, divisions=[palad])
    data = sent(office)
    item.divisions.add(khlang)

    data[f"item{item.pk}"] = []
    office.post(ADDRESS, data)

    assert responsible(item) == ["กองคลัง"]


def test_120_items_are_saved_in_one_go(office, year):
    divisions = [make.division(f"กอง {number}") for number in range(7)]
    items = [make.item(year=year) for _ in range(120)]
    data = sent(office) | {"every": [str(division.pk) for division in divisions]}
    office.post(ADDRESS, data)
    assert "ทุกข้อมีผู้รับผิดชอบแล้ว (120 ข้อ)" in office.get(ADDRESS).content.decode()

    # All of it ticked comes back as so many values in one form.
    answer = office.post(ADDRESS, sent(office))

    assert answer.status_code == 302
    assert len(responsible(items[-1])) == 7


def test_a_closed_year_is_refused_with_the_reason(office, year):
    item = make.item(year=year)
    palad = make.division("สำนักปลัด")
    data = sent(office)
    make.closed(year)

    answer = office.post(ADDRESS, data | {"every": [str(palad.pk)]}, follow=True)

    assert "ปิดแล้วเมื่อ" in answer.content.decode()
    assert responsible(item) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_table_costs_the_same_however_many_items(office, year, rows, django_assert_num_queries):
    palad = make.division("สำนักปลัด")
    for _ in range(rows):
        make.item(year=year, divisions=[palad])
    office.get(ADDRESS)

    with django_assert_num_queries(24):
        office.get(ADDRESS)
