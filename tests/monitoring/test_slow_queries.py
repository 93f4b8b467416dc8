"""Slow queries are told with their text and time, without their values."""

import pytest
from django.db import connection

from agency.models import Division
from operations.monitoring.slow_queries import _timed, _watch

pytestmark = pytest.mark.django_db


@pytest.fixture
def watched(settings):
    """The connection of this test, watched as those that are opened while the portal runs."""
    before = list(connection.execute_wrappers)
    _watch(connection)
    yield settings
    connection.execute_wrappers[:] = before


def test_a_query_over_the_threshold_is_told_without_its_values(watched, log):
    watched.SLOW_QUERY_MS = 0.000001

    list(Division.objects.filter(name="สมชาย ใจดี"))

    (line,) = log()
    assert (line["logger"], line["level"]) == ("portal.slow_queries", "WARNING")
    assert "agency_division" in line["sql"]
    assert "สมชาย" not in str(line)


def test_a_query_under_the_threshold_is_not_told(watched, log):
    watched.SLOW_QUERY_MS = 60_000

    list(Division.objects.all())

    assert log() == []


def test_a_connection_is_watched_once_however_often_it_is_opened(watched):
    _watch(connection)

    assert connection.execute_wrappers.count(_timed) == 1


def test_every_connection_of_the_portal_is_watched():
    other = connection.copy()
    try:
        other.ensure_connection()
        assert _timed in other.execute_wrappers
    finally:
        other.close()
