"""Measures that had whole numbers keep them, in their order."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from measures.models import Measure
from tests import make

pytestmark = pytest.mark.django_db

migration = import_module("measures.migrations.0009_numbers_budgets_plans")


def test_whole_numbers_stay_and_sort_as_before():
    for number in (10, 2):
        make.measure(number=number)
    Measure.objects.update(number_order="")

    migration.note_order(apps, SimpleNamespace(connection=connection))

    assert list(Measure.objects.values_list("number", flat=True)) == ["2", "10"]
