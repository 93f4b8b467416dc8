"""manage.py doctor: one Thai line a check, with the cure; exit 1 when something must be mended."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from operations.health import checks as health_checks
from operations.health.checks import CHECKS, Check
from operations.health.findings import fail, ok, warn
from tests.local_mail import administrators, free_port, running_mail_server, use_mail_server

pytestmark = pytest.mark.django_db


def doctor(*arguments):
    """What the doctor says, and his exit code."""
    out = StringIO()
    try:
        call_command("doctor", *arguments, stdout=out, stderr=out, no_color=True)
    except SystemExit as stopped:
        return out.getvalue(), stopped.code
    return out.getvalue(), 0


@pytest.fixture
def find(monkeypatch):
    """Let the doctor find just this."""

    def only(*findings):
        checks = [
            Check(f"part{number}", "ส่วนหนึ่ง", lambda finding=finding: finding)
            for number, finding in enumerate(findings)
        ]
        monkeypatch.setattr(health_checks, "CHECKS", checks)

    return only


def test_every_check_has_its_line_and_a_sick_one_its_cure(settings, tmp_path):
    settings.DATA_DIR = settings.BACKUP_DIR = tmp_path
    settings.BASE_URL, settings.ALLOWED_HOSTS = "http://127.0.0.1", ["127.0.0.1"]
    text, code = doctor()

    lines = text.splitlines()
    assert len(lines) == len(CHECKS)
    assert all(line[:5] in ("ok   ", "warn ", "fail ") for line in lines)
    assert all(" → " in line for line in lines if not line.startswith("ok"))
    assert code == 1  # there is no backup
    assert any(line.startswith("fail สำรองข้อมูล") for line in lines)


def test_all_well_is_exit_0_and_a_warning_too(find):
    find(ok("ดี"))
    assert doctor() == ("ok   ส่วนหนึ่ง: ดี\n", 0)

    find(warn("ควรดู", "ทำสิ่งนี้"))
    assert doctor() == ("warn ส่วนหนึ่ง: ควรดู → ทำสิ่งนี้\n", 0)


def test_json_for_programs(find):
    find(ok("ดี"), fail("เสีย", "ซ่อม"))
    text, code = doctor("--json")

    assert code == 1
    assert json.loads(text) == [
        {"check": "part0", "level": "ok", "text": "ดี", "cure": ""},
        {"check": "part1", "level": "fail", "text": "เสีย", "cure": "ซ่อม"},
    ]


def test_without_a_database_the_rest_is_still_looked_at(settings):
    def refuse(*args):
        raise OperationalError("connection refused")

    settings.BASE_URL, settings.ALLOWED_HOSTS = "http://127.0.0.1", ["127.0.0.1"]
    with connection.execute_wrapper(refuse):
        text, code = doctor("--json")

    found = {row["check"]: row for row in json.loads(text)}
    assert code == 1
    assert found["database"]["level"] == "fail"
    assert "connection refused" in found["database"]["text"]
    assert "ต่อฐานข้อมูลไม่ได้" in found["backups"]["text"]
    assert found["pango"]["level"] == "ok"


def test_a_check_that_breaks_keeps_no_other_from_view(monkeypatch):
    checks = [Check("bad", "พัง", lambda: 1 / 0), Check("good", "ดี", lambda: ok("ดี"))]
    monkeypatch.setattr(health_checks, "CHECKS", checks)
    text, code = doctor()

    assert code == 1
    assert "ZeroDivisionError" in text
    assert "ok   ดี: ดี" in text


def test_mail_tells_the_administrators_only_of_what_is_not_well(settings, find):
    settings.ADMINS = administrators("admin@example.go.th")
    with running_mail_server(settings) as mailbox:
        find(ok("ดี"))
        doctor("--mail")
        assert mailbox == []

        find(ok("ดี"), warn("ควรดู", "ทำสิ่งนี้"))
        doctor("--mail")

    (mail,) = mailbox
    assert "1 เรื่อง" in mail["Subject"]
    assert mail.get_content().strip() == "warn ส่วนหนึ่ง: ควรดู → ทำสิ่งนี้"


def test_mail_that_cannot_be_sent_is_said(settings, find):
    settings.ADMINS = administrators("admin@example.go.th")
    use_mail_server(settings, free_port())
    find(fail("เสีย", "ซ่อม"))

    text, code = doctor("--mail")

    assert code == 1
    assert "ส่งอีเมลถึงผู้ดูแลไม่ได้" in text
