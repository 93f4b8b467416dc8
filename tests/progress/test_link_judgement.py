"""One judgement about a link, from what the portal saw there and what a person saw."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from progress.evidence_links import save_visit
from progress.evidence_summary import evidence_of
from progress.models import LinkCheck, ManualLinkCheck
from progress.models.link_judgement import DEAD_AFTER, PERSON_COUNTS_FOR, LinkState, dead_since
from tests import make

pytestmark = pytest.mark.django_db

URL = "https://ita.example.go.th/a.pdf"
NOW = timezone.now()


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


@pytest.fixture
def proof():
    return make.evidence(make.item(), url=URL)


def visited(proof, outcome, days):
    save_visit(LinkCheck(url=URL, outcome=outcome, checked_at=days_ago(days), note="เหตุ"))
    proof.refresh_from_db()


def looked(proof, works, days, url=URL):
    by = proof.last_manual_check.checked_by if proof.last_manual_check else make.secretary()
    proof.last_manual_check = ManualLinkCheck.objects.create(
        url=url, works=works, checked_at=days_ago(days), checked_by=by
    )
    proof.save()


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ("ok", LinkState.WORKS),
        ("moved", LinkState.MOVED),
        ("home", LinkState.MOVED),
        ("dead", LinkState.DEAD),
        ("missing", LinkState.DEAD),
        ("refused", LinkState.DEAD),
        ("login", LinkState.LOGIN),
        ("blocked", LinkState.UNSURE),
        ("silent", LinkState.UNSURE),
    ],
)
def test_what_one_visit_says(proof, outcome, state):
    visited(proof, outcome, 1)

    assert proof.link.state is state
    assert evidence_of([proof.assignment])[proof.assignment.pk][0].link == proof.link


def test_a_file_has_no_link_and_an_address_nobody_opened_is_unchecked(proof):
    assert proof.link.state is LinkState.UNCHECKED
    proof.url = ""
    assert proof.link.state is LinkState.FILE
    assert proof.link.words == ""


def test_a_silent_site_is_dead_after_days_and_since_its_first_failure(proof):
    visited(proof, "ok", 9)
    visited(proof, "silent", DEAD_AFTER.days)
    assert dead_since(proof) is None

    visited(proof, "silent", 0)
    assert dead_since(proof) == days_ago(DEAD_AFTER.days)


def test_a_run_of_failures_ends_when_the_page_opens_again(proof):
    for outcome, days in (("dead", 9), ("silent", 8), ("ok", 7), ("missing", 6), ("dead", 5)):
        visited(proof, outcome, days)

    assert dead_since(proof) == days_ago(6)


def test_being_kept_out_is_no_failure_however_long(proof):
    for days in (90, 60, 30, 0):
        visited(proof, "blocked", days)

    assert dead_since(proof) is None
    assert proof.link.needs_person


@pytest.mark.parametrize("outcome", ["blocked", "silent", "missing", "login", "moved", "refused"])
def test_a_person_who_saw_it_work_outranks_what_a_robot_guesses(proof, outcome):
    visited(proof, outcome, 9)
    looked(proof, True, 8)
    visited(proof, outcome, 0)

    assert proof.link.state is LinkState.WORKS
    assert proof.link.by_person


def test_a_later_404_outranks_the_person_and_an_earlier_one_does_not(proof):
    visited(proof, "dead", 9)
    looked(proof, True, 8)
    assert proof.link.state is LinkState.WORKS

    visited(proof, "dead", 7)
    assert dead_since(proof) == days_ago(8)  # until then it opened


def test_a_site_that_fell_silent_after_the_person_looked_is_dead_in_the_end(proof):
    looked(proof, True, 9)
    visited(proof, "ok", 8)
    visited(proof, "silent", 7)
    visited(proof, "silent", 5)
    assert proof.link.state is LinkState.WORKS

    visited(proof, "silent", 0)
    assert dead_since(proof) == days_ago(7)


def test_a_person_who_found_it_useless_is_believed_until_it_works_anew(proof):
    visited(proof, "ok", 9)
    looked(proof, False, 8)
    visited(proof, "ok", 7)
    assert dead_since(proof) == days_ago(8)

    visited(proof, "dead", 6)
    visited(proof, "ok", 5)
    assert proof.link.state is LinkState.WORKS


def test_a_look_of_long_ago_no_longer_counts(proof):
    looked(proof, True, PERSON_COUNTS_FOR.days + 1)
    visited(proof, "blocked", 0)

    assert proof.link.state is LinkState.UNSURE


def test_what_was_seen_at_another_address_says_nothing_of_this_one(proof):
    visited(proof, "dead", 1)
    looked(proof, False, 0)
    proof.url = "https://ita.example.go.th/b.pdf"

    assert proof.link.state is LinkState.UNCHECKED


def test_the_words_tell_the_day_and_no_name(proof):
    day = datetime(2026, 11, 3, 5, tzinfo=UTC)
    proof.last_link_check = make.link_check(URL, outcome="dead", since=day, checked_at=days_ago(1))
    assert proof.link.words == "ลิงก์เสียตั้งแต่ 3 พ.ย. 2569"

    looked(proof, True, 0)
    assert "เจ้าหน้าที่เปิดดูแล้วใช้ได้" in proof.link.words
    assert "secretary" not in proof.link.words


def test_a_judgement_costs_no_query(proof, django_assert_num_queries):
    visited(proof, "ok", 1)
    looked(proof, True, 0)
    model = type(proof)

    with django_assert_num_queries(1):
        rows = model.objects.select_related("last_link_check", "last_manual_check")
        assert [row.link.state for row in rows] == [LinkState.WORKS]
