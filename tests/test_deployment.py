"""What runs the portal on a server: its files agree with each other, the settings, the manual."""

import ast
import configparser
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

ROOT = Path(settings.BASE_DIR)
DEPLOY = ROOT / "deploy"
SYSTEMD = DEPLOY / "systemd"
MANUAL = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
SETTINGS = set(re.findall(r"^#?([A-Z0-9_]+)=", EXAMPLE, re.MULTILINE))
# Names in capitals that are no settings of the portal.
OTHER_NAMES = {"DOMAIN", "SOURCE", "FILE", "NAME", "POSTGRES_PASSWORD", "RUNTIME_DIRECTORY"}
FILES_IN_A_FORM = 4


def unit(name):
    """A unit's sections; a directive that stands twice keeps its last value."""
    parser = configparser.ConfigParser(strict=False, interpolation=None, delimiters=["="])
    parser.optionxform = str
    parser.read_string((SYSTEMD / name).read_text())
    return parser


def test_each_timer_starts_a_service_that_runs_a_command_of_ours():
    timers = sorted(SYSTEMD.glob("*.timer"))
    assert len(timers) == 5

    for timer in timers:
        started = unit(timer.name)["Timer"]["Unit"]
        name, _, job = started.removesuffix(".service").partition("@")
        service = unit(f"{name}@.service" if job else started)
        words = service["Service"]["ExecStart"].split()
        command = words[words.index("manage.py") + 1].replace("%i", job)
        assert command in {*get_commands(), "backup"}, timer.name
        assert unit(timer.name)["Timer"]["Persistent"] == "yes"
        assert timer.name in MANUAL


def test_services_share_their_user_and_their_limits_by_name():
    common = unit("ita-portal-.service.d/common.conf")["Service"]

    assert common["User"] == "ita-portal"
    assert common["ProtectSystem"] == "strict"
    services = list(SYSTEMD.glob("*.service"))
    assert services
    for service in services:
        assert service.name.startswith("ita-portal-")
        assert "User" not in unit(service.name)["Service"]


def test_one_service_makes_documents_and_is_started_wherever_the_portal_is():
    service = unit("ita-portal-documents.service")["Service"]
    words = service["ExecStart"].split()
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["documents"]

    assert words[words.index("manage.py") :] == compose["command"][1:]
    assert "make_documents" in get_commands()
    assert service["Restart"] == "always"
    assert service["OOMPolicy"] == "continue"  # a document that is too large ends no other
    assert re.search(r"^systemctl enable --now .*ita-portal-documents", MANUAL, re.MULTILINE)
    assert "try-restart ita-portal-documents.service" in (DEPLOY / "update").read_text()
    demo = (ROOT / "bin/demo").read_text()
    assert "make_documents --keep-on --with-parent $$ &" in demo
    assert demo.index("make_documents") < demo.index("exec ")


def test_systemd_waits_longer_than_gunicorn_lets_workers_finish():
    gunicorn = runpy.run_path(str(DEPLOY / "gunicorn.conf.py"))
    waits = unit("ita-portal-web.service")["Service"]["TimeoutStopSec"]

    assert int(waits) > gunicorn["graceful_timeout"]
    assert gunicorn["workers"] >= 2


def test_gunicorns_first_process_loads_nothing_that_an_update_replaces():
    tree = ast.parse((DEPLOY / "gunicorn.conf.py").read_text())
    imported = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }

    assert imported <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("written", "workers"),
    [("WEB_WORKERS=5", 5), ("#WEB_WORKERS=5", None), ("WEB_WORKERS=many", None)],
)
def test_gunicorn_reads_its_workers_from_the_one_settings_file(tmp_path, written, workers):
    (tmp_path / "deploy").mkdir()
    copy = tmp_path / "deploy/gunicorn.conf.py"
    copy.write_text((DEPLOY / "gunicorn.conf.py").read_text())
    (tmp_path / ".env").write_text(f"SECRET_KEY=x\n{written}\n")

    found = runpy.run_path(str(copy))["workers"]

    assert found == workers or (workers is None and 2 <= found <= 9)


def test_the_servers_in_front_let_a_form_with_several_files_through():
    nginx = int(re.search(r"client_max_body_size (\d+)m;", (DEPLOY / "nginx.conf").read_text())[1])
    caddy = int(re.search(r"max_size (\d+)MB", (DEPLOY / "Caddyfile").read_text())[1])
    default = int(re.search(r"^#EVIDENCE_MAX_MB=(\d+)", EXAMPLE, re.MULTILINE)[1])

    assert nginx == caddy > FILES_IN_A_FORM * default


def test_nginx_replaces_every_header_that_the_settings_trust():
    nginx = (DEPLOY / "nginx.conf").read_text()
    source = (ROOT / "ita_portal/settings.py").read_text()

    assert '("HTTP_X_FORWARDED_PROTO", "https")' in source
    assert "proxy_set_header X-Forwarded-Proto $scheme;" in nginx
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in nginx
    assert "proxy_set_header X-Request-ID $request_id;" in nginx
    assert "proxy_set_header Host $host;" in nginx


def test_all_of_them_speak_of_the_same_socket():
    socket = unit("ita-portal-web.socket")["Socket"]["ListenStream"]

    for file in ("nginx.conf", "Caddyfile"):
        assert f"unix:{socket}" in (DEPLOY / file).read_text().replace("unix//", "unix:/")


def test_compose_runs_database_portal_and_jobs_with_known_settings():
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())

    assert set(compose["services"]) == {"db", "prepare", "web", "jobs", "documents", "copies"}
    for name in ("prepare", "web", "jobs", "documents"):
        service = compose["services"][name]
        assert set(service["environment"]) <= SETTINGS | OTHER_NAMES
        assert service["read_only"] is True
        assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).is_file()
        assert service["volumes"] == ["data:/var/lib/ita-portal"]
    assert compose["services"]["web"]["ports"] == ["127.0.0.1:8000:8000"]
    assert set(compose["volumes"]) == {"data", "database"}


def test_the_container_has_what_the_set_up_script_asks_for():
    container = (DEPLOY / "Containerfile").read_text()
    asked = re.findall(r'"(lib[\w.-]+)",?$', (ROOT / "bin/lib.sh").read_text(), re.MULTILINE)

    assert len(asked) == 4
    for package in (*asked, "libthai-data", "poppler-utils", "tzdata"):
        assert package in container
    for source in re.findall(r"^COPY (\S+) ", container, re.MULTILINE):
        assert (ROOT / source).exists()
    assert "USER ita-portal" in container
    assert ".env" in (ROOT / ".containerignore").read_text().split()


@pytest.mark.parametrize("script", ["manage", "update"])
def test_script_is_sound_bash_that_stops_at_the_first_error(script):
    path = DEPLOY / script
    subprocess.run(["bash", "-n", path], check=True)

    assert "set -euo pipefail" in path.read_text()
    assert path.stat().st_mode & 0o111


def test_the_manual_names_only_what_exists():
    paths = set(re.findall(r"(?<![\w/.])((?:deploy|\.ci|oit_checklist)/[\w./-]*\w)", MANUAL))
    commands = set(re.findall(r"(?:deploy/manage|manage\.py) (\w+)", MANUAL))
    names = set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", MANUAL))

    assert {"deploy/update", "deploy/manage", "deploy/nginx.conf", ".ci/try_install"} <= paths
    for path in paths:
        assert (ROOT / path).exists(), path
    assert "doctor" in commands
    assert commands <= {*get_commands(), "restore"}
    assert names - {"SECRET_KEY"}
    assert names <= SETTINGS | OTHER_NAMES


def test_only_what_needs_the_internet_is_left_out_of_the_trial():
    left_out = re.findall(r"<!-- not tried: .+ -->\n```sh\n(.+)", MANUAL)

    assert len(left_out) == MANUAL.count("not tried:") == 2
    assert "certbot" in left_out[0]
    assert "docker compose" in left_out[1]
