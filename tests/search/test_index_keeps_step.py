"""The index follows every saved and deleted row, and can be rebuilt at any time."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from catalogue.many_rows import create_rows
from meetings.models import Statement
from oit_checklist.models import ChecklistItem
from search.indexing import rebuild, row_saved
from search.models import SearchEntry
from tests import make

pytestmark = pytest.mark.django_db


def snapshot():
    fields = [field.name for field in SearchEntry._meta.concrete_fields if field.name != "id"]
    return sorted(SearchEntry.objects.values_list(*fields))


def test_step_by_step_and_rebuilt_it_is_the_same(fy2566):
    followed = snapshot()

    assert rebuild() == len(followed) > 250
    assert snapshot() == followed


def test_a_changed_title_is_found_and_the_old_one_is_not():
    item = make.item(title="ชื่อเดิม")
    item.title = "ชื่อใหม่"
    item.save()

    assert SearchEntry.objects.get().title == "ชื่อใหม่"


def test_the_parts_of_a_page_learn_its_new_name_and_number():
    item = make.item(number=1, title="ชื่อเดิม")
    make.element(item, "องค์ประกอบ")
    make.evidence(item, title="หลักฐาน")
    item.number, item.title = 2, "ชื่อใหม่"
    item.save()

    pages = set(SearchEntry.objects.values_list("code", "address", "page_title"))
    assert pages == {("o2", "/2566/oit/o2/", "ข้อ o2 ชื่อใหม่")}
    followed = snapshot()
    rebuild()
    assert snapshot() == followed


def test_a_deleted_row_leaves_the_index():
    item = make.item()
    make.element(item).delete()
    make.evidence(item).delete()
    item.delete()

    assert not SearchEntry.objects.exists()


def test_what_is_said_in_a_meeting_follows_each_statement():
    agenda = make.meeting().agenda_items.create(order=1, printed_number="๑", title="แจ้ง")
    statement = agenda.statements.create(order=1, speaker="ประธาน", text="เดิม")
    statement.text = "ใหม่"
    statement.save()
    assert SearchEntry.objects.get(row_id=agenda.pk, title__contains="วาระ").text == "ประธาน: ใหม่"

    statement.delete()

    assert SearchEntry.objects.get(row_id=agenda.pk, title__contains="วาระ").text == ""


def test_what_is_stored_at_once_mends_each_entry_that_repeats_it():
    meeting = make.meeting()
    items = [
        meeting.agenda_items.create(order=each, printed_number=str(each), title="แจ้ง")
        for each in (1, 2)
    ]
    statements = [
        Statement(agenda_item=each, order=1, speaker="ก", text=f"คำ {each.order}") for each in items
    ]

    create_rows([*statements, Statement(agenda_item=items[0], order=2, speaker="ข", text="เพิ่ม")])

    texts = [SearchEntry.objects.get(kind="agenda", row_id=each.pk).text for each in items]
    assert texts == ["ก: คำ 1\nข: เพิ่ม", "ก: คำ 2"]


def test_a_renamed_committee_renames_its_meetings():
    committee = make.committee("คณะกรรมการเดิม")
    make.meeting(committee=committee).agenda_items.create(order=1, printed_number="๑", title="แจ้ง")
    committee.name = "คณะกรรมการใหม่"
    committee.save()

    for title in SearchEntry.objects.values_list("page_title", flat=True):
        assert title.startswith("การประชุมคณะกรรมการใหม่")


def test_a_corrected_year_moves_its_pages():
    year = make.fiscal_year(2565)
    make.element(make.item(year=year, number=1))
    year.year_be = 2566
    year.save()

    entries = set(SearchEntry.objects.values_list("year_be", "address"))
    assert entries == {(2566, "/2566/oit/o1/")}


def test_drafts_of_reports_are_not_in_the_index_at_all():
    make.draft(make.item(), progress="ยังเขียนไม่เสร็จ")

    assert not SearchEntry.objects.filter(text__contains="ยังเขียน").exists()


def test_a_change_that_is_undone_is_undone_in_the_index():
    with transaction.atomic():
        make.item()
        transaction.set_rollback(True)

    assert not SearchEntry.objects.exists()


def test_rebuild_search_mends_what_went_past_the_index():
    item = make.item(title="ชื่อเดิม")
    type(item).objects.filter(pk=item.pk).update(title="ชื่อใหม่")
    out = StringIO()

    call_command("rebuild_search", stdout=out)

    assert SearchEntry.objects.get().title == "ชื่อใหม่"
    assert "1 รายการ" in out.getvalue()


def test_the_log_is_not_filled_with_the_index():
    from auditlog.registry import auditlog

    assert not auditlog.contains(SearchEntry)


@pytest.mark.parametrize("elements", [1, 3])
def test_following_an_item_costs_the_same_however_much_it_holds(
    django_assert_num_queries, elements
):
    item = make.item()
    for _ in range(elements):
        make.element(item)
    make.published(item, progress="ทำแล้ว")
    item.title = "ชื่อใหม่"

    # The item, its entry; the parts, their new words, an older report; the report shown now,
    # its entry.
    with django_assert_num_queries(7):
        row_saved(ChecklistItem, item, created=False, raw=False)
