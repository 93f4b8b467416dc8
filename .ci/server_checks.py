"""What must hold on a server that was set up by docs/operations.md."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

from bare_server import BareServer

DOMAIN = "ita.example.go.th"
SITE = f"https://{DOMAIN}"
TIMERS = " ".join(
    f"ita-portal-{name}.timer"
    for name in ("backup", "check-links", "reminders", "doctor", "keep-copies")
)
LEAST_REQUESTS = 100  # fewer readers would not have noticed much
READERS = Path(__file__).resolve().parent / "readers.py"


def require(holds: object, what: str) -> None:
    """Stop with what is wrong."""
    if not holds:
        raise SystemExit(f"FAILED: {what}")


def ask(server: BareServer, path: str, *options: str) -> str:
    """Status, headers and body as curl prints them; the certificate is checked."""
    return server.run(f"curl -sS -i --http1.1 {' '.join(options)} {SITE}{path}").stdout


def services_run(server: BareServer) -> None:
    """Socket, web service and timers are up and come back after a power cut."""
    units = f"ita-portal-web.socket ita-portal-web.service ita-portal-documents.service {TIMERS}"
    server.run(f"systemctl is-active {units}; systemctl is-enabled {units}")
    server.run("systemd-analyze verify ita-portal-web.service 'ita-portal-job@backup.service'"
               " ita-portal-documents.service ita-portal-doctor.service"
               f" {TIMERS} 2>&1 | tee /tmp/verify;"
               " ! grep ita-portal /tmp/verify")  # fmt: skip
    score = server.run(
        "systemd-analyze security --no-pager ita-portal-web.service | tail -n 1"
    ).stdout
    print(score.strip())
    require(float(re.search(r"([0-9.]+) ", score)[1]) <= 2.0, f"too much is allowed: {score}")


def home_page_over_https(server: BareServer) -> None:
    """nginx answers over TLS with the portal's home page, and plain HTTP leads there."""
    server.run("apt-get install -qq -y --no-install-recommends curl >/dev/null")
    page = ask(server, "/", "-H 'X-Forwarded-Proto: http'")
    require(page.startswith("HTTP/1.1 200"), page[:500])
    require('<html lang="th"' in page, page[:2000])
    require(re.search(r"^strict-transport-security: ", page, re.I | re.M), page[:2000])
    require(re.search(r"^x-request-id: [0-9a-f]{32}\r?$", page, re.I | re.M), page[:2000])
    sheet = re.search(r'href="(/static/css/portal\.[0-9a-f]+\.css)"', page)[1]
    static = ask(server, sheet, "-H 'Accept-Encoding: br'", "-o /dev/null -D -")
    require("content-encoding: br" in static.lower(), static)
    plain = server.run(f"curl -sS -i http://{DOMAIN}/meetings/").stdout
    require(f"Location: {SITE}/meetings/" in plain, plain)
    other = server.run("curl -sSk -o /dev/null -w '%{http_code}' -H 'Host: evil.example.com' "
                       "https://127.0.0.1/").stdout  # fmt: skip
    require(other == "400", f"a foreign host got {other}")


def real_year_is_served(server: BareServer) -> None:
    """The first real year is loaded; its report comes as PDF and Word under all restrictions."""
    require("เว็บไซต์นี้กำลังจัดทำ" in ask(server, "/"), "a new portal is empty")
    server.run(
        "cd /srv/ita-portal; deploy/manage load_criteria oit_checklist/criteria/2566.toml;"
        " deploy/manage load_year imports/data/fy2566.toml"
    )
    require("HTTP/1.1 200" in ask(server, "/2566/oit/o13/"), "an item's page")
    for name, magic in (("pdf", "%PDF-"), ("docx", "PK")):
        server.run(f"curl -sSf -o /tmp/report.{name} {SITE}/2566/report.{name};"
                   f" head -c 5 /tmp/report.{name} | grep -q -a '^{magic}'")  # fmt: skip


def jobs_run_well(server: BareServer) -> None:
    """Each timer's service runs and ends well."""
    for job in ("ita-portal-job@check_links", "ita-portal-job@send_reminders",
                "ita-portal-job@backup", "ita-portal-doctor"):  # fmt: skip
        server.run(
            f"systemctl start {job}.service || (journalctl -u {job} -n 30 --no-pager; exit 1)"
        )


def program_cannot_be_changed(server: BareServer) -> None:
    """The portal's user can change neither program nor settings, nor read what is root's."""
    for attempt in ("touch /srv/ita-portal/x", "sh -c '>> /srv/ita-portal/.env'",
                    "cat /etc/ssl/ita-portal/privkey.pem"):  # fmt: skip
        done = server.run(f"runuser -u ita-portal -- {attempt}", check=False)
        require(done.returncode, f"allowed: {attempt}")
    require(server.run("stat -c '%a %U %G' /srv/ita-portal/.env").stdout == "640 root ita-portal\n",
            "rights of .env")  # fmt: skip


def readers_notice_nothing(server: BareServer) -> None:
    """Reload, restart, update and a killed worker lose no request of readers who never stop."""
    for what, script in {
        "reload": "systemctl reload ita-portal-web",
        "restart": "systemctl restart ita-portal-web",
        "update": "cd /srv/ita-portal; git pull -q --ff-only; deploy/update",
    }.items():
        counted, failures, slowest = _with_readers(server, script)
        print(f"{what}: {counted} requests, {failures} failed, the slowest {slowest:.2f} s")
        require(
            counted >= LEAST_REQUESTS and not failures, f"{what}: {failures} of {counted} failed"
        )


def _with_readers(server: BareServer, script: str) -> tuple[int, int, float]:
    """Run a script while readers ask; how many requests, how many failed, the slowest in s."""
    readers = subprocess.Popen(
        ["nsenter", f"--net={server.network}", sys.executable, str(READERS), DOMAIN,
         str(server.tree / "etc/ssl/ita-portal/fullchain.pem")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    time.sleep(2)
    server.run(script)
    results = json.loads(readers.communicate(f"{LEAST_REQUESTS}\n", timeout=300)[0])
    for failure in results["failures"][:5]:
        print(f"  {failure}")
    return results["requests"], len(results["failures"]), results["slowest"]


def bad_setting_leaves_it_running(server: BareServer) -> None:
    """A setting that does not hold is refused at the reload, in Thai, and the portal goes on."""
    server.run("cp -p /srv/ita-portal/.env /tmp/env")
    for bad, name in (("DEBUG=on", "DEBUG=on"), ("WEB_WORKERS=many", "WEB_WORKERS")):
        server.run(f"cd /srv/ita-portal; cp -p /tmp/env .env; echo {bad} >> .env")
        reload = server.run("systemctl reload ita-portal-web", check=False)
        require(reload.returncode, f"the reload was not refused with {bad}")
        require("HTTP/1.1 200" in ask(server, "/"), f"the portal went down with {bad}")
        answer = server.run("cd /srv/ita-portal; deploy/manage check", check=False).stdout
        require(name in answer and "Traceback" not in answer, answer)
    server.run("cp -p /tmp/env /srv/ita-portal/.env; systemctl reload ita-portal-web")


def figures_of_all_workers(server: BareServer) -> None:
    """With a token /metrics adds up the figures of all workers; without one there is no page."""
    require("HTTP/1.1 404" in ask(server, "/metrics"), "/metrics without a token")
    token = "f" * 40
    server.run(
        f"echo METRICS_TOKEN={token} >> /srv/ita-portal/.env;"
        " systemctl reload ita-portal-web; sleep 8"
    )
    require("HTTP/1.1 401" in ask(server, "/metrics"), "/metrics to strangers")
    for _ in range(30):
        ask(server, "/about/")
    metrics = ask(server, "/metrics", f"-H 'Authorization: Bearer {token}'")
    counted = re.search(
        r'^portal_requests_total\{method="GET",status="200"\} ([0-9.]+)', metrics, re.M
    )
    require(counted and float(counted[1]) >= 30, metrics[-3000:])
    require("portal_database_up 1.0" in metrics, metrics[-3000:])
    ready = ask(server, "/readyz")
    require('"ready": true' in ready, ready)


def log_is_json_without_people(server: BareServer) -> None:
    """The log is JSON lines, one a request, without addresses, browsers or what was searched."""
    ask(server, "/search/?q=somchai-secret", "-A Curious-Browser/1.0")
    time.sleep(1)
    log = server.run("journalctl -u ita-portal-web -o cat --no-pager").stdout
    lines = [line for line in log.splitlines() if line.startswith("{")]
    of_requests = [
        found for found in map(json.loads, lines) if found["logger"] == "portal.requests"
    ]
    require(any(found["path"] == "/search/" for found in of_requests), "no line of the search")
    for secret in ("somchai-secret", "Curious-Browser", "127.0.0.1"):
        require(not any(secret in line for line in lines), f"{secret} is in the log")


def without_database_readers_are_served(server: BareServer) -> None:
    """With PostgreSQL stopped kept pages are served and /readyz says so; then all is well again."""
    for _ in range(30):
        ask(server, "/2566/oit/")
    server.run("systemctl stop postgresql")
    answers = [ask(server, "/2566/oit/").splitlines()[0] for _ in range(10)]
    ready = ask(server, "/readyz")
    server.run("systemctl start postgresql")
    require("HTTP/1.1 503" in ready and '["database"]' in ready, ready)
    print(f"without a database: {answers.count('HTTP/1.1 200 OK')} of 10 from memory")
    require("HTTP/1.1 200 OK" in answers, f"{answers}")
    time.sleep(4)
    require("HTTP/1.1 200" in ask(server, "/2566/oit/"), "after the database came back")


def it_comes_back(server: BareServer) -> None:
    """Killed with all its workers, the portal is back in seconds, started by systemd."""
    server.run("systemctl kill -s KILL ita-portal-web.service")
    require("HTTP/1.1 200" in ask(server, "/", "--max-time 30"), "after a kill")


def caddy_serves_too(server: BareServer) -> None:
    """Caddy answers over TLS in nginx's place, with a certificate of its own making."""
    # No authority on the internet can be asked here.
    server.run(
        "sed -i '/^ita.example.go.th {/a tls internal' /etc/caddy/Caddyfile;"
        " systemctl restart caddy"
    )
    time.sleep(3)
    page = ask(server, "/", "-k", "-H 'X-Forwarded-Proto: http'")
    require(page.startswith("HTTP/1.1 200"), page[:500])
    require(re.search(r"^x-request-id: [0-9a-f-]{36}\r?$", page, re.I | re.M), page[:2000])


CHECKS = [
    services_run,
    home_page_over_https,
    real_year_is_served,
    jobs_run_well,
    program_cannot_be_changed,
    figures_of_all_workers,
    readers_notice_nothing,
    bad_setting_leaves_it_running,
    without_database_readers_are_served,
    it_comes_back,
    log_is_json_without_people,
]
