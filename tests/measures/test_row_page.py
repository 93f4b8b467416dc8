"""The page of one measure in the back office: headings, what stands above, what was spent."""

import pytest

from measures.models import Measure
from tests import make
from tests.backoffice.row_page import address, form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, secretary):
    client.force_login(secretary)
    return client


def saved(client, row, **values) -> str:
    """What the page answers: "" once it is saved."""
    answer = client.post(address(row), {**form_of(client, row), **values, "_save": "1"})
    return "" if answer.status_code == 302 else answer.content.decode()


def test_a_heading_has_its_plan_and_no_report(office):
    heading = make.heading("1")

    page = office.get(address(heading)).content.decode()

    assert 'name="title"' in page
    assert 'name="results"' not in page
    assert 'name="evidence-TOTAL_FORMS"' not in page
    assert saved(office, heading, title="ด้านที่หนึ่ง") == ""
    assert Measure.objects.get().title == "ด้านที่หนึ่ง"
    assert Measure.objects.get().updates.count() == 0


def test_what_was_spent_goes_into_the_draft(office):
    measure = make.measure(number="1")

    assert saved(office, measure, budget_spent="๑,๒๓๔.๕๐ บาท", budget_planned="2,000") == ""

    measure.refresh_from_db()
    assert (str(measure.budget_planned), str(measure.updates.get().budget_spent)) == (
        "2000.00", "1234.50",
    )  # fmt: skip


def test_an_amount_that_cannot_be_read_is_told_at_its_box(office):
    page = saved(office, make.measure(number="1"), budget_planned="สามหมื่น")

    assert "อ่านจำนวนเงิน “สามหมื่น” ไม่ออก" in page


def test_a_measure_with_results_typed_cannot_become_a_heading(office):
    page = saved(office, make.measure(number="1"), is_heading="on", results="ทำแล้ว")

    assert "มีผลที่กรอกไว้ในรายงาน จึงเป็นหัวข้อไม่ได้" in page
    assert not Measure.objects.get().is_heading


def test_only_measures_of_the_same_year_are_offered_above(office):
    make.heading("7", "ปีอื่น", year=make.fiscal_year(2567))
    heading = make.heading("1", "ปีนี้")
    measure = make.measure(number="1.1")

    page = office.get(address(measure)).content.decode()

    assert "2566 · 1 ปีนี้" in page
    assert "ปีอื่น" not in page
    assert saved(office, measure, parent=heading.pk) == ""
    assert Measure.objects.get(number="1.1").parent == heading


@pytest.mark.parametrize("typed", ["-๑x", "9"])
def test_a_refused_number_leads_to_the_public_page_of_the_stored_one(office, typed):
    measure = make.measure(number="1")
    make.published(measure, results="ทำแล้ว")

    page = saved(office, measure, number=typed, title="")

    assert 'href="/2566/measures/1/"' in page
    assert "/2566/measures/9/" not in page
