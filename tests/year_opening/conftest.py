"""A year that is opened from the one before it."""

from datetime import date

import pytest

from tests import make


@pytest.fixture
def administrator():
    return make.administrator()


@pytest.fixture
def last_year(palad):
    """2569 with a bit of everything that a year takes over."""
    year = make.fiscal_year(2569)
    section = make.section(year)
    divisions = [palad]
    structure = make.item(
        year=year, section=section, number=1, title="โครงสร้าง หน้าที่และอำนาจ", divisions=divisions
    )
    make.element(structure, "แผนผังโครงสร้าง", order=1)
    plan = make.item(
        year=year,
        section=section,
        number=2,
        title="แผนปฏิบัติการ ปีงบประมาณ พ.ศ. 2569",
        period_rule="current_year",
        due_on=date(2026, 3, 31),
        divisions=divisions,
    )
    make.element(plan, "แผนของปี พ.ศ. 2569", order=1)
    survey = make.item(
        year=year, instrument="IIT", number=1, title="การปฏิบัติหน้าที่", for_all_divisions=True
    )
    make.element(survey, "ประชุมชี้แจงทุกเดือน", order=1)
    year.deadlines.create(title="ส่งรายงาน ITA", due_on=date(2026, 4, 30), for_reports=True)
    make.measure(
        year=year, number=1, title="งดรับของขวัญ", method="ประกาศเจตนารมณ์", divisions=divisions
    )
    return year
