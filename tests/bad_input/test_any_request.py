"""Whatever is asked of a public address, the answer is right, safe and in Thai: never a 500."""

import logging
import os
from collections import defaultdict

import pytest
from django.core.files.base import ContentFile
from hypothesis import HealthCheck, given, note, settings

from agency.models import Agency
from documents.working import make_all_public
from meetings.models import Meeting
from oit_checklist.models import ChecklistItem
from tests import make
from tests.bad_input.asking import Portal
from tests.bad_input.attempts import Attempt, attempts
from tests.bad_input.routes import KNOWN, back_office_routes, public_routes
from tests.bad_input.verdict import OF_THE_MOMENT, SERVED, judge, judge_anything

pytestmark = pytest.mark.django_db(transaction=True)

# The same attempts in every run; BAD_INPUT_EXAMPLES=1000 looks further.
EXAMPLES = int(os.environ.get("BAD_INPUT_EXAMPLES", "30"))
EFFORT = {
    "derandomize": "BAD_INPUT_EXAMPLES" not in os.environ,
    "database": None,
    "deadline": None,
    # The year is loaded once and only read.
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}


@pytest.fixture
def known(roles, fy2566):
    """What each parameter may be on the real first year, with a stored file and an edition."""
    item = ChecklistItem.objects.get(instrument="OIT", number=1)
    proof = make.evidence(item, url="", file="x.pdf", original_name="ประกาศ.pdf")
    proof.file.save("x.pdf", ContentFile(b"%PDF-1.7 " + b"x" * 1000))
    make.edition(year=item.fiscal_year)
    make.result(item.fiscal_year)
    Agency.objects.update(eit_code="abc123")
    make.certified_copy()  # minutes that anybody may verify
    make_all_public()
    meetings = [str(pk) for pk in Meeting.objects.published().values_list("pk", flat=True)]
    return {**KNOWN, "pk": meetings, "uuid": [str(proof.uuid)]}


@pytest.fixture(autouse=True)
def quiet():
    """Thousands of refusals would fill the memory of the log that pytest keeps."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def portal():
    return Portal()


def test_no_request_breaks_a_promise(known, portal, subtests):
    for route in public_routes():
        with subtests.test(route=route.text):

            @settings(max_examples=EXAMPLES, **EFFORT)
            @given(attempts(route, known))
            def try_it(attempt):
                note(f"{attempt.method} {attempt.path_info!r}")
                judge(attempt, portal.answer(attempt))

            try_it()


def test_no_stranger_breaks_the_back_office(known, portal, subtests):
    known = defaultdict(lambda: ["1", "2566", "measures"], known)
    for route in back_office_routes():
        with subtests.test(route=route.text):

            @settings(max_examples=max(EXAMPLES // 4, 4), **EFFORT)
            @given(attempts(route, known))
            def try_it(attempt):
                note(f"{attempt.method} {attempt.path_info!r}")
                judge_anything(attempt, portal.answer(attempt))

            try_it()


def test_head_is_get_without_the_body(known, portal, subtests):
    for route in public_routes():
        with subtests.test(route=route.text):

            @settings(max_examples=EXAMPLES // 4, **EFFORT)
            @given(attempts(route, known))
            def try_it(attempt):
                get = portal.answer(attempt.with_method("GET"))
                head = portal.answer(attempt.with_method("HEAD"))

                assert head.content == b""
                assert head.status_code == get.status_code
                assert _lasting(head) == _lasting(get)

            try_it()


def _lasting(response) -> dict[str, str]:
    return {name: value for name, value in response.items() if name not in OF_THE_MOMENT}


def test_every_route_was_really_reached(known, portal):
    for route in public_routes():
        found = {
            portal.answer(Attempt(route, path, is_missing=False)).status_code
            for path in route.known_paths(known)
        }
        # Without a token in the settings there is nothing at /metrics, and here is no seal.
        assert found & SERVED or (route.text in ("metrics", "seal.png") and found == {404})
