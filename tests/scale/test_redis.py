"""Outage copies in Redis; without it the site goes on."""

import pickle

import pytest
import redis
from django.core.checks import INFO, WARNING
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone

from documents.stored_documents import StoredDocument
from ita_portal.shared_settings import cache_settings
from operations.current_revision import CurrentRevision
from operations.health import storage as doctor
from operations.outage_copies import PURGED_TO, OutageCopies, purge
from operations.page_cache import PageCache
from tests import make
from tests.serving.test_outage_copies import Bomb
from tests.serving.wsgi import ask


@pytest.fixture
def shared_cache(running_redis, settings, tmp_path):
    settings.BASE_URL = "http://testserver"
    settings.CACHES = cache_settings(running_redis.url, tmp_path)
    return running_redis


def test_copies_are_kept_and_purged_there(shared_cache, tmp_path):
    now = timezone.now()
    copy = StoredDocument("evidence/a.pdf", "f" * 64, now, "แผนน้ำ.pdf")
    one, other = OutageCopies(), OutageCopies()

    one.keep("/evidence/a/", copy, CurrentRevision(1, 0), now)
    assert other.find("/evidence/a/") == copy
    # The copy, and up to which revision the store is purged.
    assert [name.split(":")[0] for name in shared_cache.names()] == ["outage-copies"] * 2

    purge(2)
    assert other.find("/evidence/a/") is None
    assert shared_cache.names() == [f"outage-copies:1:{PURGED_TO}"]
    assert list(tmp_path.glob("outage-copies*")) == []


def test_a_purge_leaves_the_keys_of_other_programs_alone(shared_cache):
    with redis.Redis.from_url(shared_cache.url) as client:
        client.set("of-another-program", "x")
        client.set("outage-copies-of-another-program", "x")
        for number in range(1_200):
            client.set(f"outage-copies:1:/{number}/?", "x")

    purge(3)

    assert sorted(shared_cache.names()) == [
        "of-another-program",
        "outage-copies-of-another-program",
        f"outage-copies:1:{PURGED_TO}",
    ]


def test_a_pickle_in_redis_is_not_read(shared_cache):
    copies = OutageCopies()
    copies.finish_pending_purge(CurrentRevision(1, 0))
    with redis.Redis.from_url(shared_cache.url) as client:
        client.set("outage-copies:1:/?", pickle.dumps(Bomb()))

    assert copies.find("/?") is None


def test_without_redis_pages_are_still_made(shared_cache, roles):
    make.item(title="โครงสร้าง", number=1)
    address, host = "/2566/oit/o1/", {"Host": "testserver"}
    assert ask(PageCache(WSGIHandler()), address, **host).status_code == 200
    assert f"outage-copies:1:{address}?" in shared_cache.names()
    assert doctor.copies_of_pages().level == INFO
    shared_cache.stop()

    assert ask(PageCache(WSGIHandler()), address, **host).status_code == 200
    finding = doctor.copies_of_pages()
    assert finding.level == WARNING
    assert "CACHE_URL" in finding.hint


def test_an_address_that_is_none_is_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="CACHE_URL"):
        cache_settings("http://127.0.0.1", tmp_path)
