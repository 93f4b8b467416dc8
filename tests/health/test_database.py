"""The doctor and the database: dead, not migrated, without Thai, with another time."""

import psycopg
import pytest
from django.db import OperationalError, connection
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from operations.health import database
from operations.health.findings import Level
from tests.local_mail import free_port

pytestmark = pytest.mark.django_db

needs_postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="a property of PostgreSQL alone"
)


def test_a_healthy_database_is_ok():
    for look in (database.reachable, database.migrations, database.thai_search, database.clock):
        assert look().level == Level.OK, look


def test_a_dead_port_is_told_with_its_reason(monkeypatch):
    # The driver's real attempt at a port where nobody listens, whatever the suite runs on.
    settings = {"ENGINE": "django.db.backends.postgresql", "HOST": "127.0.0.1", "NAME": "x",
                "PORT": free_port(), "USER": "x", "PASSWORD": "", "OPTIONS": {}, "TIME_ZONE": None,
                "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "AUTOCOMMIT": True,
                "ATOMIC_REQUESTS": False}  # fmt: skip
    monkeypatch.setattr(database, "connection", DatabaseWrapper(settings, "dead"))

    with pytest.raises(OperationalError, match="refused"):
        database.reachable()


def test_an_unmigrated_database_is_told_with_a_missing_migration():
    MigrationRecorder(connection).record_unapplied("meetings", "0001_initial")

    found = database.migrations()

    assert found.level == Level.FAIL
    assert "meetings.0001_initial" in found.text
    assert "deploy/update" in found.cure


@needs_postgresql
def test_without_pg_trgm():
    with connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION pg_trgm CASCADE")

    found = database.thai_search()

    assert found.level == Level.FAIL
    assert "CREATE EXTENSION pg_trgm" in found.cure


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

    assert found.level == Level.FAIL
    assert "ctype C " in found.text
    assert "--locale=C.UTF-8" in found.cure


@needs_postgresql
def test_a_clock_that_runs_behind_the_database(monkeypatch):
    late = timezone.now() - timezone.timedelta(minutes=3)
    monkeypatch.setattr(timezone, "now", lambda: late)

    found = database.clock()

    assert found.level == Level.FAIL
    assert "timedatectl" in found.cure


def test_a_foreign_time_zone_is_a_warning(settings):
    settings.TIME_ZONE = "Europe/Berlin"

    found = database.clock()

    assert found.level == Level.WARN
    assert "Europe/Berlin" in found.text
