"""Uploads that wait against a signed ticket: records.upload_store."""

import os
import time
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from records.upload_store import NoSuchUploadError, UploadStore

STORE = UploadStore("waiting", life=timedelta(hours=1))
OWNER = 7


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def keep(purpose="divisions", **facts) -> str:
    return STORE.keep(ContentFile("น้ำ".encode(), name="น้ำ.csv"), OWNER, purpose, **facts)


def waiting() -> list[str]:
    return default_storage.listdir("waiting")[1]


def after(monkeypatch, seconds: float) -> None:
    later = time.time() + seconds
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)


def test_a_ticket_gives_back_the_file_its_name_and_the_facts():
    ticket = keep(seen="a1")

    for _ in range(2):
        with STORE.open(ticket, OWNER, "divisions") as kept:
            assert kept.read().decode() == "น้ำ"
            assert (kept.name, kept.size, kept.facts) == ("น้ำ.csv", 9, {"seen": "a1"})


def test_a_discarded_file_is_gone():
    ticket = keep()
    with STORE.open(ticket, OWNER, "divisions") as kept:
        STORE.discard(kept)

    assert waiting() == []
    with pytest.raises(NoSuchUploadError, match="gone"):
        STORE.open(ticket, OWNER, "divisions")


@pytest.mark.parametrize("ticket", ["", "x", "x:y:z", "\0", "น้ำ"])
def test_a_forged_ticket_opens_nothing(ticket):
    with pytest.raises(NoSuchUploadError, match="forged"):
        STORE.open(ticket, OWNER, "divisions")


@pytest.mark.parametrize("owner", [8, None])
def test_another_persons_ticket_opens_nothing(owner):
    with pytest.raises(NoSuchUploadError, match="another person's"):
        STORE.open(keep(), owner, "divisions")


@pytest.mark.parametrize(("store", "purpose"), [(STORE, "measures"), (STORE, ""), (
    UploadStore("elsewhere", life=timedelta(hours=1)), "divisions"
)])  # fmt: skip
def test_a_ticket_is_good_for_its_own_purpose_in_its_own_store(store, purpose):
    with pytest.raises(NoSuchUploadError, match="purpose"):
        store.open(keep(), OWNER, purpose)


def test_a_ticket_expires(monkeypatch):
    ticket = keep()
    after(monkeypatch, 3700)

    with pytest.raises(NoSuchUploadError, match="expired"):
        STORE.open(ticket, OWNER, "divisions")


def test_a_file_that_was_exchanged_is_not_handed_out(media):
    ticket = keep()
    (media / "waiting" / waiting()[0]).write_bytes(b"x")

    with pytest.raises(NoSuchUploadError, match="another one"):
        STORE.open(ticket, OWNER, "divisions")


def test_forgotten_files_are_removed_when_the_next_is_kept(media):
    keep()
    (old,) = waiting()
    hours_ago = time.time() - 3700
    os.utime(media / "waiting" / old, (hours_ago, hours_ago))

    keep()

    assert len(waiting()) == 1
    assert old not in waiting()
