"""What the whole suite shares: a named cast, and the real first year."""

from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from ita_portal.year_file import load_year
from oit_checklist.criteria_file import load_criteria
from tests import make

ROOT = Path(__file__).resolve().parent.parent
CRITERIA = ROOT / "oit_checklist/criteria/2566.toml"
YEAR = ROOT / "ita_portal/data/fy2566.toml"


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
def fy2566(db):
    """The municipality's own report of fiscal year 2566, loaded from the project's files."""
    load_criteria(CRITERIA)
    return load_year(YEAR)


@pytest.fixture
def page(client):
    """GET an address and return its HTML; anything but 200 fails the test."""

    def get(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, f"{address}: {response.status_code}"
        return response.content.decode()

    return get


@pytest.fixture
def roles(transactional_db):
    """The roles that a migration made; emptying the tables after each test took them away."""
    migration = import_module("ita_portal.migrations.0001_roles")
    migration.create_roles(apps, SimpleNamespace(connection=connection))
