"""Evidence that was carried over from another year: it counts once somebody has confirmed it."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

import catalogue
from progress.findings import run_checks
from tests import make
from tests.backoffice.row_page import address, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def carried(item):
    """Good standing evidence of the item's only element, not confirmed yet."""
    row = make.evidence(item, published_at=None, title="คู่มือประชาชน", confirmed_for_year=False)
    row.elements.add(make.element(item))
    return row


def context_of(item):
    return catalogue.record_of(type(item)).load_contexts([item])[0]


def test_it_is_not_counted_and_the_checks_say_what_to_do(carried, item):
    context = context_of(item)

    told = run_checks(_checks(item), context)
    assert (context.proved, context.required) == (0, 1)
    assert any("ยืนยันว่าใช้กับปีนี้ได้" in finding.text for finding in told)
    assert any("ยังไม่มีหลักฐาน" in finding.text for finding in told)


def test_approving_the_report_does_not_publish_it(client, carried, item, secretary):
    make.draft(item, state="submitted", progress="- จัดทำแล้ว")
    client.force_login(secretary)

    press(client, item, "_publish")

    item.refresh_from_db()
    carried.refresh_from_db()
    assert item.published_update is not None
    assert carried.published_at is None


def test_confirmed_on_the_row_page_it_counts_and_is_published(
    client, carried, item, clerk, secretary
):
    client.force_login(clerk)
    assert "ยกมาจากปีก่อน ยังไม่ยืนยัน" in client.get(address(item)).content.decode()

    press(client, item, "_submit", **{"evidence-0-confirm": "on"})

    carried.refresh_from_db()
    assert carried.confirmed_for_year is True
    assert context_of(item).proved == 1
    client.force_login(secretary)
    press(client, item, "_publish")
    carried.refresh_from_db()
    assert carried.is_published


def test_other_evidence_has_nothing_to_confirm(client, item, clerk):
    make.evidence(item, published_at=None)
    client.force_login(clerk)

    page = client.get(address(item)).content.decode()

    assert "evidence-0-title" in page
    assert "evidence-0-confirm" not in page


def test_the_database_refuses_to_publish_it(carried):
    carried.published_at = timezone.now()

    with pytest.raises(IntegrityError):
        carried.save()


def _checks(item):
    return catalogue.record_of(type(item)).checks
