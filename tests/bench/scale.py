"""
bin/bench scale: more workers, many readers with editors, many years; PostgreSQL, on loopback.

1. Answers per second at 1, 2 and 4 workers, as a ratio to one worker of the same run.
2. 200 readers, each opening a page a second, while 10 editors write in the back office, for a
   minute: p50, p95, p99 and errors (goal: 0).
3. The size of the database and the slowest public page at 1, 10 and 50 fiscal years.

SECONDS and READERS shorten it: bin/bench scale 5 20
"""

import http.client
import itertools
import json
import statistics
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.installed_portal import Portal, install  # noqa: E402 - from the project's folder
from tests.nothing_lost.people import Person  # noqa: E402 - as above
from tests.postgres_cluster import running_cluster  # noqa: E402 - as above
from tests.real_server import Server, running_server  # noqa: E402 - as above

SECONDS, READERS, EDITORS = 60, 200, 10
WORKERS, YEARS = (1, 2, 4), (1, 10, 50)
CONFIGURATION = "--config=deploy/gunicorn.conf.py"
KEPT = ["/", "/2566/", "/2566/oit/", "/2566/oit/o13/", "/meetings/", "/2566/measures/"]
MADE_ANEW = "/2566/oit/?new={}"
ROW = "/admin/oit_checklist/checklistitem/{}/change/"
SET_UP = f"""
    import json
    from django.test import Client
    from oit_checklist.models import ChecklistItem
    from tests import make
    sessions = []
    for number in range({EDITORS}):
        client = Client(headers={{"host": "127.0.0.1"}})
        client.force_login(make.secretary(f"คนที่{{number}}"))
        sessions.append(client.session.session_key)
    print(json.dumps([sessions, list(ChecklistItem.objects.values_list("pk", flat=True))]))
"""
MORE_YEARS = """
    import tempfile
    from pathlib import Path
    from django.utils import timezone
    from agency.models import FiscalYear
    from oit_checklist.criteria_file import load_criteria
    from tests.conftest import CRITERIA
    text = CRITERIA.read_text(encoding="utf-8")
    taken = set(FiscalYear.objects.values_list("year_be", flat=True))
    free = (year for year in range(2567, 2700) if year not in taken)
    while FiscalYear.objects.count() < {years}:
        with tempfile.NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as file:
            file.write(text.replace("2566", str(next(free))))
            file.flush()
            load_criteria(Path(file.name))
    FiscalYear.objects.filter(published_at=None).update(published_at=timezone.now())
"""
SLOWEST = """
    import json, time
    from django.db import connection
    from django.test import Client
    from open_data.sitemap import public_pages
    client = Client(headers={"host": "127.0.0.1"})
    pages = [page.path for page in public_pages()]
    kinds = {}
    for path in pages:
        kind = "/".join("N" if word.isdigit() else word for word in path.split("/"))
        kinds.setdefault(kind, []).append(path)
    chosen = [path for paths in kinds.values() for path in paths[:3]] + ["/search/?q=แผน"]
    times = {}
    for path in chosen:
        client.get(path)
        turns = []
        for _ in range(3):
            begun = time.perf_counter()
            assert client.get(path).status_code == 200, path
            turns.append(time.perf_counter() - begun)
        times[path] = sorted(turns)[1]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        size = cursor.fetchone()[0]
    slowest = max(times, key=times.get)
    print(json.dumps([size, len(pages), slowest, times[slowest], times["/"]]))
"""


def main(seconds: int, readers: int) -> None:
    """Install, load, tell."""
    with running_cluster() as cluster, tempfile.TemporaryDirectory() as folder:
        portal = install(Portal(Path(folder), cluster.url(), cluster))
        more_workers(portal, seconds)
        failed = readers_and_editors(portal, seconds, readers)
        more_years(portal)
    sys.exit(f"{failed} requests MISSED" if failed else 0)


def more_workers(portal: Portal, seconds: int) -> None:
    """Eight readers without a pause, at 1, 2 and 4 workers: kept pages, and one made anew."""
    first = {}
    for workers in WORKERS:
        with running_server(
            portal.data_dir, options=(CONFIGURATION, f"--workers={workers}"), **portal.settings
        ) as server:
            for name, pages in (("kept pages", KEPT), ("a page made anew", [MADE_ANEW])):
                times, errors = read(server, pages, readers=8, seconds=min(seconds, 10), pause=0)
                rate = len(times) / min(seconds, 10)
                first.setdefault(name, rate)
                print(
                    f"{workers} workers, {name:17} {rate:7.0f} answers/s "
                    f"{rate / first[name]:5.2f} of one worker  errors {len(errors)}"
                )


def readers_and_editors(portal: Portal, seconds: int, readers: int) -> int:
    """Many who read while some write; returns how many of their requests failed."""
    sessions, rows = json.loads(portal.shell(SET_UP).splitlines()[-1])
    options = (CONFIGURATION, "--workers=3")  # what two cores get in production
    with running_server(portal.data_dir, options=options, **portal.settings) as server:
        stop, saves, refused = threading.Event(), [], []

        def edit(number: int) -> None:
            person = Person(server, sessions[number])
            for turn in itertools.count():
                if stop.wait(1):
                    return
                begun = time.monotonic()
                status = person.write(ROW.format(rows[number]), "checklistitem_form", f"- {turn}")
                saves.append(time.monotonic() - begun)
                if status != 302:
                    refused.append(status)

        with ThreadPoolExecutor(EDITORS) as pool:
            editing = [pool.submit(edit, number) for number in range(EDITORS)]
            times, errors = read(server, [*KEPT, MADE_ANEW], readers, seconds, pause=1)
            stop.set()
            for each in editing:
                each.result()
    failed = tell(f"{readers} readers", times, errors)
    return failed + tell(f"{EDITORS} editors (open and save)", saves, refused)


def read(server: Server, pages: list[str], readers: int, seconds: int, pause: float):
    """Readers with a connection each, for so long: the times in seconds, and what went wrong."""
    times, errors, numbers = [], [], itertools.count()
    end = time.monotonic() + seconds

    def one(number: int) -> None:
        time.sleep(pause * number / readers)  # they do not all come at once
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        while time.monotonic() < end:
            path = pages[number % len(pages)].format(next(numbers))
            number += 1
            begun = time.monotonic()
            try:
                status = ask_as_a_browser(connection, path)
            except (OSError, http.client.HTTPException) as error:
                connection.close()
                errors.append(f"{path}: {error!r}")
                continue
            if status != 200:
                errors.append(f"{path}: {status}")
            times.append(time.monotonic() - begun)
            time.sleep(max(0.0, begun + pause - time.monotonic()))
        connection.close()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, errors


def ask_as_a_browser(connection: http.client.HTTPConnection, path: str) -> int:
    """
    The status of one page.

    A server may close a connection that rests; a browser then opens another, once. A new
    connection that is cut off is an error.
    """
    was_open = connection.sock is not None
    try:
        return _status(connection, path)
    except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
        connection.close()
        if not was_open:
            raise
    return _status(connection, path)


def _status(connection: http.client.HTTPConnection, path: str) -> int:
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    return response.status


def tell(who: str, times: list[float], errors: list) -> int:
    """A line with the percentiles; returns how many errors there were."""
    cuts = statistics.quantiles(times, n=100)
    p50, p95, p99 = (cuts[n - 1] * 1000 for n in (50, 95, 99))
    verdict = "ok" if not errors else f"MISSED: {errors[:3]}"
    print(
        f"{who:28} {len(times):6} answers  p50 {p50:6.1f} ms  p95 {p95:6.1f} ms "
        f"({p95 / p50:4.1f} x p50)  p99 {p99:6.1f} ms  errors {len(errors)}  {verdict}"
    )
    return len(errors)


def more_years(portal: Portal) -> None:
    """The same criteria under more and more years, all public."""
    first = None
    for years in YEARS:
        portal.shell(MORE_YEARS.format(years=years))
        size, pages, slowest, longest, home = json.loads(portal.shell(SLOWEST).splitlines()[-1])
        first = first or longest
        print(
            f"{years:2} years: {pages:5} pages, database {size / 1024**2:5.1f} MB, "
            f"home {home * 1000:4.1f} ms, slowest {slowest} {longest * 1000:5.1f} ms "
            f"({longest / first:4.2f} x one year)"
        )


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*(given + [SECONDS, READERS][len(given) :]))
