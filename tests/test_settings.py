"""The portal refuses to start on settings that would leak, and says in Thai what is wrong."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent
NAMES = re.findall(r"^#?([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
PRODUCTION = {
    "SECRET_KEY": "Bv7-tests-only-Qm2xK9-no-portal-uses-this-one-h4Zp8WcT1sR6uYd3nLfG",
    "ALLOWED_HOSTS": "ita.example.go.th",
    "BASE_URL": "https://ita.example.go.th",
}


@pytest.fixture
def start(monkeypatch):
    """Read the settings of a production with these changes; whatever else is left empty."""

    def read(**changes) -> dict:
        for name in NAMES:
            monkeypatch.setenv(name, "")
        for name, value in {**PRODUCTION, **changes}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "ita_portal/settings.py"))

    return read


def test_production_starts_with_three_settings_and_is_strict(start):
    settings = start()

    assert settings["DEBUG"] is False
    assert settings["SECURE_SSL_REDIRECT"] is settings["SESSION_COOKIE_SECURE"] is True
    assert settings["DATABASES"]["default"]["ENGINE"].endswith("sqlite3")
    assert settings["DATA_DIR"] == ROOT / "var"
    assert settings["BACKUP_DIR"] == ROOT / "var/backups"


def test_an_office_without_https_elsewhere_binds_its_own_name_only(start):
    assert start()["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True
    settings = start(HSTS_SUBDOMAINS="off")

    assert settings["SECURE_HSTS_SECONDS"] == 31_536_000
    assert settings["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is settings["SECURE_HSTS_PRELOAD"] is False


def test_a_database_server_that_vanished_is_noticed(start):
    options = start(DATABASE_URL="postgres://a@127.0.0.1/b")["DATABASES"]["default"]["OPTIONS"]

    assert options["keepalives_idle"] + 3 * options["keepalives_interval"] <= 30
    assert options["tcp_user_timeout"] <= 30_000


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"SECRET_KEY": ""}, "ยังไม่ได้ตั้ง SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "สั้นกว่า 50 ตัวอักษร"),
        ({"SECRET_KEY": "a" * 80}, "SECRET_KEY เดาได้ง่าย"),
        ({"SECRET_KEY": "django-insecure-" + PRODUCTION["SECRET_KEY"]}, "SECRET_KEY เดาได้ง่าย"),
        ({"SECRET_KEY": "rung-arun-2569-" * 5}, "SECRET_KEY เดาได้ง่าย"),
        ({"SECRET_KEY": "please-change-me-before-the-portal-goes-to-the-public-1"}, "เดาได้ง่าย"),
        ({"DEBUG": "on", "BASE_URL": "", "ALLOWED_HOSTS": "*"}, "DEBUG=on ใช้ได้เฉพาะ"),
        ({"DEBUG": "on", "ALLOWED_HOSTS": "", "BASE_URL": "http://ita.example.go.th"}, "DEBUG=on"),
        ({"WEB_WORKERS": "many"}, "WEB_WORKERS ต้องเป็นตัวเลข"),
        ({"WEB_WORKERS": "0"}, "WEB_WORKERS ต้องอยู่ระหว่าง"),
        ({"SESSION_IDLE_MINUTES": "0"}, "SESSION_IDLE_MINUTES ต้องอยู่ระหว่าง"),
        ({"SESSION_HOURS": "-1"}, "SESSION_HOURS ต้องอยู่ระหว่าง"),
        ({"BEHIND_PROXY": "on", "PROXIES_IN_FRONT": "-1"}, "PROXIES_IN_FRONT ต้องอยู่ระหว่าง"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL ต้องขึ้นต้น"),
        ({"DEBUG": "on"}, "DEBUG=on"),
        ({"ALLOWED_HOSTS": "*"}, "ห้ามเปิดกว้าง"),
        ({"ALLOWED_HOSTS": "ita.example.go.th,*"}, "ห้ามเปิดกว้าง"),
        ({"ALLOWED_HOSTS": ".go.th"}, "ห้ามเปิดกว้าง"),
        ({"ALLOWED_HOSTS": "https://ita.example.go.th/"}, "ไม่มี https://"),
        ({"ALLOWED_HOSTS": ","}, "ยังไม่ได้ตั้ง ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "other.example.go.th"}, "ไม่มีใน ALLOWED_HOSTS"),
        ({"BASE_URL": ""}, "ยังไม่ได้ตั้ง BASE_URL"),
        ({"BASE_URL": "ita.example.go.th"}, "ไม่ใช่ที่อยู่เว็บไซต์"),
        ({"BASE_URL": "http://ita.example.go.th"}, "ต้องขึ้นต้นด้วย https://"),
        ({"BASE_URL": "https://ita.example.go.th/ita"}, "ต้องมีเพียง https:// กับชื่อเว็บไซต์"),
        ({"BASE_URL": "https://me@ita.example.go.th"}, "ต้องมีเพียง https:// กับชื่อเว็บไซต์"),
        ({"USE_HTTPS": "off"}, "USE_HTTPS=off ใช้ได้เฉพาะเมื่อทดลอง"),
        ({"USE_HTTPS": "flase"}, "USE_HTTPS ต้องเป็น on หรือ off"),
        ({"DEBUG": "0ff"}, "DEBUG ต้องเป็น on หรือ off"),
        ({"METRICS_TOKEN": "secret"}, "METRICS_TOKEN สั้นกว่า 32"),
        ({"EVIDENCE_MAX_MB": "many"}, "EVIDENCE_MAX_MB ต้องเป็นตัวเลข"),
        ({"EVIDENCE_MAX_MB": "-1"}, "EVIDENCE_MAX_MB ต้องอยู่ระหว่าง"),
        ({"SLOW_QUERY_MS": "-5"}, "SLOW_QUERY_MS ต้องไม่ติดลบ"),
        ({"BACKUP_COPY_DIR": "usb"}, "BACKUP_COPY_DIR ต้องเป็นโฟลเดอร์"),
        ({"DATABASE_URL": "mysql://portal@127.0.0.1/portal"}, "DATABASE_URL ต้องขึ้นต้น"),
        ({"EMAIL_URL": "http://mail.example.go.th"}, "EMAIL_URL ต้องขึ้นต้น"),
        ({"ADMIN_EMAILS": "somchai"}, "ADMIN_EMAILS ต้องเป็นที่อยู่อีเมล"),
        ({"SEAL_PASSPHRASE": "word"}, "มี SEAL_PASSPHRASE แต่ไม่มี SEAL_KEY_FILE"),
        ({"SEAL_KEY_FILE": "seal.p12"}, "SEAL_KEY_FILE ต้องเป็นที่อยู่แฟ้ม"),
        ({"DATA_DIR": "/srv", "SEAL_KEY_FILE": "/srv/a/seal.p12"}, "ต้องอยู่นอก DATA_DIR"),
    ],
    ids=lambda value: (
        " ".join(map("=".join, value.items()))[:60] if isinstance(value, dict) else ""
    ),
)
def test_refuses_with_the_reason(start, changes, reason):
    with pytest.raises(ImproperlyConfigured, match=re.escape(reason)):
        start(**changes)


def test_tells_everything_that_is_wrong_at_once(start):
    with pytest.raises(ImproperlyConfigured) as refused:
        start(SECRET_KEY="", ALLOWED_HOSTS="*", METRICS_TOKEN="x")

    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "METRICS_TOKEN"):
        assert name in str(refused.value)


@pytest.mark.parametrize(
    "changes",
    [
        # bin/demo: as in production, but on this machine only.
        {"BASE_URL": "http://127.0.0.1:8000", "ALLOWED_HOSTS": "127.0.0.1", "USE_HTTPS": "off"},
        # A developer's machine.
        {"BASE_URL": "", "ALLOWED_HOSTS": "", "USE_HTTPS": "off", "DEBUG": "on"},
        {"DATABASE_URL": "postgres:////run/postgresql/ita-portal"},
        {
            "EMAIL_URL": "smtp+tls://me:secret@mail.example.go.th:587",
            "ADMIN_EMAILS": "a@b.th,c@d.th",
        },
        {"METRICS_TOKEN": "t" * 40, "SLOW_QUERY_MS": "0", "BEHIND_PROXY": "YES"},
    ],
    ids=["demo", "developer", "socket", "mail", "figures"],
)
def test_starts_with_what_is_sound(start, changes):
    assert start(**changes)["LOGGING"]["version"] == 1


def test_the_command_line_tells_the_reason_without_a_traceback():
    ended = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={**os.environ, **PRODUCTION, "SECRET_KEY": "short"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert "SECRET_KEY" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("lines", [1, 10_000])
def test_whoever_stops_reading_what_a_command_says_gets_no_traceback(lines):
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "wb") as nobody_reads:
        ended = subprocess.run(
            [
                sys.executable,
                "manage.py",
                "shell",
                "--no-imports",
                "-c",
                f"print('ก\\n' * {lines})",
            ],
            cwd=ROOT,
            env={**os.environ, **PRODUCTION},
            stdout=nobody_reads,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert (ended.returncode, ended.stderr) == (1, "")
