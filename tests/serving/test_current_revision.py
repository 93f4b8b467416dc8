"""Which revision the database is at, as the page cache asks it before each page."""

import pytest
from django.db import connection, transaction

from operations.current_revision import CurrentRevision, current_revision
from records.models import Revision
from records.revision import raise_revision

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_grows_with_every_change_and_tells_of_the_last_withdrawal():
    assert current_revision() == CurrentRevision(0, 0)  # nothing was ever public

    raise_revision(withdrawal=True)
    withdrawn = current_revision()
    raise_revision()
    changed = current_revision()

    assert withdrawn.number == withdrawn.withdrawn_number == changed.withdrawn_number
    assert changed.number > withdrawn.number


def test_it_grows_also_after_the_clock_was_put_back():
    far = 2**52
    Revision.objects.create(number=far)
    raise_revision()

    assert current_revision().number == far + 1


def test_inside_a_transaction_there_is_none():
    with transaction.atomic():
        assert current_revision() is None


def test_before_the_first_migration_there_is_none():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE records_revision RENAME TO away")
    try:
        assert current_revision() is None
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE away RENAME TO records_revision")
