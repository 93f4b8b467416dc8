"""The geometry of the charts, and the tables that say the same."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest

from public_site.charts import BAR_WIDTH, BOTTOM, LEFT, RIGHT, TOP, score_chart, unit_bars
from tests import make


def scores(**values):
    return [(int(year[1:]), score and Decimal(score)) for year, score in values.items()]


def test_the_newest_year_stands_at_the_right_and_a_better_score_higher():
    chart = score_chart(scores(y2566="99.33", y2565="98.73"))

    assert [(point.year_be, point.x) for point in chart.points] == [(2565, LEFT), (2566, RIGHT)]
    assert TOP < chart.last.y < chart.first.y < BOTTOM


def test_the_scale_starts_close_below_the_lowest_score_and_ends_at_100():
    chart = score_chart(scores(y2565="98.73", y2566="99.33"))

    assert [tick.value for tick in chart.ticks] == [97, 98, 99, 100]
    assert chart.ticks[-1].y == TOP
    assert chart.ticks[0].y == BOTTOM


@pytest.mark.parametrize(
    ("lowest", "values"),
    [
        ("95.00", [94, 96, 98, 100]),
        ("86.47", [85, 90, 95, 100]),
        ("71.00", [70, 80, 90, 100]),
        ("0", [0, 25, 50, 75, 100]),
        ("100", [99, 100]),
    ],
)
def test_the_scale_has_few_round_steps(lowest, values):
    chart = score_chart(scores(y2565=lowest, y2566="100"))

    assert [tick.value for tick in chart.ticks] == values


def test_a_year_that_is_missing_breaks_the_line_and_keeps_its_place():
    chart = score_chart(scores(y2563="90", y2564="91", y2566="93"))

    assert [command for command in chart.line if command.isalpha()] == ["M", "L", "M"]
    first, second, last = (point.x for point in chart.points)
    assert last - second == pytest.approx(2 * (second - first), abs=2)


@pytest.mark.parametrize("known", [{}, {"y2566": "99.33"}, {"y2565": None, "y2566": "99.33"}])
def test_fewer_than_two_scores_are_no_chart(known):
    assert score_chart(scores(**known)) is None


def test_of_many_years_the_newest_are_drawn():
    chart = score_chart((year, Decimal(90)) for year in range(2540, 2567))

    assert len(chart.points) == 8
    assert chart.last.year_be == 2566


@pytest.mark.parametrize("years", range(2, 13))
def test_numbers_stand_far_enough_apart_to_be_read_on_a_phone(years):
    chart = score_chart((2560 + number, Decimal("99.33")) for number in range(years))

    labelled = [point.x for point in chart.points if point.is_labelled]
    assert labelled[0] == chart.first.x
    assert labelled[-1] == chart.last.x
    assert all(right - left >= 60 for left, right in pairwise(labelled))


def test_a_gap_of_years_does_not_push_numbers_together():
    chart = score_chart(scores(y2558="90", y2564="91", y2565="92", y2566="93"))

    assert [point.year_be for point in chart.points if point.is_labelled] == [2558, 2564, 2566]


def test_few_years_are_all_labelled():
    chart = score_chart(scores(y2564="91", y2565="92", y2566="93"))

    assert all(point.is_labelled for point in chart.points)


def test_each_row_is_a_box_filled_when_done():
    (bar,) = unit_bars([("9.1", 7, 0, 10)])

    assert (bar.filled.count("z"), bar.empty.count("z"), bar.left) == (7, 3, 3)


def test_a_row_that_is_begun_is_a_framed_box_filled_by_half():
    (bar,) = unit_bars([("9.1", 2, 1, 5)])

    drawn = [each.count("z") for each in (bar.filled, bar.framed, bar.halves, bar.empty)]
    assert drawn == [2, 1, 1, 2]
    widths = [float(each.partition("h")[2].partition("v")[0]) for each in (bar.framed, bar.halves)]
    assert widths == [12.0, 6.0]
    assert bar.framed.split()[0] == bar.halves.split()[0]


def test_bars_share_one_scale_and_fit():
    short, long = unit_bars([("กองช่าง", 1, 0, 1), ("สำนักปลัด", 0, 0, 120)])

    side = short.filled.partition("h")[2].partition("v")[0]
    assert f"h{side}v" in long.empty
    last_box = long.empty.rpartition("M")[2]
    assert float(last_box.split()[0]) + float(side) <= BAR_WIDTH


def test_nothing_to_draw_is_no_fault():
    assert unit_bars([]) == []
    assert unit_bars([("9.1", 0, 0, 0)])[0].empty == ""


@pytest.mark.django_db
def test_home_draws_the_scores_and_says_them_in_a_table(page):
    make.fiscal_year(2565, total_score="98.73", grade="AA")
    make.fiscal_year(2566, total_score="99.33", grade="ผ่านดีเยี่ยม")

    html = page("/")

    assert "กราฟคะแนนรวม ปี 2565 ได้ 98.73 ปี 2566 ได้ 99.33" in html
    assert "<td>98.73</td>" in html
    assert "style=" not in html


@pytest.mark.django_db
def test_a_year_draws_sub_indicators_and_divisions_with_their_numbers(page):
    palad, klang = make.division("สำนักปลัด"), make.division("กองคลัง")
    make.published(make.item(divisions=[palad]))
    make.item(divisions=[palad, klang])
    make.measure(for_all_divisions=True)

    html = page("/2566/")

    counts = {}
    for row in html.split('<th scope="row">')[1:]:
        name = row.partition("</th>")[0]
        counts[name] = re.findall(r"\d+ จาก \d+", row.partition("<td>")[2].partition("</td>")[0])
    assert counts == {
        "9.1 ข้อมูลพื้นฐาน": ["1 จาก 2", "0 จาก 2"],
        "สำนักปลัด": ["1 จาก 2", "0 จาก 2"],
        "กองคลัง": ["0 จาก 1", "0 จาก 1"],
        "ทุกส่วนงาน": ["0 จาก 1", "0 จาก 1"],
    }
    assert html.count('<svg class="bar"') == 8  # reported and proved
