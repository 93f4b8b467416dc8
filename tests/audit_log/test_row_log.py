"""The trail of one row: who did what, through which way in, for those who may open the row."""

import pytest
from django.core.management import call_command

from progress.models import Status
from records import audit
from tests import make
from tests.backoffice.row_page import press

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(palad):
    return make.item(divisions=[palad], title="แผนดำเนินงาน")


def trail_of(client, item) -> str:
    response = client.get(f"/admin/log/oit_checklist/checklistitem/{item.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def test_what_a_clerk_saved_on_the_page_is_told_with_name_and_way(client, clerk, item):
    client.force_login(clerk)

    press(client, item, "_continue", status=Status.DONE, progress="- จัดทำแผนแล้ว")

    trail = trail_of(client, item)
    assert "จัดทำแผนแล้ว" in trail
    assert str(clerk) in trail
    assert audit.PAGE in trail


def test_what_a_command_changed_is_told_as_the_command(client, secretary):
    call_command("load_criteria", "oit_checklist/criteria/2566.toml")
    client.force_login(secretary)
    item = make.fiscal_year(2566).checklistitems.get(instrument="OIT", number=1)

    assert audit.COMMAND in trail_of(client, item)


def test_a_clerk_of_another_division_learns_nothing(client, item):
    client.force_login(make.clerk(make.division("กองคลัง")))

    assert client.get(f"/admin/log/oit_checklist/checklistitem/{item.pk}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_queries_however_long(
    client, clerk, item, django_assert_num_queries, rows
):
    for _ in range(rows):
        make.published(item, author=clerk)
    client.force_login(clerk)
    trail_of(client, item)

    with django_assert_num_queries(20):
        trail_of(client, item)
