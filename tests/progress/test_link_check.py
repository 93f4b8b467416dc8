"""Checking links against a real web server on this machine, and what the command does with it."""

import contextlib
import threading
import time
from collections import Counter
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from progress.jobs import job
from progress.link_check import Timeouts, check_all, check_url
from progress.link_guard import Guard
from progress.management.commands import check_links
from progress.models import JobRun, LinkCheck
from tests import make

Outcome = LinkCheck.Outcome
# Nobody waits as long as this, however slow the machine is.
QUICK = Timeouts(connect=60, read=60, total=60, retries=2, wait=0.01)
SHORT = Timeouts(connect=60, read=60, total=1, retries=0, wait=0.01)


ENOUGH = b"\r\nContent-Length: 2\r\n\r\nok"  # whoever waits for it gets a good answer


class Site(BaseHTTPRequestHandler):
    """Answers by the path: /200, /404, /to?where, /stumbles, /endless, /drips …"""

    def do_GET(self):
        site = self.server
        with site.lock:
            site.visits[self.path] += 1
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.answer(self.path.partition("?"))

    def answer(self, parts):
        path, _, rest = parts
        if path == "/to":
            self.send_response(302)
            self.send_header("Location", rest)
            self.end_headers()
        elif path == "/stumbles":
            self.plain(200 if self.server.visits[self.path] > 1 else 503)
        elif path == "/drips":
            for letter in b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 400 + ENOUGH:
                self.wfile.write(bytes([letter]))
                time.sleep(0.25)
        elif path == "/endless":
            self.send_response(200)
            self.end_headers()
            while True:
                self.wfile.write(b"x" * 65536)
        elif path == "/slow":
            self.count_visitors()
            self.plain(200)
        elif path == "/huge-head":
            self.send_response(200)
            self.send_header("X", "x" * 300_000)
            self.end_headers()
        else:
            self.plain(int(path.strip("/") or 200))

    def count_visitors(self):
        """Wait for company, and leave before the answer: its reader may come again at once."""
        site = self.server
        with site.lock:
            site.now += 1
            site.most = max(site.most, site.now)
        with contextlib.suppress(threading.BrokenBarrierError):
            site.company.wait(60)
        time.sleep(0.1)  # a third would come now
        with site.lock:
            site.now -= 1

    def plain(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *args):
        """Silence."""


@pytest.fixture(scope="module")
def server():
    site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    site.lock, site.visits, site.now, site.most = threading.Lock(), Counter(), 0, 0
    site.company = threading.Barrier(2)
    site.daemon_threads = True
    thread = threading.Thread(target=site.serve_forever)
    thread.start()
    yield site
    site.shutdown()
    site.server_close()
    thread.join()


@pytest.fixture
def site(server):
    server.visits.clear()
    server.most = 0
    server.root = f"http://127.0.0.1:{server.server_port}"
    return server


@pytest.fixture
def check(site):
    guard = Guard(allow=frozenset({("127.0.0.1", site.server_port)}))
    return lambda path, **kept: check_url(
        path if "://" in path else site.root + path, guard, QUICK, **kept
    )


@pytest.mark.parametrize(
    ("path", "outcome", "status"),
    [
        ("/200", Outcome.OK, 200),
        ("/204", Outcome.OK, 204),
        ("/404", Outcome.DEAD, 404),
        ("/410", Outcome.DEAD, 410),
        ("/400", Outcome.BLOCKED, 400),
        ("/401", Outcome.BLOCKED, 401),
        ("/403", Outcome.BLOCKED, 403),
        ("/429", Outcome.BLOCKED, 429),
        ("/999", Outcome.BLOCKED, 999),
        ("/500", Outcome.SILENT, 500),
        ("/endless", Outcome.OK, 200),
        ("/to?/200", Outcome.MOVED, 200),
        ("/to?/404", Outcome.DEAD, 404),
    ],
)
def test_what_the_server_answers_decides(check, path, outcome, status):
    result = check(path)

    assert (result.outcome, result.status_code) == (outcome, status)
    assert bool(result.note) == (outcome != Outcome.OK)


def test_a_server_that_stumbles_is_tried_again(check, site):
    assert check("/stumbles").outcome == Outcome.OK
    assert site.visits["/stumbles"] == 2


def test_an_error_that_stays_is_tried_three_times(check, site):
    check("/500")

    assert site.visits["/500"] == 3


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "file:///etc/passwd",
        "http://127.0.0.1:22/",
    ],
)
def test_a_redirect_into_the_inner_network_is_refused(check, target):
    result = check(f"/to?{target}")

    assert result.outcome == Outcome.REFUSED


@pytest.mark.parametrize("url", ["http://169.254.169.254/", "http://localhost/", "ftp://a.com/x"])
def test_inner_addresses_are_refused_at_once(check, url):
    assert check(url).outcome == Outcome.REFUSED


def test_a_name_that_resolves_to_loopback_is_refused():
    guard = Guard(resolve=lambda host, port: ["127.0.0.1"])

    assert check_url("http://innocent.example.com/", guard, QUICK).outcome == Outcome.REFUSED


def test_a_name_server_that_changes_its_answer_leads_nowhere_else(site):
    """The checked address is the one that is connected to: no second answer is asked for."""
    answers = iter([["127.0.0.1"]])
    guard = Guard(
        allow=frozenset({("127.0.0.1", site.server_port)}),
        resolve=lambda host, port: next(answers),
    )

    result = check_url(f"http://rebinding.example.com:{site.server_port}/200", guard, QUICK)

    assert result.outcome == Outcome.OK


def test_a_loop_of_redirects_ends(check):
    """Sites lead visitors without cookies in circles: a person may see the page."""
    assert check("/to?/to?/to").outcome == Outcome.BLOCKED


def test_a_server_that_plays_for_time_is_left(site):
    """Each letter comes soon, and the whole answer in two minutes."""
    guard = Guard(allow=frozenset({("127.0.0.1", site.server_port)}))

    assert check_url(f"{site.root}/drips", guard, SHORT).outcome == Outcome.SILENT


def test_a_server_that_plays_for_memory_is_left(check):
    assert check("/huge-head").outcome == Outcome.SILENT


def test_a_host_that_is_not_there_does_not_answer(check):
    guard = Guard(resolve=lambda host, port: [])

    assert check_url("http://nobody.example.com/", guard, QUICK).outcome == Outcome.SILENT


def test_one_host_never_gets_more_than_two_visits_at_once(check, site):
    urls = [f"{site.root}/slow?{n}" for n in range(8)]

    results = list(check_all(urls, check, pause=0))

    assert sorted(result.url for result in results) == urls
    assert site.most == 2


def test_an_accident_inside_the_check_reaches_the_caller():
    def breaks(url):
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        list(check_all(["http://a.com"], breaks, pause=0))


# -- the command ------------------------------------------------------------------------------


@pytest.fixture
def run(check, monkeypatch, capsys):
    monkeypatch.setattr(check_links.Command, "visit", staticmethod(check))

    def call(**options) -> str:
        call_command("check_links", **options)
        return capsys.readouterr().out

    return call


@pytest.mark.django_db
def test_every_evidence_learns_its_result_and_the_history_is_kept(run, site):
    item, measure = make.item(title="แผนงาน"), make.measure()
    good = make.evidence(item, url=f"{site.root}/200")
    bad = make.evidence(measure, url=f"{site.root}/404")

    output = run()
    run()

    for evidence, outcome in ((good, Outcome.OK), (bad, Outcome.DEAD)):
        evidence.refresh_from_db()
        assert evidence.last_link_check.outcome == outcome
    assert LinkCheck.objects.count() == 4
    assert "เปิดได้ 1" in output
    assert "ไม่พบหน้านี้" in output


@pytest.mark.django_db
def test_the_same_address_of_two_rows_is_opened_once(run, site):
    for _ in range(2):
        make.evidence(make.item(), url=f"{site.root}/200")

    run()

    assert site.visits["/200"] == 1


@pytest.mark.django_db
def test_withdrawn_evidence_and_other_years_are_left_alone(run, site):
    evidence = make.evidence(make.item(), url=f"{site.root}/404")
    evidence.withdraw("ผิดปี")
    evidence.save()
    make.evidence(make.item(year=make.fiscal_year(2565)), url=f"{site.root}/200")

    run(year=2566)

    assert not site.visits


@pytest.mark.django_db
def test_the_run_is_noted_and_two_at_once_are_refused(run):
    run()
    assert JobRun.objects.get().succeeded

    JobRun.objects.create(name="check_links", started_at=timezone.now())
    with pytest.raises(CommandError, match="กำลังทำงานอยู่"):
        run()


@pytest.mark.django_db
def test_a_run_that_died_without_a_word_blocks_nobody_for_ever(run):
    JobRun.objects.create(name="check_links", started_at=timezone.now() - timedelta(hours=7))

    assert "ตรวจ 0 จาก 0 ลิงก์" in run()


@pytest.mark.django_db
def test_a_job_that_breaks_is_noted_as_failed():
    with pytest.raises(RuntimeError), job("check_links"):
        raise RuntimeError("broken")

    run = JobRun.objects.get()
    assert (run.succeeded, run.finished_at is not None) == (False, True)
    assert "broken" in run.summary
