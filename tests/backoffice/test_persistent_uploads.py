"""A form that comes back brings the chosen file with it: backoffice.persistent_uploads."""

import os
import re
import time
from datetime import timedelta

import pytest
from django.core import signing
from django.core.files.storage import default_storage

from backoffice.persistent_uploads import KEPT_UPLOADS
from progress.models import Status
from records.upload_store import NoSuchUploadError
from tests import make
from tests.backoffice import test_meeting_page as meeting_page
from tests.backoffice.row_page import address, form_of, new_evidence
from tests.sample_files import PROGRAM, pdf_of, picture, upload

pytestmark = pytest.mark.django_db

PDF = pdf_of(b"")
BAD_DATE = {"title": "แผน", "document_date": "เมื่อวาน"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def item(palad, client, clerk):
    client.force_login(clerk)
    return make.item(divisions=[palad])


def post(client, item, **values) -> str:
    data = {**form_of(client, item), **new_evidence(**values), "_continue": "1"}
    return client.post(address(item), data, follow=True).content.decode()


def token_in(page: str) -> str:
    return re.search(r'name="[\w-]+-file-kept" value="([^"]+)"', page)[1]


def kept_files() -> list[str]:
    return default_storage.listdir("kept")[1] if default_storage.exists("kept") else []


def choose(client, item, name="น้ำ.pdf") -> str:
    """Send a file together with a faulty date; return the token of the page that comes back."""
    return token_in(post(client, item, **BAD_DATE, file=upload(name, PDF)))


def test_the_page_says_that_the_file_is_kept(client, item):
    page = post(client, item, **BAD_DATE, file=upload("น้ำ.pdf", PDF))

    assert "อ่านวันที่" in page
    assert "เก็บแฟ้ม “น้ำ.pdf”" in page
    assert "ไว้แล้ว ไม่ต้องเลือกใหม่" in page
    assert len(kept_files()) == 1


def test_the_next_save_stores_it_under_its_own_name(
    client, item, django_capture_on_commit_callbacks
):
    token = choose(client, item)

    with django_capture_on_commit_callbacks(execute=True):
        post(client, item, title="แผน", **{"file-kept": token})

    evidence = item.evidence.get()
    with evidence.file.open() as stored:
        assert stored.read() == PDF
    assert evidence.original_name == "น้ำ.pdf"
    assert evidence.file.name.endswith(f"{evidence.uuid}.pdf")
    assert kept_files() == []


@pytest.mark.parametrize("memory", [0, 10_000_000])
def test_it_is_kept_through_any_number_of_refusals(client, item, settings, memory):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = memory
    first = choose(client, item)

    second = token_in(post(client, item, **BAD_DATE, **{"file-kept": first}))
    post(client, item, title="แผน", **{"file-kept": second})

    assert second == first
    assert item.evidence.get().file.size == len(PDF)


def test_a_conflict_costs_no_file(client, item, palad):
    opened = form_of(client, item)
    make.draft(item, author=make.clerk(palad, username="other"), progress="ของเพื่อน")
    chosen = new_evidence(title="แผน", file=upload("น้ำ.pdf", PDF))
    mine = {**opened, "status": Status.DONE, "progress": "ของฉัน", "_continue": "1"}

    page = client.post(address(item), {**mine, **chosen}).content.decode()
    assert "มีผู้อื่นบันทึกรายการนี้" in page
    post(client, item, title="แผน", **{"file-kept": token_in(page)})

    assert item.evidence.get().original_name == "น้ำ.pdf"


def test_another_choice_replaces_it_and_a_tick_drops_it(client, item):
    kept = {"file-kept": choose(client, item)}

    page = post(client, item, title="แผน", **kept, **{"file-drop": "on"})
    assert "กรุณาใส่ที่อยู่เว็บหรือแนบแฟ้ม" in page
    assert "ไม่ต้องเลือกใหม่" not in page
    post(client, item, title="แผน", **kept, file=upload("ใหม่.pdf", PDF))

    assert item.evidence.get().original_name == "ใหม่.pdf"


# -- Tokens that bring nothing back ------------------------------------------------------------

LOST = "แฟ้มที่เก็บไว้หมดอายุแล้ว กรุณาเลือกแฟ้มอีกครั้ง"


def forged(clerk) -> str:
    return signing.dumps(["../portal.sqlite3", "a.pdf", clerk.pk], salt="another salt")


@pytest.mark.parametrize("title", ["แผน", ""])
def test_a_forged_token_is_answered_and_nothing_is_saved(client, item, clerk, title):
    for token in ("x", forged(clerk)):
        page = post(client, item, title=title, **{"file-kept": token})

        assert LOST in page
        assert not item.evidence.exists()


def test_a_token_is_good_for_one_day(client, item, clerk, monkeypatch):
    token = choose(client, item)
    with KEPT_UPLOADS.open(token, clerk.pk) as kept:
        assert (kept.name, kept.size) == ("น้ำ.pdf", len(PDF))

    tomorrow = time.time() + timedelta(days=1).total_seconds() + 60
    monkeypatch.setattr("django.core.signing.time.time", lambda: tomorrow)

    with pytest.raises(NoSuchUploadError, match="expired"):
        KEPT_UPLOADS.open(token, clerk.pk)


def test_another_persons_token_is_worth_nothing(client, item, palad):
    token = choose(client, item)
    client.force_login(make.clerk(palad, username="other"))

    page = post(client, item, title="แผน", **{"file-kept": token})

    assert LOST in page
    assert not item.evidence.exists()


def test_a_token_whose_file_is_gone_is_answered(client, item):
    token = choose(client, item)
    default_storage.delete(f"kept/{kept_files()[0]}")

    assert LOST in post(client, item, title="แผน", **{"file-kept": token})


# -- What is not kept --------------------------------------------------------------------------


def test_a_refused_file_is_not_kept(client, item, settings):
    settings.EVIDENCE_MAX_BYTES = 1024 * 1024
    large = upload("ใหญ่.pdf", b"%PDF-" + b"x" * 1024 * 1024)

    for file, sentence in [(large, "แฟ้มใหญ่เกิน"), (upload("a.pdf", PROGRAM), "เนื้อใน")]:
        page = post(client, item, title="แผน", file=file)
        assert sentence in page
        assert "ไม่ต้องเลือกใหม่" not in page
    assert kept_files() == []


def test_a_saved_file_is_not_kept(client, item):
    post(client, item, title="แผน", file=upload("น้ำ.pdf", PDF))

    assert item.evidence.exists()
    assert kept_files() == []


def test_files_of_yesterday_are_removed_when_the_next_is_kept(client, item, media):
    choose(client, item)
    (old,) = kept_files()
    yesterday = time.time() - timedelta(days=1).total_seconds() - 60
    os.utime(media / "kept" / old, (yesterday, yesterday))

    choose(client, item)

    assert len(kept_files()) == 1
    assert old not in kept_files()


# -- Photographs and signed copies -------------------------------------------------------------


def test_a_photograph_without_its_caption_is_kept_too(client, secretary):
    meeting = make.meeting(published_at=None)
    client.force_login(secretary)
    values = {"photographs-TOTAL_FORMS": 1, "photographs-0-order": "1"}
    chosen = {"photographs-0-file": upload("ภาพประชุม.jpg", picture("JPEG"))}
    where = meeting_page.address(meeting)

    page = client.post(where, meeting_page.form(meeting, **values, **chosen)).content.decode()
    assert "เก็บแฟ้ม “ภาพประชุม.jpg”" in page
    values |= {"photographs-0-caption": "ประชุม", "photographs-0-file-kept": token_in(page)}
    client.post(where, meeting_page.form(meeting, **values))

    assert meeting.photographs.get().original_name == "ภาพประชุม.jpg"


def test_a_photograph_over_the_limit_is_answered_as_such(client, secretary, settings):
    settings.EVIDENCE_MAX_BYTES = 1024 * 1024
    client.force_login(secretary)
    meeting = make.meeting(published_at=None)
    values = {"photographs-TOTAL_FORMS": 1, "photographs-0-order": "1"}
    chosen = {"photographs-0-file": upload("ใหญ่.jpg", b"x" * (1024 * 1024 + 1))}

    page = client.post(
        meeting_page.address(meeting), meeting_page.form(meeting, **values, **chosen)
    )

    formsets = {each.formset.prefix: each.formset for each in page.context["inline_admin_formsets"]}
    (form,) = formsets["photographs"].forms
    assert form.errors["file"] == ["แฟ้มใหญ่เกิน 1 MB กรุณาลดขนาดแล้วแนบใหม่"]
