"""Numbers of parts: one spelling, their own order, unique within a year; amounts of money."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from measures.models import Measure
from records.key_fields import outline_number
from tests import make
from thai.baht import format_baht


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("๑.๑.๑", "1.1.1"), ("1. 2.", "1.2"), (7, "7"), ("01.10", "1.10"), ("0", "0"), ("ก", "ก")],
)
def test_one_number_has_one_spelling(typed, stored):
    assert outline_number(typed) == stored


@pytest.mark.django_db
def test_they_sort_by_their_parts():
    for number in ("10", "2", "1.10", "1.9", "1", "1.1.1"):
        make.measure(number=number)

    found = list(Measure.objects.values_list("number", flat=True))

    assert found == ["1", "1.1.1", "1.9", "1.10", "2", "10"]


@pytest.mark.django_db
def test_the_order_follows_a_new_number():
    measure = make.measure(number="2")
    make.measure(number="3")

    measure.number = "๔."
    measure.save()

    assert list(Measure.objects.values_list("number", flat=True)) == ["3", "4"]


@pytest.mark.django_db
def test_the_same_number_in_thai_digits_is_refused():
    make.measure(number="1.1")

    with pytest.raises(IntegrityError), transaction.atomic():
        make.measure(number="๑.๑")
    make.measure(number="1.10")


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["1.ก", "1-1", "1.1.1.1.1", "123456", ""])
def test_what_is_no_number_is_refused(number):
    with pytest.raises(ValidationError) as refused:
        Measure(fiscal_year=make.fiscal_year(), number=number, title="ก").full_clean()
    assert "number" in refused.value.message_dict

    # PostgreSQL finds the longest too long before it finds it wrong.
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        make.measure(number=number)


def test_an_amount_is_written_without_empty_satang():
    assert [format_baht(each) for each in (Decimal("30000.00"), Decimal("0.5"), None)] == [
        "30,000", "0.50", "",
    ]  # fmt: skip
