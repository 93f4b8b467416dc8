"""A year with work on it, and who keeps its criteria."""

import pytest

from oit_checklist.year_criteria import set_of_year
from tests import make
from tests.oit_checklist.three_levels import three_levels


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def office(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def hidden_year(db):
    """2569, which nobody saw yet."""
    return make.fiscal_year(2569, published_at=None, criteria_source="คู่มือ")


@pytest.fixture
def stored(hidden_year):
    """
    Two sub-indicators and two items: o1 with three levels of lines in none, o2 with one in 9.1.
    """
    found = three_levels()
    make.section(hidden_year, "9.1")
    hidden_year.sections.create(number="9.10", title="การบริหารงาน", order=2)
    item = make.item(year=hidden_year, number=2, title="ข้อมูลผู้บริหาร")
    make.element(item, "ชื่อผู้บริหาร", order=1)
    return found


@pytest.fixture
def criteria(stored, hidden_year):
    """What is stored, as a set."""
    return set_of_year(hidden_year)
