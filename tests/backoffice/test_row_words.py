"""What a row itself says: the secretary types and changes it."""

import pytest
from django.urls import reverse

from tests import make
from tests.backoffice.row_page import press

pytestmark = pytest.mark.django_db


def test_a_secretary_changes_the_words_of_a_row(client, secretary, item):
    client.force_login(secretary)

    press(client, item, "_continue", title="แผนดำเนินงานและการใช้จ่ายงบประมาณ")

    item.refresh_from_db()
    assert item.title == "แผนดำเนินงานและการใช้จ่ายงบประมาณ"


def test_a_secretary_adds_a_measure(client, secretary, palad):
    year = make.fiscal_year(2566)
    client.force_login(secretary)

    client.post(
        reverse("admin:measures_measure_add"),
        {
            "fiscal_year": year.pk,
            "number": "๔",
            "title": "งดรับของขวัญ",
            "divisions": [palad.pk],
            "starts_on": "1/10/2565",
            "ends_on": "30/9/2566",
        },
    )

    measure = year.measures.get()
    assert (measure.number, measure.title, measure.starts_on.isoformat()) == (
        "4",
        "งดรับของขวัญ",
        "2022-10-01",
    )
    assert not measure.is_published


def test_a_period_that_ends_before_it_starts_is_answered_in_thai(client, secretary):
    year = make.fiscal_year(2566)
    client.force_login(secretary)

    page = client.post(
        reverse("admin:measures_measure_add"),
        {
            "fiscal_year": year.pk,
            "number": "1",
            "title": "x",
            "starts_on": "1/10/2566",
            "ends_on": "1/10/2565",
        },
    ).content.decode()

    assert "วันสิ้นสุดต้องไม่มาก่อนวันเริ่มต้น" in page
    assert not year.measures.exists()
