"""A suggestion becomes evidence once, for whom it is theirs to say; or it is set aside."""

from datetime import date

import pytest
from auditlog.models import LogEntry

from oit_checklist.models import ChecklistItem, ItemEvidence
from old_website.models import WebsiteSuggestion
from tests import make
from tests.old_website.office import START, decide, reading_of, suggestion_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggestion(office, clerk, client):
    """For o1, in the reading of the clerk of สำนักปลัด, who is signed in."""
    client.force_login(clerk)
    return suggestion_of(reading_of(clerk, step="done"), url="http://www.example.go.th/a b.pdf")


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_an_accepted_page_is_a_draft_of_the_item_by_the_person_and_the_log_says_so(
    client, suggestion, clerk
):
    page = decide(client, suggestion)

    evidence = ItemEvidence.objects.get()
    assert (evidence.assignment.code, evidence.title) == ("o1", "แผน")
    assert (evidence.url, evidence.published_at) == ("http://www.example.go.th/a%20b.pdf", None)
    assert evidence.added_by == clerk
    assert evidence.assignment.updates.get().state == "draft"
    entry = LogEntry.objects.get_for_object(evidence).get(action=LogEntry.Action.CREATE)
    assert (entry.actor, entry.additional_data["way"]) == (clerk, "หน้าเว็บ")
    assert "เพิ่มเป็นหลักฐานของ o1 แล้ว" in text(page)
    assert WebsiteSuggestion.objects.get().state == "accepted"


def test_one_comes_back_to_the_item_with_the_same_filter(client, suggestion):
    page = decide(client, suggestion, query="?without_evidence=on&x=//evil.example")

    assert page.redirect_chain[-1][0] == f"{START}{suggestion.reading_id}/?without_evidence=on#o1"
    assert 'id="o1"' in text(page)  # though it has evidence now


@pytest.mark.parametrize(
    "spelled", ["https://example.go.th/a%20b.pdf", "http://www.example.go.th/a b.pdf"]
)
def test_what_the_item_has_already_is_not_added_again(client, suggestion, spelled):
    make.evidence(ChecklistItem.objects.get(number=1), url=spelled)

    assert "มีหลักฐานที่อยู่นี้แล้ว ไม่ได้เพิ่มซ้ำ" in text(decide(client, suggestion))
    assert ItemEvidence.objects.count() == 1


def test_pressing_twice_adds_once(client, suggestion):
    decide(client, suggestion)

    assert "ไม่ได้เพิ่มซ้ำ" in text(decide(client, suggestion))
    assert ItemEvidence.objects.count() == 1


def test_evidence_that_was_removed_can_be_accepted_again(client, suggestion):
    decide(client, suggestion)
    ItemEvidence.objects.get().delete()

    assert "ใช้เป็นหลักฐาน" in text(client.get(f"{START}{suggestion.reading_id}/"))
    decide(client, suggestion)
    assert ItemEvidence.objects.count() == 1


def test_a_withdrawn_evidence_does_not_stand_in_the_way(client, suggestion):
    item = ChecklistItem.objects.get(number=1)
    make.evidence(
        item, url=suggestion.url, withdrawn_at=item.published_at, withdrawn_reason="ผิดแฟ้ม"
    )

    decide(client, suggestion)

    assert ItemEvidence.objects.filter(withdrawn_at=None).count() == 1


@pytest.mark.parametrize("decision", ["accept", "set_aside", "bring_back"])
def test_an_item_of_another_division_is_none_of_a_clerks(client, suggestion, decision):
    foreign = suggestion_of(suggestion.reading, "o2")

    page = decide(client, foreign, decision)

    shown = text(client.get(f"{START}{suggestion.reading_id}/"))
    assert suggestion.shown_url in shown
    assert foreign.url not in shown  # a code as short as "o2" may stand in a token of the page
    assert ("รายการนี้เป็นของกองคลัง" in text(page)) == (decision == "accept")
    foreign.refresh_from_db()
    assert (foreign.state, ItemEvidence.objects.count()) == ("open", 0)


@pytest.mark.parametrize("decision", ["accept", "set_aside"])
def test_a_closed_year_stays_as_it_is(client, suggestion, office, decision):
    make.closed(office, on=date(2023, 12, 1))

    page = decide(client, suggestion, decision)

    assert "ปีงบประมาณ 2566 ปิดแล้ว" in text(page)
    assert "ใช้เป็นหลักฐาน</button>" not in text(page)
    suggestion.refresh_from_db()
    assert (suggestion.state, ItemEvidence.objects.count()) == ("open", 0)


def test_a_report_that_waits_for_review_takes_nothing_from_a_clerk(client, suggestion):
    make.draft(ChecklistItem.objects.get(number=1), state="submitted")

    assert "ส่งตรวจแล้ว" in text(decide(client, suggestion))
    assert not ItemEvidence.objects.exists()


def test_an_address_inside_the_network_is_refused_whatever_the_reading_says(client, suggestion):
    suggestion.url = "http://10.0.0.5/a.pdf"
    suggestion.save()

    assert "เครือข่ายภายใน" in text(decide(client, suggestion))
    assert not ItemEvidence.objects.exists()


def test_what_is_set_aside_leaves_the_list_and_can_be_brought_back(client, suggestion):
    page = text(decide(client, suggestion, "set_aside"))
    assert "การอ่านครั้งต่อไปไม่เสนอหน้านี้ให้ o1 อีก" in page
    assert "หน้าเว็บที่ตัดออกแล้ว 1 รายการ" in page
    assert "ใช้เป็นหลักฐาน</button>" not in page

    page = text(decide(client, suggestion, "bring_back"))
    assert "ใช้เป็นหลักฐาน</button>" in page


def test_a_word_that_is_no_decision_changes_nothing(client, suggestion):
    decide(client, suggestion, "publish")
    client.get(f"{START}{suggestion.reading_id}/decide/{suggestion.pk}/?decision=accept")

    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decided_at) == ("open", None)
