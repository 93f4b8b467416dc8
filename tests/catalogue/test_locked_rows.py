"""No save, deletion or choice changes what belongs to a closed year, whoever asks."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

import catalogue
from agency.models import Deadline, GradeBand
from agency.status_rows import give_own_statuses
from annual_report.models import ReportMemo
from catalogue.refusing import LockedError
from meetings.models import (
    AgendaItem,
    AgendaPaper,
    Attendance,
    Circulation,
    Correction,
    MeetingLetter,
    Photograph,
    Recipient,
    Remark,
    Signature,
    SignedMinutes,
    Statement,
)
from tests import make

pytestmark = pytest.mark.django_db


@contextmanager
def refused():
    """What is done inside raises LockedError, and the transaction around it goes on."""
    with pytest.raises(LockedError, match="ปีงบประมาณ 2566 ปิดแล้ว"), transaction.atomic():
        yield


def lines_of_a_result(result) -> list:
    """The announced result and one line of each kind below it."""
    return [
        result,
        make.group_comparison(result),
        make.indicator_result(result),
        make.question_result(result),
        make.lost_item(result),
        make.result_remark(result),
    ]


def rows_of_the_office(meeting, agenda) -> list:
    """What the office keeps about a meeting beside its minutes."""
    day = date(2022, 12, 15)
    circulation = Circulation.objects.create(
        meeting=meeting, number=1, how="list", until=day, by=make.secretary("เลขานุการ")
    )
    return [
        circulation,
        Recipient.objects.create(circulation=circulation, order=1, name="นายก"),
        Remark.objects.create(meeting=meeting, number=1, who="นายก", passage="หน้า ๒", was="ก"),
        MeetingLetter.objects.create(meeting=meeting, kind="invitation"),
        AgendaPaper(agenda_item=agenda, title="ตาราง", file=ContentFile(b"%PDF", name="c.pdf")),
    ]


def rows_of_every_kind(year) -> list:
    """One row of every kind that belongs to a year."""
    give_own_statuses(year)
    item, measure, meeting = make.item(year=year), make.measure(year=year), make.meeting(year=year)
    agenda = AgendaItem.objects.create(meeting=meeting, order=1, printed_number="1", title="เรื่อง")
    picture = {"meeting": meeting, "file": ContentFile(b"x", name="a.jpg"), "width": 1, "height": 1}
    edition = make.edition(year=year)
    return [
        *(item, item.section, make.element(item), make.published(item), make.evidence(item)),
        *(measure, make.published(measure), make.evidence(measure)),
        *(meeting, agenda, SignedMinutes(meeting=meeting, file=ContentFile(b"%PDF", name="a.pdf"))),
        Attendance.objects.create(meeting=meeting, order=1, name="นายก"),
        Correction.objects.create(meeting=meeting, order=1, passage="หน้า ๒", was="ก", becomes="ข"),
        Signature.objects.create(meeting=meeting, order=1, label="ผู้จด", name="นายก"),
        Statement.objects.create(agenda_item=agenda, order=1, speaker="ประธาน", text="เปิด"),
        Photograph(caption="ภาพ", **picture),
        *rows_of_the_office(meeting, agenda),
        Deadline.objects.create(fiscal_year=year, title="ส่ง", due_on="2023-04-30"),
        GradeBand.objects.create(fiscal_year=year, order=1, name="A", min_total=90),
        make.report_signer(year),
        ReportMemo.objects.create(fiscal_year=year),
        edition.signed_copies.model(report=edition, file=ContentFile(b"%PDF", name="b.pdf")),
        *lines_of_a_result(make.result(year)),
        *year.status_rows.all(),
    ]


@pytest.fixture
def rows():
    year = make.fiscal_year(2566)
    rows = rows_of_every_kind(year)
    make.closed(year)
    return rows


def test_a_row_of_every_kind_of_a_year_is_there(rows):
    of_year = {record.model for record in catalogue.records() if record.year_path}

    frozen_by_itself = {"IssuedReport", "CertifiedCopy"}
    missing = of_year - {type(row) for row in rows}
    assert {model.__name__ for model in missing} == frozen_by_itself


def test_nothing_of_a_closed_year_is_saved(rows):
    for row in rows:
        with refused():
            row.save()


def test_nothing_of_a_closed_year_is_deleted(rows):
    free = [row for row in rows if isinstance(row, (Attendance, Signature, Statement, Deadline))]
    for row in free:  # the others are referred to, and refused for that
        with refused():
            row.delete()


def test_nothing_is_added_to_a_closed_year_or_moved_into_or_out_of_it(rows):
    item, open_item = rows[0], make.item(year=make.fiscal_year(2567))
    with refused():
        make.measure(year=item.fiscal_year)
    with refused():
        make.evidence(item)
    open_item.fiscal_year = item.fiscal_year
    with refused():
        open_item.save()
    item.fiscal_year = make.fiscal_year(2567)
    with refused():
        item.save()


def test_who_answers_for_a_row_of_a_closed_year_stays_from_either_side(rows):
    division = make.division()
    with refused():
        rows[0].divisions.add(division)
    with refused():
        division.checklistitems.add(rows[0])


def test_a_row_in_memory_that_does_not_know_of_the_closing_is_refused():
    item = make.item()
    make.closed(type(item.fiscal_year).objects.get())

    assert item.fiscal_year.is_open  # as this copy remembers it
    with refused():
        item.save()


def test_of_the_year_itself_only_its_closing_changes(rows):
    year = rows[0].fiscal_year
    year.grade = "A"
    with refused():
        year.save()
    year.grade, year.closed_on = "", None
    year.save()

    rows[0].save()


def test_what_a_robot_finds_of_links_is_noted_all_the_same(rows):
    proof = rows[4]
    proof.last_link_check = make.link_check()
    proof.save(update_fields=["last_link_check"])

    assert type(proof).objects.get(pk=proof.pk).last_link_check is not None
