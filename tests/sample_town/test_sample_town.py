"""A made-up town fills every page, says that it is made up, and never mixes with real contents."""

import json

import pytest
from django.core.management import CommandError, call_command

from agency.models import Division
from tests import make

pytestmark = pytest.mark.own_database

LOOK = """
    import json
    from django.db.models import Count
    from django.test import Client
    from agency.models import Agency, FiscalYear
    from annual_report.models import IssuedReport
    from meetings.models import Meeting
    from oit_checklist.models import ChecklistItem, ItasSheet, ItemEvidence, ItemUpdate
    from oit_checklist.results.models import YearResult
    from open_data.sitemap import public_pages
    from progress.models.link_judgement import judgement_of
    client = Client(headers={"host": "127.0.0.1"})
    pages = [page.path for page in public_pages()]
    bodies = {}
    for path in [*pages, "/about/", "/privacy/", "/search/?q=แผน"]:
        answer = client.get(path)
        if answer.headers["Content-Type"].startswith("text/html"):
            bodies[path] = [answer.status_code, "เรื่องสมมติทั้งหมด" in answer.content.decode()]
    evidence = ItemEvidence.objects.select_related("last_link_check", "last_manual_check")
    print(json.dumps({
        "years": [str(year) for year in FiscalYear.objects.published()],
        "closed": [str(year) for year in FiscalYear.objects.filter(closed_on__isnull=False)],
        "states": sorted({row.state for row in ItemUpdate.objects.all()}),
        "links": sorted({judgement_of(row).state.value for row in evidence}),
        "readings": sorted({row.reading for row in evidence if row.file}),
        "meetings": sorted(meeting.state for meeting in Meeting.objects.all()),
        "statuses": sorted(str(row.status) for row in ChecklistItem.objects.all()),
        "results": [row.fiscal_year.year_be for row in YearResult.objects.published()],
        "editions": IssuedReport.objects.count(),
        "sheets": ItasSheet.objects.count(),
        "withdrawn": ItemEvidence.objects.filter(withdrawn_at__isnull=False).exists(),
        "drafts": ItemEvidence.objects.filter(published_at=None, withdrawn_at=None).exists(),
        "pages": bodies,
    }))
"""


@pytest.fixture(scope="module")
def seen(town):
    """The town as a visitor and the rows show it."""
    return json.loads(town.shell(LOOK).splitlines()[-1])


def test_every_page_is_there_and_says_that_all_is_made_up(seen):
    assert len(seen["pages"]) > 150
    assert {path: told for path, told in seen["pages"].items() if told != [200, True]} == {}


def test_three_years_with_editions_and_a_closed_one(seen):
    assert seen["years"] == ["2569", "2568", "2566"]
    assert seen["closed"] == ["2566"]
    assert (seen["editions"], seen["sheets"]) == (3, 2)
    assert seen["results"] == [2568, 2566]
    assert set(seen["statuses"]) == {"done", "in_progress", "not_done"}


def test_work_and_evidence_of_every_state(seen):
    assert seen["states"] == ["approved", "draft", "returned", "submitted"]
    assert set(seen["links"]) == {
        "dead", "file", "login", "moved", "unchecked", "unsure", "works",
    }  # fmt: skip
    assert len(seen["readings"]) > 1
    assert seen["withdrawn"]
    assert seen["drafts"]


def test_six_meetings_from_draft_to_certified(seen):
    assert seen["meetings"] == ["certified"] * 3 + ["checked", "circulated", "draft"]


def test_nothing_is_made_where_an_office_has_contents(db):
    make.agency(name="เทศบาลตำบลของจริง")

    with pytest.raises(CommandError, match="มีข้อมูลอยู่แล้ว"):
        call_command("create_sample_town")

    assert not Division.objects.exists()
