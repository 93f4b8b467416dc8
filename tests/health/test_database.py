"""Health of the database: dead, not migrated, without Thai, with another time."""

import psycopg
import pytest
from django.core.checks import ERROR, INFO, WARNING
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from operations.health import database
from tests.local_mail import free_port

pytestmark = pytest.mark.django_db

needs_postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="a property of PostgreSQL alone"
)


def test_a_healthy_database_is_ok():
    for look in (database.reachable, database.migrations, database.thai_search, database.clock):
        assert look().level == INFO, look


def test_a_dead_port_is_told_with_its_reason(monkeypatch):
    # The driver's real attempt at a port where nobody listens, whatever the suite runs on.
    settings = {"ENGINE": "django.db.backends.postgresql", "HOST": "127.0.0.1", "NAME": "x",
                "PORT": free_port(), "USER": "x", "PASSWORD": "", "OPTIONS": {}, "TIME_ZONE": None,
                "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "AUTOCOMMIT": True,
                "ATOMIC_REQUESTS": False}  # fmt: skip
    monkeypatch.setattr(database, "connection", DatabaseWrapper(settings, "dead"))

    found = database.reachable()

    assert found.level == ERROR
    assert "refused" in found.msg
    assert "systemctl restart postgresql" in found.hint


def test_an_unmigrated_database_is_told_with_a_missing_migration():
    MigrationRecorder(connection).record_unapplied("meetings", "0001_initial")

    found = database.migrations()

    assert found.level == ERROR
    assert "meetings.0001_initial" in found.msg
    assert "deploy/update" in found.hint


@needs_postgresql
def test_without_pg_trgm():
    with connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION pg_trgm CASCADE")

    found = database.thai_search()

    assert found.level == ERROR
    assert "CREATE EXTENSION pg_trgm" in found.hint


@needs_postgresql
def test_a_database_that_knows_no_thai_letters(monkeypatch):
    url = connection.get_connection_params() | {"dbname": "postgres"}
    url = {name: url[name] for name in ("host", "port", "user", "password") if url.get(name)}
    name = f"{connection.settings_dict['NAME']}_without_thai"
    with psycopg.connect(**url, dbname="postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
        try:
            other = connection.copy()
            other.settings_dict = {**connection.settings_dict, "NAME": name}
            monkeypatch.setattr(database, "connection", other)
            with other.cursor() as cursor:
                cursor.execute("CREATE EXTENSION pg_trgm")
            found = database.thai_search()
            other.close()
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    assert found.level == ERROR
    assert "ctype C " in found.msg
    assert "--locale=C.UTF-8" in found.hint


@needs_postgresql
def test_a_clock_that_runs_behind_the_database(monkeypatch):
    late = timezone.now() - timezone.timedelta(minutes=3)
    monkeypatch.setattr(timezone, "now", lambda: late)

    found = database.clock()

    assert found.level == ERROR
    assert "timedatectl" in found.hint


def test_a_foreign_time_zone_is_a_warning(settings):
    settings.TIME_ZONE = "Europe/Berlin"

    found = database.clock()

    assert found.level == WARNING
    assert "Europe/Berlin" in found.msg
