"""
bin/bench web: the public pages against a static file of the same size, on one real server.

gunicorn serves the portal on loopback with the settings of production, and beside it WhiteNoise
serves a file as long as each page. Both are asked turn by turn by the same client in one run.
Goals: at least 0.9 times the requests per second of the file; the first uncached render under
60 ms and at most 24 queries, however long the page; pages of one year stay as long when other
years are added. All is measured with the 3 years of the made-up town, which fill every page, and
with 10 and 100 (bin/bench web 3: with its own only); the exit code is 1 when a goal is missed. The
pages are those of the URL map (tests/public_pages.py).
DATABASE_URL decides the database; the bench makes one of its own and removes it.
"""

import gc
import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TURNS, REQUESTS = 5, 100
SEARCH = "/search/?q=%E0%B9%81%E0%B8%9C%E0%B8%99"
YEARS = (3, 10, 100)
MOST_QUERIES = 24
OF_EVERY_PAGE = ("/sitemap.xml",)  # names all pages of all years; its time is told, without a goal


def main(most_years: int) -> None:
    """Fill, serve, measure, tell."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.conf import settings

    database = settings.DATABASES["default"]
    if "sqlite3" in database["ENGINE"]:
        # A file: the server is another process.
        database.setdefault("TEST", {})["NAME"] = str(Path(tempfile.mkdtemp()) / "bench.sqlite3")
    from django.test.runner import DiscoverRunner

    from tests.public_pages import public_addresses

    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    lengths, missed = {}, 0
    try:
        load()
        pages = [*public_addresses(pk="1"), SEARCH]
        for years in [years for years in YEARS if years <= most_years]:
            more_years(years)
            missed += first_renders(pages, years)
            with Server() as server:
                lengths[years] = lengths_of(server, pages)
                missed += against_files(server, lengths[years], years)
            missed += grown(lengths[YEARS[0]], lengths[years], years)
    finally:
        runner.teardown_databases(databases)
    sys.exit(f"\n{missed} goals MISSED" if missed else 0)


def load() -> None:
    """The made-up town: three public years, each page full."""
    from io import StringIO

    from django.core.management import call_command

    call_command("create_sample_town", stdout=StringIO())


def more_years(years: int) -> None:
    """Copies of the criteria under other years, until there are so many; all public."""
    from django.utils import timezone

    from agency.models import FiscalYear
    from oit_checklist.criteria_file import load_criteria
    from tests.conftest import CRITERIA

    text = CRITERIA.read_text(encoding="utf-8")
    free = (year for year in range(2567, 2700) if not FiscalYear.objects.filter(year_be=year))
    while FiscalYear.objects.count() < years:
        with tempfile.NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as file:
            year_be = next(free)
            file.write(text.replace("fiscal_year = 2566", f"fiscal_year = {year_be}"))
            file.flush()
            year = load_criteria(Path(file.name)).fiscal_year
        year.published_at = timezone.now()
        year.save()


def first_renders(pages: list[str], years: int) -> int:
    """Time and queries of each page made anew, in this process; how many missed the goal."""
    from django.contrib.auth.models import AnonymousUser
    from django.db import connection
    from django.test import RequestFactory
    from django.test.utils import CaptureQueriesContext
    from django.urls import resolve

    gc.collect()
    gc.freeze()  # as ita_portal/wsgi.py does
    print(f"\nMade anew, with {years} fiscal years:")
    missed = 0
    for address in pages:
        times = []
        for _ in range(TURNS):
            request = RequestFactory().get(address)
            request.user, match = AnonymousUser(), resolve(request.path_info)
            request.resolver_match = match
            with CaptureQueriesContext(connection) as queries:
                start = time.perf_counter()
                match.func(request, *match.args, **match.kwargs)
                times.append((time.perf_counter() - start) * 1000)
        median = statistics.median(times)
        is_fast = median < 60 or (years > YEARS[0] and address in OF_EVERY_PAGE)
        is_met = is_fast and len(queries) <= MOST_QUERIES
        missed += not is_met
        print(f"  {address:28} {median:6.1f} ms {len(queries):3} queries  {_verdict(is_met)}")
    return missed


def _verdict(is_met: bool) -> str:
    return "ok" if is_met else "MISSED"


class Server:
    """gunicorn with two workers on a free port of loopback, and a folder of files beside it."""

    def __enter__(self):
        from django.conf import settings

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.files = Path(settings.STATIC_ROOT)
        self.environment = {
            **os.environ,
            "BENCH_DATABASE": _database_name(),
            "BENCH_STATIC": str(self.files),
            "BENCH_MEDIA": str(settings.MEDIA_ROOT),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "tests.bench._wsgi:application", "--workers=2",
             f"--bind=127.0.0.1:{self.port}", "--log-level=warning"],
            cwd=ROOT, env=self.environment,
        )  # fmt: skip
        return self

    def wait(self) -> None:
        """Until it answers."""
        for _ in range(100):
            try:
                self.get("/healthz")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise SystemExit("the server did not start")

    def __exit__(self, *error):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def get(self, path: str, connection=None) -> tuple[int, int]:
        """Status and length of one answer, compressed as a browser asks for it."""
        connection = connection or http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", path, headers={"Accept-Encoding": "br"})
        response = connection.getresponse()
        return response.status, len(response.read())


def _database_name() -> str:
    from django.conf import settings

    return str(settings.DATABASES["default"]["NAME"])


def lengths_of(server: Server, pages: list[str]) -> dict[str, int]:
    """The bytes of each page as it is sent, once both workers keep it."""
    server.wait()
    answers = {address: [server.get(address) for _ in range(20)][-1] for address in pages}
    for address, (status, _) in answers.items():
        assert status == 200, (address, status)
    return {address: length for address, (_, length) in answers.items()}


def against_files(server: Server, lengths: dict[str, int], years: int) -> int:
    """Requests per second of each kept page and of a file as long; how many missed the goal."""
    for length in lengths.values():
        (server.files / f"{length}.bin").write_bytes(b"x" * length)
    server.process.send_signal(signal.SIGHUP)  # WhiteNoise lists its files at the start
    time.sleep(3)
    lengths_of(server, list(lengths))
    print(f"\nKept pages against a file of the same size, with {years} fiscal years:")
    missed = 0
    for address, length in lengths.items():
        ratios, rates = [], []
        for _ in range(TURNS):
            page = _rate(server, address)
            file = _rate(server, f"/static/{length}.bin")
            ratios.append(page / file)
            rates.append(page)
        ratio = statistics.median(ratios)
        missed += ratio < 0.9
        print(f"  {address:28} {length:6} bytes {statistics.median(rates):6.0f}/s "
              f"{ratio:5.2f} of the file's  {_verdict(ratio >= 0.9)}")  # fmt: skip
    return missed


def grown(first: dict[str, int], now: dict[str, int], years: int) -> int:
    """How many pages of the one year became longer than with one year, by more than a tenth."""
    longer = [page for page in now if page.startswith("/2566/") and now[page] > 1.1 * first[page]]
    for page in longer:
        print(f"  {page}: from {first[page]} to {now[page]} bytes with {years} years  MISSED")
    return len(longer)


def _rate(server: Server, path: str) -> float:
    start = time.perf_counter()
    for _ in range(REQUESTS):
        status, _ = server.get(path)
        assert status == 200, (path, status)
    return REQUESTS / (time.perf_counter() - start)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else max(YEARS))
