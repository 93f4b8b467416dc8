"""
bin/bench documents: what documents cost those who only read pages, and how often each is made.

gunicorn serves the made-up town on loopback with two workers, and the worker of documents runs
beside it, as in production. Twelve readers ask at the same moment for documents that nobody has
made yet, with queries and cookies that pass every cache, and again after their page told them to,
until they have them. Meanwhile somebody opens the home page over and over. Readers and worker rest
every other five seconds, so that both figures are of the same minutes of a machine that others use
too. Goals: the home page takes under 1.5 times as long as while they rest; then something is
published, all ask again, and each document is made once for it. The exit code is 1 when a goal is
missed. DATABASE_URL decides the database; the bench makes one of its own and removes it.
"""

import http.client
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
READERS, PATIENCE = 12, 1200  # seconds until every reader has the document
MOST, TURN = 1.5, 5  # times as long; seconds
KINDS = {"minutes-pdf": "/meetings/{}/minutes.pdf", "minutes-docx": "/meetings/{}/minutes.docx",
         "report-pdf": "/{}/report.pdf", "report-docx": "/{}/report.docx"}  # fmt: skip


def main() -> None:
    """Fill, serve, measure, tell."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.conf import settings
    from django.test.runner import DiscoverRunner

    from tests.bench.web import Server, load

    database = settings.DATABASES["default"]
    if "sqlite3" in database["ENGINE"]:
        # A file: the server is another process.
        database.setdefault("TEST", {})["NAME"] = str(Path(tempfile.mkdtemp()) / "bench.sqlite3")
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        load()
        with Server() as server:
            server.wait()
            missed = measure(server)
    finally:
        runner.teardown_databases(databases)
    sys.exit(f"\n{missed} goals MISSED" if missed else 0)


def measure(server) -> int:
    """How many goals were missed."""
    addresses = document_addresses()
    with Worker(server) as worker:
        quiet, busy, waited = while_downloading(server, worker, addresses)
        ratio = statistics.median(busy) / statistics.median(quiet)
        print(f"{len({*addresses})} documents made for {READERS} readers in {waited:.0f} s of work")
        print(f"home page, at rest    {told(quiet)}")
        print(f"home page, meanwhile  {told(busy)}  {ratio:.2f} times  {verdict(ratio < MOST)}")
        before = made_counts()
        publish()
        _, _, waited = while_downloading(server, worker, addresses)
        new = {key: made - before[key] for key, made in made_counts().items() if key in before}
    often, most = sum(new.values()), max(new.values())
    is_once = most == 1
    print(f"after a change, {waited:.0f} s of work: {often} documents made anew, "
          f"none more than {most} times  {verdict(is_once)}")  # fmt: skip
    return (ratio >= MOST) + (not is_once)


def document_addresses() -> list[str]:
    """For each reader one of the newest minutes and the report that prints them, PDF or Word."""
    from documents.kinds import kind_named

    meeting = newest_meeting()
    keys = {"minutes": str(meeting.pk), "report": str(meeting.fiscal_year.year_be)}
    found = []
    for name, address in KINDS.items():
        kind, key = kind_named(name), keys[name.partition("-")[0]]
        if kind and key in kind.public_keys():  # the PDF of a year with an edition is that edition
            found.append(address.format(key))
    return [found[reader % len(found)] for reader in range(READERS)]


def newest_meeting():
    from meetings.models import Meeting

    return Meeting.objects.published().first()


class Worker:
    """manage.py make_documents --keep-on beside the server, as nice as systemd makes it."""

    def __init__(self, server):
        self.environment = server.environment

    def __enter__(self):
        self.process = subprocess.Popen(
            ["nice", "-n", "10", sys.executable, "-m", "django", "make_documents", "--keep-on"],
            cwd=ROOT,
            env={**self.environment, "DJANGO_SETTINGS_MODULE": "tests.bench._settings"},
            start_new_session=True,  # with its children it rests and goes on as one
        )
        return self

    def rest(self, is_resting: bool) -> None:
        """Stop where it stands, with what it is making; or go on."""
        os.killpg(self.process.pid, signal.SIGSTOP if is_resting else signal.SIGCONT)

    def __exit__(self, *error):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def while_downloading(server, worker, addresses: list[str]) -> tuple[list, list, float]:
    """
    Times of the home page at rest and meanwhile, until every reader has a current document, and
    how many seconds of work that took.
    """
    goes_on = threading.Event()
    readers = [
        threading.Thread(target=download, args=(server, address, goes_on)) for address in addresses
    ]
    for reader in readers:
        reader.start()
    quiet, busy, worked = [], [], 0.0
    while any(reader.is_alive() for reader in readers):
        worker.rest(True)
        quiet += home_times(server)
        worker.rest(False)
        goes_on.set()
        busy += home_times(server)
        goes_on.clear()
        worked += TURN
    return quiet, busy, worked


def download(server, address: str, goes_on: threading.Event) -> None:
    """As a browser: wait and ask again while the page says so, and past every cache."""
    end = time.monotonic() + PATIENCE
    for turn in range(10_000):
        goes_on.wait()
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        method = "HEAD" if turn % 5 == 4 else "GET"
        connection.request(method, f"{address}?x={turn}", headers={"Cookie": f"visitor={turn}"})
        response = connection.getresponse()
        response.read()
        is_current = response.status == 200 and not response.getheader("X-Document-As-Of")
        if is_current and method == "GET":
            return
        if response.status not in (200, 503) or time.monotonic() > end:
            raise SystemExit(f"{address}: {response.status}")
        time.sleep(int(response.getheader("Retry-After") or 1))


def home_times(server) -> list[float]:
    """Milliseconds of each opening of the home page in one turn."""
    times, begun = [], time.monotonic()
    while time.monotonic() - begun < TURN:
        start = time.perf_counter()
        status, _ = server.get("/")
        times.append((time.perf_counter() - start) * 1000)
        assert status == 200, status
        time.sleep(0.02)
    return times


def made_counts() -> dict[tuple[str, str], int]:
    """How many documents were made of each row and kind."""
    from collections import Counter

    from documents.models import MadeDocument

    rows = MadeDocument.objects.filter(kind__in=KINDS, is_public=True)
    return Counter(rows.values_list("kind", "key"))


def publish() -> None:
    """A place that all these documents print is changed, in three acts that follow each other."""
    meeting = newest_meeting()
    for place in ("ห้องประชุมหนึ่ง", "ห้องประชุมสอง", "ห้องประชุมสาม"):
        meeting.place = place
        meeting.save()


def told(times: list[float]) -> str:
    cuts = statistics.quantiles(times, n=20)
    return f"median {statistics.median(times):6.2f} ms  p95 {cuts[-1]:6.2f} ms  ({len(times)})"


def verdict(is_met: bool) -> str:
    return "ok" if is_met else "MISSED"


if __name__ == "__main__":
    main()
