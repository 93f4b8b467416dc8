"""Two who ask and two who work at the same time, as two transactions in an order."""

import threading

import pytest
from django.db import connection, transaction
from django.test import RequestFactory

from documents import orders
from documents.kinds import register, unregister
from documents.models import DocumentOrder, MadeDocument
from documents.working import work_off
from tests import make
from tests.documents.toy_kind import Shelf, body, public

pytestmark = pytest.mark.django_db(transaction=True)
GET = RequestFactory().get
ON_POSTGRESQL = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer at a time"
)


@pytest.fixture
def shelf():
    return Shelf(public={"1": "ก"})


@pytest.fixture
def kind(shelf, roles):
    make.agency()
    kind = register(shelf.kind())
    yield kind
    unregister(kind)


def at_once(count, act):
    """Each in a thread and on a connection of its own, all at the same moment."""
    gate, failed = threading.Barrier(count), []

    def run():
        gate.wait()
        try:
            act()
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed


@ON_POSTGRESQL
def test_twelve_readers_at_once_are_one_order_and_three_workers_make_one(kind, shelf):
    answers = []
    at_once(12, lambda: answers.append(public(kind, GET("/x.docx")).status_code))
    assert answers == [503] * 12
    assert DocumentOrder.objects.count() == 1

    at_once(3, work_off)

    assert shelf.made == ["ก"]
    assert MadeDocument.objects.count() == 1
    assert body(public(kind, GET("/x.docx"))) == "ก"


@ON_POSTGRESQL
def test_an_order_that_another_worker_takes_at_this_moment_is_passed_over(kind, shelf):
    public(kind, GET("/x.docx"))
    found = []

    with transaction.atomic():
        DocumentOrder.objects.select_for_update().get()  # as take_order of the other one
        at_once(1, lambda: found.append(orders.take_order()))

    assert found == [None]
    assert orders.take_order() is not None


def test_who_asks_a_second_time_with_what_they_read_before_orders_nothing_new(kind, shelf):
    """Both found no order, and then both write one."""
    for _ in range(2):
        orders.ask_for(kind, "1", None, is_public=True, waits=True)

    assert DocumentOrder.objects.count() == 1
    assert work_off() == 1
