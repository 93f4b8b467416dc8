"""The list of reports that their own writers approved, of all families of a year."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db


def approved_alone(row, user):
    return make.published(row, author=user, reviewer=user, self_approved=True)


def test_reports_of_every_family_are_listed_and_no_others(client, page, secretary, clerk):
    approved_alone(make.item(title="ข้อที่เขียนเอง"), secretary)
    approved_alone(make.measure(title="มาตรการที่เขียนเอง"), secretary)
    make.published(make.item(title="ข้อที่มีผู้ตรวจ"), author=clerk, reviewer=secretary)
    approved_alone(make.item(title="ข้อของปีอื่น", year=make.fiscal_year(2567)), secretary)
    client.force_login(secretary)

    html = page("/admin/self-approved/2566/")

    assert "ข้อที่เขียนเอง" in html
    assert "มาตรการที่เขียนเอง" in html
    assert "ข้อที่มีผู้ตรวจ" not in html
    assert "ข้อของปีอื่น" not in html


def test_an_earlier_report_stays_listed(client, page, secretary, clerk):
    item = make.item(title="ข้อที่เขียนเอง")
    approved_alone(item, secretary)
    make.published(item, author=clerk, reviewer=secretary)
    client.force_login(secretary)

    assert "ข้อที่เขียนเอง" in page("/admin/self-approved/2566/")


def test_it_is_reached_from_the_work_page(client, page, secretary):
    make.item()
    client.force_login(secretary)

    assert "/admin/self-approved/2566/" in page("/admin/")
    assert "ไม่มีรายงานที่ผู้เขียนอนุมัติเองในปีนี้" in page("/admin/self-approved/2566/")


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_however_long(client, secretary, django_assert_num_queries, rows):
    make.agency()
    for _ in range(rows):
        approved_alone(make.item(), secretary)
        approved_alone(make.measure(), secretary)
    client.force_login(secretary)
    client.get("/admin/self-approved/2566/")

    # session, person; rights; year; updates of two families; agency
    with django_assert_num_queries(8):
        client.get("/admin/self-approved/2566/")
