"""What people run before anything else: bin/, .ci/, .env.example, the locks, the demo accounts."""

import re
import subprocess
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.staticfiles import finders
from django.core.management import CommandError, call_command

from agency import roles
from agency.models import User

ROOT = Path(settings.BASE_DIR)
LOCKS = [ROOT / f"requirements{kind}.txt" for kind in ("", "-dev", "-scale")]
SCRIPTS = [path for folder in ("bin", ".ci") for path in sorted((ROOT / folder).iterdir())]
BASH = [path for path in SCRIPTS if path.suffix in ("", ".sh") and path.is_file()]

# Paths that every machine has, or that stand as an example; others differ from place to place.
KNOWN_PATHS = (
    "/etc/", "/usr/bin", "/usr/local/", "/usr/sbin", "/usr/share/fonts/", "/usr/share/libthai/",
    "/usr/lib/postgresql/", "/mnt/portal.git", "/srv/ita-portal", "/var/lib/ita-portal",
)  # fmt: skip


def test_env_example_names_every_setting_and_no_other():
    read = [
        name
        for file in ("ita_portal/settings.py", "deploy/gunicorn.conf.py")
        for name in re.findall(
            r'\b(?:env|setting)(?:\.\w+)?\(\s*"([A-Z0-9_]+)"', (ROOT / file).read_text()
        )
    ]
    explained = re.findall(r"^#?([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.M)

    assert sorted(set(read)) == sorted(explained)


def test_env_example_gives_a_reason_above_each_setting():
    lines = (ROOT / ".env.example").read_text().splitlines()

    for before, line in pairwise(lines):
        if re.match(r"#?[A-Z0-9_]+=", line):
            assert before.startswith("# "), line


@pytest.mark.parametrize("script", BASH, ids=lambda path: path.name)
def test_script_is_sound_bash_that_stops_at_the_first_error(script):
    subprocess.run(["bash", "-n", script], check=True)

    if script.suffix == "":
        assert "set -euo pipefail" in script.read_text()
        assert script.stat().st_mode & 0o111, "not executable"


@pytest.mark.parametrize("path", [*SCRIPTS, *LOCKS, ROOT / ".env.example"], ids=lambda p: p.name)
def test_names_no_registry_and_no_place_of_one_machine(path):
    text = path.read_text() if path.is_file() else ""

    hosts = re.findall(r"\w+://(?:[^\s/@]*@)?([^\s/:\"']+)", text)
    paths = re.findall(r"(?<![\w.}])/(?:etc|home|mnt|opt|root|srv|usr|var|work)/[^\s\"')]*", text)

    assert set(hosts) <= {
        "127.0.0.1", "$BASE_URL", "ita.example.go.th", "s3.example.go.th", "{DOMAIN}",
    }  # fmt: skip
    assert [found for found in paths if not found.startswith(KNOWN_PATHS)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_pins_each_requirement_with_a_hash_and_names_no_index(lock):
    text = re.sub(r"\s*\\\n\s*", " ", lock.read_text())
    requirements = [
        line for line in text.splitlines() if line and not line.lstrip().startswith("#")
    ]

    assert len(requirements) > 20
    for line in requirements:
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line


def test_every_static_file_that_a_template_names_is_there():
    templates = "".join(path.read_text() for path in ROOT.glob("templates/**/*.html"))
    named = set(re.findall(r"""{% static ['"](.+?)['"]""", templates))

    # Otherwise the page answers 500, but only where the files have hashed names.
    assert [name for name in sorted(named) if not finders.find(name)] == []


def create_demo_accounts(*arguments):
    out = StringIO()
    call_command("create_demo_accounts", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def printed_passwords(text):
    return re.findall(r"รหัสผ่าน (\w{16})$", text, re.M)


def test_demo_accounts_are_one_per_role(palad):
    create_demo_accounts()

    people = User.objects.order_by("pk").values_list("username", "groups__name", "is_staff")
    assert list(people) == [
        ("clerk", roles.CLERK, True),
        ("secretary", roles.SECRETARY, True),
        ("administrator", roles.ADMINISTRATOR, True),
    ]
    assert list(User.objects.get(username="clerk").divisions.all()) == [palad]
    assert not User.objects.filter(is_superuser=True).exists()


def test_demo_passwords_work_and_are_shown_once(palad, client):
    first = printed_passwords(create_demo_accounts())
    again = create_demo_accounts()

    assert len(set(first)) == 3
    assert client.login(username="clerk", password=first[0])
    assert client.login(username="administrator", password=first[2])
    assert printed_passwords(again) == []
    assert "changepassword" in again


def test_reset_replaces_the_demo_passwords(palad, client):
    (old, *_) = printed_passwords(create_demo_accounts())
    (new, *_) = printed_passwords(create_demo_accounts("--reset"))

    assert not client.login(username="clerk", password=old)
    assert client.login(username="clerk", password=new)


def test_demo_accounts_do_not_come_back_where_real_people_work(palad):
    User.objects.create_user("somchai")

    assert "มีผู้ใช้งานจริงแล้ว" in create_demo_accounts()
    assert User.objects.count() == 1


def test_demo_accounts_need_the_roles_first(palad):
    Group.objects.filter(name=roles.SECRETARY).delete()

    with pytest.raises(CommandError, match=roles.SECRETARY):
        create_demo_accounts()
    assert not User.objects.exists()


def test_clerk_without_the_division_is_created_with_a_warning(db):
    assert "ยังไม่มีส่วนราชการ สำนักปลัด" in create_demo_accounts()


def test_only_the_demo_loads_contents_and_accounts():
    setup, demo = ((ROOT / f"bin/{name}").read_text() for name in ("setup", "demo"))
    loading = [
        line.strip() for line in setup.splitlines() if re.search(r"manage (load|create)_", line)
    ]

    assert loading == ["manage load_demo", "manage create_sample_town"]
    assert "contents=none\n" in setup
    assert setup.index("\ndemo)") < setup.index(loading[0]) < setup.index("\nsample)")
    assert 'bin/setup "--$contents"' in demo
    assert "load_" not in (ROOT / "deploy/update").read_text()
