"""
What happens at the same time, as two transactions in an order: a late commit and two locks.

Without the lock that a test is about, it fails.
"""

from functools import partial

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client
from django.utils import timezone

from agency.models import FiscalYear
from catalogue import acts
from operations.page_cache import PageCache
from progress import reviewing
from progress.reviewing import ReviewError
from spreadsheets import importing
from tests import make
from tests.backoffice.row_page import address, form_of
from tests.revision.in_order import Running, uncommitted
from tests.serving.wsgi import ask
from tests.spreadsheets.tables import exported, read, rows_of, xlsx

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]
LIST = "/2566/oit/"


@pytest.fixture
def palad(roles):
    return make.division("สำนักปลัด")


@pytest.fixture
def clerk(palad):
    return make.clerk(palad)


@pytest.fixture
def secretary(palad):
    return make.secretary()


@pytest.fixture
def item(palad):
    return make.item(number=1, title="เดิม", divisions=[palad])


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def renamed(row, title):
    row.title = title
    row.save()


@pytest.mark.parametrize("is_withdrawal", [False, True])
def test_a_change_that_is_committed_late_shows_at_the_next_request(item, is_withdrawal):
    get, other = partial(ask, PageCache(WSGIHandler()), LIST), make.item(number=2, title="อื่น")

    def late():
        if is_withdrawal:
            item.withdraw("ผิดข้อ")
        renamed(item, "มาช้า")

    get()
    with uncommitted(late):
        second = Running(partial(renamed, other, "มาก่อน"))
        second.until_it_waits_or_ends()
        kept = get().text  # kept in memory, with whatever is committed by now
        assert "มาช้า" not in kept
    second.end()

    after = get().text
    assert ("มาช้า" in after) != is_withdrawal
    assert "มาก่อน" in after
    assert "เดิม" not in after


def test_a_row_that_is_added_while_its_year_is_published_shows_too(palad):
    year = make.fiscal_year(2567, published_at=None)
    get = partial(ask, PageCache(WSGIHandler()), "/2567/oit/")

    def publish():
        row = FiscalYear.objects.get(pk=year.pk)
        row.published_at = timezone.now()
        row.save()

    with uncommitted(lambda: make.item(year=year, title="ข้อใหม่")):
        second = Running(publish)
        second.until_it_waits_or_ends()
        get()
    second.end()

    assert "ข้อใหม่" in get().text


def test_of_two_withdrawals_the_first_reason_stays(item, secretary):
    second_changed = []

    with uncommitted(lambda: acts.withdraw([item], secretary, "เหตุผลแรก")):
        second = Running(lambda: second_changed.extend(acts.withdraw([item], secretary, "ที่สอง")))
        second.until_it_waits_or_ends()
    second.end()

    item.refresh_from_db()
    assert (item.withdrawn_reason, second_changed) == ("เหตุผลแรก", [])


def test_a_row_that_is_withdrawn_meanwhile_is_not_published_over_it(palad, secretary):
    measure = make.measure(number=1, published_at=timezone.now())
    refused = []

    def publish():
        try:
            acts.publish([measure], secretary)
        except acts.ActError as error:
            refused.append(str(error))

    with uncommitted(lambda: acts.withdraw([measure], secretary, "ผิดฉบับ")):
        second = Running(publish)
        second.until_it_waits_or_ends()
    second.end()

    measure.refresh_from_db()
    assert measure.withdrawn_at
    assert "ผิดฉบับ" in refused[0]


def test_of_two_people_who_save_a_row_page_the_second_is_told(item, clerk, secretary):
    reviewing.save_draft(item, clerk, {"progress": "- เดิม"})
    page, words = signed_in(secretary), {"progress": "- ของเลขานุการ", "_save": "1"}
    opened = {**form_of(page, item), **words}

    with uncommitted(lambda: reviewing.save_draft(item, clerk, {"progress": "- ของเจ้าหน้าที่"})):
        second = Running(lambda: page.post(address(item), opened))
        second.until_it_waits_or_ends()

    answer = second.end().result
    assert "- ของเจ้าหน้าที่" in answer.content.decode()
    assert item.updates.get().progress == "- ของเจ้าหน้าที่"


def test_a_draft_that_is_saved_during_the_approval_does_not_undo_it(item, clerk, secretary):
    draft = reviewing.save_draft(item, clerk, {"progress": "- ตรวจแล้ว"})

    with uncommitted(lambda: reviewing.approve(draft, secretary)):
        second = Running(lambda: reviewing.save_draft(item, clerk, {"progress": "- อื่น"}))
        second.until_it_waits_or_ends()

    assert second.end().error is None
    states = {each.progress: each.state for each in item.updates.all()}
    assert states == {"- ตรวจแล้ว": "approved", "- อื่น": "draft"}


def test_an_update_is_approved_only_once(item, clerk, secretary):
    draft = reviewing.save_draft(item, clerk, {"progress": "- ทำแล้ว"})
    other = make.secretary("other")

    with uncommitted(lambda: reviewing.approve(draft, secretary)):
        second = Running(lambda: reviewing.approve(draft, other))
        second.until_it_waits_or_ends()

    assert isinstance(second.end().error, ReviewError)
    assert item.updates.get().reviewer == secretary


def test_an_import_does_not_overwrite_what_is_saved_at_that_moment(item, secretary):
    rows = rows_of(exported("items", secretary))
    rows[0]["คำอธิบายในระบบ ITAS"] = "จากแฟ้ม"
    seen = importing.preview(*read("items", secretary, xlsx(rows))).seen

    def edit():
        item.explanation = "จากหน้าเว็บ"
        item.save()

    with uncommitted(edit):
        second = Running(lambda: importing.apply(*read("items", secretary, xlsx(rows)), seen))
        second.until_it_waits_or_ends()

    assert isinstance(second.end().error, importing.StaleImportError)
    item.refresh_from_db()
    assert item.explanation == "จากหน้าเว็บ"
