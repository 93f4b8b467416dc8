"""Two people take the same page of the old website for the same item at the same moment."""

import pytest
from django.db import connection

from oit_checklist.models import ItemEvidence
from old_website import background
from old_website.deciding import accept, set_aside
from tests import make
from tests.old_website.office import reading_of, suggestion_of
from tests.revision.in_order import Running, uncommitted

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


def of(person, code="o1"):
    return suggestion_of(reading_of(person, step="done"), code)


def test_the_second_is_told_that_it_is_there_already(roles, office):
    first, second = make.secretary("a"), make.secretary("b")
    one, other = of(first), of(second)

    with uncommitted(lambda: accept(one.reading, one.pk, first)):
        waiting = Running(lambda: accept(other.reading, other.pk, second))
        waiting.until_it_waits_or_ends()

    assert "ไม่ได้เพิ่มซ้ำ" in waiting.end().result
    assert ItemEvidence.objects.count() == 1


def test_two_who_take_pages_for_different_items_do_not_lock_each_other_out(roles, office):
    first, second = make.secretary("a"), make.secretary("b")
    one, other = of(first, "o1"), of(second, "o2")

    with uncommitted(lambda: accept(one.reading, one.pk, first)):
        waiting = Running(lambda: accept(other.reading, other.pk, second))
        waiting.until_it_waits_or_ends()

    assert waiting.end().error is None
    assert ItemEvidence.objects.count() == 2


def test_yes_and_no_at_once_end_one_after_the_other(roles, office):
    person = make.secretary("a")
    one = of(person)

    with uncommitted(lambda: accept(one.reading, one.pk, person)):
        waiting = Running(lambda: set_aside(one.reading, one.pk, person))
        waiting.until_it_waits_or_ends()

    assert waiting.end().error is None
    one.refresh_from_db()
    assert (one.state, ItemEvidence.objects.count()) == ("set_aside", 1)


def test_of_two_presses_on_going_on_one_begins_a_process(roles, office, begun):
    reading = reading_of(make.secretary("a"), step="stopped")

    with uncommitted(lambda: background.go_on(reading)):
        second = Running(lambda: background.go_on(reading))
        second.until_it_waits_or_ends()

    assert second.end().result is False
    assert begun == [("read_old_website", reading.pk)]
