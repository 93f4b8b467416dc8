"""Last good copies in Redis; without it the site goes on."""

from datetime import timedelta

import pytest
from django.core.checks import INFO, WARNING
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone

from documents.stored_documents import StoredDocument
from ita_portal.shared_settings import cache_settings
from operations.health import storage as doctor
from operations.outage_copies import LastGood, forget_all
from operations.page_cache import PageCache
from tests import make
from tests.serving.wsgi import ask


@pytest.fixture
def shared_cache(running_redis, settings, tmp_path):
    settings.BASE_URL = "http://testserver"
    settings.CACHES = cache_settings(running_redis.url, tmp_path)
    return running_redis


def test_copies_are_kept_and_forgotten_there(shared_cache, tmp_path):
    before = timezone.now() - timedelta(minutes=1)
    copy = StoredDocument("evidence/a.pdf", "f" * 64, before, "แผนน้ำ.pdf")
    one, other = LastGood(), LastGood()

    one.keep("/evidence/a/", copy, before)
    assert other.find("/evidence/a/") == copy
    # The copy, and when the store was last emptied.
    assert [name.split(":")[0] for name in shared_cache.names()] == ["last-good"] * 2

    forget_all()
    assert other.find("/evidence/a/") is None
    assert list(tmp_path.glob("last-good*")) == []


def test_without_redis_pages_are_still_made(shared_cache, roles):
    make.item(title="โครงสร้าง", number=1)
    address, host = "/2566/oit/o1/", {"Host": "testserver"}
    assert ask(PageCache(WSGIHandler()), address, **host).status_code == 200
    assert f"last-good:1:{address}?" in shared_cache.names()
    assert doctor.copies_of_pages().level == INFO
    shared_cache.stop()

    assert ask(PageCache(WSGIHandler()), address, **host).status_code == 200
    finding = doctor.copies_of_pages()
    assert finding.level == WARNING
    assert "CACHE_URL" in finding.hint


def test_an_address_that_is_none_is_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="CACHE_URL"):
        cache_settings("http://127.0.0.1", tmp_path)
