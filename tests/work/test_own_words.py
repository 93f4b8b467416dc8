"""The queue of a reviewer: reports in which the reviewer wrote come after those of others."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(client, secretary):
    def get():
        client.force_login(secretary)
        return client.get("/admin/?year=2566").context["next_review"]

    return get


@pytest.fixture
def own(secretary):
    return make.draft(make.measure(number=1), author=secretary, state="submitted").assignment


def test_words_of_others_are_offered_first(offered, own, clerk):
    other = make.draft(make.measure(number=2), author=clerk, state="submitted").assignment

    assert offered().row == other


def test_own_words_are_offered_to_the_only_secretary_and_to_nobody_who_may_not(offered, own):
    assert offered().row == own

    make.secretary("other")

    assert offered() is None


def test_the_queue_marks_own_words(client, page, secretary, own, clerk):
    make.draft(make.measure(number=2), author=clerk, state="submitted")
    client.force_login(secretary)

    assert page("/admin/?year=2566").count("ท่านร่วมเขียน") == 1
