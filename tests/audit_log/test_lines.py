"""Entries of the log in the words of the office."""

from datetime import UTC, date, datetime

import pytest
from auditlog.models import LogEntry

from agency.models import FiscalYear
from audit_log.entries import all_entries, entries_of
from audit_log.filters import logged_models
from audit_log.labels import NEVER_SHOWN, field_name, kind_name
from audit_log.lines import read_lines
from records.audit import IMPORT, audit_actor
from tests import make

pytestmark = pytest.mark.django_db


def newest(**which):
    """The newest entry about a kind of row, in words."""
    return read_lines([all_entries().filter(**which).first()])[0]


def changes_of(line) -> dict[str, tuple[str, str]]:
    return {change.name: (change.before, change.after) for change in line.changes}


def test_a_line_says_who_did_what_by_which_way(secretary):
    with audit_actor(IMPORT, lambda: secretary):
        division = make.division("กองช่าง")

    line = newest(content_type__model="division")

    assert (line.who, line.way, line.action) == ("secretary", "นำเข้าตาราง", "เพิ่ม")
    assert (line.kind, line.what) == ("ส่วนราชการ", str(division))


def test_what_no_person_did_is_said_to_be_the_systems():
    make.division("กองช่าง")

    line = newest(content_type__model="division")

    assert line.who == "ระบบ"
    assert line.way.startswith("คำสั่ง")


def test_values_are_said_as_people_say_them():
    item = make.item(divisions=[make.division("กองช่าง")])
    item.due_on = date(2023, 4, 30)
    item.for_all_divisions = True
    item.period_rule = "first_half"
    item.save()

    assert changes_of(newest(content_type__model="checklistitem")) == {
        "กำหนดส่งรายงาน": ("", "30 เม.ย. 2566"),
        "ทุกส่วนงานรับผิดชอบ": ("ไม่ใช่", "ใช่"),
        "ช่วงเวลาของข้อมูล": ("", "6 เดือนแรกของปีงบประมาณ"),
    }


def test_moments_are_told_in_bangkoks_time():
    year = make.fiscal_year(published_at=None)
    year.published_at = datetime(2023, 1, 12, 20, tzinfo=UTC)
    year.save()

    found = changes_of(newest(content_type__model="fiscalyear"))

    assert found == {"เผยแพร่เมื่อ": ("", "13 ม.ค. 2566 03:00 น.")}


def test_a_foreign_key_is_told_by_the_text_of_its_row(secretary):
    update = make.draft(make.item(number=12, title="แผน"))
    update.author = secretary
    update.save()

    assert changes_of(newest(content_type__model="itemupdate")) == {"ผู้รายงาน": ("", "secretary")}


def test_ticked_choices_are_told_as_added_and_taken_out():
    item = make.item(divisions=[make.division("กองช่าง")])
    assert changes_of(newest(content_type__model="checklistitem")) == {"ผู้รับผิดชอบ": ("", "กองช่าง")}
    item.divisions.clear()

    # A choice that is emptied at once is logged without its rows' names by the library.
    assert newest(content_type__model="checklistitem").action == "แก้ไข"


def test_a_password_is_never_shown_and_never_kept():
    user = make.clerk()
    user.set_password("รหัสใหม่ที่ดีมาก")
    user.save()

    entry = all_entries().filter(content_type__model="user").first()

    assert entry.changes == {"password": ["***", "***"]}
    assert changes_of(read_lines([entry])[0]) == {"รหัสผ่าน": ("(ไม่แสดง)", "(ไม่แสดง)")}


def test_a_deleted_row_keeps_its_name_and_what_it_said():
    make.division("กองช่าง").delete()

    line = newest(content_type__model="division")

    assert (line.action, line.what) == ("ลบ", "กองช่าง")
    assert changes_of(line)["ชื่อส่วนราชการ"] == ("กองช่าง", "")


def test_a_row_that_is_gone_is_said_to_be_gone():
    deadline = make.fiscal_year().deadlines.create(title="ส่ง", due_on="2023-04-30")
    entry = all_entries().filter(object_id=deadline.pk, content_type__model="deadline").first()
    entry.changes = {"fiscal_year": ["None", "999"]}

    assert changes_of(read_lines([entry])[0]) == {"ปีงบประมาณ": ("", "เลขที่ 999 (ไม่มีแล้ว)")}


def test_every_kind_and_field_has_a_thai_name():
    english = []
    for model in logged_models():
        names = {kind_name(model): model}
        for field in [*model._meta.fields, *model._meta.many_to_many]:
            if field.name not in NEVER_SHOWN:
                names[field_name(field)] = f"{model.__name__}.{field.name}"
        english += [
            where for name, where in names.items() if not any("ก" <= c <= "๛" for c in name)
        ]
    assert [where for where in english if not str(where).endswith(ABBREVIATED)] == []


# Their names are abbreviations that officers read every day.
ABBREVIATED = (".sha256",)


# -- The trail of one row ---------------------------------------------------------------------


def test_the_trail_of_a_row_has_its_updates_and_evidence_but_nobody_elses():
    item, other = make.item(title="แผน"), make.item(title="อื่น")
    make.draft(item)
    make.evidence(item, title="ประกาศแผน")
    make.evidence(other, title="ของข้ออื่น")

    what = {line.what for line in read_lines(entries_of(item))}

    assert what == {str(item), f"{item} (ฉบับร่าง)", "ประกาศแผน"}


def test_deleted_evidence_stays_in_the_trail():
    item = make.item()
    make.evidence(item, title="แนบผิด", published_at=None).delete()

    actions = [line.action for line in read_lines(entries_of(item)) if line.what == "แนบผิด"]

    assert actions == ["ลบ", "เพิ่ม"]


def test_the_trail_of_a_row_without_parts_is_its_own(secretary):
    division = make.division("กองช่าง")
    division.name = "กองช่างโยธา"
    division.save()

    assert [line.action for line in read_lines(entries_of(division))] == ["แก้ไข", "เพิ่ม"]


@pytest.mark.parametrize("rows", [1, 3])
def test_lines_cost_one_query_for_each_kind_they_name(django_assert_num_queries, rows):
    year = make.fiscal_year()
    for _ in range(rows):
        make.published(
            make.item(year=year),
            author=make.secretary(f"issuer{FiscalYear.objects.count()}{LogEntry.objects.count()}"),
        )
    entries = list(all_entries())

    # years, sections, items, updates, people, those who reviewed are nobody
    with django_assert_num_queries(5):
        read_lines(entries)
