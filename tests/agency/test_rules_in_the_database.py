"""Rules hold in the database itself, and say in Thai what is wrong."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from agency.models import Agency, FiscalYear
from measures.models import Measure, MeasureEvidence, MeasureUpdate
from meetings.models import Meeting
from oit_checklist.models import ChecklistItem
from tests import make

pytestmark = pytest.mark.django_db


def refused_by_the_database(rows, **values) -> bool:
    """Write past every form and model method, as a careless script would."""
    try:
        with transaction.atomic():
            rows.update(**values)
    except IntegrityError:
        return True
    return False


def test_a_year_of_the_common_era_is_refused():
    make.fiscal_year(2566)

    assert refused_by_the_database(FiscalYear.objects, year_be=2023)
    with pytest.raises(ValidationError, match="ปีพุทธศักราช"):
        FiscalYear(year_be=2023).full_clean()


def test_a_score_over_100_is_refused():
    make.fiscal_year(2566)

    assert refused_by_the_database(FiscalYear.objects, total_score="100.01")


def test_there_is_one_agency_only():
    make.agency()

    with pytest.raises(IntegrityError), transaction.atomic():
        make.agency(name="อีกแห่ง")
    assert refused_by_the_database(Agency.objects, only_row=2)


def test_a_period_cannot_end_before_it_starts():
    measure = make.measure(starts_on=date(2023, 1, 1), ends_on=date(2023, 2, 1))

    assert refused_by_the_database(Measure.objects, ends_on=date(2022, 1, 1))
    measure.ends_on = date(2022, 1, 1)
    with pytest.raises(ValidationError, match="วันสิ้นสุดต้องไม่มาก่อนวันเริ่มต้น"):
        measure.full_clean()


def test_a_row_has_one_open_update():
    measure = make.measure()
    make.draft(measure)

    with pytest.raises(IntegrityError), transaction.atomic():
        make.draft(measure, state="submitted")


def test_a_returned_update_has_a_note():
    make.draft(make.measure())

    assert refused_by_the_database(MeasureUpdate.objects, state="returned")


def test_evidence_is_an_address_or_a_file():
    make.evidence(make.measure())

    assert refused_by_the_database(MeasureEvidence.objects, url="")
    assert refused_by_the_database(MeasureEvidence.objects, file="evidence/a.pdf")


def test_what_is_withdrawn_has_a_reason():
    make.evidence(make.measure())

    assert refused_by_the_database(MeasureEvidence.objects, withdrawn_at="2026-01-01T00:00Z")


def test_only_oit_items_have_a_section():
    make.item(instrument="OIT", section=None)
    make.item(instrument="IIT")

    iit = ChecklistItem.objects.filter(instrument="IIT")
    assert refused_by_the_database(iit, section=make.section())


def test_a_meeting_cannot_end_before_it_starts():
    make.meeting(starts_at="13:30", ends_at="14:30")

    assert refused_by_the_database(Meeting.objects, ends_at="13:00")


@pytest.mark.parametrize("kind", [make.measure, make.item, make.meeting])
def test_a_year_with_records_cannot_be_deleted(kind):
    row = kind()

    with pytest.raises(Exception, match="protected"):
        row.fiscal_year.delete()
