"""Uploaded files as the public opens them."""

import pytest
from django.core.files.base import ContentFile

from tests import make

pytestmark = pytest.mark.django_db


def stored(name: str, data: bytes):
    evidence = make.evidence(make.item(), url="", file="x", original_name=name)
    evidence.file.save(name, ContentFile(data))
    return evidence


def opened(client, evidence):
    response = client.get(evidence.address)
    return response, b"".join(response)


@pytest.mark.parametrize(
    ("name", "content_type", "shown"),
    [
        ("แผนน้ำ ๒๕๖๖.pdf", "application/pdf", True),
        ("ภาพ.png", "image/png", True),
        ("ตาราง.csv", "text/csv", False),
        ("รวม.zip", "application/zip", False),
    ],
)
def test_a_file_comes_back_under_its_thai_name(client, name, content_type, shown):
    response, data = opened(client, stored(name, b"content"))

    disposition = response["Content-Disposition"]
    assert data == b"content"
    assert response["Content-Type"].split(";")[0] == content_type
    assert disposition.startswith("inline" if shown else "attachment")
    assert "filename*=utf-8''%E0%B" in disposition
    assert response["X-Content-Type-Options"] == "nosniff"


def test_nothing_in_a_file_may_run(client):
    picture, _ = opened(client, stored("ภาพ.png", b"x"))
    paper, _ = opened(client, stored("แผน.pdf", b"x"))

    assert picture["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "default-src 'none'" in paper["Content-Security-Policy"]
    assert "unsafe" not in paper["Content-Security-Policy"]


def test_a_file_lost_from_the_disk_is_404(client):
    evidence = stored("แผน.pdf", b"x")
    evidence.file.storage.delete(evidence.file.name)

    assert client.get(evidence.address).status_code == 404


def test_a_withdrawn_file_is_gone(client):
    evidence = stored("แผน.pdf", b"x")
    evidence.withdraw("ผิดฉบับ")
    evidence.save()

    page = client.get(evidence.address)

    assert page.status_code == 410
    assert "ผิดฉบับ" in page.content.decode()


def test_a_piece_of_a_file_can_be_had(client):
    evidence = stored("แผน.pdf", b"%PDF-1.7 0123456789")

    response = client.get(evidence.address, headers={"Range": "bytes=9-12"})

    assert response.status_code == 206
    assert response["Content-Range"] == "bytes 9-12/19"
    assert b"".join(response) == b"0123"


def test_a_piece_beyond_the_end_is_416_with_a_page(client):
    evidence = stored("แผน.pdf", b"%PDF-1.7")

    response = client.get(evidence.address, headers={"Range": "bytes=100-"})

    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */8"
    assert "Content-Disposition" not in response
    assert "กรุณาดาวน์โหลดใหม่ทั้งแฟ้ม" in response.content.decode()


def test_a_file_that_the_browser_has_is_not_sent_again(client):
    evidence = stored("แผน.pdf", b"%PDF-1.7")
    etag = opened(client, evidence)[0]["ETag"]

    response = client.get(evidence.address, headers={"If-None-Match": etag})

    assert (response.status_code, response.content) == (304, b"")


def test_a_browser_asks_again_each_time(client):
    response, _ = opened(client, stored("แผน.pdf", b"%PDF-1.7"))

    assert response["Cache-Control"] == "public, no-cache"
