"""A file that only staff may open yet goes past every memory of the portal's."""

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError

from ita_portal.shared_settings import cache_settings
from operations import page_cache
from operations.page_cache import PageCache
from tests import make
from tests.serving.wsgi import ask, cookies_of

pytestmark = pytest.mark.django_db(transaction=True)
HOME = {"Host": "testserver"}


@pytest.fixture
def proof(roles, settings, tmp_path):
    settings.BASE_URL = "http://testserver"
    settings.CACHES = cache_settings("", tmp_path)
    settings.MEDIA_ROOT = tmp_path / "media"
    row = make.evidence(make.item(), url="", file="x.pdf", published_at=None)
    row.file.save("x.pdf", ContentFile(b"%PDF-1.7 secret"))
    return row


@pytest.fixture
def signed_in(client, proof):
    client.force_login(make.secretary())
    return {"Cookie": cookies_of(client), **HOME}


def test_neither_memory_nor_copy_is_kept_of_it(proof, signed_in):
    portal = PageCache(WSGIHandler())

    assert ask(portal, proof.address, **signed_in).content == b"%PDF-1.7 secret"

    assert not portal.pages.pages
    assert portal.outage_copies.find(proof.address) is None
    assert caches["outage_copies"].get(proof.address) is None
    assert ask(portal, proof.address, **HOME).status_code == 404


def test_what_a_stranger_was_told_is_not_told_to_staff(proof, signed_in):
    portal = PageCache(WSGIHandler())
    assert ask(portal, proof.address, **HOME).status_code == 404

    assert ask(portal, proof.address, **signed_in).status_code == 200


def test_an_outage_brings_no_withdrawn_file_back(proof, signed_in, monkeypatch):
    def refuse():
        raise OperationalError("the server is gone")

    portal = PageCache(WSGIHandler())
    proof.published_at = proof.added_at
    proof.save()
    assert ask(portal, proof.address, **HOME).status_code == 200
    proof.withdraw("ผิดฉบับ")
    proof.save()
    assert ask(portal, proof.address, **signed_in).status_code == 200
    monkeypatch.setattr(page_cache, "current_revision", refuse)

    assert ask(PageCache(WSGIHandler()), proof.address, **HOME).status_code == 503
