"""When the public records of a year last changed, asked of every kind of record at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalogue.changes import year_changed_at, years_changed_at
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return make.fiscal_year(published_at=timezone.now() - timedelta(days=9))


@pytest.fixture
def yesterday():
    return timezone.now() - timedelta(days=1)


def test_a_year_without_rows_changed_when_it_was_published(year):
    assert year_changed_at(year) == year.published_at


@pytest.mark.parametrize("made", [make.item, make.measure, make.meeting])
def test_a_published_row_is_a_change(year, yesterday, made):
    made(year=year, published_at=yesterday)

    assert year_changed_at(year) == yesterday


def test_a_withdrawn_row_is_a_change_though_it_is_gone(year, yesterday):
    item = make.item(year=year, published_at=year.published_at)
    item.withdraw("ผิดปี")
    item.withdrawn_at = yesterday
    item.save()

    assert year_changed_at(year) == yesterday


def test_an_issued_report_is_a_change(year):
    edition = make.edition(year=year)

    assert year_changed_at(year) == edition.issued_at


def test_neither_drafts_nor_what_is_to_come_are_changes(year):
    item = make.item(year=year, published_at=year.published_at)
    make.draft(item, state="returned", review_note="แก้ก่อน", reviewed_at=timezone.now())
    make.evidence(make.measure(year=year, published_at=None))
    make.meeting(year=year, published_at=timezone.now() + timedelta(days=1))

    assert year_changed_at(year) == year.published_at


def test_another_year_is_another_matter(year):
    make.item(year=make.fiscal_year(2565))

    assert year_changed_at(year) == year.published_at


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_one_query_for_all_years_and_kinds(django_assert_num_queries, rows):
    years = [make.fiscal_year(2560 + n) for n in range(rows)]
    for year in years:
        make.evidence(make.item(year=year))

    with django_assert_num_queries(1):
        assert years_changed_at(years)


def test_without_years_nothing_changed():
    assert years_changed_at([]) is None
