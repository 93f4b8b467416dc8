"""Closing a fiscal year and opening it again: acts with a button, a page and a trail."""

from datetime import date, timedelta

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import ValidationError
from django.utils import timezone

from agency.closing import ClosingError, close_year, reopen_year
from agency.models import FiscalYear
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return make.fiscal_year(2566)


@pytest.fixture
def address(year):
    return f"/admin/agency/fiscalyear/{year.pk}/"


def test_the_button_closes_the_year_today(client, secretary, year, address):
    client.force_login(secretary)
    assert "ปิดปีงบประมาณ" in client.get(f"{address}change/").content.decode()

    answer = client.post(f"{address}close/", follow=True).content.decode()

    year.refresh_from_db()
    assert year.closed_on == timezone.localdate()
    assert f"ทำแล้ว {year.why_closed}" in answer
    assert "เปิดปีอีกครั้ง" in answer


def test_the_page_counts_what_will_stay_unfinished(client, secretary, year, address):
    make.draft(make.item(year=year))
    make.meeting(year=year)
    client.force_login(secretary)

    page = client.get(f"{address}close/").content.decode()

    assert "รายงานความก้าวหน้า 1 ฉบับ ยังไม่เผยแพร่" in page
    assert "รายงานการประชุม 1 ครั้ง ยังไม่รับรอง" in page


def test_opening_again_needs_a_reason_and_leaves_it_in_the_trail(client, secretary, year, address):
    close_year(year)
    client.force_login(secretary)

    without = client.post(f"{address}reopen/", {"reason": " "})
    client.post(f"{address}reopen/", {"reason": "คะแนนประกาศใหม่"})

    assert without.status_code == 422
    assert FiscalYear.objects.get().is_open
    changes = LogEntry.objects.get_for_object(year).first().changes
    assert changes["reopened_reason"][1] == "คะแนนประกาศใหม่"


def test_the_second_of_two_who_press_is_told_truly(client, secretary, year, address):
    client.force_login(secretary)
    client.get(f"{address}close/")
    close_year(year)

    answer = client.post(f"{address}close/")

    assert answer.status_code == 409
    assert "ปิดแล้วเมื่อ" in answer.content.decode()
    with pytest.raises(ClosingError, match="ไม่ได้ทำอะไรเพิ่ม"):
        close_year(year)


def test_an_open_year_is_not_opened(year):
    with pytest.raises(ClosingError, match="เปิดอยู่แล้ว"):
        reopen_year(year, "เหตุผล")


def test_a_clerk_closes_nothing(client, clerk, year, address):
    client.force_login(clerk)

    assert client.post(f"{address}close/").status_code == 403
    assert FiscalYear.objects.get().is_open


def test_no_day_to_come_closes_a_year(client, secretary, year, address):
    client.force_login(secretary)

    assert 'name="closed_on"' not in client.get(f"{address}change/").content.decode()
    year.closed_on = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError, match="ยังมาไม่ถึง"):
        year.full_clean()


def test_a_closed_year_says_so_on_its_pages(client, secretary, year, address):
    make.agency()
    row, meeting = make.item(year=year), make.meeting(year=year)
    make.closed(year, date(2024, 9, 30))
    client.force_login(secretary)
    pages = [
        f"{address}change/",
        f"/admin/oit_checklist/checklistitem/{row.pk}/change/",
        f"/admin/oit_checklist/section/{row.section_id}/change/",
        f"/admin/meetings/meeting/{meeting.pk}/change/",
        "/admin/itas/2566/",
        "/admin/annual_report/issuedreport/2566/preview/",
        "/admin/readiness/2566/",
        "/admin/reminders/2566/",
        "/admin/?year=2566",
        "/admin/tables/?year=2566",
    ]

    silent = [page for page in pages if year.why_closed not in client.get(page).content.decode()]

    assert silent == []
