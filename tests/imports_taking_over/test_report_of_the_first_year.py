"""
The first report, taken over as the office has it, is the year that its year file makes.

What the year file has otherwise, because somebody put it there by hand or because it is public:
- the measures' status: the printed table has no column for it;
- titles and days of evidence: the report prints addresses alone; and of the addresses that rows
  print in their texts, the file has left that of indicator 7 in the text alone;
- fiscal year 2565 with its result, which the file takes from words of the minutes;
- updates that are approved, and measures and meetings that are published: a report comes as drafts.
White space, list marks and the kind of digits do not count.
"""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from agency.models import FiscalYear
from imports.year_file import load_year
from measures.models import Measure, MeasureEvidence, MeasureUpdate
from meetings.models import Meeting
from oit_checklist.models import ItemEvidence, ItemUpdate
from tests.imports_documents.likeness import differences
from tests.imports_taking_over.reports import DECISIONS, office_of, take_report
from tests.imports_taking_over.year_rows import rows_of

pytestmark = pytest.mark.django_db
YEAR_FILE = Path("imports/data/fy2566.toml")


@pytest.fixture
def expected():
    """The rows of a portal into which the year file is loaded."""
    with transaction.atomic():
        call_command("load_criteria", "oit_checklist/criteria/2566.toml")
        load_year(YEAR_FILE)
        rows = rows_of(2566)
        transaction.set_rollback(True)
    return rows


def without_evidence(rows):
    return [{name: value for name, value in row.items() if name != "evidence"} for row in rows]


@pytest.mark.parametrize(
    ("name", "criteria"),
    [
        ("report-2566.docx", "with criteria"),
        ("report-2566.docx", "without criteria"),
        ("report-2566.txt", "without criteria"),
    ],
)
def test_the_report_makes_the_rows_of_the_year_file(capsys, expected, name, criteria):
    office_of(criteria)

    take_report(capsys, name, *DECISIONS[name])

    found = rows_of(2566)
    assert [len(found[part]) for part in ("measures", "items")] == [3, 51]
    for part in ("year", "committees", "meetings"):
        assert differences(found[part], expected[part], part) == []
    for part in ("measures", "items"):
        rows, known = without_evidence(found[part]), without_evidence(expected[part])
        assert differences(rows, known, part) == []
    for row, known in zip(_worked(found), _worked(expected), strict=True):
        more = set(row["evidence"]) ^ set(known["evidence"])
        text = row.get("progress") or row["results"]
        assert all(url.removeprefix("https://") in text for url in more)
        assert set(known["evidence"]) <= set(row["evidence"])


def _worked(rows):
    return [*rows["measures"], *rows["items"]]


def test_all_of_it_comes_as_drafts_into_a_year_that_stays_hidden(capsys):
    office_of("no year")

    out = take_report(capsys, "report-2566.docx", *DECISIONS["report-2566.docx"])

    assert FiscalYear.objects.get(year_be=2566).published_at is None
    for model in (Measure, Meeting, MeasureEvidence, ItemEvidence):
        assert {row.published_at for row in model.objects.all()} == {None}
    for model in (MeasureUpdate, ItemUpdate):
        assert {update.state for update in model.objects.all()} == {"draft"}
    assert any("ฉบับร่าง" in sentence for sentence in out["tell"])


def test_a_second_time_nothing_changes(capsys):
    office_of("without criteria")
    decisions = DECISIONS["report-2566.docx"]
    take_report(capsys, "report-2566.docx", *decisions)
    before = rows_of(2566)

    again = take_report(capsys, "report-2566.docx", *decisions)

    assert (again["added"], again["changed"]) == (0, 0)
    assert rows_of(2566) == before


def test_every_known_fault_of_the_report_is_told_and_stays(capsys):
    office_of()

    out = take_report(capsys, "report-2566.docx", *DECISIONS["report-2566.docx"])

    for oddity in ("อยู่ใต้หัวข้อ IIT", "พิมพ์เลขไม่ครบ อ่านเป็น 10.2", "ข้อ o15 น่าจะขาดท้าย", "Gfit"):
        assert any(oddity in sentence for sentence in out["tell"])
    assert "No Gfit Policy" in Measure.objects.get(number="3").method
    assert Meeting.objects.get().printed_date == "วันพุธที่ ๒๙ พฤศจิกายน ๒๕๖๕"
