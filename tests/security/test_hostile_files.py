"""Files that attack: entities, names that lead away, names that end a header, forged places."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from progress.file_reading import read_file
from spreadsheets.reading import read_table
from spreadsheets.refusals import ReadError
from tests import make
from tests.backoffice.row_page import address, form_of
from tests.sample_files import upload, word, workbook

pytestmark = pytest.mark.django_db

ENTITY = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file://{path}">]>'


@pytest.fixture
def secret(tmp_path):
    """A file of the server that must not come out."""
    path = tmp_path / "secret.txt"
    path.write_text("ความลับของเครื่องแม่ข่าย TOPSECRET")
    return path


def with_entity(office_file: bytes, part: str, old: str, path) -> bytes:
    """The docx or xlsx with an external entity in place of a word of one of its parts."""
    changed = BytesIO()
    with ZipFile(BytesIO(office_file)) as source, ZipFile(changed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                xml = data.decode()
                assert old in xml
                head, tag, rest = xml.partition("?>\n") if "?>\n" in xml else ("", "", xml)
                data = (head + tag + ENTITY.format(path=path) + rest).replace(old, "&secret;")
            target.writestr(name, data)
    return changed.getvalue()


def test_an_entity_of_a_docx_reads_no_file_of_the_server(secret):
    hostile = with_entity(word("TARGETWORD"), "word/document.xml", "TARGETWORD", secret)

    assert "TOPSECRET" not in read_file(upload("แผน.docx", hostile), "แผน.docx").text


def test_an_entity_of_an_xlsx_reads_no_file_of_the_server(secret):
    plain = workbook(("TARGETWORD",))
    with ZipFile(BytesIO(plain)) as archive:
        part = next(n for n in archive.namelist() if b"TARGETWORD" in archive.read(n))
    hostile = with_entity(plain, part, "TARGETWORD", secret)

    assert "TOPSECRET" not in read_file(upload("ตาราง.xlsx", hostile), "ตาราง.xlsx").text
    with pytest.raises(ReadError):
        read_table(hostile, ["TARGETWORD"])


NAMES = [
    "../../../etc/passwd.pdf",
    "..\\..\\windows\\system.pdf",
    "/etc/cron.d/x.pdf",
    "a\r\nSet-Cookie: x=1\r\n.pdf",
    'a"; filename="evil.html.pdf',
    "a\x00.html.pdf",
    "น้ำ\u202efdp.exe.pdf",
    "x" * 300 + ".pdf",
    "<script>alert(1)</script>.pdf",
    "%2e%2e%2fetc%2fpasswd.pdf",
    ".pdf",
]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_neither_leads_away_nor_ends_a_header(client, name):
    """A name that got into the database somehow, a program's or a restore's."""
    if connection.vendor == "postgresql":
        name = name.replace("\x00", "")  # its text holds none
    evidence = make.evidence(make.item(), url="", file="x", original_name=name[:255])
    evidence.file.save("x.pdf", ContentFile(b"%PDF-1.7"))

    response = client.get(evidence.address)

    assert b"".join(response) == b"%PDF-1.7"
    assert "Set-Cookie" not in response
    assert not response.cookies
    assert not set("\r\n\x00") & set(response["Content-Disposition"])
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_an_upload_is_stored_under_its_uuid_whatever_it_is_called(client, clerk, palad, name):
    item = make.item(divisions=[palad])
    client.force_login(clerk)
    file = SimpleUploadedFile("x.pdf", b"%PDF-1.7 \n%%EOF", content_type="text/html")
    file._name = name  # what a program may send, past Django's own cleaning of the class
    data = form_of(client, item) | {
        "evidence-TOTAL_FORMS": "1",
        "evidence-INITIAL_FORMS": "0",
        "evidence-0-title": "แผน",
        "evidence-0-file": file,
        "_continue": "1",
    }

    client.post(address(item), data)

    for evidence in item.evidence.all():
        assert evidence.file.name.startswith("evidence/")
        assert str(evidence.uuid) in evidence.file.name
        assert ".." not in evidence.file.name
        assert evidence.file.name.endswith(".pdf")


@pytest.mark.parametrize("path", ["../settings.py", "/etc/passwd", "a/../../b"])
def test_the_storage_opens_nothing_outside_of_it(path):
    with pytest.raises(SuspiciousFileOperation):
        default_storage.open(path)


@pytest.mark.parametrize(
    "path",
    [
        "/evidence/../../../etc/passwd",
        "/evidence/%2e%2e%2f%2e%2e%2fetc%2fpasswd/",
        "/static/../ita_portal/settings.py",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static//etc/passwd",
        "/media/evidence/x.pdf",
        "/var/portal.sqlite3",
        "/.env",
        "/.git/config",
    ],
)
def test_no_address_leads_to_a_file_of_the_server(client, path):
    assert client.get(path).status_code in (301, 404)
    assert client.get(path, follow=True).status_code == 404


def test_a_draft_file_is_no_strangers_at_its_address(client, other_clerk, palad):
    """The address of a file is not a key: who guesses it still has to see its row."""
    item = make.item(divisions=[palad])
    draft = make.evidence(item, url="", file="x", original_name="ร่าง.pdf", published_at=None)
    draft.file.save("x.pdf", ContentFile(b"%PDF-1.7 secret"))

    for user in (None, other_clerk):
        client.logout()
        if user:
            client.force_login(user)
        assert client.get(draft.get_file_url()).status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("หน้า.html", b"<script>alert(1)</script>"),
        ("ภาพ.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("ภาพ.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("ภาพ.jpg", b"\xff\xd8\xff<html><script>alert(1)</script>"),
        ("แผน.pdf", b"<html><script>alert(1)</script>%PDF-"),
        ("ข้อมูล.xml", b"<?xml version='1.0'?><x/>"),
        ("โปรแกรม.exe", b"MZ"),
        ("ไม่มีนามสกุล", b"x"),
        ("แผน.pdf.html", b"%PDF-1.7"),
        ("แผน.html ", b"%PDF-1.7"),
    ],
    ids=range(10),
)
def test_what_a_browser_could_run_is_not_taken(client, clerk, palad, name, data):
    item = make.item(divisions=[palad])
    client.force_login(clerk)
    form = form_of(client, item) | {
        "evidence-TOTAL_FORMS": "1",
        "evidence-INITIAL_FORMS": "0",
        "evidence-0-title": "แผน",
        "evidence-0-file": SimpleUploadedFile(name, data, content_type="application/pdf"),
        "_continue": "1",
    }

    assert client.post(address(item), form).status_code == 200
    assert not item.evidence.exists()
