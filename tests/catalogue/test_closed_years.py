"""Which fiscal year a row belongs to, and what is said of one that is closed."""

from datetime import date

import pytest

from catalogue.locks import why_closed, year_of
from meetings.models import AgendaItem, Statement
from tests import make

pytestmark = pytest.mark.django_db
CLOSED = "ปีงบประมาณ 2565 ปิดแล้วเมื่อ 30 กันยายน 2565 แก้ไขไม่ได้"


def test_a_row_of_a_closed_year_says_since_when_and_one_of_an_open_year_says_nothing():
    year = make.fiscal_year(2565)
    measure = make.measure(year=year)
    year.closed_on = date(2022, 9, 30)

    assert why_closed(make.measure(year=make.fiscal_year(2566))) == ""
    assert why_closed(year) == CLOSED
    assert why_closed(measure) == CLOSED


def test_the_year_of_every_part_is_found():
    item = make.item()
    agenda = AgendaItem(meeting=make.meeting(), order=1, printed_number="1", title="เรื่อง")
    said = Statement(agenda_item=agenda, order=1, speaker="ประธาน", text="เปิดประชุม")

    rows = [item, item.fiscal_year, make.section(), make.element(item), make.evidence(item)]
    rows += [make.draft(item), agenda, said]

    assert [year_of(row) for row in rows] == [item.fiscal_year] * len(rows)


def test_people_and_divisions_belong_to_no_year():
    assert year_of(make.division()) is None
    assert why_closed(make.clerk()) == ""
