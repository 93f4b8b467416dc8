"""A year of 120 items, as large as any will be."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oit_checklist.models import ChecklistItem
from tests import make
from year_opening import drafts
from year_opening.opening import open_year, preview

pytestmark = pytest.mark.django_db
ITEMS = 120


@pytest.fixture
def opening(administrator, palad):
    year = make.fiscal_year(2569)
    section = make.section(year)
    for number in range(1, ITEMS + 1):
        item = make.item(
            year=year,
            section=section,
            number=number,
            title=f"ข้อมูลที่ {number} ปีงบประมาณ พ.ศ. 2569",
            divisions=[palad],
        )
        make.element(item, "องค์ประกอบ", order=1)
        make.evidence(item, url=f"https://ita.example.go.th/{number}.pdf")
    return drafts.start(2570, "year:2569", administrator)


def test_it_is_compared_in_a_handful_of_queries_and_opened_with_so_many_for_each_row(
    opening, administrator
):
    with CaptureQueriesContext(connection) as comparing:
        draft = drafts.Draft(opening)
        earlier = draft.proposed()
        assert dict(draft.comparison(earlier).counts) == {"ถ้อยคำเปลี่ยน": ITEMS}
    assert len(comparing) < 20
    opening = drafts.save_choices(opening, {"earlier": earlier}, administrator, opening.version)

    seen = preview(opening, administrator).digest
    with CaptureQueriesContext(connection) as opened:
        report = open_year(opening, administrator, seen).report

    assert ChecklistItem.objects.filter(fiscal_year__year_be=2570).count() == ITEMS
    # Items, their lines and their evidence are saved one by one, so that the log has each.
    assert len(opened) < 25 * report.count
