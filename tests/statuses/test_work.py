"""A row that is begun: neither done nor not started, in งานของฉัน, readiness and their counts."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from my_work.year_work import load_year_work, readiness_by_division
from progress.work import Step, group_by_step
from tests import make

pytestmark = pytest.mark.django_db
UNDER_WAY = "รายงานว่าเริ่มแล้ว ยังไม่เสร็จ"


@pytest.fixture
def year():
    make.agency()
    year = make.third_status(make.fiscal_year())
    palad = make.division()
    for status, days in (("in_progress", 90), ("in_progress", 5), ("not_done", 90)):
        due_on = timezone.localdate() + timedelta(days=days)
        make.published(make.measure(year=year, divisions=[palad], due_on=due_on), status=status)
    make.measure(year=year, divisions=[palad])
    return year


def test_it_stands_in_a_group_of_its_own_until_its_date_is_near(year):
    groups = {group.step: len(group.tasks) for group in group_by_step(load_year_work(year).tasks)}

    assert groups[Step.UNDER_WAY] == 1
    assert groups[Step.DUE_SOON] == 1
    assert groups[Step.NOT_STARTED] == 2
    assert groups[Step.PUBLISHED] == 0


def test_readiness_counts_it_apart_whatever_its_date(year):
    (readiness,) = readiness_by_division(load_year_work(year))

    assert dict(readiness.steps) | {UNDER_WAY: 2, "ยังไม่เริ่ม": 2} == dict(readiness.steps)
    assert sum(count for _, count in readiness.steps) == len(readiness.tasks) == 4


def test_years_without_such_a_status_have_neither_group_nor_column():
    year = make.fiscal_year()
    make.published(make.measure(year=year, divisions=[make.division()]), status="not_done")
    work = load_year_work(year)

    assert Step.UNDER_WAY not in [group.step for group in group_by_step(work.tasks)]
    assert UNDER_WAY not in dict(readiness_by_division(work)[0].steps)


@pytest.mark.parametrize("address", ["/admin/", "/admin/readiness/2566/"])
def test_the_counts_of_the_office_say_what_they_count(client, secretary, year, address):
    client.force_login(secretary)

    text = " ".join(re.sub("<[^>]+>", " ", client.get(address).content.decode()).split())

    assert "รายงานว่าดำเนินการแล้ว 0 จาก 4 อยู่ระหว่างดำเนินการ 2" in text
    assert UNDER_WAY in text
