"""What the shipped sets of 2568 and 2569 say, and what they must not say."""

import re

import pytest

from oit_checklist.criteria_checks import check_set
from oit_checklist.criteria_set import all_lines, lines_of
from oit_checklist.crosswalk import earlier_codes, topics, years
from oit_checklist.shipped_sets import shipped_set, shipped_sets

GATHERED = [shipped_set(2568), shipped_set(2569)]
IDS = ["2568", "2569"]


def codes_with(criteria, **values) -> list[str]:
    return [
        item.code
        for item in criteria.items
        if all(getattr(item, name) == value for name, value in values.items())
    ]


def item(year_be: int, number: int):
    return next(each for each in shipped_set(year_be).items if each.number == number)


def test_three_years_are_shipped_and_2567_is_not():
    assert [each.fiscal_year for each in shipped_sets()] == [2569, 2568, 2566]
    assert shipped_set(2567) is None


@pytest.mark.parametrize("each", shipped_sets(), ids=lambda of: str(of.fiscal_year))
def test_every_set_can_be_taken(each):
    assert check_set(each) == []


@pytest.mark.parametrize(("each", "items"), [(GATHERED[0], 28), (GATHERED[1], 26)], ids=IDS)
def test_every_item_tells_its_source_and_how_sure_it_is(each, items):
    assert [item.code for item in each.items] == [f"o{number}" for number in range(1, items + 1)]
    assert all(item.source and item.confidence for item in each.items)
    assert all(line.source and line.confidence for _, line in all_lines(each))
    assert not each.official


@pytest.mark.parametrize("each", GATHERED, ids=IDS)
def test_what_was_not_found_is_not_there(each):
    assert (each.weights, each.oit_rule, each.grades) == (None, "", ())


def test_sub_indicators_of_2568_have_the_sizes_of_the_list_and_2569_has_none():
    sizes = [
        len(codes_with(shipped_set(2568), section=section.number))
        for section in shipped_set(2568).sections
    ]
    assert sizes == [4, 7, 2, 3, 4, 4, 4]
    assert all("อนุมาน" in each.note or "ยังไม่แน่" in each.note for each in shipped_set(2568).items)
    assert not shipped_set(2569).sections
    assert len(codes_with(shipped_set(2569), section="", theme="")) == 26


def test_elements_stand_only_where_their_words_were_seen():
    known = [[item.code for item in each.items if item.elements] for each in GATHERED]

    assert known == [["o1", "o2", "o3", "o9", "o13"], ["o1", "o10"]]
    cut = [line.text for _, line in lines_of(item(2568, 9).elements) if "…" in line.text]
    assert len(cut) == 1
    notes = [line.text for _, line in lines_of(item(2568, 1).elements) if line.is_note]
    assert notes[1] == "ต้องไม่เป็นการแสดงข้อมูลกฎหมายทั้งฉบับ"
    assert "ถ้อยคำของโรงเรียน" in item(2568, 13).note
    assert "อาจเป็นของปี 2569" in item(2568, 9).note


@pytest.mark.parametrize("each", GATHERED, ids=IDS)
def test_a_period_is_firm_only_where_its_year_is_printed_in_the_title(each):
    for row in each.items:
        if row.period_basis == "printed":
            year = each.fiscal_year - (row.period == "previous_year")
            assert re.search(rf"{year}$", row.title), row.code
        assert row.period_basis or row.period == "unknown", row.code


def test_the_two_sources_on_o26_of_2569_are_both_told_and_settle_no_period():
    o26 = item(2569, 26)

    assert (o26.period, o26.period_basis) == ("unknown", "")
    assert "รายงานปี 2568" in o26.note
    assert "ให้เลือกตัวชี้วัดเดียว" in o26.note


def test_the_words_of_one_agency_s_own_plan_are_left_out():
    for number in (25, 26):
        assert "กระทรวง" not in item(2568, number).title
        assert "ยังไม่พบชื่อข้อที่ใช้กับทุกหน่วยงาน" in item(2568, number).note


def test_the_crosswalk_follows_topics_through_merging_and_splitting():
    assert earlier_codes(2568, "o1", 2566).codes == ("o1", "o3")
    assert earlier_codes(2569, "o20", 2568).codes == ("o21", "o22")
    assert earlier_codes(2569, "o20", 2568).confidence == "low"
    assert earlier_codes(2569, "o11", 2568).codes == ()
    assert earlier_codes(2569, "o11", 2566).codes == ("o21",)
    assert years() == [2565, 2566, 2568, 2569]
    assert len(topics()) == 47


def test_every_code_of_the_crosswalk_is_an_item_of_its_year():
    for criteria in shipped_sets():
        year = criteria.fiscal_year
        there = {item.code for item in criteria.items if item.instrument == "OIT"}
        named = {code for topic in topics() for code in topic.codes.get(year, ())}
        assert named <= there
        assert there - named == set(), year
