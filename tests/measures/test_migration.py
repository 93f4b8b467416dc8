"""What migrations make of measures that are there: whole numbers, and half a plan."""

from contextlib import contextmanager
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError, connection

from measures.models import Measure
from tests import make

pytestmark = pytest.mark.django_db

migration = import_module("measures.migrations.0009_numbers_budgets_plans")
plan_years = import_module("measures.migrations.0011_whole_plan_years")


def test_whole_numbers_stay_and_sort_as_before():
    for number in (10, 2):
        make.measure(number=number)
    Measure.objects.update(number_order="")

    migration.note_order(apps, SimpleNamespace(connection=connection))

    assert list(Measure.objects.values_list("number", flat=True)) == ["2", "10"]


@contextmanager
def unchecked():
    """As before the rule; PostgreSQL has it back when the test is rolled back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            connection.check_constraints()  # what waits for the commit would be in the way
            cursor.execute(
                "ALTER TABLE measures_measure DROP CONSTRAINT measure_plan_years_in_order"
            )
            yield
        else:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
            yield
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


@pytest.mark.parametrize("years", [{"plan_first_year": 2566}, {"plan_last_year": 2566}])
def test_a_plan_has_both_its_years_or_none(years):
    with pytest.raises(IntegrityError):
        make.measure(**years)


def test_a_plan_of_which_one_year_was_typed_is_of_that_year():
    rows = [make.measure(number=number) for number in (1, 2, 3)]
    half = {"plan_first_year": 2566}, {"plan_last_year": 2570}, {}

    with unchecked():
        for row, years in zip(rows, half, strict=True):
            Measure.objects.filter(pk=row.pk).update(**years)
    plan_years.fill_the_other_year(apps, SimpleNamespace(connection=connection))

    for row in rows:
        row.refresh_from_db()
    assert [row.plan_years for row in rows] == ["2566", "2570", ""]
