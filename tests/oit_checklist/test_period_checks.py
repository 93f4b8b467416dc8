"""What the checks find in the dates and periods of evidence, by the item's period rule."""

from datetime import date

import pytest

from tests import make
from tests.oit_checklist.findings import found

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rule", "values", "is_wrong"),
    [
        ("previous_year", {"document_date": date(2022, 11, 1)}, False),
        ("previous_year", {"document_date": date(2021, 9, 30)}, True),
        (
            "previous_year",
            {"covers_from": date(2021, 10, 1), "covers_to": date(2022, 9, 30)},
            False,
        ),
        ("previous_year", {"covers_from": date(2022, 10, 1)}, True),
        ("first_half", {"covers_to": date(2023, 3, 31)}, False),
        ("first_half", {"covers_from": date(2023, 4, 1)}, True),
        ("first_half", {"document_date": date(2023, 4, 20)}, False),
        ("current_year", {"document_date": date(2022, 9, 30)}, True),
        # A plan of five years covers the year; its date alone would not tell.
        (
            "current_year",
            {"document_date": date(2020, 1, 1), "covers_from": date(2020, 10, 1)},
            False,
        ),
        ("previous_ita", {"document_date": date(2023, 1, 5)}, False),
        ("", {"document_date": date(2010, 1, 1)}, False),
    ],
)
def test_the_period_rule_decides_which_documents_are_of_the_right_time(rule, values, is_wrong):
    item = make.item(period_rule=rule)
    make.evidence(item, **values)

    assert ("wrong-period" in found(item)) == is_wrong


@pytest.mark.parametrize(
    ("values", "is_found"),
    [
        ({"period_rule": "first_half"}, True),
        ({"period_rule": "current_year"}, True),
        ({"period_rule": ""}, False),
        # Statistics without a date are told as something that must be mended.
        ({"period_rule": "first_half", "holds_statistics": True}, False),
    ],
)
def test_evidence_of_a_period_has_to_tell_when_it_is_from(values, is_found):
    item = make.item(**values)
    make.evidence(item)

    assert ("undated" in found(item)) == is_found


@pytest.mark.parametrize(
    "values", [{"document_date": date(2023, 4, 1)}, {"covers_to": date(2023, 3, 31)}]
)
def test_a_date_or_a_period_is_enough(values):
    item = make.item(period_rule="first_half")
    make.evidence(item, **values)

    assert "undated" not in found(item)


@pytest.mark.parametrize(
    ("rule", "first", "last", "missing"),
    [
        ("first_half", date(2022, 10, 1), date(2022, 10, 31), "1 พ.ย. 2565"),
        ("first_half", date(2022, 11, 1), date(2023, 3, 31), "1 ต.ค. 2565"),
        ("first_half", date(2010, 1, 1), date(2022, 10, 15), "16 ต.ค. 2565"),
        ("first_half", date(2022, 10, 1), date(2023, 3, 30), "31 มี.ค. 2566"),
        ("previous_year", date(2021, 10, 1), date(2022, 3, 31), "1 เม.ย. 2565"),
        ("first_half", date(2022, 10, 1), date(2023, 3, 31), None),
        ("first_half", date(2022, 10, 1), date(2023, 9, 30), None),
        ("first_half", None, date(2023, 3, 31), None),
        ("previous_year", date(2021, 10, 1), date(2022, 9, 30), None),
        # A plan or a notice of this year need not fill it.
        ("current_year", date(2022, 10, 1), date(2022, 10, 31), None),
    ],
)
def test_a_report_of_a_period_has_to_speak_of_the_whole_of_it(rule, first, last, missing):
    item = make.item(period_rule=rule)
    make.evidence(item, covers_from=first, covers_to=last)

    sentence = found(item).get("covers-only-part")
    assert bool(sentence) == bool(missing)
    assert missing is None or f"ขาดตั้งแต่ {missing}" in sentence


def test_several_reports_may_fill_a_period_together():
    item = make.item(period_rule="first_half")
    make.evidence(item, covers_from=date(2023, 1, 1), covers_to=date(2023, 3, 31))
    assert "covers-only-part" in found(item)

    make.evidence(item, covers_from=date(2022, 10, 1), covers_to=date(2022, 12, 31))
    assert "covers-only-part" not in found(item)


@pytest.mark.parametrize(
    ("title", "is_found"),
    [
        ("รายงานประจำปี 2565", False),
        ("รายงานประจำปี ๒๕๖๕", False),
        ("รายงานประจำปี 2564", True),
        ("แผนพัฒนา พ.ศ. 2561 – 2565", False),
        ("รายงานประจำปี", False),
    ],
)
def test_a_year_in_the_title_has_to_be_the_year_that_is_asked_for(title, is_found):
    item = make.item(period_rule="previous_year")
    make.evidence(item, title=title)

    assert ("year-in-title" in found(item)) == is_found


def test_statistics_need_the_date_of_their_figures():
    item = make.item(holds_statistics=True)
    evidence = make.evidence(item)
    assert "statistics-without-date" in found(item)

    evidence.covers_to = date(2023, 3, 31)
    evidence.save()
    assert "statistics-without-date" not in found(item)


def test_a_report_written_before_its_period_ended_is_told():
    item = make.item(year=make.fiscal_year(2599), period_rule="first_half")
    make.published(item)

    assert "older-than-its-period" in found(item)
