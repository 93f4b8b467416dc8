"""The outage copies on the disk: what is kept, what is not, and when they are purged."""

import pickle
import zlib
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import OperationalError, transaction
from django.utils import timezone

from ita_portal.shared_settings import cache_settings
from open_data.sitemap import public_pages
from operations import outage_copies, page_cache
from operations.cached_pages import CachedPage
from operations.current_revision import CurrentRevision
from operations.outage_copies import OutageCopies
from operations.page_cache import PageCache
from tests import make
from tests.sample_files import picture
from tests.serving.wsgi import ask

pytestmark = pytest.mark.django_db(transaction=True)
O1 = "/2566/oit/o1/"
HOME = {"Host": "testserver"}


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    """A store of its own, and the portal's name as the test asks for it."""
    settings.BASE_URL = "http://testserver"
    settings.CACHES = cache_settings("", tmp_path)
    yield caches["outage_copies"]
    outage_copies._Pending.purge_to = 0


@pytest.fixture
def item(roles):
    return make.item(title="โครงสร้าง", number=1)


def new_worker():
    """Ask a portal that keeps nothing in its memory yet."""
    return partial(ask, PageCache(WSGIHandler()), **HOME)


@pytest.fixture
def outage(monkeypatch):
    """From when it is called, the database refuses to say how its data stand."""

    def refuse():
        raise OperationalError("the server is gone")

    return lambda: monkeypatch.setattr(page_cache, "current_revision", refuse)


def test_a_worker_that_never_saw_the_page_serves_the_copy_of_another(item, outage):
    new_worker()(O1)
    outage()

    response = new_worker()(O1)

    assert response.status_code == 200
    assert "ระบบขัดข้องชั่วคราว ข้อมูลในหน้านี้ ณ " in response.text
    assert "โครงสร้าง" in response.text


def test_no_visitor_fills_the_disk(item, outage):
    worker = new_worker()
    asked = [f"{O1}?x=1", "/search/?q=a", "/2566/oit/?page=2", f"{O1}?page=2"]
    for address in asked:
        assert worker(address).status_code == 200
    assert worker(O1, Host="localhost").status_code == 200
    outage()

    for address in [*asked, O1]:
        assert new_worker()(address).status_code == 503


def test_pages_of_the_timeline_and_how_they_look_are_kept(item, outage, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    agency = make.agency(accent="#0a5c50", seal=ContentFile(picture(), "seal.png"))
    addresses = [
        "/2566/updates/?page=1",
        "/theme.css?v=0a5c50",
        f"/seal.png?v={agency.seal_version}",
    ]
    for address in addresses:
        assert new_worker()(address).status_code == 200
    outage()

    for address in addresses:
        assert new_worker()(address).status_code == 200


def refuse(*args, **kwargs):
    raise ConnectionError("the store is away")


def test_what_nobody_knows_to_be_good_is_not_served(item, outage, monkeypatch):
    worker = new_worker()
    assert worker(O1).status_code == 200
    item.withdraw("ข้อมูลส่วนบุคคล")
    item.save()
    outage()
    monkeypatch.setattr(type(outage_copies._store()), "get", refuse)

    assert worker(O1).status_code == 503


def test_a_withdrawal_while_the_store_is_away_is_made_up_for(item, outage, monkeypatch):
    worker = new_worker()
    assert worker(O1).status_code == worker("/about/").status_code == 200
    with monkeypatch.context() as away:
        for name in ("get", "set", "clear"):
            away.setattr(type(outage_copies._store()), name, refuse)
        item.withdraw("ข้อมูลส่วนบุคคล")
        item.save()
    assert worker("/2566/").status_code == 200
    outage()

    assert new_worker()(O1).status_code == 503
    assert new_worker()("/2566/").status_code == 200


def test_the_timer_makes_up_for_a_process_that_died_before_it_could(item, outage, monkeypatch):
    assert new_worker()(O1).status_code == 200
    with monkeypatch.context() as died:
        died.setattr(outage_copies, "purge", lambda number: None)
        item.withdraw("ข้อมูลส่วนบุคคล")
        item.save()
    call_command("keep_copies")
    purged_to = outage_copies._store().get(outage_copies.PURGED_TO)
    call_command("keep_copies")

    assert outage_copies._store().get(outage_copies.PURGED_TO) == purged_to
    outage()
    assert new_worker()(O1).status_code == 503
    assert new_worker()("/about/").status_code == 200


def test_a_store_that_lost_when_it_was_purged_gives_nothing(item, outage):
    new_worker()(O1)
    outage_copies._store().delete(outage_copies.PURGED_TO)
    outage()

    assert new_worker()(O1).status_code == 503


def test_after_a_deletion_elsewhere_the_same_worker_writes_its_pages_again(item, outage):
    element = make.element(make.item())
    worker = new_worker()
    worker(O1)
    element.delete()
    worker(O1)
    outage()

    assert new_worker()(O1).status_code == 200


@pytest.mark.parametrize(
    "make_unseen",
    [
        make.draft,
        lambda item: make.evidence(item, published_at=None),
        lambda item: make.measure(year=make.fiscal_year(2567, published_at=None)),
        lambda item: make.meeting(published_at=None),
    ],
)
def test_deleting_what_nobody_saw_empties_nothing(item, outage, make_unseen):
    unseen = make_unseen(item)
    new_worker()(O1)
    unseen.delete()
    outage()

    assert new_worker()(O1).status_code == 200


def test_a_withdrawal_that_is_rolled_back_costs_no_copy_for_ever(item, outage, monkeypatch):
    new_worker()(O1)
    with transaction.atomic():
        item.withdraw("ผิดข้อ")
        item.save()
        transaction.set_rollback(True)
    outage()
    assert new_worker()(O1).status_code == 503  # nobody knows yet

    outage_copies._store().delete(outage_copies.THREATENED)  # as it is an hour later
    assert new_worker()(O1).status_code == 200


def test_a_process_that_dies_at_the_commit_brings_nothing_back(item, outage, monkeypatch):
    new_worker()(O1)
    with monkeypatch.context() as died:
        died.setattr(outage_copies, "purge", lambda number: None)
        item.withdraw("ผิดข้อ")
        item.save()
    outage()

    assert new_worker()(O1).status_code == 503


def evidence_of(item):
    proof = make.evidence(item, url="", file="x.pdf", original_name="ภาพ.png")
    proof.file.save("x.png", ContentFile(b"a picture"))
    return proof


def test_a_file_stays_in_its_sandbox(item, outage):
    proof = evidence_of(item)
    new_worker()(proof.address)
    outage()

    response = new_worker()(proof.address)

    assert (response.status_code, response.content) == (200, b"a picture")
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"


@pytest.mark.parametrize(
    "take_away",
    [
        lambda row: (row.withdraw("ผิดข้อ"), row.save()),
        lambda row: (setattr(row.fiscal_year, "published_at", None), row.fiscal_year.save()),
        lambda row: row.elements.get().delete(),
    ],
)
def test_taking_anything_away_empties_the_store_and_every_memory(item, outage, take_away):
    make.element(item)
    worker = new_worker()
    worker(O1)
    take_away(item)
    outage()

    assert new_worker()(O1).status_code == 503
    assert worker(O1).status_code == 503


def test_an_approved_update_empties_nothing(item, outage):
    new_worker()(O1)
    make.published(item, progress="- ใหม่")
    outage()

    assert new_worker()(O1).status_code == 200


def test_a_page_that_was_being_made_meanwhile_is_not_served_either(store):
    before, now, copies = CurrentRevision(5, 0), timezone.now(), OutageCopies()
    outage_copies.purge(6)

    copies.keep("/?", a_page(), before, now)
    assert copies.find("/?") is None

    copies.keep("/?", a_page("new"), CurrentRevision(6, 6), now)
    assert copies.find("/?").body == b"new"


def test_an_unchanged_copy_is_confirmed_every_five_minutes(store):
    now, copies, written = timezone.now(), OutageCopies(), []
    for minutes in (0, 4, 5):
        moment = now + timedelta(minutes=minutes)
        copies.keep("/?", replace(a_page(), as_of=moment), CurrentRevision(1, 0), moment)
        written.append(copies.find("/?").as_of)

    assert written == [now, now, now + timedelta(minutes=5)]


class Bomb:
    """Whoever unpickles it runs a program."""

    def __reduce__(self):
        return pytest.fail, ("a pickle was read",)


def test_a_pickle_in_the_store_is_not_read(store, tmp_path):
    copies, now = OutageCopies(), timezone.now()
    copies.keep("/?", a_page(), CurrentRevision(1, 0), now)
    assert copies.find("/?").body == b"x"
    bomb = pickle.dumps(Bomb())
    store.set("/?", bomb)
    assert copies.find("/?") is None

    for file in (tmp_path / "outage-copies").iterdir():
        file.write_bytes(pickle.dumps(None) + zlib.compress(bomb))  # as Django's own store writes
    assert copies.find("/?") is None


def test_a_timer_keeps_pages_that_nobody_visited_and_again_after_a_withdrawal(item, capsys):
    other = make.item(title="ข้อมูลผู้บริหาร", number=2)
    call_command("keep_copies")
    copies = OutageCopies()
    paths = [page.path for page in public_pages()]
    assert {O1, other.get_absolute_url(), "/2566/oit/", "/"} <= set(paths)
    assert all(copies.find(f"{path}?") for path in paths)
    assert f"{len(paths) + 4} หน้า" in capsys.readouterr().out

    other.withdraw("ผิดข้อ")
    other.save()
    assert copies.find(f"{O1}?") is None

    call_command("keep_copies")
    assert "โครงสร้าง" in copies.find(f"{O1}?").body.decode()
    assert copies.find(f"{other.get_absolute_url()}?") is None


def a_page(text="x"):
    return CachedPage(text.encode(), {}, 0, 0, timezone.now(), f'"{text}"')


def test_a_store_that_fails_costs_no_page(item, settings, tmp_path, caplog):
    (tmp_path / "file").touch()
    broken = {**settings.CACHES["outage_copies"], "LOCATION": tmp_path / "file"}
    settings.CACHES = {**settings.CACHES, "outage_copies": broken}

    assert new_worker()(O1).status_code == 200
    item.withdraw("ผิดข้อ")
    item.save()

    assert "cannot be used" in caplog.text
    assert new_worker()(O1).status_code == 410
