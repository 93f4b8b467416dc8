"""All of a file is taken over, or nothing: what refuses it, and what it says."""

import json

import pytest
from auditlog.models import LogEntry
from django.core.management import CommandError, call_command

from agency.models import Division, FiscalYear, User
from meetings.models import Meeting
from oit_checklist.models import ChecklistItem, ItemEvidence
from tests import make
from tests.imports_taking_over.taking import KIT, office, reasons, table, take

pytestmark = pytest.mark.django_db


def test_one_wrong_row_refuses_all_rows(capsys, tmp_path):
    office()
    file = table(tmp_path, "ข้อ,ข้อมูล,คำอธิบาย,เริ่ม,สิ้นสุด\no1,ก,ดีแล้ว,1/10/2565,30/9/2566\n"
                 "o2,ข,ผิด,30/9/2566,1/10/2565\n")  # fmt: skip

    out = take(capsys, file, "items")

    assert "A3: วันสิ้นสุดต้องไม่มาก่อนวันเริ่มต้น" in reasons(out)
    assert (out["added"], out["changed"]) == (0, 0)
    assert not ChecklistItem.objects.exclude(explanation="").exists()


def test_an_error_in_a_later_sheet_takes_back_the_sheets_before_it(capsys, tmp_path):
    office()
    file = table(tmp_path, "ข้อ,ข้อมูล,คำอธิบาย,URL\no1,ก,ดีแล้ว,http://127.0.0.1/a.pdf\n")

    out = take(capsys, file, "items")

    assert "หลักฐาน" in out["errors"][0]["sheet"]
    assert not ItemEvidence.objects.exists()
    assert not ChecklistItem.objects.exclude(explanation="").exists()


def test_a_doubt_that_nobody_decided_refuses_and_tells_its_readings(capsys):
    office()

    out = take(capsys, "people.xlsx", "people")

    assert reasons(out).startswith("E5: ")
    assert out["errors"][0]["doubt"]["readings"] == ["012345678", "12345678"]
    assert User.objects.count() == 1


def test_without_json_the_shell_tells_the_reasons_in_thai(capsys):
    office()

    told = r"(?s)ไม่ได้นำเข้า.*E5: .*0=012345678 หรือ 1=12345678 --decide"
    with pytest.raises(CommandError, match=told):
        call_command("import_table", str(KIT / "people.xlsx"), "--to", "people", "--year", "2566",
                     "--apply")  # fmt: skip

    assert capsys.readouterr().out == ""


def test_a_file_without_a_table_is_refused_as_json_too(capsys, tmp_path):
    office()

    out = take(capsys, table(tmp_path, "ยี่ห้อ,ราคา\nก,1\n"), "measures")

    assert "ไม่พบตารางของมาตรการ" in reasons(out)


def test_a_row_of_another_year_is_refused(capsys, tmp_path):
    office()
    file = table(tmp_path, "ปีงบประมาณ,ข้อ,ข้อมูล,คำอธิบาย\n2565,o1,ก,ข\n")

    out = take(capsys, file, "items")

    assert "ปีงบประมาณ 2565" in reasons(out)


def test_a_closed_year_is_not_changed(capsys):
    make.closed(office()["year"])

    out = take(capsys, "oit-utf16.csv", "items")

    assert "ปีงบประมาณ 2566 ปิดแล้ว" in reasons(out)
    assert not ItemEvidence.objects.exists()


def test_a_year_that_the_portal_does_not_have_is_told(capsys):
    office()

    out = take(capsys, "measures-old-excel.xls", "measures", year=2570)

    assert "ไม่มีปีงบประมาณ 2570" in reasons(out)
    assert FiscalYear.objects.count() == 1


def test_minutes_of_a_certified_meeting_stay_as_they_are(capsys):
    office()
    take(capsys, "minutes.docx", "meetings")
    meeting = Meeting.objects.get()
    meeting.agenda_items.filter(order=1).update(resolution="อื่น")
    Meeting.objects.update(state="certified", certified_before="รับรองแล้วก่อนใช้ระบบ")

    out = take(capsys, "minutes.docx", "meetings")

    assert "รายงานการประชุมนี้รับรองแล้ว" in reasons(out)
    assert meeting.agenda_items.get(order=1).resolution == "อื่น"


def test_a_clerk_takes_over_what_the_own_divisions_report(capsys, tmp_path):
    found = office()
    found["items"][8].divisions.add(found["divisions"]["กองคลัง"])
    make.clerk(found["divisions"]["กองคลัง"])
    file = table(tmp_path, "ข้อ,ความก้าวหน้า\no8,- เผยแพร่แล้ว\n")

    out = take(capsys, file, "items", "--user", "clerk")

    assert out["changed"] == 1
    assert found["items"][8].updates.get().author.username == "clerk"


def test_a_clerk_of_another_division_changes_nothing(capsys, tmp_path):
    found = office()
    found["items"][8].divisions.add(found["divisions"]["กองคลัง"])
    make.clerk(found["divisions"]["กองช่าง"])
    file = table(tmp_path, "ข้อ,ความก้าวหน้า\no8,- เผยแพร่แล้ว\n")

    out = take(capsys, file, "items", "--user", "clerk")

    assert out["errors"][0]["cell"] == "A2"
    assert not found["items"][8].updates.exists()


def test_a_clerk_brings_no_people(capsys):
    found = office()
    make.clerk(found["divisions"]["กองช่าง"])

    out = take(capsys, "people.xlsx", "people", "--user", "clerk", "--decide", "E5=0")

    assert "บทบาทของท่าน" in reasons(out)
    assert User.objects.count() == 2


def test_without_exactly_one_superuser_somebody_has_to_be_named(tmp_path):
    office()
    User.objects.create_superuser("second", "second@example.go.th", "รหัสผ่านของ-second")

    with pytest.raises(CommandError, match="--user"):
        call_command("import_table", str(KIT / "oit-utf16.csv"), "--to", "items", "--year", "2566",
                     "--apply")  # fmt: skip

    assert not ItemEvidence.objects.exists()


def test_somebody_who_is_not_there_is_told(capsys):
    office()

    with pytest.raises(CommandError, match="nobody"):
        call_command("import_table", str(KIT / "oit-utf16.csv"), "--to", "items", "--year", "2566",
                     "--apply", "--user", "nobody")  # fmt: skip

    assert not ItemEvidence.objects.exists()


def test_new_divisions_are_added_only_when_they_are_confirmed(capsys, tmp_path):
    office()
    file = table(tmp_path, "ที่,มาตรการ,ผู้รับผิดชอบ\n1,อบรม,กองสาธารณสุข\n")

    refused = take(capsys, file, "measures")
    taken = take(capsys, file, "measures", "--new-divisions")

    assert "กองสาธารณสุข" in json.dumps(refused["errors"], ensure_ascii=False)
    assert [sheet["sheet"] for sheet in taken["sheets"]] == ["divisions", "measures"]
    assert Division.objects.order_by("-order").first().name == "กองสาธารณสุข"


def test_an_empty_portal_asks_for_the_divisions_too(capsys):
    make.fiscal_year(2566)
    User.objects.create_superuser("boss", "boss@example.go.th", "รหัสผ่านของ-boss")

    refused = take(capsys, "measures-old-excel.xls", "measures")
    take(capsys, "measures-old-excel.xls", "measures", "--new-divisions")

    assert "สำนักปลัด, กองการศึกษา" in reasons(refused)
    assert list(Division.objects.values_list("name", flat=True)) == ["สำนักปลัด", "กองการศึกษา"]


def test_the_log_says_who_and_that_it_was_an_import(capsys):
    found = office()
    LogEntry.objects.all().delete()

    take(capsys, "oit-utf16.csv", "items")

    entries = list(LogEntry.objects.all())
    assert len(entries) >= 9
    assert {entry.actor for entry in entries} == {found["boss"]}
    assert {entry.additional_data["way"] for entry in entries} == {"นำเข้าตาราง"}
