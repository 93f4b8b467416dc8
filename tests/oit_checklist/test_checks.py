"""What the checks find in a checklist item, one rule a test, with and without its cause."""

from datetime import date

import pytest
from django.utils import timezone

from oit_checklist.checks import check_item
from oit_checklist.item_context import load_item_contexts
from oit_checklist.models import ChecklistItem
from progress.findings import Severity
from progress.models import Evidence, LinkCheck, Status
from tests import make
from tests.oit_checklist.findings import context_of, found

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    return make.item(number=13, period_rule="previous_year")


def prove(item, **values):
    """Evidence of every element of the item, with a date of the right year."""
    values = {"title": "รายงาน", "document_date": date(2022, 11, 1), **values}
    evidence = make.evidence(item, **values)
    evidence.elements.set(item.elements.all())
    return evidence


def seen(url: str, outcome: str, **values) -> LinkCheck:
    return LinkCheck.objects.create(url=url, outcome=outcome, checked_at=timezone.now(), **values)


def test_an_item_with_proof_of_every_element_has_only_its_unchecked_link(item):
    make.element(item)
    make.published(item)
    prove(item)

    assert set(found(item)) == {"link-unchecked"}


def test_each_element_without_evidence_is_named(item):
    make.element(item, "ระบุปัญหาอุปสรรค")
    covered = make.element(item, "ผลการดำเนินงาน")
    make.evidence(item).elements.add(covered)

    sentences = [f.text for f in check_item(context_of(item)) if "element" in f.check]
    assert len(sentences) == 1
    assert "ระบุปัญหาอุปสรรค" in sentences[0]


def test_evidence_of_a_heading_covers_the_lines_below_it(item):
    heading = make.element(item, "มีข้อมูลรายละเอียด")
    make.element(item, "โครงการ", parent=heading)
    make.element(item, "งบประมาณ", parent=heading)
    make.evidence(item).elements.add(heading)

    context = context_of(item)
    assert (context.proved, context.required) == (2, 2)


def test_withdrawn_evidence_proves_nothing(item):
    make.element(item)
    evidence = prove(item)
    evidence.withdraw("ผิดปี")
    evidence.save()

    assert "no-evidence" in found(item)
    assert context_of(item).proved == 0


def test_done_with_unmet_elements_may_score_zero(item):
    make.element(item)
    make.published(item, status=Status.DONE)

    assert "0 คะแนน" in found(item)["done-but-unproved"]


def test_the_open_update_counts_before_the_published_one(item):
    make.element(item)
    make.published(item, status=Status.DONE)
    make.draft(item, status=Status.NOT_DONE)

    assert "done-but-unproved" not in found(item)


def test_survey_indicators_have_guidance_lines_that_need_no_proof():
    indicator = make.item(instrument="IIT")
    make.element(indicator)
    make.published(indicator)

    assert found(indicator) == {}


@pytest.mark.parametrize(
    ("outcome", "check"), [("dead", "link-dead"), ("refused", "link-dead"), ("moved", "link-moved")]
)
def test_what_the_link_check_saw_is_told(item, outcome, check):
    url = "https://ita.example.go.th/a.pdf"
    make.evidence(item, url=url, last_link_check=seen(url, outcome, note="404"))

    assert check in found(item)


def test_a_link_that_works_is_silent(item):
    url = "https://ita.example.go.th/a.pdf"
    make.evidence(item, url=url, last_link_check=seen(url, "ok"))

    assert not [check for check in found(item) if check.startswith("link")]


@pytest.mark.parametrize(
    ("url", "is_found"),
    [
        ("https://drive.example.com/a", True),
        ("https://www.phet.go.th/a", False),
        ("https://sub.phet.go.th/a", False),
        ("https://notphet.go.th/a", True),
        ("https://ita.example.go.th/a", False),
    ],
)
def test_links_have_to_be_on_the_agencys_own_site(item, url, is_found):
    make.agency(website="https://phet.go.th")
    make.evidence(item, url=url)

    assert ("link-elsewhere" in found(item)) == is_found


@pytest.mark.parametrize(
    ("reading", "check"),
    [
        (Evidence.Reading.NO_TEXT, "scanned"),
        (Evidence.Reading.UNREADABLE, "unreadable"),
        (Evidence.Reading.TIMED_OUT, "not-read"),
    ],
)
def test_files_without_text_are_told(item, reading, check):
    make.evidence(item, url="", file="x.pdf", reading=reading)

    assert check in found(item)


def test_the_same_file_twice_is_told_once(item):
    for _ in range(2):
        make.evidence(item, url="", file="x.pdf", sha256="a" * 64)

    findings = [f for f in check_item(context_of(item)) if f.check == "duplicate"]
    assert len(findings) == 1


def test_the_survey_item_needs_the_code_of_the_agency():
    item = make.item(shows_eit_code=True)
    agency = make.agency()
    assert "eit-code" in found(item)

    agency.eit_code = "abc123"
    agency.save()
    assert "eit-code" not in found(item)


def test_personal_data_in_a_file_is_told_masked(item):
    make.evidence(
        item, personal_data=[{"kind": "เลขประจำตัวประชาชน", "masked": "1-xxxx-xxxxx-xx-1"}]
    )

    assert "เลขประจำตัวประชาชน 1-xxxx-xxxxx-xx-1" in found(item)["personal-data"]


def test_personal_data_in_the_report_is_told_but_not_the_offices_own_number(item):
    make.agency(phone="0 3562 1234")
    make.draft(item, progress="- สอบถาม โทร 0 3562 1234")
    assert "personal-data" not in found(item)

    draft = item.updates.get()
    draft.progress = "- นาย ก. เลขประจำตัว 1-1012-34567-89-6 โทร 081-234-5678"
    draft.save()
    assert "หมายเลขโทรศัพท์ 0xx-xxx-xxx8" in found(item)["personal-data"]


def test_a_row_past_its_due_date_is_late_until_it_is_sent(item):
    item.due_on = date(2023, 1, 1)
    item.save()
    draft = make.draft(item)
    assert "1 ม.ค. 2566" in found(item)["late"]

    draft.state = "submitted"
    draft.save()
    assert "late" not in found(item)


def test_the_severest_comes_first(item):
    make.element(item)
    make.published(item)
    make.evidence(item, url="https://elsewhere.example.com/a")

    severities = [finding.severity for finding in check_item(context_of(item))]
    assert severities == sorted(severities, reverse=True)
    assert {Severity.ERROR, Severity.WARNING, Severity.INFO} <= set(severities)


@pytest.mark.parametrize("rows", [1, 3])
def test_contexts_cost_nine_queries_however_many_items(django_assert_num_queries, rows):
    for _ in range(rows):
        item = make.item()
        make.element(item)
        prove(item)
        make.draft(item)

    # Items, divisions, elements, statuses;
    # agency, open updates, evidence, due dates, what it covers.
    with django_assert_num_queries(9):
        rows = ChecklistItem.objects.for_list().with_year()
        for context in load_item_contexts(rows):
            check_item(context)
