"""A year's measures taken over into the next one."""

from datetime import date

import pytest

from measures.copying import copy_measures
from measures.models import Measure
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def years():
    return make.fiscal_year(2567), make.fiscal_year(2568, published_at=None)


def test_the_plan_is_copied_and_nothing_that_was_reported(years, palad):
    old, new = years
    heading = make.heading("1", year=old)
    measure = make.measure(
        year=old,
        number="1.1",
        parent=heading,
        divisions=[palad],
        budget_planned="500",
        responsible_person="งานนิติการ",
        starts_on=date(2024, 2, 29),
        due_on=date(2024, 9, 30),
    )
    make.published(measure, results="ทำแล้ว", budget_spent="400")
    make.evidence(measure)

    first, second = copy_measures(old, new, [measure, heading])

    assert (first.number, first.is_heading, second.parent) == ("1", True, first)
    assert (second.starts_on, second.due_on) == (date(2025, 2, 28), date(2025, 9, 30))
    assert (second.budget_planned, second.responsible_person) == (500, "งานนิติการ")
    assert list(second.divisions.all()) == [palad]
    assert (second.published_at, second.published_update, second.updates.count()) == (None, None, 0)
    assert second.evidence.count() == 0


def test_twice_is_once_and_what_is_there_stays(years):
    old, new = years
    rows = [make.measure(year=old, number="1", title="เก่า"), make.measure(year=old, number="2")]
    make.measure(year=new, number="1", title="ของปีใหม่")

    assert [row.number for row in copy_measures(old, new, rows)] == ["2"]
    assert copy_measures(old, new, rows) == []
    assert Measure.objects.get(fiscal_year=new, number="1").title == "ของปีใหม่"


def test_withdrawn_measures_and_those_of_other_years_stay_behind(years):
    old, new = years
    gone = make.measure(year=old, number="1")
    gone.withdraw("ยกเลิก")
    gone.save()

    assert copy_measures(old, new, [gone, make.measure(number="5")]) == []


def test_without_its_heading_a_measure_stands_alone(years):
    old, new = years
    measure = make.measure(year=old, number="1.1", parent=make.heading("1", year=old))

    (copy,) = copy_measures(old, new, [measure])

    assert copy.parent is None
