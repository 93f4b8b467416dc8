"""What evidence shows, beside what is reported: of each element and of the whole row."""

from datetime import date

import pytest
from django.utils import timezone

from measures.models import Measure
from oit_checklist.item_context import load_public_item_contexts
from oit_checklist.models import ChecklistItem
from progress.models import Evidence, Status
from progress.shown_proof import with_proof
from tests import make
from tests.oit_checklist.findings import found

pytestmark = pytest.mark.django_db
OF_THE_YEAR = date(2022, 11, 1)
TOO_OLD = date(2019, 1, 1)


@pytest.fixture
def item():
    return make.item(number=13, period_rule="previous_year")


def covering(*elements, **values):
    """Evidence of these elements, of the right year unless told otherwise."""
    link = {"url": "", "file": "a.pdf"} if values.get("reading") else {}
    row = make.evidence(elements[0].item, **{"document_date": OF_THE_YEAR, **link, **values})
    row.elements.set(elements)
    return row


def visited(outcome: str):
    return make.link_check(outcome=outcome)


def seen_by_all(item):
    rows = ChecklistItem.objects.for_list().select_related("fiscal_year").filter(pk=item.pk)
    return load_public_item_contexts(rows)[0]


def states(item) -> list[str]:
    return [proof.mark.state for proof in seen_by_all(item).proofs]


def test_an_element_is_complete_by_good_evidence_alone(item):
    covering(make.element(item), last_link_check=visited("ok"))

    assert states(item) == ["complete"]
    assert seen_by_all(item).proof.words == "หลักฐานครบ"


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"document_date": TOO_OLD}, "wrong_period"),
        ({"covers_from": date(2023, 1, 1)}, "wrong_period"),
        ({"reading": Evidence.Reading.UNREADABLE}, "unreadable"),
        ({"published_at": None}, "none"),
    ],
)
def test_evidence_that_proves_nothing_ticks_no_element(item, values, state):
    make.published(item, status=Status.DONE)
    covering(make.element(item), **values)

    assert states(item) == [state]
    assert seen_by_all(item).proof.proved == 0


def test_a_dead_link_ticks_no_element_and_tells_since_when(item):
    covering(make.element(item), last_link_check=visited("dead"))

    mark = seen_by_all(item).proofs[0].mark
    assert mark.state == "dead_link"
    assert str(timezone.localdate().year + 543) in mark.words


@pytest.mark.parametrize(
    "values",
    [
        {},  # nobody opened the link yet
        {"reading": Evidence.Reading.TIMED_OUT},
        {"reading": Evidence.Reading.NO_TEXT},  # a scan: people can read it
        {"document_date": None, "last_link_check": "ok"},
    ],
)
def test_what_could_not_be_checked_counts(item, values):
    if values.get("last_link_check"):
        values = {**values, "last_link_check": visited("ok")}
    covering(make.element(item), **values)

    assert states(item) == ["complete"]


def test_the_best_evidence_of_an_element_counts(item):
    element = make.element(item)
    covering(element, document_date=TOO_OLD)
    covering(element)

    assert states(item) == ["complete"]


@pytest.mark.parametrize(
    ("values", "check"),
    [
        ({"document_date": TOO_OLD}, "wrong-period"),
        ({"reading": Evidence.Reading.UNREADABLE}, "unreadable"),
        ({"last_link_check": "dead"}, "link-dead"),
    ],
)
def test_the_checks_say_what_the_marks_say(item, values, check):
    if values.get("last_link_check"):
        values = {"last_link_check": visited("dead")}
    make.published(item, status=Status.DONE)
    covering(make.element(item), **values)

    assert {check, "done-but-unproved"} <= set(found(item))


def test_a_row_tells_how_much_of_it_is_proved_and_what_is_wrong(item):
    good, old = make.element(item), make.element(item)
    make.element(item)
    covering(good)
    covering(old, document_date=TOO_OLD)

    proof = seen_by_all(item).proof
    assert proof.words == "หลักฐานยังไม่ครบ (1 จาก 3)"
    assert proof.faults == ["ข้อมูลไม่ใช่ช่วงเวลาที่กำหนด"]


def test_nothing_is_asked_of_the_lines_of_the_surveys():
    indicator = make.item(instrument="IIT")
    make.element(indicator)

    assert seen_by_all(indicator).proof.state == "not_asked"


def test_one_good_evidence_proves_a_measure():
    proved, dead, none = make.measure(number=1), make.measure(number=2), make.measure(number=3)
    make.evidence(proved, last_link_check=visited("ok"))
    make.evidence(dead, last_link_check=visited("dead"))

    rows = with_proof(Measure.objects.select_related("fiscal_year").order_by("number"))

    assert [row.proof.state for row in rows] == ["complete", "incomplete", "none"]
    assert none == rows[2]
