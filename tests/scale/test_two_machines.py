"""Two machines with one database, one store of files and one Redis: they are one portal."""

import json

import psycopg
import pytest
from lxml import html

from tests.installed_portal import Portal, own_copy
from tests.nothing_lost.people import Person
from tests.real_server import running_server

SET_UP = """
    import json
    from django.core.files.base import ContentFile
    from django.test import Client
    from django.utils import timezone
    from oit_checklist.models import ChecklistItem, ItemEvidence
    from tests import make
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(make.secretary("สมศรี"))
    item = ChecklistItem.objects.get(instrument="OIT", number=14)
    proof = ItemEvidence(assignment=item, title="แผน", original_name="แผนน้ำ.pdf")
    proof.published_at = timezone.now()
    proof.file.save("x.pdf", ContentFile(b"%PDF-1.7 shared"))
    print(json.dumps([client.session.session_key, item.pk, proof.address]))
"""
ROW = "/admin/oit_checklist/checklistitem/{}/change/"


@pytest.fixture
def machines(installed, store, running_redis, tmp_path):
    """The settings of both, which differ in their folders alone."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    portal = own_copy(installed, first)
    (first / "media").rename(tmp_path / "media-before")
    second.mkdir()
    (second / "static").symlink_to(first / "static")
    shared = {"MEDIA_STORAGE": store.url, "CACHE_URL": running_redis.url}
    return portal, Portal(second, portal.database_url, portal.cluster), shared


def test_two_machines_are_one_portal(machines, store, running_redis):
    one, two, shared = machines
    set_up = SET_UP.replace("\n    ", "\n")
    with one.start("shell", "--no-imports", "-c", set_up, **shared) as shell:
        session, row, proof = json.loads(shell.communicate()[0].splitlines()[-1])
    with (
        running_server(one.data_dir, DATABASE_URL=one.database_url, **shared) as first,
        running_server(two.data_dir, DATABASE_URL=two.database_url, **shared) as second,
    ):
        # A file that came in by one is sent by the other.
        status, _, body = second.ask(proof)
        assert (status, body) == (200, b"%PDF-1.7 shared")

        # Both keep the page in memory. What is published by one is at once on both.
        for server in (first, second):
            for _ in range(3):
                assert "ข้อความใหม่" not in server.ask("/2566/oit/o14/")[2].decode()
        person = Person(first, session)
        form = person.form_at(ROW.format(row), "checklistitem_form")
        form |= {"progress": "- ข้อความใหม่", "status": "done", "review_note": "ตรวจแล้ว"}
        status, page = person.ask("POST", ROW.format(row), form | {"_publish": "1"})
        assert status == 302, html.fromstring(page).text_content()
        for server in (second, first):
            assert "ข้อความใหม่" in server.ask("/2566/oit/o14/")[2].decode()

        # Who signed in on one is signed in on the other, and out of both.
        there = Person(second, session)
        assert there.ask("GET", "/admin/")[0] == 200
        token = there.form_at(ROW.format(row), "checklistitem_form")["csrfmiddlewaretoken"]
        assert there.ask("POST", "/admin/logout/", {"csrfmiddlewaretoken": token})[0] == 200
        assert person.ask("GET", "/admin/")[0] == 302

        # Without Redis both go on.
        running_redis.stop()
        for server in (first, second):
            assert server.ask("/2566/oit/")[0] == 200

    for portal in (one, two):
        left = {str(file.relative_to(portal.data_dir)) for file in portal.data_dir.iterdir()}
        assert left == {"static"}  # nothing of the portal's is on either disk
    with psycopg.connect(one.database_url) as connection:
        stored = connection.execute("SELECT file FROM oit_checklist_itemevidence WHERE file <> ''")
        assert store.names() >= {stored.fetchall()[-1][0]}
