"""What stands below what: one year, no circle, three levels; headings are no work."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from catalogue import acts
from measures.models import Measure
from progress.counts import progress_of
from progress.reviewing import ReviewError, save_draft
from progress.shown_proof import with_proof
from tests import make

pytestmark = pytest.mark.django_db


def refusal(measure: Measure) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        measure.full_clean()
    return refused.value.message_dict


def test_a_measure_stands_below_one_of_its_own_year_only():
    other = make.heading("1", year=make.fiscal_year(2567))
    measure = make.measure(number="1.1")
    measure.parent = other

    assert refusal(measure)["parent"] == ["มาตรการที่อยู่เหนือต้องเป็นของปีงบประมาณเดียวกัน"]


def test_no_circle():
    outer = make.heading("1")
    inner = make.measure(number="1.1", parent=outer)
    outer.parent = inner

    assert refusal(outer)["parent"] == ["มาตรการอยู่ใต้ตัวเองหรือใต้มาตรการย่อยของตัวเองไม่ได้"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=inner.pk).update(parent=inner)


def test_three_levels_and_no_more():
    first = make.heading("1")
    second = make.heading("1.1", parent=first)
    third = make.measure(number="1.1.1", parent=second)
    third.full_clean()

    fourth = make.measure(number="1.1.1.1")
    fourth.parent = third
    assert refusal(fourth)["parent"] == ["มาตรการซ้อนกันได้ไม่เกิน 3 ชั้น"]

    first.parent = make.heading("2")
    assert "ไม่เกิน 3 ชั้น" in refusal(first)["parent"][0]


def test_what_stands_above_cannot_go():
    outer = make.heading("1")
    make.measure(number="1.1", parent=outer)

    with pytest.raises(ProtectedError):
        outer.delete()


def test_a_heading_is_no_work_and_takes_no_report(secretary):
    outer = make.heading("1")
    make.published(make.measure(number="1.1", parent=outer))

    counted = progress_of(with_proof(Measure.objects.for_list().select_related("fiscal_year")))

    assert (counted.done, counted.total, counted.asked) == (1, 1, 1)
    with pytest.raises(ReviewError, match="หัวข้อ"):
        save_draft(outer, secretary, {"results": "ก"})


def test_a_measure_with_a_report_or_a_budget_is_no_heading():
    measure = make.measure(number="1", budget_planned=100)
    make.draft(measure, results="ก")
    measure.is_heading = True

    told = refusal(measure)

    assert told["is_heading"] == ["มาตรการนี้มีรายงานผลแล้ว จึงเป็นหัวข้อไม่ได้"]
    with pytest.raises(IntegrityError), transaction.atomic():
        measure.save()


def test_whoever_publishes_a_measure_publishes_the_drafts_above_it(secretary):
    first = make.heading("1", published_at=None)
    second = make.heading("1.1", parent=first, published_at=None)
    measure = make.measure(number="1.1.1", parent=second, published_at=None)

    changed = acts.publish([measure], secretary)

    assert changed == [first, second, measure]
    assert Measure.objects.published().count() == 3


def test_so_does_the_approval_of_its_report():
    first = make.heading("1", published_at=None)
    make.published(make.measure(number="1.1", parent=first, published_at=None))

    assert Measure.objects.published().count() == 2
