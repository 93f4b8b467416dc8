"""The measures on the public site."""

from datetime import date

import pytest

from tests import make

pytestmark = pytest.mark.django_db


def test_lists_measures_with_their_period_and_division(page):
    make.measure(
        title="งดรับของขวัญ",
        starts_on=date(2022, 10, 1),
        ends_on=date(2023, 9, 30),
        divisions=[make.division("กองคลัง")],
    )

    html = page("/2566/measures/")

    assert "งดรับของขวัญ" in html
    assert "ต.ค.65 - ก.ย.66" in html
    assert "กองคลัง" in html


def test_says_when_there_are_none(page):
    make.fiscal_year(2566)

    assert "ยังไม่มีมาตรการที่เผยแพร่ในปีงบประมาณนี้" in page("/2566/measures/")


def test_a_measure_shows_all_that_was_reported(page):
    measure = make.measure(number=2, title="ตรวจสอบ", method="๑. จัดทำประกาศ")
    make.published(measure, results="๑. ประกาศแล้ว", outcomes="- รู้ทั่วกัน", source="รายงานปี ๒๕๖๖")

    html = page("/2566/measures/2/")

    for words in ("จัดทำประกาศ", "ประกาศแล้ว", "รู้ทั่วกัน", "ที่มา: รายงานปี ๒๕๖๖"):
        assert words in html


def test_a_measure_nobody_reported_on_says_so(page):
    make.measure(number=7)

    assert "ยังไม่มีรายงานผล" in page("/2566/measures/7/")


def test_a_measure_says_by_which_division_it_was_verified(page, palad):
    reviewer = make.secretary()
    reviewer.divisions.add(palad)
    update = make.published(make.measure(number=1))
    update.reviewer = reviewer
    update.save()

    assert "<br>โดย สำนักปลัด </dd>" in page("/2566/measures/1/")
