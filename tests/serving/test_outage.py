"""A real PostgreSQL is stopped under a real gunicorn: the public goes on reading."""

import time

import psycopg
import pytest

from operations.libpq_question import ANSWER_WITHIN
from tests.real_server import Server, running_server

MARK = "ระบบขัดข้องชั่วคราว ข้อมูลในหน้านี้ ณ "
# The public's name for the portal, as its proxy hands it on.
HOME = {"Host": "ita.example.go.th", "X-Forwarded-Proto": "https"}
BEHIND_A_PROXY = {
    "ALLOWED_HOSTS": "ita.example.go.th,127.0.0.1",
    "BASE_URL": "https://ita.example.go.th",
    "USE_HTTPS": "on",
    "BEHIND_PROXY": "on",
}


@pytest.fixture
def stopped(portal):
    """Stop the database; it runs again afterwards."""
    is_stopped = []

    def stop():
        portal.cluster.stop()
        is_stopped.append(True)

    def start():
        portal.cluster.start()
        is_stopped.clear()

    yield stop, start
    if is_stopped:
        start()


def read(server: Server, path: str, times: int = 8) -> set[tuple[int, bool]]:
    """What many readers get, of every worker: the status, and whether the page is marked old."""
    answers = [server.ask(path, **HOME) for _ in range(times)]
    return {(status, MARK in body.decode()) for status, _, body in answers}


def test_the_public_reads_on_while_the_database_is_away(portal, stopped):
    stop, start = stopped
    with running_server(portal.data_dir, **portal.settings, **BEHIND_A_PROXY) as server:
        # One reader only: the other worker never saw the page.
        assert server.ask("/2566/oit/o13/", **HOME)[0] == 200

        stop()

        assert read(server, "/2566/oit/o13/") == {(200, True)}
        assert read(server, "/2566/oit/o14/") == {(503, False)}

        start()

        wait_for(lambda: read(server, "/2566/oit/o14/") == {(200, False)})
        # The other worker may still take the database for lost.
        wait_for(lambda: read(server, "/2566/oit/o13/") == {(200, False)})


def test_a_server_that_hangs_lets_no_reader_wait_for_long(portal):
    with running_server(portal.data_dir, **portal.settings, **BEHIND_A_PROXY) as server:
        assert read(server, "/2566/oit/o13/") == {(200, False)}

        with portal.cluster.frozen():
            begun = time.monotonic()
            assert read(server, "/2566/oit/o13/") == {(200, True)}
            waited = time.monotonic() - begun

        # Each of the two workers asks once, then not again for a while.
        assert waited < 4 * ANSWER_WITHIN
        wait_for(lambda: read(server, "/2566/oit/o13/") == {(200, False)}, patience=60)


def test_a_page_that_cannot_be_made_anew_is_shown_as_it_was(portal):
    with (
        running_server(portal.data_dir, **portal.settings, **BEHIND_A_PROXY) as server,
        psycopg.connect(portal.database_url, autocommit=True) as database,
    ):
        assert server.ask("/2566/oit/o13/", **HOME)[0] == 200
        portal.shell("""
            from agency.models import Agency
            agency = Agency.objects.get()
            agency.phone = "035 000 000"
            agency.save()
        """)
        database.execute("ALTER TABLE oit_checklist_element RENAME TO away")
        try:
            assert read(server, "/2566/oit/o13/") == {(200, True)}
            assert read(server, "/2566/oit/o14/") == {(503, False)}
        finally:
            database.execute("ALTER TABLE away RENAME TO oit_checklist_element")

        wait_for(lambda: read(server, "/2566/oit/o13/") == {(200, False)})


def test_a_restart_in_the_outage_loses_no_page(portal, stopped):
    stop, start = stopped
    with running_server(portal.data_dir, **portal.settings, **BEHIND_A_PROXY) as server:
        assert server.ask("/2566/oit/", **HOME)[0] == 200
    stop()

    with running_server(portal.data_dir, **portal.settings, **BEHIND_A_PROXY) as server:
        assert read(server, "/2566/oit/") == {(200, True)}
        start()
        wait_for(lambda: read(server, "/2566/oit/") == {(200, False)})


def test_what_nobody_kept_is_503_in_thai_and_no_trace(portal, stopped):
    stop, _ = stopped
    with running_server(portal.data_dir, **portal.settings, **BEHIND_A_PROXY) as server:
        stop()
        for path in ("/2566/", "/search/?q=x", "/nowhere/", "/evidence/x/", "/2566"):
            status, headers, body = server.ask(path, **HOME)

            assert status == 503, path
            assert headers["Retry-After"] == "60"
            assert "ฐานข้อมูลไม่พร้อมใช้งานชั่วคราว" in body.decode()
            assert "Traceback" not in body.decode()
            assert "default-src 'none'" in headers["Content-Security-Policy"]
            assert headers["X-Content-Type-Options"] == "nosniff"
        assert server.ask("/healthz", **HOME)[0] == 200


def test_a_stranger_by_another_name_gets_no_copy(portal, stopped):
    stop, _ = stopped
    with running_server(portal.data_dir, **portal.settings, **BEHIND_A_PROXY) as server:
        server.ask("/2566/", **HOME)
        stop()

        status, _, body = server.ask("/2566/", **{**HOME, "Host": "evil.example.com"})

        assert status == 400
        assert "evil" not in body.decode()


def test_evidence_opens_too_and_goes_on_where_it_broke_off(portal, stopped):
    stop, _ = stopped
    address = portal.shell("""
        from oit_checklist.models import ItemEvidence
        print(ItemEvidence.objects.get(title="รายงานผล").address)
    """)
    with running_server(portal.data_dir, **portal.settings, **BEHIND_A_PROXY) as server:
        whole = server.ask(address, **HOME)
        stop()

        again = server.ask(address, **HOME)
        piece = server.ask(address, **HOME, Range="bytes=9-12")

    assert (again[0], again[2]) == (200, b"%PDF-1.7 0123456789")
    of_each_request = {"Date": "", "X-Request-ID": ""}
    assert {**again[1], **of_each_request} == {**whole[1], **of_each_request}
    assert (piece[0], piece[2]) == (206, b"0123")


def test_what_was_withdrawn_does_not_come_back(portal, stopped):
    stop, _ = stopped
    portal.shell("""
        from agency.models import FiscalYear
        from django.utils import timezone
        from measures.models import Measure
        year = FiscalYear.objects.get(year_be=2566)
        Measure.objects.create(
            fiscal_year=year, number=77, title="มีชื่อบุคคล", published_at=timezone.now()
        )
    """)
    with running_server(portal.data_dir, **portal.settings, **BEHIND_A_PROXY) as server:
        assert read(server, "/2566/measures/77/") == {(200, False)}
        portal.shell("""
            from measures.models import Measure
            measure = Measure.objects.get(number=77)
            measure.withdraw("มีข้อมูลส่วนบุคคล")
            measure.save()
        """)
        stop()

        assert read(server, "/2566/measures/77/") == {(503, False)}


def wait_for(condition, patience: float = 30) -> None:
    """Until it holds: a worker asks again some seconds after it was refused."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, "it never came back"
        time.sleep(0.5)
