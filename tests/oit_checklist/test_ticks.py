"""The tick "ตรวจกับคู่มือแล้ว": who sets it, what takes it away, when a whole year counts as checked."""

import re

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import ValidationError

from agency.models import User
from oit_checklist.checking.acts import CheckingError, confirm_year, digest_of, tick, untick
from oit_checklist.checking.year import numbers_digest, numbers_of, standing_confirmation
from oit_checklist.models import ChecklistItem, CriteriaConfirmation, ItemEvidence
from oit_checklist.models.ticks import fallen_ticks
from oit_checklist.provisional import why_provisional
from tests import make

pytestmark = pytest.mark.django_db
MANUAL = "คู่มือ ITA 2569 ฉบับธันวาคม 2568"


@pytest.fixture
def item(secretary):
    item = make.item(number=1, title="โครงสร้าง", confidence="low", period_rule="current_year")
    heading = make.element(item, "แผนผัง", order=1)
    make.element(item, "ชื่อ", parent=heading, order=2)
    return item


def ticked(*items, by=None):
    user = by or User.objects.filter(username="checker").first() or make.secretary("checker")
    tick(items[0].fiscal_year, {row.pk: digest_of(row) for row in items}, user, MANUAL)
    for row in items:
        row.refresh_from_db()


def is_ticked(item) -> bool:
    return ChecklistItem.objects.get(pk=item.pk).is_checked


def test_a_tick_says_who_when_and_against_what_and_the_item_is_no_longer_provisional(item):
    assert why_provisional(item)
    ticked(item)

    assert (item.checked_by.username, item.checked_against) == ("checker", MANUAL)
    assert not why_provisional(item)
    entry = LogEntry.objects.get_for_object(item).first()
    assert "checked_against" in entry.changes_dict


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "โครงสร้างใหม่"),
        ("period_rule", "first_half"),
        ("section", None),
        ("theme", "ประเด็นใหม่"),
        ("number", 9),
    ],
)
def test_a_changed_criterion_loses_its_tick(item, field, value):
    ticked(item)
    setattr(item, field, value)
    with fallen_ticks() as fallen:
        item.save()

    assert fallen == [item.pk]
    assert not is_ticked(item)
    assert why_provisional(item)


@pytest.mark.parametrize("field", ["explanation", "click_path", "source", "criteria_note"])
def test_what_is_not_compared_leaves_the_tick(item, field):
    ticked(item)
    setattr(item, field, "ข้อความ")
    item.save()

    assert is_ticked(item)


def test_added_changed_and_removed_lines_take_the_tick_away(item):
    line = item.elements.last()
    ticked(item)
    line.text = "ชื่อใหม่"
    line.save()
    assert not is_ticked(item)

    ticked(item)
    line.delete()
    assert not is_ticked(item)

    ticked(item)
    make.element(item, "เพิ่ม")
    assert not is_ticked(item)


def test_where_a_line_comes_from_is_not_compared(item):
    ticked(item)
    line = item.elements.last()
    line.source = "เว็บไซต์"
    line.save()

    assert is_ticked(item)


def test_a_renamed_sub_indicator_takes_away_the_ticks_of_its_items(item):
    ticked(item)
    item.section.title = "ชื่อใหม่"
    item.section.save()

    assert not is_ticked(item)


def test_reports_and_evidence_leave_the_tick(item):
    ticked(item)
    make.published(item)
    make.evidence(item).elements.set(item.elements.all())

    assert is_ticked(item)
    assert ItemEvidence.objects.count() == 1


def test_who_ticks_ticks_what_they_saw(item):
    seen = {item.pk: digest_of(item)}
    item.title = "แก้ระหว่างนั้น"
    item.save()

    with pytest.raises(CheckingError, match="เปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้"):
        tick(item.fiscal_year, seen, make.secretary("checker"), MANUAL)
    assert not is_ticked(item)


def test_a_closed_year_takes_no_tick_and_gives_none_back(item):
    seen = {item.pk: digest_of(item)}
    ticked(item)
    year = make.closed(item.fiscal_year)

    with pytest.raises(CheckingError, match="ปิดแล้ว"):
        tick(year, seen, make.secretary("another"), MANUAL)
    with pytest.raises(CheckingError, match="ปิดแล้ว"):
        untick(item)
    with pytest.raises(ValidationError):
        item.elements.last().save()
    assert is_ticked(item)


def test_a_year_counts_as_checked_when_every_item_is_and_the_numbers_are_confirmed(item):
    year, user = item.fiscal_year, make.secretary("checker")
    other = make.item(number=2)
    ticked(item, by=user)
    seen = numbers_digest(numbers_of(year))
    with pytest.raises(CheckingError, match="ยังมี 1 ข้อ"):
        confirm_year(year, user, MANUAL, seen)

    ticked(other, by=user)
    assert standing_confirmation(year) is None
    confirm_year(year, user, MANUAL, seen)
    assert standing_confirmation(year).confirmed_by == user

    year.iit_weight, year.eit_weight, year.oit_weight = 30, 30, 40
    year.save()
    assert standing_confirmation(year) is None
    assert CriteriaConfirmation.objects.count() == 1


def test_a_confirmation_falls_with_the_tick_of_an_item(item):
    user = make.secretary("checker")
    ticked(item, by=user)
    confirm_year(item.fiscal_year, user, MANUAL, numbers_digest(numbers_of(item.fiscal_year)))

    untick(item)
    assert standing_confirmation(item.fiscal_year) is None


# The pages.


def boxes(client) -> list[str]:
    page = client.get("/admin/criteria-check/2566/").content.decode()
    return re.findall(r'name="chosen" value="([^"]+)"', page)


def test_several_items_are_ticked_at_once_each_by_its_box(client, secretary, item):
    others = [make.item(number=2), make.item(number=3)]
    client.force_login(secretary)
    chosen = boxes(client)
    assert len(chosen) == 3

    answer = client.post(
        "/admin/criteria-check/2566/", {"edition": MANUAL, "chosen": chosen[:2]}, follow=True
    )
    assert "บันทึกว่าตรวจกับคู่มือแล้ว 2 ข้อ (ข้อ o1, ข้อ o2) ยังเหลือ 1 ข้อ" in answer.content.decode()
    assert [is_ticked(row) for row in (item, *others)] == [True, True, False]


def test_without_an_edition_or_an_item_nothing_is_ticked(client, secretary, item):
    client.force_login(secretary)
    chosen = boxes(client)

    no_edition = client.post("/admin/criteria-check/2566/", {"chosen": chosen})
    assert no_edition.status_code == 422
    assert "กรุณาระบุว่าตรวจกับคู่มือฉบับใด" in no_edition.content.decode()
    assert "checked" in no_edition.content.decode()
    no_item = client.post("/admin/criteria-check/2566/", {"edition": MANUAL})
    assert "ยังไม่ได้เลือกข้อ" in no_item.content.decode()
    assert not is_ticked(item)


def test_one_item_is_ticked_and_unticked_on_a_page_of_its_own(client, secretary, item):
    client.force_login(secretary)
    address = f"/admin/criteria-check/2566/{item.pk}/"
    page = client.get(address).content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]

    client.post(address, {"edition": MANUAL, "seen": seen})
    assert is_ticked(item)
    public = client.get(item.get_absolute_url()).content.decode()
    assert MANUAL in public
    assert "ยังไม่ได้ตรวจกับคู่มือ" not in public
    row = client.get(f"/admin/oit_checklist/checklistitem/{item.pk}/change/").content.decode()
    assert address in row

    client.post(address)
    assert not is_ticked(item)
    assert "ยังไม่ได้ตรวจกับคู่มือ" in client.get(item.get_absolute_url()).content.decode()


def test_whoever_changes_a_criterion_is_told_that_its_tick_fell(client, secretary, item):
    ticked(item)
    client.force_login(secretary)
    line = item.elements.last()
    address = f"/admin/oit_checklist/element/{line.pk}/change/"
    client.post(address, {"order": line.order, "marker": "", "text": "ชื่อใหม่"})

    told = client.get("/admin/").content.decode()
    assert "เครื่องหมาย “ตรวจกับคู่มือแล้ว” ของข้อ o1 ถูกเอาออก" in told


def test_the_office_confirms_the_numbers_of_the_year(client, secretary, item):
    ticked(item)
    client.force_login(secretary)
    page = client.get("/admin/criteria-check/2566/confirm/").content.decode()
    assert "OIT 1 ข้อ" in page
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]

    client.post("/admin/criteria-check/2566/confirm/", {"edition": MANUAL, "seen": seen})
    assert standing_confirmation(item.fiscal_year)
    assert "ยืนยันทั้งปีแล้ว" in client.get("/admin/criteria-check/2566/").content.decode()
    assert "ตรวจกับคู่มือของ ป.ป.ช. ครบทุกข้อแล้ว" in client.get("/2566/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_year_costs_the_same_however_long(
    client, secretary, django_assert_max_num_queries, rows
):
    for _ in range(rows):
        make.element(make.item())
    client.force_login(secretary)
    client.get("/admin/criteria-check/2566/")

    with django_assert_max_num_queries(14):
        client.get("/admin/criteria-check/2566/")
