"""The made-up town, made by its command on a database of its own."""

import pytest

from tests.installed_portal import on_sqlite


@pytest.fixture(scope="session")
def town(tmp_path_factory):
    """The portal of the town."""
    portal = on_sqlite(tmp_path_factory.mktemp("town"))
    portal.manage("migrate", "--verbosity=0")
    portal.manage("collectstatic", "--no-input", "--verbosity=0")
    portal.manage("create_sample_town")
    return portal
