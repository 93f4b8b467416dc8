"""A reviewer publishes over what the checks found only with a reason, which stays on record."""

import pytest

from progress.models import Status, Update
from tests import make
from tests.backoffice.row_page import address, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(palad):
    item = make.item(divisions=[palad], title="แผนดำเนินงาน")
    make.element(item, "ระบุปัญหาอุปสรรค")
    return item


def test_without_a_reason_the_report_stays_a_draft(client, secretary, item):
    client.force_login(secretary)

    response = press(client, item, "_publish", status=Status.DONE, progress="เสร็จแล้ว")

    item.refresh_from_db()
    assert item.published_update is None
    assert item.updates.get().progress == "เสร็จแล้ว"
    assert response.url == address(item)
    assert "กรุณาเขียนเหตุผลในช่องหมายเหตุ" in client.get(response.url).content.decode()


def test_with_a_reason_both_stay_on_record(client, secretary, item):
    client.force_login(secretary)

    press(client, item, "_publish", status=Status.DONE, review_note="ผู้บริหารเห็นชอบแล้ว")

    item.refresh_from_db()
    assert item.published_update.review_note == "ผู้บริหารเห็นชอบแล้ว"
    assert "องค์ประกอบ 1 จาก 1 ข้อยังไม่มีหลักฐาน" in item.published_update.published_despite


def test_saying_that_nothing_was_done_needs_no_reason(client, secretary, item):
    client.force_login(secretary)

    press(client, item, "_publish", status=Status.NOT_DONE, progress="รอเกณฑ์ของปี")

    item.refresh_from_db()
    assert item.published_update.progress == "รอเกณฑ์ของปี"


def test_a_proved_report_needs_no_reason(client, secretary, item):
    evidence = make.evidence(item, published_at=None)
    evidence.elements.set(item.elements.all())
    client.force_login(secretary)

    press(client, item, "_publish", status=Status.DONE, progress="เสร็จแล้ว")

    item.refresh_from_db()
    assert item.published_update.published_despite == ""


def test_the_note_of_a_return_stays_on_the_trail_after_publishing(client, clerk, secretary, item):
    make.draft(item, author=clerk, state="submitted", review_note="ขาดวันที่")
    evidence = make.evidence(item, published_at=None)
    evidence.elements.set(item.elements.all())
    client.force_login(secretary)

    press(client, item, "_publish")

    item.refresh_from_db()
    assert item.published_update.review_note == "ขาดวันที่"


def test_what_the_checks_find_stands_on_the_row(client, clerk, item):
    make.draft(item, author=clerk, status=Status.DONE)
    client.force_login(clerk)

    page = client.get(address(item)).content.decode()

    assert "ยังไม่มีหลักฐาน กรุณาแนบแฟ้มหรือใส่ที่อยู่เว็บอย่างน้อยหนึ่งรายการ" in page
    assert "มีหลักฐานที่ใช้ได้ 0 จาก 1" in page


def test_after_sending_the_next_row_is_offered(client, clerk, item, palad):
    make.item(divisions=[palad], title="ข้อถัดไป")
    client.force_login(clerk)

    response = press(client, item, "_submit", status=Status.DONE, progress="เสร็จแล้ว")

    assert item.updates.get().state == Update.State.SUBMITTED
    page = client.get(response.url).content.decode()
    assert "ทำต่อ: " in page
    assert "ข้อถัดไป" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_row_page_costs_the_same_queries_however_long_its_history(
    client, clerk, item, django_assert_num_queries, rows
):
    for _ in range(rows):
        make.published(item, author=clerk)
        make.evidence(item)
    client.force_login(clerk)
    client.get(address(item))

    # One for the titles that could read alike, one for the year's statuses, two for what an item
    # continues from the year before.
    with django_assert_num_queries(23):
        client.get(address(item))
