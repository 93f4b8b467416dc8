"""A document is made once per change, by the worker, and never by who asks for it."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import OperationalError, connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from documents import orders
from documents.models import DocumentOrder, MadeDocument
from documents.tidying import KEPT
from documents.working import Worker, make_all_public, order_all_public, work_off
from records.models import Revision
from records.revision import raise_revision
from tests import make
from tests.documents.toy_kind import body, calm, draft, public

pytestmark = pytest.mark.django_db
GET = RequestFactory().get


def test_before_the_first_one_a_page_says_that_it_is_being_made_and_opens_it_by_itself(kind, shelf):
    response = public(kind, GET("/x.docx"))

    page = response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"] == "3"
    assert "no-store" in response["Cache-Control"]
    assert "กำลังสร้างเอกสาร" in page
    assert '<meta http-equiv="refresh" content="3">' in page
    assert '<html lang="th">' in page
    assert shelf.made == []


def test_the_worker_makes_it_and_everybody_gets_that_file(kind, shelf):
    public(kind, GET("/x.docx"))

    assert work_off() == 1
    response = public(kind, GET("/x.docx"))

    assert response.status_code == 200
    assert "X-Document-As-Of" not in response
    assert body(response) == "ก"
    assert public(kind, GET("/", headers={"If-None-Match": response["ETag"]})).status_code == 304
    piece = public(kind, GET("/", headers={"Range": "bytes=0-0"}))
    assert piece.status_code == 206
    assert b"".join(piece) == "ก".encode()[:1]
    assert shelf.made == ["ก"]


@pytest.mark.parametrize("is_made", [False, True])
def test_no_way_of_asking_makes_or_orders_a_second_one(kind, shelf, is_made):
    public(kind, GET("/x.docx"))
    if is_made:
        work_off()

    for request in (
        GET("/x.docx?x=1"),
        GET("/x.docx", headers={"Cookie": "sessionid=abc"}),
        GET("/x.docx", headers={"Range": "bytes=0-5"}),
        GET("/x.docx", headers={"Cache-Control": "no-cache"}),
        RequestFactory().head("/x.docx"),
    ):
        public(kind, request)

    with CaptureQueriesContext(connection) as asked:
        public(kind, GET("/x.docx"))
    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []
    assert len(shelf.made) == is_made
    assert DocumentOrder.objects.count() == 1
    assert work_off() == (not is_made)
    assert shelf.made == ["ก"]


def test_after_a_change_readers_get_the_last_one_with_its_date_until_the_new_one_is_there(
    kind, shelf
):
    make_all_public()
    shelf.public["1"] = "ข"
    raise_revision()

    old = public(kind, GET("/x.docx"))
    assert body(old) == "ก"
    assert old["X-Document-As-Of"].endswith("GMT")
    assert work_off() == 0  # acts come in bursts: nobody waits, so it is made after a calm
    assert [body(public(kind, GET("/x.docx"))) for _ in range(3)] == ["ก"] * 3

    calm()
    assert work_off() == 1
    new = public(kind, GET("/x.docx"))
    assert body(new) == "ข"
    assert "X-Document-As-Of" not in new
    assert shelf.made == ["ก", "ข"]


def test_a_change_that_leaves_the_document_as_it_is_makes_none(kind, shelf):
    make_all_public()
    first = MadeDocument.objects.get()
    raise_revision()

    assert make_all_public() == 0

    noted = MadeDocument.objects.get()
    assert noted.revision > first.revision
    assert (noted.made_at, noted.file) == (first.made_at, first.file)
    assert "X-Document-As-Of" not in public(kind, GET("/x.docx"))


def test_what_was_said_before_is_not_made_again(kind, shelf):
    for words in ("ก", "ข", "ก"):
        shelf.public["1"] = words
        raise_revision()
        make_all_public()

    assert shelf.made == ["ก", "ข"]
    assert body(public(kind, GET("/x.docx"))) == "ก"


def test_after_a_withdrawal_no_older_document_is_given(kind, shelf):
    make_all_public()
    raise_revision(withdrawal=True)

    assert public(kind, GET("/x.docx")).status_code == 503
    assert work_off() == 0  # compared, found right, noted

    assert body(public(kind, GET("/x.docx"))) == "ก"


def test_what_is_public_no_more_is_removed_with_its_file(kind, shelf):
    make_all_public()
    name = MadeDocument.objects.get().file.name
    shelf.public.clear()

    order_all_public()

    assert not MadeDocument.objects.exists()
    assert not DocumentOrder.objects.exists()
    assert not default_storage.exists(name)


def test_a_few_older_ones_are_kept_for_a_day(kind, shelf):
    for words in "กขคงจ":
        shelf.public["1"] = words
        raise_revision()
        make_all_public()
    assert MadeDocument.objects.count() == 5

    MadeDocument.objects.update(made_at=timezone.now() - timedelta(days=2))
    order_all_public()

    assert MadeDocument.objects.count() == KEPT
    assert body(public(kind, GET("/x.docx"))) == "จ"


def test_a_file_that_the_storage_lost_is_made_again(kind, shelf):
    make_all_public()
    default_storage.delete(MadeDocument.objects.get().file.name)

    assert public(kind, GET("/x.docx")).status_code == 503
    assert work_off() == 1
    assert body(public(kind, GET("/x.docx"))) == "ก"


def test_a_worker_that_compares_looks_whether_the_file_is_there(kind, shelf):
    make_all_public()
    default_storage.delete(MadeDocument.objects.get().file.name)

    assert make_all_public() == 1
    assert body(public(kind, GET("/x.docx"))) == "ก"


def test_a_draft_is_always_what_stands_there_now_and_nobody_keeps_it(kind, shelf):
    shelf.drafts["1"] = "ร่าง"
    waiting = draft(kind, GET("/x.docx"))
    assert waiting.status_code == 503
    assert waiting["Cache-Control"] == "private, no-store"
    work_off()

    made = draft(kind, GET("/x.docx"))
    assert body(made) == "ร่าง"
    assert made["Cache-Control"] == "private, no-store"
    assert not hasattr(made, "stored_document")  # no outage copy either

    shelf.drafts["1"] = "ร่างใหม่"  # raises no revision
    assert draft(kind, GET("/x.docx")).status_code == 503
    work_off()
    assert body(draft(kind, GET("/x.docx"))) == "ร่างใหม่"


def test_what_was_made_of_a_draft_is_never_given_to_strangers(kind, shelf):
    shelf.drafts["1"], shelf.public["1"] = "ความลับ", "ก"
    draft(kind, GET("/x.docx"))
    work_off()

    assert public(kind, GET("/x.docx")).status_code == 503
    work_off()
    assert body(public(kind, GET("/x.docx"))) == "ก"


def test_what_is_ordered_while_it_is_made_is_looked_at_once_more(kind, shelf):
    order_all_public()
    order = orders.take_order()
    order_all_public()

    orders.close_order(order, 1)

    assert DocumentOrder.objects.get().due_at is not None


def test_a_sign_of_life_that_comes_too_late_leaves_an_order_closed(kind, shelf):
    order_all_public()
    order = orders.take_order()
    orders.keep_alive(order)
    assert DocumentOrder.objects.get().alive_at > order.alive_at
    orders.close_order(order, 1)

    orders.keep_alive(order)

    assert DocumentOrder.objects.get().alive_at is None


def test_a_burst_of_acts_makes_one(kind, shelf):
    worker = Worker()
    calm()
    assert worker.step()  # at the start all is compared
    for words in "ขคง":
        shelf.public["1"] = words
        raise_revision()
        worker.step()
    assert shelf.made == ["ก"]

    calm()
    assert worker.step()
    assert not worker.step()
    assert shelf.made == ["ก", "ง"]


def test_acts_without_end_do_not_put_it_off_without_end(kind, shelf):
    worker = Worker()
    calm()
    worker.step()
    shelf.public["1"] = "ข"
    raise_revision()
    assert not worker.step()
    worker.seen_since -= timedelta(minutes=2)
    raise_revision()

    assert worker.step()
    assert shelf.made == ["ก", "ข"]


def test_what_was_to_be_published_later_is_in_the_document_when_it_comes_due(kind, shelf):
    worker = Worker()
    calm()
    worker.step()
    make.meeting(published_at=timezone.now() - timedelta(seconds=1))
    worker.ordered_number = Revision.objects.get().number  # as if it had been set long ago
    shelf.public["1"] = "ครบกำหนด"
    assert not worker.step()

    worker.looked_at -= timedelta(minutes=2)

    assert worker.step()
    work_off()
    assert "ครบกำหนด" in shelf.made


def refuse_documents(execute, sql, *query):
    if sql.startswith("SELECT") and "documents_madedocument" in sql:
        raise OperationalError("the server closed the connection")
    return execute(sql, *query)


@pytest.mark.parametrize("came_due", [False, True])
def test_what_an_outage_kept_from_being_ordered_is_ordered_after_it(kind, shelf, came_due):
    worker = Worker()
    calm()
    worker.step()
    shelf.public["1"] = "ข"
    if came_due:
        make.meeting(published_at=timezone.now() - timedelta(seconds=1))
        worker.ordered_number = Revision.objects.get().number
        worker.looked_at -= timedelta(minutes=2)
    else:
        raise_revision()
        calm()

    with connection.execute_wrapper(refuse_documents), pytest.raises(OperationalError):
        worker.step()

    assert worker.step()
    work_off()
    assert shelf.made == ["ก", "ข"]


def test_who_waits_comes_before_what_nobody_asked_for(kind, shelf):
    shelf.public |= {str(number): "ก" for number in range(2, 9)}
    order_all_public()
    public(kind, GET("/x.docx"), key="8")

    assert orders.take_order().key == "8"


@pytest.mark.parametrize("rows", [1, 30])
def test_a_current_document_costs_two_queries(kind, shelf, rows, django_assert_num_queries):
    shelf.public |= {str(number): "ก" for number in range(rows)}
    make_all_public()

    with django_assert_num_queries(2):  # the revision, the document
        public(kind, GET("/x.docx"))
