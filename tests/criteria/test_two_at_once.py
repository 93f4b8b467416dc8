"""Two people take over a file at the same time, in an order."""

from dataclasses import replace

import pytest
from django.db import connection

from criteria_editing.applying import ChangedSinceError, propose, take_over
from oit_checklist.models import ChecklistItem
from oit_checklist.year_criteria import set_of_year
from tests import make
from tests.revision.in_order import Running, uncommitted

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


def test_who_comes_second_waits_and_then_looks_again(roles):
    year = make.fiscal_year(2569, published_at=None)
    make.item(year=year, number=1, title="เดิม")
    first, second = make.administrator(), make.administrator("second")
    stored = set_of_year(year)
    mine, theirs = (
        replace(stored, items=(replace(stored.items[0], title=title),)) for title in ("หนึ่ง", "สอง")
    )
    seen = propose(year, mine, first).digest

    with uncommitted(lambda: take_over(year, mine, first, seen, [])):
        late = Running(lambda: take_over(year, theirs, second, seen, []))
        late.until_it_waits_or_ends()
        assert late.thread.is_alive()
    late.end()

    assert isinstance(late.error, ChangedSinceError)
    assert ChecklistItem.objects.get().title == "หนึ่ง"
