"""Two people open the same year at the same time, in an order."""

import pytest
from django.db import connection

from agency.models import FiscalYear
from oit_checklist.models import ChecklistItem
from tests import make
from tests.revision.in_order import Running, uncommitted
from year_opening import drafts
from year_opening.models import YearOpening
from year_opening.opening import StalePreviewError, open_year, preview

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


@pytest.fixture
def palad(roles):
    return make.division("สำนักปลัด")


def test_who_comes_second_waits_and_then_makes_nothing(roles, last_year):
    first, second = make.administrator(), make.administrator("second")
    opening = drafts.start(2570, "year:2569", first)
    seen = preview(opening, first).digest

    with uncommitted(lambda: open_year(opening, first, seen)):
        late = Running(lambda: open_year(opening, second, seen))
        late.until_it_waits_or_ends()
        assert late.thread.is_alive()
    late.end()

    assert isinstance(late.error, StalePreviewError)
    assert FiscalYear.objects.filter(year_be=2570).count() == 1
    assert ChecklistItem.objects.filter(fiscal_year__year_be=2570).count() == 3
    assert YearOpening.objects.get().opened_by == first
