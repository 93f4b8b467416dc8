"""A new version comes while people read: workers are replaced, tables grow, nobody is refused."""

import signal
import time

import psycopg
import pytest

from tests.real_server import running_server
from tests.serving.readers import reading

GROWING = {"DJANGO_SETTINGS_MODULE": "tests.serving.growing.settings"}


def test_no_reader_fails_while_the_workers_are_replaced(portal):
    with running_server(portal.data_dir, **portal.settings) as server, reading(server) as seen:
        for _ in range(3):
            seen.wait_for(50)
            server.process.send_signal(signal.SIGHUP)
        seen.wait_for(50)

    assert seen.failures == []


@pytest.fixture(params=["postgresql", "sqlite"])
def office(request, tmp_path):
    """The installed portal on each engine."""
    if request.param == "postgresql":
        return request.getfixturevalue("portal")
    return request.getfixturevalue("portal_on_sqlite")


def test_no_reader_fails_while_a_migration_runs(office):
    with running_server(office.data_dir, **office.settings) as server, reading(server) as seen:
        seen.wait_for(50)
        office.manage("migrate", "growing", "--verbosity=0", **GROWING)
        seen.wait_for(50)
        office.manage("migrate", "growing", "zero", "--verbosity=0", **GROWING)
        seen.wait_for(50)

    assert seen.failures == []


def test_a_migration_steps_aside_for_somebody_who_reads_for_long(portal):
    """As a backup does: without stepping aside, every later reader would queue up behind it."""
    with (
        psycopg.connect(portal.database_url) as backup,
        running_server(portal.data_dir, **portal.settings) as server,
        reading(server) as seen,
    ):
        backup.execute("SELECT count(*) FROM oit_checklist_checklistitem")
        migration = portal.start("migrate", "growing", **GROWING)
        wait_until_it_waits_for_the_table(portal)
        seen.wait_for(100)
        assert migration.poll() is None
        backup.rollback()
        printed = migration.communicate()[0]
        seen.wait_for(50)

    assert "0001_grow... OK" in printed
    assert migration.returncode == 0
    portal.manage("migrate", "growing", "zero", "--verbosity=0", **GROWING)
    assert seen.failures == []


def wait_until_it_waits_for_the_table(portal):
    question = """
        SELECT count(*) FROM pg_stat_activity
        WHERE wait_event_type = 'Lock' AND query LIKE 'ALTER TABLE%'
    """
    with psycopg.connect(portal.database_url, autocommit=True) as connection:
        for _ in range(600):
            if connection.execute(question).fetchone()[0]:
                return
            time.sleep(0.05)
    raise AssertionError("the migration never waited")
