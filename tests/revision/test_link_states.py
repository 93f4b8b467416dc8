"""A link that dies or comes back changes what public pages count, so kept pages are made anew."""

import pytest
from django.utils import timezone

from progress.evidence_links import save_visit
from progress.models import LinkCheck
from records.revision import revision_number
from tests import make

pytestmark = pytest.mark.django_db
URL = "https://ita.example.go.th/a.pdf"


def visit(outcome: str) -> None:
    save_visit(LinkCheck(url=URL, outcome=outcome, checked_at=timezone.now()))


def test_a_link_that_dies_or_comes_back_raises_the_revision(db):
    make.evidence(make.measure(), url=URL)
    for outcome in ("dead", "ok"):
        before = revision_number()
        visit(outcome)
        assert revision_number() > before


def test_a_visit_that_finds_what_was_known_raises_nothing(db):
    make.evidence(make.measure(), url=URL)
    visit("dead")
    before = revision_number()

    visit("dead")

    assert revision_number() == before


def test_a_link_that_nobody_sees_raises_nothing(db):
    make.evidence(make.measure(published_at=None), url=URL)
    before = revision_number()

    visit("dead")

    assert revision_number() == before
