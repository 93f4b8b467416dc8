"""manage.py doctor: one Thai line a check, with a hint; exit 1 when something must be mended."""

import json
from io import StringIO

import pytest
from django.core.checks import Error, Info, Warning, registry  # noqa: A004 - Django's names
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from operations.health.registry import TAG, health_check
from tests.local_mail import administrators, free_port, running_mail_server, use_mail_server

pytestmark = pytest.mark.django_db

GOOD = Info("ดี")
DOUBTFUL = Warning("ควรดู", hint="ทำสิ่งนี้", id="portal.doubtful")
BAD = Error("เสีย", hint="ซ่อม", id="portal.bad")


def doctor(*arguments):
    """What the doctor says, and his exit code."""
    out = StringIO()
    try:
        call_command("doctor", *arguments, stdout=out, stderr=out, no_color=True)
    except SystemExit as stopped:
        return out.getvalue(), stopped.code
    return out.getvalue(), 0


@pytest.fixture
def register_only(monkeypatch):
    """Let the portal have just these checks."""

    def only(*checks):
        monkeypatch.setattr(registry.registry, "deployment_checks", set())
        for number, check in enumerate(checks):
            health_check(f"part{number}", f"ส่วนที่ {number}")(check)

    return only


@pytest.fixture
def find(register_only):
    """Let the checks find just this."""

    def only(*messages):
        register_only(*(lambda message=message: message for message in messages))

    return only


def test_every_check_has_its_line_and_a_failing_one_its_hint(settings, tmp_path):
    settings.DATA_DIR = settings.BACKUP_DIR = tmp_path
    settings.BASE_URL, settings.ALLOWED_HOSTS = "http://127.0.0.1", ["127.0.0.1"]
    text, code = doctor()

    lines = text.splitlines()
    assert len(lines) == sum(TAG in check.tags for check in registry.registry.deployment_checks)
    assert [line[5:].partition(":")[0] for line in lines][:4] == [
        "ค่าตั้ง", "การยืนยันสองขั้น", "ฐานข้อมูล", "ตาราง",
    ]  # fmt: skip
    assert all(line[:5] in ("ok   ", "warn ", "fail ") for line in lines)
    assert all(" → " in line for line in lines if not line.startswith("ok"))
    assert code == 1  # there is no backup
    assert any(line.startswith("fail สำรองข้อมูล") for line in lines)


def test_all_well_is_exit_0_and_a_warning_too(find):
    find(GOOD)
    assert doctor() == ("ok   ส่วนที่ 0: ดี\n", 0)

    find(DOUBTFUL)
    assert doctor() == ("warn ส่วนที่ 0: ควรดู → ทำสิ่งนี้\n", 0)


def test_json_for_programs(find):
    find(GOOD, BAD)
    text, code = doctor("--json")

    assert code == 1
    assert json.loads(text) == [
        {"check": "part0", "id": "", "level": "ok", "text": "ดี", "hint": ""},
        {"check": "part1", "id": "portal.bad", "level": "fail", "text": "เสีย", "hint": "ซ่อม"},
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


def test_a_check_that_breaks_keeps_no_other_from_view(register_only):
    register_only(lambda: 1 / 0, lambda: GOOD)
    text, code = doctor()

    assert code == 1
    assert "ZeroDivisionError" in text
    assert "ok   ส่วนที่ 1: ดี" in text


def test_what_the_settings_silence_is_no_concern(find, settings):
    find(GOOD, BAD)
    settings.SILENCED_SYSTEM_CHECKS = ["portal.bad"]

    assert doctor() == ("ok   ส่วนที่ 0: ดี\n", 0)


def test_djangos_own_check_command_tells_the_same_where_it_is_asked(find):
    find(GOOD, BAD)
    err = StringIO()

    with pytest.raises(CommandError, match=r"ส่วนที่ 1: \(portal.bad\) เสีย"):
        call_command("check", tags=[TAG], deploy=True, stderr=err)

    call_command("check", stderr=err)  # as migrate and runserver do at each start
    assert err.getvalue() == ""


def test_mail_tells_the_administrators_only_of_what_is_not_well(settings, find):
    settings.ADMINS = administrators("admin@example.go.th")
    with running_mail_server(settings) as mailbox:
        find(GOOD)
        doctor("--mail")
        assert mailbox == []

        find(GOOD, DOUBTFUL)
        doctor("--mail")

    (mail,) = mailbox
    assert "1 เรื่อง" in mail["Subject"]
    assert mail.get_content().strip() == "warn ส่วนที่ 1: ควรดู → ทำสิ่งนี้"


def test_mail_that_cannot_be_sent_is_said(settings, find):
    settings.ADMINS = administrators("admin@example.go.th")
    use_mail_server(settings, free_port())
    find(BAD)

    text, code = doctor("--mail")

    assert code == 1
    assert "ส่งอีเมลถึงผู้ดูแลไม่ได้" in text
