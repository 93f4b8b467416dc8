"""An import is taken back whole: every table stands again as it stood before."""

import json

import pytest
from auditlog.models import LogEntry

from agency.models import Division, User
from imports.taking_over.undo_record import joined
from imports.taking_over.undoing import preview_undo, undo
from measures.models import Measure, MeasureUpdate
from oit_checklist.models import ChecklistItem, ItemEvidence, ItemUpdate
from records.models import Removal
from tests import make
from tests.imports_taking_over.taking import office
from tests.imports_taking_over.undone import of_kit, of_text, tables, told

pytestmark = pytest.mark.django_db
FILES = [
    ("oit-addresses.xlsx", "items", {}),
    ("oit-pasted-from-word.html", "items", {}),
    ("oit-status-cp874.csv", "items", {}),
    ("measures-budget-two-heads.xlsx", "measures", {}),
    ("measures-old-excel.xls", "measures", {}),
    ("measures-title-row.docx", "measures", {}),
    ("indicators.ods", "indicators", {}),
    ("results-indicators.xlsx", "results", {}),
    ("committee-order.docx", "committees", {}),
    ("meetings-register.xlsx", "meetings", {"คณะกรรมการ": "คณะกรรมการติดตาม"}),
    ("minutes.docx", "meetings", {}),
    ("people.xlsx", "people", {"E5": "0"}),
]
MEASURES = (
    "ด้าน,กิจกรรม,ผู้รับผิดชอบ,สถานะ,สรุปผล,หลักฐาน\n"
    "ด้านที่ 1,อบรม,กองใหม่,ดำเนินการ,อบรมแล้ว,https://a.go.th/1 https://a.go.th/2\n"
    "ด้านที่ 1,ประกาศ,กองคลัง,,,https://a.go.th/3\n"
)


@pytest.mark.parametrize(("name", "to", "decisions"), FILES)
def test_all_tables_are_as_before_however_often_it_is_taken_over(name, to, decisions):
    boss = office(is_public=False)["boss"]
    before = tables()
    for _ in range(2):
        record = of_kit(boss, name, to, decisions)
        assert tables() != before

        done = undo(json.loads(json.dumps(record)), boss)

        assert (told(done), done.applied) == ("", True)
        assert tables() == before


def test_headings_evidence_and_new_divisions_go_as_they_came():
    boss = office()["boss"]
    before = tables()
    record = of_text(boss, MEASURES, "measures")
    assert (Measure.objects.count(), Division.objects.filter(name="กองใหม่").count()) == (3, 1)

    done = undo(record, boss)

    assert (told(done), tables()) == ("", before)
    assert {sheet.slug: len(sheet.removed) for sheet in done.sheets} == {
        "measures": 3, "measure-evidence": 3, "divisions": 1,
    }  # fmt: skip


def test_rows_that_were_there_get_their_former_cells():
    found = office()
    measure = make.measure(
        year=found["year"], number="1", title="อบรม", published_at=None, method="เดิม",
        divisions=[found["divisions"]["กองคลัง"]],
    )  # fmt: skip
    make.draft(measure, author=found["boss"], results="ร่างเดิม")
    before = tables()
    text = "ที่,กิจกรรม,วิธีดำเนินการ,ผู้รับผิดชอบ,สถานะ,สรุปผล\n1,อบรม,ใหม่,กองช่าง,ดำเนินการ,ใหม่\n"
    record = of_text(found["boss"], text, "measures")
    assert MeasureUpdate.objects.get().results == "ใหม่"

    done = undo(record, found["boss"])

    assert (told(done), done.changed, done.removed) == ("", 1, 0)
    assert tables() == before


def test_a_report_that_the_import_began_leaves_no_draft():
    found = office()
    make.published(found["items"][1], author=found["boss"], progress="เผยแพร่แล้ว")
    before = tables()
    text = "ข้อ,ความก้าวหน้า,URL\no1,ใหม่,https://a.go.th/1\no2,ใหม่,\no3,,https://a.go.th/2\n"
    record = of_text(found["boss"], text, "items")
    assert ItemUpdate.objects.open().count() == 3

    done = undo(record, found["boss"])

    assert (told(done), tables()) == ("", before)
    assert not ItemUpdate.objects.open().exists()


def test_a_row_below_an_added_heading_stands_above_again():
    found = office()
    make.measure(year=found["year"], number="1.1", title="อบรม", published_at=None)
    before = tables()
    text = "ด้าน,ที่,กิจกรรม,วิธีดำเนินการ\nด้านที่ 1,1.1,อบรม,ใหม่\n"
    record = of_text(found["boss"], text, "measures")
    assert Measure.objects.get(number="1.1").parent.title == "ด้านที่ 1"

    assert told(undo(record, found["boss"])) == ""
    assert tables() == before


def test_people_and_committees_that_were_there_stay_with_their_former_cells():
    found = office()
    User.objects.create_user("somchai", first_name="สมชาย", last_name="ใจดี")
    before = tables()
    text = "ชื่อ-สกุล,ชื่อผู้ใช้,อีเมล\nสมชาย ใจดี,somchai,somchai@example.go.th\n"
    record = of_text(found["boss"], text, "people")
    assert User.objects.get(username="somchai").email
    User.objects.get(username="somchai").save(update_fields=["last_login"])

    assert told(undo(record, found["boss"])) == ""
    assert tables() == before


def test_what_was_removed_is_kept_and_can_come_back():
    found = office()
    undo(of_text(found["boss"], MEASURES, "measures"), found["boss"])

    kinds = list(Removal.objects.order_by("pk").values_list("kind", "removed_by"))
    assert ("มาตรการ", "boss") in kinds
    assert len(kinds) == 4  # two measures with their parts, the heading, the division


def test_the_log_says_that_it_was_an_import_taken_back():
    found = office()
    record = of_text(found["boss"], "ข้อ,คำอธิบาย,URL\no1,ใหม่,https://a.go.th/1\n", "items")
    last = LogEntry.objects.latest("pk").pk

    undo(record, found["boss"])

    entries = LogEntry.objects.filter(pk__gt=last)
    assert {entry.additional_data["way"] for entry in entries} == {"ยกเลิกการนำเข้า"}
    assert {entry.actor for entry in entries} == {found["boss"]}
    assert entries.filter(object_id=found["items"][1].pk).exists()


def test_a_preview_tells_the_same_and_changes_nothing():
    found = office()
    record = of_text(found["boss"], MEASURES, "measures")
    before = tables()

    seen = preview_undo(record, found["boss"])

    assert (seen.applied, told(seen), tables()) == (False, "", before)
    done = undo(record, found["boss"])
    assert [sheet.removed for sheet in seen.sheets] == [sheet.removed for sheet in done.sheets]


def test_an_import_that_changed_nothing_has_nothing_to_take_back():
    found = office()
    text = "ข้อ,คำอธิบาย,URL\no1,ใหม่,https://a.go.th/1\n"
    of_text(found["boss"], text, "items")

    done = undo(of_text(found["boss"], text, "items"), found["boss"])

    assert "ไม่ได้เปลี่ยนแปลงข้อมูลใด" in told(done)
    assert ItemEvidence.objects.count() == 1
    assert ChecklistItem.objects.get(number=1).explanation == "ใหม่"


def test_imports_that_followed_each_other_are_taken_back_as_one():
    boss = office()["boss"]
    before = tables()
    first = of_text(boss, "ข้อ,คำอธิบาย,URL\no1,หนึ่ง,https://a.go.th/1\n", "items")
    second = of_text(boss, "ข้อ,คำอธิบาย,URL\no1,สอง,https://a.go.th/2\n", "items")
    assert not undo(first, boss).applied

    assert told(undo(joined([first, second]), boss)) == ""
    assert tables() == before
