"""The whole portal with a row of every kind; everybody who may knock at its door."""

import pytest

from agency.models import User
from tests import make
from tests.accessibility.conftest import rows  # noqa: F401 - a fixture


@pytest.fixture
def superuser(db):
    """The server's own administrator, who has more pages than anybody of the office."""
    return User.objects.create_superuser("root", password="รหัสผ่านของ-root")


@pytest.fixture
def other_clerk(db):
    """A clerk of another division than the rows'."""
    return make.clerk(make.division("กองคลัง"), username="other")
