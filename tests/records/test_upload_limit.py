"""A 2-GB upload fills neither disk nor memory, and costs nobody the words already typed."""

import resource
import time
from contextlib import suppress
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests import make
from tests.backoffice.row_page import address, form_of, new_evidence
from tests.sample_files import pdf_of, upload

MB = 1024 * 1024
TOKEN = "a" * 32
BOUNDARY = "----boundary"


def part(name: str, value) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
    return f"{head}\r\n\r\n{value}\r\n".encode()


def parts(data: dict) -> bytes:
    return b"".join(
        part(name, value)
        for name, values in data.items()
        for value in (values if isinstance(values, list) else [values])
    )


def file_head(field: str, name: str) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"'
    return f"{head}\r\nContent-Type: application/pdf\r\n\r\n".encode()


def send(server, client, path: str, before: bytes, size: int, watch) -> str:
    """POST a file of this size, made while it is sent; return the page that answers."""
    end = f"\r\n--{BOUNDARY}--\r\n".encode()

    def body():
        yield before
        for _ in range(size // MB):
            yield b"x" * MB
            watch()
        yield end

    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=600)
    headers = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Content-Length": str(len(before) + size + len(end)),
        "Cookie": f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}",
    }
    connection.request("POST", path, body(), headers)
    response = connection.getresponse()
    page = response.read().decode()
    connection.close()
    assert response.status == 200
    return page


@pytest.fixture
def item(roles, client):
    palad = make.division("สำนักปลัด")
    client.force_login(make.clerk(palad))
    return make.item(divisions=[palad])


def bytes_in(folder) -> int:
    """The size of all files; one that the server removes at this moment counts nothing."""
    total = 0
    for file in folder.iterdir():
        with suppress(FileNotFoundError):
            total += file.stat().st_size
    return total


@pytest.mark.django_db(transaction=True)
def test_a_huge_upload_is_thrown_away_while_it_arrives(
    live_server, client, item, settings, tmp_path
):
    settings.EVIDENCE_MAX_BYTES = 3 * MB
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    on_disk, end = [], time.monotonic() + 300
    typed = {**form_of(client, item), "progress": "พิมพ์ไว้ยาว", "_continue": "1"}
    fields = {**typed, **new_evidence(title="แผนน้ำ"), "csrfmiddlewaretoken": TOKEN}
    before = parts(fields) + file_head("evidence-0-file", "ใหญ่.pdf")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def watch():
        on_disk.append(bytes_in(tmp_path))
        if len(on_disk) == 1:  # the server has a mebibyte of the file, and soon stored of it
            while not on_disk[0] and time.monotonic() < end:
                time.sleep(0.01)
                on_disk[0] = bytes_in(tmp_path)

    page = send(live_server, client, address(item), before, 120 * MB, watch)

    assert "แฟ้มใหญ่เกิน 3 MB กรุณาลดขนาดแล้วแนบใหม่" in page
    assert "แผนน้ำ" in page
    assert "พิมพ์ไว้ยาว" in page
    assert 0 < max(on_disk) <= 3 * MB
    assert on_disk[-1] == 0
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 40 * 1024  # kilobytes
    assert not item.evidence.exists()


@pytest.mark.django_db
def test_a_file_of_just_the_limit_is_taken(client, clerk, palad, settings):
    item, data = make.item(divisions=[palad]), pdf_of(b"")
    settings.EVIDENCE_MAX_BYTES = len(data)
    client.force_login(clerk)
    values = new_evidence(title="พอดี", file=upload("พอดี.pdf", data))

    client.post(address(item), {**form_of(client, item), **values, "_continue": "1"})

    assert item.evidence.get().original_name == "พอดี.pdf"


@pytest.mark.django_db
@pytest.mark.parametrize("memory", [0, 10 * MB])
def test_one_file_too_large_does_not_harm_the_other(client, clerk, palad, settings, memory):
    item, data = make.item(divisions=[palad]), pdf_of(b"")
    settings.EVIDENCE_MAX_BYTES, settings.FILE_UPLOAD_MAX_MEMORY_SIZE = MB, memory
    client.force_login(clerk)
    files = {"file": upload("ดี.pdf", data), "title": "ดี"}
    values = new_evidence(**files) | {
        "evidence-TOTAL_FORMS": 2,
        "evidence-1-title": "ใหญ่",
        "evidence-1-file": upload("ใหญ่.pdf", b"x" * (MB + 1)),
    }

    response = client.post(address(item), {**form_of(client, item), **values, "_continue": "1"})

    good, large = response.context["inline_admin_formsets"][0].formset.forms[:2]
    assert "file" not in good.errors
    assert large.errors["file"] == ["แฟ้มใหญ่เกิน 1 MB กรุณาลดขนาดแล้วแนบใหม่"]
    assert good.files["evidence-0-file"].size == len(data)
    assert large.files["evidence-1-file"].size == MB + 1
    assert not item.evidence.exists()
