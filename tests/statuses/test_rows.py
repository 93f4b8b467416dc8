"""A year's own statuses: given from the form's two boxes, kept once used, copied to other years."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from agency.models import FiscalYear, YearStatus
from agency.status_rows import StatusError, copy_statuses, give_own_statuses, refuse_other_code
from agency.statuses import DEFAULTS
from catalogue.removal import NotRemovableError, remove
from tests import make

pytestmark = pytest.mark.django_db


def test_a_year_without_rows_has_the_two_boxes_of_the_form():
    assert make.fiscal_year().statuses is DEFAULTS


def test_the_first_rows_say_what_held_before():
    year = make.fiscal_year()

    give_own_statuses(year)

    assert [
        (row.order, row.code, row.label, row.in_overview, row.counts_as_done, row.is_initial)
        for row in year.status_rows.all()
    ] == [
        (10, "not_done", "ยังไม่ได้ดำเนินการ", "", False, True),
        (20, "done", "ดำเนินการ", "ดำเนินการแล้ว", True, False),
    ]
    assert [(each, each.label, each.is_done) for each in year.statuses] == [
        (each, each.label, each.is_done) for each in DEFAULTS
    ]


def test_they_are_given_once():
    year = make.third_status(make.fiscal_year())

    with pytest.raises(StatusError, match="กำหนดสถานะของตนเองแล้ว"):
        give_own_statuses(year)


def test_a_closed_year_gets_none():
    with pytest.raises(StatusError, match="ปิดแล้ว"):
        give_own_statuses(make.closed(make.fiscal_year()))


def test_the_third_status_stands_between_the_two_and_is_begun():
    statuses = make.third_status(make.fiscal_year()).statuses

    assert list(statuses) == ["not_done", "in_progress", "done"]
    assert (statuses.initial, statuses.begun, statuses.done) == (
        "not_done", ["in_progress"], ["done"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [{"code": "done"}, {"order": 20}, {"label": "ดำเนินการ"}, {"is_initial": True},
     {"is_initial": True, "counts_as_done": True}],
)  # fmt: skip
def test_the_database_keeps_the_rules(values):
    year = make.fiscal_year()
    give_own_statuses(year)
    row = {"order": 15, "code": "in_progress", "label": "อยู่ระหว่างดำเนินการ", **values}

    with pytest.raises(IntegrityError), transaction.atomic():
        YearStatus.objects.create(fiscal_year=year, **row)


@pytest.mark.parametrize("code", ["กำลังทำ", "In_Progress", "1st", "a b", 'x"y', "a" * 21])
def test_a_code_is_fit_for_addresses_and_files(code):
    row = YearStatus(fiscal_year=make.fiscal_year(), order=1, code=code, label="กำลังทำ")

    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert set(refused.value.message_dict) == {"code"}


def status_row(code: str = "in_progress") -> YearStatus:
    return YearStatus.objects.get(fiscal_year__year_be=2566, code=code)


@pytest.mark.parametrize("state", ["draft", "approved"])
def test_a_status_in_use_stays_and_keeps_its_code(state):
    year = make.third_status(make.fiscal_year())
    row = make.item(year=year)
    if state == "draft":
        make.draft(row, status="in_progress")
    else:
        make.published(row, status="in_progress")

    with pytest.raises(NotRemovableError, match="มีรายงานที่ใช้สถานะ “อยู่ระหว่างดำเนินการ” แล้ว"):
        remove(status_row())
    changed = status_row()
    changed.code = "begun"
    with pytest.raises(ValidationError, match="มีรายงานที่ใช้สถานะ"):
        refuse_other_code(changed)


def test_a_status_that_no_report_of_its_year_uses_goes():
    make.third_status(make.fiscal_year())
    other = make.third_status(make.fiscal_year(2567))
    make.draft(make.measure(year=other), status="in_progress")

    remove(status_row())

    assert list(make.fiscal_year().statuses) == ["not_done", "done"]


def test_the_initial_status_never_goes():
    make.third_status(make.fiscal_year())

    with pytest.raises(NotRemovableError, match="สถานะเริ่มต้นของปี"):
        remove(status_row("not_done"))


def test_another_year_gets_the_same_statuses_and_measure():
    year = make.third_status(make.fiscal_year(progress_measure="percent"))
    new = make.fiscal_year(2567, published_at=None)

    copy_statuses(year, new)

    new = FiscalYear.objects.get(pk=new.pk)
    assert list(new.statuses) == ["not_done", "in_progress", "done"]
    assert new.progress_measure == "percent"
    with pytest.raises(StatusError):
        copy_statuses(year, new)


def test_of_the_form_s_two_boxes_nothing_is_copied():
    new = make.fiscal_year(2567)

    copy_statuses(make.fiscal_year(), new)

    assert new.statuses is DEFAULTS


def test_a_report_has_a_status_of_its_year():
    with pytest.raises(ValidationError, match="ปีงบประมาณ 2566 ไม่มีสถานะรหัส “in_progress”"):
        make.published(make.measure(), status="in_progress")
