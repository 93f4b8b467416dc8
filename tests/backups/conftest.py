"""Portals to take backups of, and empty ones to restore them into."""

import json

import pytest

from tests.installed_portal import Portal, on_postgresql, on_sqlite, own_copy


@pytest.fixture(scope="session")
def whole_on_sqlite(installed_on_sqlite, tmp_path_factory):
    """Every table has rows. Tests take copies."""
    portal = own_copy(installed_on_sqlite, tmp_path_factory.mktemp("whole"))
    printed = portal.shell("""
        from tests.backups.whole_portal import empty_tables, fill
        fill()
        print(empty_tables())
    """)
    assert printed.splitlines()[-1] == "[]"  # a new model wants a row in whole_portal.fill
    return portal


@pytest.fixture
def whole(whole_on_sqlite, tmp_path):
    """A copy of it with files and database of its own."""
    folder = tmp_path / "whole"
    folder.mkdir()
    return own_copy(whole_on_sqlite, folder)


@pytest.fixture
def empty_on_sqlite(tmp_path):
    """A folder where no portal was ever started."""
    folder = tmp_path / "empty-sqlite"
    folder.mkdir()
    return on_sqlite(folder)


@pytest.fixture
def empty_on_postgresql(cluster, tmp_path):
    """A new database on PostgreSQL without a table."""
    folder = tmp_path / "empty-postgresql"
    folder.mkdir()
    return on_postgresql(folder, cluster)


def contents(portal: Portal) -> dict[str, str]:
    """A fingerprint of each table and of each stored file of a portal."""
    printed = portal.shell("""
        import json
        from tests.backups.whole_portal import contents
        print(json.dumps(contents()))
    """)
    return json.loads(printed.splitlines()[-1])


def archive_of(portal: Portal):
    """The only archive of a portal."""
    (file,) = (portal.data_dir / "backups").iterdir()
    return file
