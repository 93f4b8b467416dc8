"""A table of last year with its year changed is a draft of the new year."""

import pytest

from agency.models import FiscalYear
from measures.models import Measure
from oit_checklist.models import ChecklistItem
from tests import make
from tests.spreadsheets.tables import exported, rows_of
from tests.spreadsheets.test_what_an_import_changes import errors_of, imported, tried

pytestmark = pytest.mark.django_db


@pytest.fixture
def next_year(fy2566):
    return make.fiscal_year(2567, published_at=None)


def moved(slug: str, user) -> list[dict]:
    rows = rows_of(exported(slug, user))
    return [{**row, "ปีงบประมาณ": 2567} for row in rows]


def test_every_item_becomes_a_draft_without_its_report_and_days(next_year, administrator):
    imported("sections", administrator, moved("sections", administrator))

    done = imported("items", administrator, moved("items", administrator))

    assert errors_of(done) == []
    assert done.added == 51
    items = ChecklistItem.objects.filter(fiscal_year=next_year)
    assert {str(item.status) for item in items} == {"not_done"}
    assert not items.filter(starts_on__isnull=False).exists()
    assert not items.filter(updates__isnull=False).exists()
    titles = ChecklistItem.objects.filter(instrument="OIT", number=12).values_list(
        "title", flat=True
    )
    assert len(titles) == 2
    assert len(set(titles)) == 1


def test_the_preview_tells_what_is_left_behind(next_year, administrator):
    preview = tried("measures", administrator, moved("measures", administrator))

    assert "3 แถวคัดลอกมาจากแถวที่ส่งออกไว้" in preview.notices[0].text
    assert not Measure.objects.filter(fiscal_year=next_year).exists()


def test_measures_keep_their_words_and_divisions(next_year, administrator):
    imported("measures", administrator, moved("measures", administrator))

    old, new = (
        Measure.objects.filter(fiscal_year__year_be=year).order_by("number_order").first()
        for year in (2566, 2567)
    )
    assert (new.title, new.responsible) == (old.title, old.responsible)
    assert (new.starts_on, new.published_at, new.updates.count()) == (None, None, 0)
    assert FiscalYear.objects.get(year_be=2566).measures.count() == 3


def test_the_day_of_a_copied_meeting_is_the_one_that_was_typed(next_year, administrator):
    (row,) = moved("meetings", administrator)

    done = imported("meetings", administrator, [row | {"รหัส": "", "วันที่ประชุม": "10/01/2567"}])

    assert (errors_of(done), done.added) == ([], 1)
    assert next_year.meetings.get().held_on.isoformat() == "2024-01-10"
