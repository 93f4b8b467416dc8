"""A whole report as a page takes it over: look first, then store what was seen, or take it back."""

import pytest

from agency.models import FiscalYear
from imports.documents.report_file import open_report
from imports.taking_over.report_deciding import report_of
from imports.taking_over.report_storing import apply_report, preview_report
from imports.taking_over.undoing import undo
from oit_checklist.models import ChecklistItem
from spreadsheets.importing import StaleImportError
from tests import make
from tests.imports_taking_over.reports import (
    nothing_is_stored,
    office_of,
    short_report,
    three_items,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(tmp_path):
    path = short_report(tmp_path, three_items())
    return report_of(open_report(path.read_bytes(), path.name), 2567)


def test_a_preview_tells_the_same_and_stores_nothing(report):
    boss = office_of("no year")

    seen = preview_report(report, boss)
    assert nothing_is_stored()
    done = apply_report(report, boss, seen.seen)

    assert (done.applied, done.added) == (True, seen.added)


def test_what_changed_since_the_preview_is_not_overwritten(report):
    boss = office_of("no year")
    year = make.fiscal_year(2567, published_at=None)
    seen = preview_report(report, boss)
    make.item(year=year, number=2, title="มีผู้เพิ่มระหว่างนั้น")

    with pytest.raises(StaleImportError):
        apply_report(report, boss, seen.seen)

    assert ChecklistItem.objects.filter(fiscal_year=year).count() == 1


def test_it_can_be_taken_back(report):
    boss = office_of("no year")
    year = make.fiscal_year(2567, published_at=None)
    done = apply_report(report, boss, None)

    undone = undo(done.undo, boss)
    assert undone.applied
    assert not any("ยังอยู่เป็นฉบับร่าง" in sentence for sentence in undone.tell)

    year.refresh_from_db()
    assert (year.introduction, year.total_score) == ("", None)
    assert not ChecklistItem.objects.filter(fiscal_year=year).exists()


def test_a_year_that_it_opened_stays_and_is_told(report):
    boss = office_of("no year")
    done = apply_report(report, boss, None)

    undone = undo(done.undo, boss)

    assert undone.applied
    year = FiscalYear.objects.get(year_be=2567)
    assert not year.is_published
    assert any("2567" in sentence and "ยังอยู่เป็นฉบับร่าง" in sentence for sentence in undone.tell)
