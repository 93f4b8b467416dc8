"""A year of 120 items, as large as any will be."""

import pytest
from auditlog.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from measures.models import Measure
from meetings.models import Member
from oit_checklist.models import ChecklistItem
from oit_checklist.shipped_sets import shipped_set
from oit_checklist.year_criteria import apply_set
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


def test_it_is_compared_and_opened_in_as_many_queries_as_a_small_one(opening, administrator):
    with CaptureQueriesContext(connection) as comparing:
        draft = drafts.Draft(opening)
        earlier = draft.proposed()
        assert dict(draft.comparison(earlier).counts) == {"ถ้อยคำเปลี่ยน": ITEMS}
    assert len(comparing) < 20
    opening = drafts.save_choices(opening, {"earlier": earlier}, administrator, opening.version)

    with CaptureQueriesContext(connection) as looking:
        seen = preview(opening, administrator).digest
    with CaptureQueriesContext(connection) as opened:
        report = open_year(opening, administrator, seen).report

    rows = ChecklistItem.objects.filter(fiscal_year__year_be=2570)
    assert rows.count() == ITEMS
    assert len(report.made["หลักฐานรอยืนยันสำหรับปีนี้"]) == ITEMS
    assert len(looking) < 200
    assert len(opened) < 250
    # Stored at once, and in the log one by one.
    logged = LogEntry.objects.get_for_objects(rows).filter(action=LogEntry.Action.CREATE)
    assert logged.count() == ITEMS


@pytest.mark.parametrize("count", [4, 40])
def test_measures_and_committees_cost_as_much_however_many_they_are(administrator, palad, count):
    last = make.fiscal_year(2569)
    heading = make.heading("1", year=last)
    measures = [
        make.measure(year=last, number=f"1.{each}", parent=heading, divisions=[palad])
        for each in range(1, count)
    ]
    committees = [make.committee(name=f"คณะกรรมการชุดที่ {each}") for each in range(count)]
    for committee in committees:
        committee.members.create(order=1, name="นายก", post="นายกเทศมนตรี", role="ประธาน")
    opening = drafts.start(2570, "none", administrator)
    chosen = {
        "measures": [heading.pk, *(each.pk for each in measures)],
        "committees": [each.pk for each in committees],
    }
    opening = drafts.save_choices(opening, chosen, administrator, opening.version)
    seen = preview(opening, administrator).digest

    with CaptureQueriesContext(connection) as opened:
        report = open_year(opening, administrator, seen).report

    assert len(report.made["มาตรการ"]) == len(report.made["คณะกรรมการชุดใหม่"]) == count
    # Each is in the log by itself: the heading has no divisions.
    new = Measure.objects.filter(fiscal_year__year_be=2570)
    log = LogEntry.objects.get_for_objects(new)
    assert log.filter(action=LogEntry.Action.CREATE).count() == count
    assert log.filter(action=LogEntry.Action.UPDATE).count() == count - 1
    members = Member.objects.exclude(committee__in=committees)
    assert LogEntry.objects.get_for_objects(members).count() == count
    assert len(opened) < 95


def test_the_criteria_of_2567_are_previewed_and_opened_in_few_queries(administrator):
    last = make.fiscal_year(2566)
    apply_set(shipped_set(2566), last)
    opening = drafts.start(2567, "set:2567", administrator)
    earlier = drafts.Draft(opening).proposed()
    opening = drafts.save_choices(opening, {"earlier": earlier}, administrator, opening.version)

    with CaptureQueriesContext(connection) as looking:
        seen = preview(opening, administrator).digest
    with CaptureQueriesContext(connection) as opened:
        open_year(opening, administrator, seen)

    assert len(looking) < 200
    assert len(opened) < 200
