"""What the database and the models keep of criteria: levels, sections, ticks, provisional words."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from oit_checklist.models import Element
from oit_checklist.provisional import why_provisional
from tests import make

pytestmark = pytest.mark.django_db
NOT_CHECKED = "ยังไม่ได้ตรวจกับคู่มือของ ป.ป.ช."


def test_an_oit_item_may_stand_without_a_sub_indicator_but_a_survey_line_may_have_none():
    assert make.item(section=None).section is None

    with pytest.raises(IntegrityError), transaction.atomic():
        make.item(instrument="IIT", section=make.section())


def test_a_tick_has_a_day_a_person_and_an_edition_or_nothing():
    item = make.item()
    item.checked_on = date(2026, 11, 1)

    with pytest.raises(ValidationError, match="ครบทั้งสามอย่าง"):
        item.full_clean()


def test_a_line_in_a_circle_is_refused():
    upper = make.element(make.item())
    lower = make.element(upper.item, parent=upper)
    upper.parent = lower

    with pytest.raises(ValidationError, match="อยู่ใต้ตัวเอง"):
        upper.full_clean()


def test_a_fourth_level_is_refused_whether_it_comes_from_above_or_below():
    item = make.item()
    first = make.element(item)
    second = make.element(item, parent=first)
    third = make.element(item, parent=second)
    assert [line.level for line in (first, second, third)] == [1, 2, 3]

    with pytest.raises(ValidationError, match="ไม่เกิน 3 ระดับ"):
        Element(item=item, order=9, text="ระดับสี่", parent=third).full_clean()
    first.parent = make.element(item)
    with pytest.raises(ValidationError, match="ไม่เกิน 3 ระดับ"):
        first.full_clean()


def test_a_line_stands_below_a_line_of_its_own_item():
    stranger = make.element(make.item())

    with pytest.raises(ValidationError, match="ข้อเดียวกัน"):
        Element(item=make.item(), order=1, text="ก", parent=stranger).full_clean()


def test_an_earlier_item_that_a_later_one_continues_is_kept():
    earlier, later = make.item(), make.item(year=make.fiscal_year(2567))
    later.earlier_items.add(earlier)

    assert list(earlier.later_items.all()) == [later]
    with pytest.raises(ProtectedError):
        earlier.delete()


def test_what_the_office_wrote_itself_is_not_called_provisional():
    item = make.item()

    assert why_provisional(item) == why_provisional(item.fiscal_year) == ""


def test_a_gathered_item_is_provisional_until_it_is_checked():
    item = make.item(confidence="low")
    make.item()

    assert why_provisional(item) == NOT_CHECKED
    assert why_provisional(item.fiscal_year) == f"เกณฑ์ปี 2566 {NOT_CHECKED} 1 ข้อ"

    item.checked_on, item.checked_against = date(2026, 11, 1), "คู่มือ ITA 2566"
    item.checked_by = make.secretary()
    item.save()
    assert why_provisional(item) == why_provisional(item.fiscal_year) == ""


def test_a_copied_year_says_from_which_year():
    year = make.fiscal_year(2570, criteria_copied_from=2569)

    assert why_provisional(make.item(year=year)) == f"คัดลอกมาจากเกณฑ์ปี 2569 {NOT_CHECKED}"
    assert "คัดลอกมาจากเกณฑ์ปี 2569" in why_provisional(year)
