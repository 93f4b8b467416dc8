"""Public pages from memory: never older than the last commit, never somebody else's."""

import gzip
from functools import partial

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection, connections
from django.test.utils import CaptureQueriesContext

from operations import cached_pages, page_cache
from operations.page_cache import PageCache
from tests import make
from tests.serving.wsgi import ask, cookies_of

pytestmark = pytest.mark.django_db(transaction=True)
O1 = "/2566/oit/o1/"


@pytest.fixture
def item(roles):
    return make.item(title="โครงสร้าง", number=1)


@pytest.fixture
def portal():
    """The portal as a worker of the web server holds it, with nothing kept yet."""
    return PageCache(WSGIHandler())


@pytest.fixture
def get(portal):
    return partial(ask, portal)


def test_the_second_request_costs_only_the_question_for_the_revision(get, item):
    get(O1)
    with CaptureQueriesContext(connection) as queries:
        assert "โครงสร้าง" in get(O1).text

    # PostgreSQL's driver is asked directly, past Django's counter.
    assert len(queries) == (0 if connection.vendor == "postgresql" else 1)


def test_a_change_shows_at_the_very_next_request(get, item):
    get(O1)
    make.published(item, progress="- เผยแพร่เมื่อครู่")

    assert "เผยแพร่เมื่อครู่" in get(O1).text


def test_a_change_by_another_process_shows_too(get, item):
    """Written in another connection, which raises the revision, as the portal always does."""
    get(O1)
    other = connections.create_connection("default")
    other.ensure_connection()
    with other.cursor() as cursor:
        cursor.execute("UPDATE oit_checklist_checklistitem SET title = 'ชื่อจากที่อื่น'")
        cursor.execute("UPDATE records_revision SET number = number + 1")
    other.close()

    assert "ชื่อจากที่อื่น" in get(O1).text


def test_what_was_written_past_the_portal_shows_when_the_page_is_old(get, item, monkeypatch):
    """With psql, for example: nobody of the portal's does that."""
    get(O1)
    type(item).objects.update(title="ชื่อจากนอกระบบ")
    assert "ชื่อจากนอกระบบ" not in get(O1).text

    monkeypatch.setattr(page_cache, "FRESH_FOR", 0)

    assert "ชื่อจากนอกระบบ" in get(O1).text


def test_drafts_make_no_page_anew(portal, get, item):
    draft = make.draft(item, progress="- ร่าง")
    get(O1)
    (page,) = portal.pages.pages.values()

    for words in ("- ร่างที่สอง", "- ร่างที่สาม"):
        draft.progress = words
        draft.save()
        assert get(O1).content == page.body

    assert list(portal.pages.pages.values()) == [page]
    assert portal.pages.pages[next(iter(portal.pages.pages))] is page


def test_withdrawing_takes_the_page_away_at_once(get, item):
    get(O1)
    item.withdraw("ผิดข้อ")
    item.save()

    assert get(O1).status_code == 410


def test_signed_in_people_are_neither_kept_nor_served_from_memory(portal, get, client, item):
    get(O1)
    client.force_login(make.secretary())

    response = get(O1, Cookie=cookies_of(client))

    assert response.status_code == 200
    assert "ETag" not in response
    assert "public" not in response.headers.get("Cache-Control", "")
    assert len(portal.pages.pages) == 1


def test_a_browser_that_has_the_page_gets_304(get, item):
    etag = get(O1)["ETag"]

    response = get(O1, If_None_Match=etag)

    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == etag
    make.published(item, progress="- ใหม่")
    assert get(O1, If_None_Match=etag).status_code == 200


@pytest.mark.parametrize(("name", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_page_is_compressed_once(item, name, unpack, monkeypatch):
    pack, packs = cached_pages.PACKERS[name], []
    monkeypatch.setitem(cached_pages.PACKERS, name, lambda body: packs.append(body) or pack(body))

    get = partial(ask, PageCache(WSGIHandler()))

    plain = get(O1).content
    first = get(O1, Accept_Encoding=f"deflate, {name};q=1")
    again = get(O1, Accept_Encoding=name)

    assert len(packs) == 1
    assert first["Content-Encoding"] == name
    assert unpack(first.content) == plain
    assert len(first.content) < len(plain) / 2
    assert again.content == first.content


def test_the_headers_of_safety_stand_on_kept_pages_too(get, item):
    get(O1)

    response = get(O1)

    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cache-Control"] == "public, no-cache"
    assert "Set-Cookie" not in response


def test_head_has_the_length_and_no_body(get, item):
    whole = get(O1)

    head = get(O1, "HEAD")

    assert head.content == b""
    assert head["Content-Length"] == str(len(whole.content))


def test_a_hostile_host_gets_nothing_from_memory(get, item):
    get(O1)

    assert get(O1, Host="evil.example.com").status_code == 400


def test_a_plain_connection_is_sent_to_https_although_the_page_is_kept(item, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    get = partial(ask, PageCache(WSGIHandler()))
    assert get(O1, X_Forwarded_Proto="https").status_code == 200

    for headers in ({}, {"X_Forwarded_Proto": "http"}):
        assert get(O1, **headers)["Location"] == f"https://testserver{O1}"


def test_files_of_data_are_kept_but_no_errors_and_nothing_that_was_sent(portal, get, item):
    for address in ("/2566/oit/o99/", "/healthz", "/2566/oit/o1", f"/?{'x' * 300}"):
        get(address)
    assert get(O1, "POST").status_code == 405
    get("/2566/data/oit.csv")

    assert [key[2] for key in portal.pages.pages] == ["/2566/data/oit.csv"]


def test_without_a_database_the_last_copy_is_served_and_says_so(get, item, monkeypatch, settings):
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "last copy"}
    settings.CACHES = {**settings.CACHES, "outage_copies": memory}
    get(O1)

    def broken():
        raise OperationalError("the server is gone")

    monkeypatch.setattr(page_cache, "current_revision", broken)
    response = get(O1)

    assert response.status_code == 200
    assert "ระบบขัดข้องชั่วคราว ข้อมูลในหน้านี้ ณ " in response.text
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("br;q=0, gzip", "gzip"), ("br; q=0.000, gzip;q=0", None), ("br;q=0.5", "br"), (",;=", None)],
)
def test_an_encoding_that_a_browser_refuses_is_not_used(get, item, accepted, encoding):
    assert get(O1, Accept_Encoding=accepted).headers.get("Content-Encoding") == encoding


def test_memory_is_bounded(portal, get, item, monkeypatch):
    monkeypatch.setattr(cached_pages, "MOST_PAGES", 3)
    get(O1)
    for number in range(10):
        get(f"/2566/oit/?status={number}")

    assert len(portal.pages.pages) == 3
    assert portal.pages.size == sum(len(page.body) for page in portal.pages.pages.values())
