"""Each request leaves one line and carries an id; nothing says who a citizen is."""

import json
from functools import partial

import pytest
from django.core.handlers.wsgi import WSGIHandler

from operations.monitoring.request_log import RequestLog
from operations.page_cache import PageCache
from tests import make
from tests.serving.wsgi import ask, cookies_of

pytestmark = pytest.mark.django_db(transaction=True)
O1 = "/2566/oit/o1/"


@pytest.fixture
def item(roles):
    return make.item(title="โครงสร้าง", number=1)


@pytest.fixture
def get():
    """The portal as a worker of the web server holds it."""
    return partial(ask, RequestLog(PageCache(WSGIHandler())))


def requests_in(lines):
    return [line for line in lines if line["logger"] == "portal.requests"]


def test_each_request_leaves_one_line_with_what_was_answered(get, item, log):
    get(O1)
    get("/2566/oit/o99/")

    found, missing = requests_in(log())
    assert (found["method"], found["path"], found["status"]) == ("GET", O1, 200)
    assert missing["status"] == 404
    assert found["ms"] >= 0
    assert found["level"] == "INFO"


def test_a_kept_page_has_its_line_and_its_own_id_too(get, item, log):
    for _ in range(20):
        ids = {get(O1)["X-Request-ID"] for _ in range(2)}
        if "kept" in requests_in(log())[-1]:
            break

    kept = requests_in(log())[-1]
    assert kept["kept"] is True
    assert kept["request_id"] in ids
    assert len(ids) == 2


def test_the_id_of_the_answer_leads_to_the_line(get, item, log):
    answer = get(O1)

    (line,) = requests_in(log())
    assert line["request_id"] == answer["X-Request-ID"]
    assert len(answer["X-Request-ID"]) == 32


def test_a_well_formed_id_of_the_server_in_front_is_taken_over(get, item):
    assert get(O1, X_Request_ID="a1b2c3d4-e5f6")["X-Request-ID"] == "a1b2c3d4-e5f6"


@pytest.mark.parametrize("bad", ["short", "x" * 65, 'a"}\n{"b', "สวัสดีสวัสดี", "a b c d e f g h"])
def test_a_malformed_id_is_replaced(get, item, bad):
    answer = get(O1, X_Request_ID=bad)

    assert answer["X-Request-ID"] != bad
    assert len(answer["X-Request-ID"]) == 32


def test_nothing_says_who_a_citizen_is(get, item, log):
    get(
        "/search/?q=somchai-in-person",
        User_Agent="CuriousBrowser/1.0",
        X_Forwarded_For="203.0.113.9",
        Referer="https://example.com/from-here",
    )

    written = json.dumps(log(), ensure_ascii=False)
    assert '"/search/"' in written
    for secret in ("somchai", "CuriousBrowser", "203.0.113.9", "127.0.0.1", "from-here"):
        assert secret not in written


def test_staff_in_the_back_office_are_named_by_their_number_only(get, client, log, roles):
    secretary = make.secretary()
    client.force_login(secretary)

    get("/admin/", Cookie=cookies_of(client))

    (line,) = requests_in(log())
    assert line["staff"] == secretary.pk
    assert secretary.username not in json.dumps(log())


def test_nobody_is_named_on_public_pages_or_before_signing_in(get, client, item, log):
    client.force_login(make.secretary())

    get(O1, Cookie=cookies_of(client))
    get("/admin/login/")

    assert not any("staff" in line for line in log())


def test_an_error_has_a_second_line_with_the_place_but_not_what_was_typed(
    get, roles, log, monkeypatch
):
    make.fiscal_year(2566)

    def fail(*args, **kwargs):
        raise ValueError("cannot read 'สมชาย ใจดี' of somchai@example.com, 0812345678\nDETAIL: x")

    monkeypatch.setattr("public_site.views.summarise_year", fail)
    answer = get("/2566/?secret=1")

    assert answer.status_code == 500
    error, request = log()
    assert error["request_id"] == request["request_id"] == answer["X-Request-ID"]
    assert error["level"] == "ERROR"
    assert error["error"].startswith("ValueError: cannot read ")
    assert any("public_site/views.py" in place for place in error["where"])
    written = json.dumps(log(), ensure_ascii=False)
    for typed in ("สมชาย", "somchai", "0812345678", "DETAIL", "secret"):
        assert typed not in written


def test_a_hostile_host_leaves_its_one_line_and_no_alarm(get, item, log):
    assert get(O1, Host="evil.example.com").status_code == 400

    (line,) = log()
    assert line["status"] == 400


def test_an_answer_is_counted_once_with_what_it_was(item):
    counted = []
    ask(RequestLog(WSGIHandler(), lambda *facts: counted.append(facts)), "/healthz", "HEAD")

    ((method, status, seconds, is_kept),) = counted
    assert (method, status, is_kept) == ("HEAD", "200", False)
    assert 0 <= seconds < 60
