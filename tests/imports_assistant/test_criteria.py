"""A table of criteria leads to the page of criteria of its year, or to a file that opens one."""

import re

import pytest

from oit_checklist.criteria_toml import parse_toml
from oit_checklist.models import ChecklistItem
from tests import make
from tests.imports_assistant.pages import KIT, START, office, open_doubts, page, press, send

__all__ = ["office"]
pytestmark = pytest.mark.django_db
FILE = KIT / "criteria-2571.xlsx"


def test_criteria_of_an_open_year_are_shown_and_taken_over_on_their_page(office):
    make.fiscal_year(2571, published_at=None)
    one = send(office, FILE, "criteria", year=2571)
    assert [doubt["cell"] for doubt in open_doubts(one)] == ["E5"]
    assert "ดูสิ่งที่จะเปลี่ยนในเกณฑ์ปี 2571" not in page(office, one)
    one = press(office, one, "answers", **{"choice-E5": "0"})
    assert "ดูสิ่งที่จะเปลี่ยนในเกณฑ์ปี 2571" in page(office, one)

    shown = office.post(f"{START}{one.pk}/criteria/")

    words = shown.content.decode()
    assert "ผังหน่วยงานและหน้าที่" in words
    ticket = words.split('name="ticket" value="')[1].split('"')[0]
    office.post("/admin/criteria/2571/import/apply/", {"ticket": ticket})
    items = ChecklistItem.objects.filter(fiscal_year__year_be=2571)
    assert [item.section.number for item in items.order_by("number")][:5] == [
        "9.1", "9.1", "9.1", "9.10", "10.1",
    ]  # fmt: skip
    lines = items.get(number=2).elements.order_by("order").values_list("text", flat=True)
    assert list(lines) == ["แสดงข้อมูลอย่างน้อย", "ที่อยู่", "หมายเลขโทรศัพท์", "อีเมล"]


def test_criteria_of_a_year_that_is_not_open_become_a_file_for_opening_it(office):
    one = send(office, FILE, "criteria", year=2571)
    one = press(office, one, "answers", **{"choice-E5": "0"})
    assert "ยังไม่ได้เปิด" in page(office, one)

    answer = office.get(f"{START}{one.pk}/criteria.toml")

    criteria = parse_toml(answer.content, "x.toml")
    assert [item.number for item in criteria.items] == list(range(1, len(criteria.items) + 1))
    assert {section.number for section in criteria.sections} >= {"9.1", "9.10", "10.1"}


def test_nothing_open_is_taken_over(office):
    one = send(office, FILE, "criteria", year=2571)

    assert office.get(f"{START}{one.pk}/criteria.toml").status_code == 404
    assert office.post(f"{START}{one.pk}/criteria/").status_code == 302


def test_one_of_several_lines_is_enough_where_a_person_says_so(office):
    table = (
        "ข้อ\tข้อมูล\tองค์ประกอบด้านข้อมูล\n"
        'o1\tแผน\t"• มีอย่างใดอย่างหนึ่ง\n(๑) โครงการ\n(๒) กิจกรรม"\n'
        "o2\tรายงาน\t• แสดงรายงาน\n"
    )
    one = send(office, table, "criteria")
    one = press(office, one, "answers", **{"choice-C2": "1"})

    criteria = parse_toml(office.get(f"{START}{one.pk}/criteria.toml").content, "x.toml")

    (line,) = criteria.items[0].elements
    assert line.one_is_enough
    assert [part.text for part in line.parts] == ["โครงการ", "กิจกรรม"]


def test_a_clerk_words_no_criteria(client, roles, office):
    client.force_login(make.clerk(make.division("กองคลัง"), username="klang"))

    assert 'value="criteria"' not in client.get(START).content.decode()


def test_periods_are_asked_in_words(office):
    make.fiscal_year(2569, published_at=None)
    one = send(office, FILE, "criteria", year=2569)

    shown = page(office, one)

    assert "ปีงบประมาณก่อนหน้า" in shown
    assert "ไม่กำหนดช่วงเวลา" in shown
    assert "current_year" not in re.sub("<[^>]*>", " ", shown)
    one = press(office, one, "answers", **{"choice-F5": "0"})
    assert one.proposal["rows"][2]["period_rule"] == "current_year"
