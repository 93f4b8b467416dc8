"""What anybody did since an import refuses to take it back, and then nothing is lost."""

import pytest
from django.utils import timezone

from agency.models import User
from catalogue.acts import publish, withdraw
from imports.taking_over.undoing import preview_undo, undo
from measures.models import Measure
from meetings.models import Committee, Meeting
from oit_checklist.models import ChecklistItem
from progress import reviewing
from records.audit import PAGE, audit_actor
from tests import make
from tests.imports_taking_over.taking import office
from tests.imports_taking_over.undone import of_kit, of_text, tables, told

pytestmark = pytest.mark.django_db
ITEMS = "ข้อ,คำอธิบาย,ความก้าวหน้า,URL\no1,ใหม่,ทำแล้ว,https://a.go.th/1\no2,,,https://a.go.th/2\n"
MEASURES = "ที่,กิจกรรม,สรุปผล,หลักฐาน\n1,อบรม,อบรมแล้ว,https://a.go.th/1\n2,ประกาศ,,\n"
PEOPLE = "ชื่อ-สกุล,ชื่อผู้ใช้\nสมชาย ใจดี,somchai\n"
ORDER = "committee-order.docx"


def item(number):
    return ChecklistItem.objects.get(number=number)


def edit_a_cell(by):
    row = item(1)
    row.click_path = "เมนูหลัก"
    row.save()


def add_evidence(by):
    make.evidence(item(1), url="https://b.go.th/", published_at=None)


def add_evidence_where_only_evidence_came(by):
    make.evidence(item(2), url="https://b.go.th/", published_at=None)


def write_on(by):
    reviewing.save_draft(item(1), by, {"progress": "ทำต่อ"})


def send_in(by):
    reviewing.submit(item(1).updates.get(), by)


def approve(by):
    reviewing.approve(item(2).updates.get(), by)


def choose_a_division(by):
    item(1).divisions.add(make.division("กองช่าง"))


def remove_evidence(by):
    item(2).evidence.get().delete()


@pytest.mark.parametrize(
    ("act", "row"),
    [
        (edit_a_cell, "2566 OIT o1"),
        (add_evidence, "2566 OIT o1"),
        (add_evidence_where_only_evidence_came, "ข้อมูลที่ 2"),
        (write_on, "2566 OIT o1"),
        (send_in, "2566 OIT o1"),
        (approve, "ข้อมูลที่ 2"),
        (choose_a_division, "2566 OIT o1"),
        (remove_evidence, "ข้อมูลที่ 2"),
    ],
)
def test_whatever_a_colleague_did_to_a_row_stays(roles, act, row):
    boss, secretary = office()["boss"], make.secretary()
    record = of_text(boss, ITEMS, "items")
    with audit_actor(PAGE, secretary):
        act(secretary)
    before = tables()

    done = undo(record, boss)

    assert not done.applied
    assert row in told(done)
    assert "โดย secretary" in told(done)
    assert tables() == before


def test_an_added_row_that_is_published_stays(roles):
    boss = office()["boss"]
    record = of_text(boss, MEASURES, "measures")
    with audit_actor(PAGE, boss):
        publish([Measure.objects.get(number="2")], boss)
    before = tables()

    done = undo(record, boss)

    assert "2566 2 ประกาศ มีการเปลี่ยนแปลงหลังการนำเข้า โดย boss" in told(done)
    assert tables() == before


def test_an_item_added_to_a_public_year_was_seen_and_stays():
    boss = office()["boss"]
    record = of_text(boss, "ข้อ,ข้อมูล\no50,ข้อมูลใหม่\n", "items")

    done = undo(record, boss)

    assert "2566 OIT 50" in told(done)
    assert "เพราะเคยเผยแพร่เมื่อ" in told(done)
    assert item(50).title == "ข้อมูลใหม่"


def test_what_was_withdrawn_again_was_seen_all_the_same(roles):
    boss = office()["boss"]
    record = of_text(boss, MEASURES, "measures")
    publish([Measure.objects.get(number="2")], boss)
    withdraw([Measure.objects.get(number="2")], boss, "ผิด")

    assert not undo(record, boss).applied
    assert Measure.objects.count() == 2


def test_a_row_below_an_added_one_keeps_it(roles):
    boss = office()["boss"]
    record = of_text(boss, MEASURES, "measures")
    above = Measure.objects.get(number="2")
    make.measure(number="2.1", title="ย่อย", parent=above, published_at=None)
    before = tables()

    done = undo(record, boss)

    assert "2566 2 ประกาศ: ลบไม่ได้ เพราะยังใช้อยู่ใน" in told(done)
    assert "ย่อย" in told(done)
    assert tables() == before


def test_minutes_that_are_published_or_certified_stay():
    for change in ({"published_at": timezone.now()},
                   {"state": "certified", "certified_before": "รับรองแล้ว"}):  # fmt: skip
        boss = office()["boss"] if not User.objects.exists() else User.objects.get()
        record = of_kit(boss, "minutes.docx", "meetings")
        meeting = Meeting.objects.get()
        for name, value in change.items():
            setattr(meeting, name, value)
        meeting.save()
        before = tables()

        assert not undo(record, boss).applied
        assert tables() == before
        Meeting.objects.update(published_at=None, state="draft", certified_before="")


def test_what_was_added_to_imported_minutes_by_hand_stays():
    boss = office()["boss"]
    record = of_kit(boss, "minutes.docx", "meetings")
    Meeting.objects.get().attendance.create(kind="guest", order=99, name="นางสาวเพิ่ม เอง")
    before = tables()

    done = undo(record, boss)

    assert "มีผู้เข้าประชุมที่เพิ่มหลังการนำเข้า" in told(done)
    assert tables() == before


def test_a_committee_that_met_since_stays():
    boss = office()["boss"]
    record = of_kit(boss, ORDER, "committees")
    make.meeting(committee=Committee.objects.get(), published_at=None)
    before = tables()

    assert "ลบไม่ได้ เพราะยังใช้อยู่ใน การประชุม" in told(undo(record, boss))
    assert tables() == before


def test_an_account_that_signed_in_stays():
    boss = office()["boss"]
    record = of_text(boss, PEOPLE, "people")
    User.objects.filter(username="somchai").update(last_login=timezone.now())

    assert "somchai" in told(undo(record, boss))
    assert User.objects.filter(username="somchai").exists()


def test_a_new_division_that_somebody_works_in_stays():
    boss = office()["boss"]
    record = of_text(boss, "กิจกรรม,ผู้รับผิดชอบ\nอบรม,กองใหม่\n", "measures")
    make.measure(divisions=[make.division("กองใหม่")], title="อื่น", published_at=None)
    before = tables()

    assert "กองใหม่" in told(undo(record, boss))
    assert tables() == before


def test_what_is_undone_cannot_be_undone_again():
    boss = office()["boss"]
    record = of_text(boss, ITEMS, "items")
    assert undo(record, boss).applied
    before = tables()

    again = undo(record, boss)

    assert (again.applied, preview_undo(record, boss).applied) == (False, False)
    assert "https://a.go.th/1 ถูกลบไปแล้ว โดย boss" in told(again) or "ถูกลบไปแล้ว" in told(again)
    assert tables() == before


def test_a_closed_year_stays_as_it_is():
    found = office()
    record = of_text(found["boss"], ITEMS, "items")
    make.closed(found["year"])
    before = tables()

    assert "ปีงบประมาณ 2566 ปิดแล้ว" in told(undo(record, found["boss"]))
    assert tables() == before


def test_a_visit_of_the_robot_is_no_change_by_anybody():
    boss = office()["boss"]
    record = of_text(boss, ITEMS, "items")
    evidence = item(1).evidence.get()
    evidence.last_link_check = make.link_check(evidence.url)
    evidence.save(update_fields=["last_link_check"])

    assert told(undo(record, boss)) == ""


def test_a_clerk_takes_back_what_the_clerk_brought(roles):
    found = office()
    clerk = make.clerk(found["divisions"]["กองคลัง"])
    found["items"][8].divisions.add(found["divisions"]["กองคลัง"])
    before = tables()
    record = of_text(clerk, "ข้อ,ความก้าวหน้า,URL\no8,ทำแล้ว,https://a.go.th/8\n", "items")

    assert told(undo(record, clerk)) == ""
    assert tables() == before


@pytest.mark.parametrize(
    ("file", "to"),
    [("ข้อ,ความก้าวหน้า\no8,ทำแล้ว\n", "items"), ("ข้อ,URL\no8,https://a.go.th/8\n", "items"),
     ("ข้อ,คำอธิบาย\no8,ใหม่\n", "items"), (MEASURES, "measures"), (PEOPLE, "people")],
)  # fmt: skip
def test_a_clerk_of_another_division_takes_nothing_back(roles, file, to):
    found = office()
    record = of_text(found["boss"], file, to)
    clerk = make.clerk(found["divisions"]["กองช่าง"])
    before = tables()

    done = undo(record, clerk)

    assert (done.applied, bool(told(done))) == (False, True)
    assert tables() == before


def test_a_record_of_another_release_is_told():
    done = undo({"format": 0, "sheets": []}, office()["boss"])

    assert "ระบบปรับรุ่นไปแล้ว" in told(done)
