"""Uploads in an S3-compatible store: the same answers as from a folder, and no way around them."""

import hashlib
from io import BytesIO

import pymupdf
import pytest
from django.core.checks import ERROR, INFO
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from docx import Document

from annual_report.issuing import issue_report
from ita_portal.shared_settings import storage_settings
from meetings.minutes import render_minutes_pdf
from meetings.word import render_minutes_docx
from operations.backups.reading import open_archive, verify_archive
from operations.health import storage as doctor
from operations.shared_storage import SharedStorage
from tests import make
from tests.backoffice.row_page import address, form_of, new_evidence, press
from tests.real_server import free_port
from tests.sample_files import picture

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 0123456789"


@pytest.fixture
def evidence(shared):
    row = make.evidence(make.item(), url="", file="x", original_name="แผนน้ำ.pdf")
    row.file.save("x.pdf", ContentFile(PDF))
    return row


def test_what_a_clerk_attaches_lies_in_the_store_and_nowhere_else(
    shared, client, clerk, palad, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    item = make.item(divisions=[palad])
    client.force_login(clerk)

    file = SimpleUploadedFile("แผนน้ำ.pdf", PDF)
    press(client, item, "_continue", **new_evidence(title="แผน", file=file))

    row = item.evidence.get()
    assert isinstance(default_storage._wrapped, SharedStorage)
    assert shared.names() == {row.file.name}
    assert row.sha256 == hashlib.sha256(PDF).hexdigest()
    assert list(tmp_path.iterdir()) == []


def test_readiness_asks_the_store(shared, client, settings):
    assert client.get("/readyz").status_code == 200

    away = storage_settings(f"s3://key:secret@127.0.0.1:{free_port()}/ita?tls=off")
    settings.STORAGES = {**settings.STORAGES, "default": away}

    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["failed"]) == (503, ["media"])


def test_a_file_of_a_refused_form_waits_in_the_store(shared, client, clerk, palad):
    item = make.item(divisions=[palad])
    client.force_login(clerk)
    for _ in range(2):  # the second looks for old ones first
        data = form_of(client, item) | new_evidence(title="", file=SimpleUploadedFile("a.pdf", PDF))
        page = client.post(address(item), data | {"_continue": "1"}).content.decode()
        assert "a.pdf" in page
    assert len(shared.names()) == 2
    assert all(name.startswith("kept/") for name in shared.names())


def test_a_reader_gets_the_file_whole_in_pieces_or_not_again(client, evidence):
    whole = client.get(evidence.address)
    assert b"".join(whole) == PDF
    assert whole["Content-Length"] == str(len(PDF))
    assert "filename*=utf-8''" in whole["Content-Disposition"]
    assert whole["X-Content-Type-Options"] == "nosniff"

    part = client.get(evidence.address, headers={"range": "bytes=9-12"})
    assert (part.status_code, b"".join(part)) == (206, b"0123")
    assert part["Content-Range"] == f"bytes 9-12/{len(PDF)}"
    known = client.get(evidence.address, headers={"if-none-match": whole["ETag"]})
    assert known.status_code == 304


def test_what_is_lost_is_404_and_what_is_withdrawn_is_gone(client, shared, evidence):
    shared.empty()
    assert client.get(evidence.address).status_code == 404
    evidence.withdraw("ผิดฉบับ")
    evidence.save()
    assert client.get(evidence.address).status_code == 410


def test_nothing_is_overwritten(shared):
    names = [default_storage.save("a/b.pdf", ContentFile(data)) for data in (b"one", b"two")]

    assert len(set(names)) == 2
    with default_storage.open("a/b.pdf") as first:
        assert first.read() == b"one"


def test_photographs_of_the_store_stand_in_the_minutes(shared):
    meeting = make.meeting()
    photograph = meeting.photographs.model(meeting=meeting, caption="ที่ประชุม", width=40, height=30)
    photograph.file.save("a.jpg", ContentFile(picture("JPEG")))

    with pymupdf.open(stream=render_minutes_pdf(meeting)) as pdf:
        assert len(pdf[-1].get_image_info()) == 1
    assert len(Document(BytesIO(render_minutes_docx(meeting))).inline_shapes) == 1


def test_an_edition_is_issued_into_the_store_and_served_from_it(shared, client, secretary):
    make.agency()
    year = make.fiscal_year(2566)
    make.published(make.item(number=1, year=year), progress="- ทำแล้ว")

    report = issue_report(year, secretary, 1, note="ตรวจแล้ว")

    assert report.file.name in shared.names()
    served = b"".join(client.get("/verify/2566/1/report.pdf"))
    assert hashlib.sha256(served).hexdigest() == report.sha256


@pytest.mark.django_db(transaction=True)
def test_a_backup_holds_the_files_of_the_store(shared, settings, tmp_path):
    settings.BACKUP_DIR = tmp_path
    row = make.evidence(make.item(), url="", file="x", original_name="แผนน้ำ.pdf")
    row.file.save("x.pdf", ContentFile(PDF))

    call_command("backup")

    (file,) = tmp_path.iterdir()
    with open_archive(file) as (archive, manifest):
        verify_archive(archive, manifest)
        assert archive.read(f"files/{row.file.name}") == PDF


def test_the_doctor_tries_the_store(shared, settings):
    assert doctor.folders().level == INFO
    assert shared.names() == set()

    wrong = storage_settings(shared.url.replace("/ita?", "/other?"))
    settings.STORAGES = {**settings.STORAGES, "default": wrong}
    finding = doctor.folders()
    assert finding.level == ERROR
    assert "MEDIA_STORAGE" in finding.msg
    assert "portal/secret" not in finding.msg


@pytest.mark.parametrize(
    "url", ["s3://host/bucket", "s3://key:secret@host", "ftp://key:secret@host/bucket", "s3:///x"]
)
def test_an_address_that_is_none_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="MEDIA_STORAGE"):
        storage_settings(url)


def test_the_address_says_all_that_is_needed():
    options = storage_settings("s3://k:s%2F1@s3.example.go.th/ita?region=ap-southeast-1")["OPTIONS"]

    assert options["endpoint_url"] == "https://s3.example.go.th"
    assert options["secret_key"] == "s/1"
    assert (options["bucket_name"], options["region_name"]) == ("ita", "ap-southeast-1")


def test_a_store_that_is_away_fails_as_a_disk_does(shared, settings, evidence):
    away = storage_settings(f"s3://key:secret@127.0.0.1:{free_port()}/ita?tls=off")
    settings.STORAGES = {**settings.STORAGES, "default": away}
    name = evidence.file.name
    for use in (
        lambda: default_storage.open(name),
        lambda: default_storage.exists(name),
        lambda: default_storage.size(name),
        lambda: default_storage.save("a.pdf", ContentFile(PDF)),
        lambda: default_storage.delete(name),
        lambda: default_storage.listdir("evidence"),
        lambda: default_storage.get_modified_time(name),
        lambda: list(default_storage.read_range(name, 0, 3)),
    ):
        with pytest.raises(OSError, match="the store of uploads"):
            use()
