"""manage.py import_report FILE --year YEAR [--json]"""

import json
from pathlib import Path

import pytest
from auditlog.models import LogEntry
from django.core.management import CommandError, call_command

from agency.models import Division

pytestmark = pytest.mark.django_db
KIT = Path(__file__).parent.parent / "field_kit"


def run(capsys, *arguments):
    call_command("import_report", *arguments)
    return capsys.readouterr().out


def test_the_first_report_is_answered_as_json(capsys):
    found = json.loads(run(capsys, str(KIT / "report-2566.docx"), "--year", "2566", "--json"))

    keys = ("head", "measures", "indicators", "items", "committee", "meetings", "tell", "doubts")
    assert all(found[key] for key in keys)
    assert (found["target"], found["year"], len(found["items"])) == ("report", 2566, 43)


def test_a_person_gets_a_summary_with_counts_and_what_is_odd(capsys):
    said = run(capsys, str(KIT / "report-2566.txt"), "--year", "2566")

    assert "มาตรการ: 3" in said
    assert "ข้อ OIT: 43" in said
    assert "ความก้าวหน้าของข้อ o15 น่าจะขาดท้าย" in said


def test_nothing_is_stored(capsys):
    before = LogEntry.objects.count()
    run(capsys, str(KIT / "report-2566.docx"), "--year", "2566")

    assert (LogEntry.objects.count(), Division.objects.count()) == (before, 0)


@pytest.mark.parametrize(
    ("name", "year", "why"),
    [
        ("minutes.docx", "2566", "ไม่ใช่รายงานประจำปี"),
        ("no-such-file.docx", "2566", "เปิดแฟ้ม"),
        ("report-2566.docx", "2023", "ต้องเป็นปี พ.ศ."),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(name, year, why):
    with pytest.raises(CommandError, match=why):
        call_command("import_report", str(KIT / name), "--year", year)


def test_a_file_that_is_broken_is_refused_with_a_reason(tmp_path):
    file = tmp_path / "report.docx"
    file.write_bytes(b"PK\x03\x04broken")

    with pytest.raises(CommandError, match="แฟ้ม"):
        call_command("import_report", str(file), "--year", "2566")
