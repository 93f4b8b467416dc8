"""What the whole suite shares: a named cast, and the real first year."""

from copy import deepcopy
from pathlib import Path

import pytest
from django.test import TransactionTestCase

from catalogue.protected_words import OfficeWords
from imports.year_file import load_year
from oit_checklist.criteria_file import load_criteria
from tests import make
from tests.browser.chromium import chromium, new_page  # noqa: F401 - fixtures for all
from tests.installed_portal import (  # noqa: F401 - fixtures
    cluster,
    installed,
    installed_on_sqlite,
    portal,
    portal_on_sqlite,
)
from tests.kept_rows import BEGINNING, KeptRows, empty_after_a_test, filled_tables
from tests.local_mail import mailbox  # noqa: F401 - fixture for all
from thai.protected import Vocabulary, use_source

ROOT = Path(__file__).resolve().parent.parent
CRITERIA = ROOT / "oit_checklist/criteria/2566.toml"
YEAR = ROOT / "imports/data/fy2566.toml"


# Fixtures of portals in processes and on databases of their own.
OF_OWN_DATABASES = {"installed", "installed_on_sqlite"}
# pytest-django lets a test without one of them, and without its mark, ask no database.
OF_THE_DATABASE = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)  # before pytest looks what -m leaves out
def pytest_collection_modifyitems(items):
    for item in items:
        if OF_OWN_DATABASES & set(item.fixturenames):
            item.add_marker("own_database")
        if not (item.get_closest_marker("django_db") or OF_THE_DATABASE & set(item.fixturenames)):
            item.add_marker("no_database")


@pytest.fixture(scope="session")
def live_server(live_server):
    """pytest-django's, whose last threads may end after it."""
    yield live_server
    # A browser keeps connections open, and their threads end with them: until then the database
    # in memory stays everybody's.
    for connection in live_server.thread.connections_override.values():
        connection.inc_thread_sharing()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, and what migrations put there remembered for after each test."""
    with django_db_blocker.unblock():
        BEGINNING.keep()
    TransactionTestCase._fixture_teardown = empty_after_a_test


@pytest.fixture(scope="session")
def fy2566_kept(django_db_setup, django_db_blocker):
    """The first year, loaded once; and what the loading told."""
    with django_db_blocker.unblock():
        load_criteria(CRITERIA)
        report = load_year(YEAR)
        kept = KeptRows("fy2566")
        kept.keep()
        BEGINNING.go_back()
    return kept, report


@pytest.fixture(autouse=True)
def _no_words_of_an_earlier_test():
    """Names that the process remembers of other rows change no page and no count of queries."""
    none = Vocabulary()
    use_source(lambda: none)


@pytest.fixture
def office_words(db):
    """The office's own words stay whole, as outside of tests: read from the database anew."""
    words = OfficeWords()
    use_source(words)
    return words


@pytest.fixture
def palad(db):
    """สำนักปลัด, the division of the cast's clerk."""
    return make.division("สำนักปลัด")


@pytest.fixture
def clerk(palad):
    return make.clerk(palad)


@pytest.fixture
def secretary(db):
    return make.secretary()


@pytest.fixture
def administrator(db):
    return make.administrator()


@pytest.fixture
def fy2566(fy2566_kept, db):
    """The municipality's own report of fiscal year 2566, loaded from the project's files."""
    kept, report = fy2566_kept
    if BEGINNING.changed_tables() or set(filled_tables()) - set(BEGINNING.tables):
        # The test has rows of its own, with which those of the year must fit.
        load_criteria(CRITERIA)
        return load_year(YEAR)
    kept.put_back()
    return deepcopy(report)


@pytest.fixture
def page(client):
    """
    GET an address and return its HTML; anything but 200 fails the test.

    Where lines of a template end is nobody's business: a space stands for them, as in a browser.
    """

    def get(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, f"{address}: {response.status_code}"
        return " ".join(response.content.decode().split())

    return get


@pytest.fixture
def roles(transactional_db):
    """A database for tests that commit, with the roles that migrations made."""
