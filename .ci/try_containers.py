"""
.ci/try_containers: build the image, run what deploy/compose.yaml says, then look.

No registry of images is asked: the base is made from Debian's packages, and .ci/postgres stands in
for the official image of PostgreSQL. Podman 4 waits for no health check by itself, so the order
that compose.yaml asks for is kept here by hand.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BASE, DATABASE, IMAGE = "localhost/debian:12-slim", "localhost/postgres:17", "localhost/ita-portal"
DOMAIN = "ita.example.go.th"
WEB = "ita-portal_web_1"
# Limits that any machine allows; runc knows every kind of cgroups.
PODMAN = """
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
[engine]
runtime = "runc"
"""


def main(work: Path) -> None:
    """Build, start, look, stop."""
    (work / "containers.conf").write_text(PODMAN)
    os.environ["CONTAINERS_CONF"] = str(work / "containers.conf")
    make_base(work / "base")
    build(DATABASE, ROOT / ".ci/postgres")
    project = work / "project"
    run("git", "-c", "safe.directory=*", "clone", "-q", "--no-local", ROOT, project)
    # Docker's format, for the health check: that of OCI has none.
    build(IMAGE, project, f"--build-arg=BASE={BASE}", "--format=docker",
          f"--file={project}/deploy/Containerfile")  # fmt: skip
    settings = {
        "SECRET_KEY": secrets.token_urlsafe(64),
        "POSTGRES_PASSWORD": secrets.token_urlsafe(24),
        "ALLOWED_HOSTS": DOMAIN,
        "BASE_URL": f"https://{DOMAIN}",
    }
    lines = [f"{name}={value}" for name, value in settings.items()]
    (project / ".env").write_text("\n".join([*lines, ""]))
    compose = Compose(work, project)
    try:
        compose("up", "-d", "db")
        wait("the database is healthy", lambda: is_healthy("ita-portal_db_1"))
        compose("run", "--rm", "prepare")
        compose("up", "-d", "--no-deps", "web", "jobs", "copies")
        wait("the portal is healthy", lambda: is_healthy(WEB))
        look()
        compose("down")
        compose("up", "-d", "db")
        wait("the database is back", lambda: is_healthy("ita-portal_db_1"))
        compose("up", "-d", "--no-deps", "web")
        wait("the portal is back", lambda: is_healthy(WEB))
        require(status("/2566/oit/o13/") == 200, "the data outlived its containers")
    finally:
        compose("down", "-v")


class Compose:
    """podman-compose with the files that the manual names."""

    def __init__(self, work: Path, project: Path):
        self.begin = [str(work / "venv/bin/podman-compose"), "--env-file", ".env",
                      "-f", "deploy/compose.yaml"]  # fmt: skip
        self.project = project
        os.environ["PATH"] = f"{work / 'venv/bin'}:{os.environ['PATH']}"

    def __call__(self, *words: str) -> None:
        run(*self.begin, *words, cwd=self.project)


def make_base(folder: Path) -> None:
    """A bare Debian 12 that trusts whom this machine trusts."""
    folder.mkdir()
    run("mmdebstrap", "--quiet", "--variant=minbase", "--include=ca-certificates",
        "--components=main", "bookworm", folder / "tree.tar")  # fmt: skip
    lines = ["FROM scratch", "ADD tree.tar /"]
    for file in ("/etc/ssl/certs/ca-certificates.crt", "/etc/pip.conf"):
        if Path(file).exists():
            shutil.copy(file, folder)
            lines.append(f"COPY {Path(file).name} {file}")
    (folder / "Containerfile").write_text("\n".join(lines) + "\n")
    build(BASE, folder)


def look() -> None:
    """What must hold in the running containers."""
    require(json.loads(body("/readyz"))["ready"], "ready")
    inside("manage.py", "load_criteria", "oit_checklist/criteria/2566.toml")
    inside("manage.py", "load_year", "imports/data/fy2566.toml")
    for path in ("/", "/2566/oit/o13/", "/static/favicon.svg"):
        require(status(path) == 200, path)
    wait("the report for Word is made", lambda: status("/2566/report.docx") == 200)
    wait("the report is made", lambda: status("/2566/report.pdf") == 200)
    require(body("/2566/report.pdf").startswith(b"%PDF-"), "the report as PDF")
    require(status("/metrics") == 404, "/metrics without a token")
    for place, allowed in (("/srv/ita-portal", False), ("/", False), ("/var/lib/ita-portal", True)):
        written = exec_in(WEB, "touch", f"{place}/x", check=False).returncode == 0
        require(written == allowed, f"writing into {place}: {written}")
    rights = exec_in(WEB, "sh", "-c", "id -u; grep -h -E 'CapEff|NoNewPrivs' /proc/1/status").stdout
    require(rights.split() == ["1999", "CapEff:", "0" * 16, "NoNewPrivs:", "1"], rights)
    require(not exec_in(WEB, "sh", "-c", "ls -a | grep -x -e .env -e .git || true").stdout,
            "no secrets and no history in the image")  # fmt: skip
    wait("the jobs have run", lambda: "ใบรับรอง HTTPS" in logs("ita-portal_jobs_1"))
    require("สำรองข้อมูลแล้ว" in logs("ita-portal_jobs_1"), "the first backup")
    begun = time.monotonic()
    run("podman", "stop", "--time=150", WEB)
    require(time.monotonic() - begun < 60, "the portal stops when it is told to")
    run("podman", "start", WEB)


def build(tag: str, folder: Path, *options: str) -> None:
    """Build an image; what it installs comes by this machine's own network."""
    begun = time.monotonic()
    run("podman", "build", "--quiet", "--network=host", f"--tag={tag}", *options, folder)
    print(f"--- built {tag} ({time.monotonic() - begun:.0f} s)", flush=True)


def run(*command: str | Path, cwd: Path = ROOT, check: bool = True) -> subprocess.CompletedProcess:
    """Run a command; when it must not fail and does, stop with what it said."""
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    if check and done.returncode:
        sys.exit(f"FAILED: {' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}"[-6000:])
    return done


def exec_in(container: str, *command: str, check: bool = True) -> subprocess.CompletedProcess:
    return run("podman", "exec", container, *command, check=check)


def inside(*command: str) -> None:
    exec_in(WEB, ".venv/bin/python", *command)


def logs(container: str) -> str:
    answer = run("podman", "logs", container)
    return answer.stdout + answer.stderr


def is_healthy(container: str) -> bool:
    return run("podman", "healthcheck", "run", container, check=False).returncode == 0


def status(path: str) -> int:
    return _ask(path)[0]


def body(path: str) -> bytes:
    return _ask(path)[1]


def _ask(path: str) -> tuple[int, bytes]:
    # As the server in front of it asks.
    headers = {"Host": DOMAIN, "X-Forwarded-Proto": "https"}
    request = urllib.request.Request(f"http://127.0.0.1:8000{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - our own address
            return answer.status, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read()


def wait(what: str, holds, seconds: int = 120) -> None:
    begun = time.monotonic()
    while not holds():
        require(time.monotonic() - begun < seconds, what)
        time.sleep(1)
    print(f"--- ok: {what} ({time.monotonic() - begun:.0f} s)", flush=True)


def require(holds: object, what: str) -> None:
    if not holds:
        sys.exit(f"FAILED: {what}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
