"""Issued editions over HTTP: stored files, conditional requests, ranges, verification."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from documents import comparing
from documents.pdf import render_pdf
from tests import make
from tests.documents.signing import rewritten, signed

pytestmark = pytest.mark.django_db

DATA = b"%PDF-1.7 " + bytes(range(256)) * 4


@pytest.fixture
def edition():
    return make.edition(data=DATA)


def body(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


def test_report_pdf_is_the_newest_edition(edition, client):
    make.edition(number=2, data=b"%PDF-1.7 second")

    assert body(client.get("/2566/report.pdf")) == b"%PDF-1.7 second"
    assert body(client.get("/verify/2566/1/report.pdf")) == DATA


def test_the_file_has_a_readable_thai_name_and_safe_headers(edition, client):
    response = client.get("/2566/report.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert "filename*=utf-8''%E0%B8%A3%E0%B8%B2%E0%B8%A2" in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert int(response["Content-Length"]) == len(DATA)
    body(response)


def test_an_unchanged_file_is_not_sent_again(edition, client):
    first = client.get("/2566/report.pdf")
    body(first)

    for header in (
        {"If-None-Match": first["ETag"]},
        {"If-Modified-Since": first["Last-Modified"]},
    ):
        again = client.get("/2566/report.pdf", headers=header)
        assert again.status_code == 304
        assert body(again) == b""


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [("bytes=0-9", 0, 9), ("bytes=100-", 100, len(DATA) - 1), ("bytes=-5", len(DATA) - 5, None)],
)
def test_a_range_is_answered(edition, client, wanted, first, last):
    last = len(DATA) - 1 if last is None else last

    response = client.get("/2566/report.pdf", headers={"Range": wanted})

    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(DATA)}"
    assert body(response) == DATA[first : last + 1]


@pytest.mark.parametrize("wanted", ["bytes=99999-", "bytes=-0"])
def test_a_range_outside_the_file_is_refused(edition, client, wanted):
    response = client.get("/2566/report.pdf", headers={"Range": wanted})

    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(DATA)}"


@pytest.mark.parametrize("wanted", ["bytes=0-1,4-5", "lines=1-2", "bytes=9-3", "bytes=-", "junk"])
def test_a_range_that_makes_no_sense_gives_the_whole(edition, client, wanted):
    response = client.get("/2566/report.pdf", headers={"Range": wanted})

    assert response.status_code == 200
    assert body(response) == DATA


def test_a_range_of_an_older_file_gives_the_whole(edition, client):
    headers = {"Range": "bytes=0-9", "If-Range": '"of another edition"'}

    assert body(client.get("/2566/report.pdf", headers=headers)) == DATA


def test_a_file_lost_from_the_disk_is_503_not_an_empty_file(edition, client):
    edition.file.storage.delete(edition.file.name)

    response = client.get("/2566/report.pdf")

    assert response.status_code == 503
    assert "ไม่พบแฟ้มของรายงานฉบับนี้" in response.content.decode()


def test_the_verify_page_tells_the_facts(edition, page):
    html = page("/verify/2566/1/")

    assert edition.sha256 in html
    assert "ฉบับที่ 1" in html


def compare(client, data: bytes, name: str = "a.pdf") -> str:
    upload = SimpleUploadedFile(name, data, "application/pdf")
    return client.post("/verify/2566/1/", {"file": upload}).content.decode()


def test_the_same_file_is_recognised(edition, client):
    assert "ตรงกัน" in compare(client, DATA)


def test_one_changed_byte_is_noticed(edition, client):
    assert "ไม่ตรง" in compare(client, DATA[:-1] + b"x")


def test_another_edition_of_ours_is_named(edition, client):
    make.agency(name="เทศบาลตำบลตัวอย่าง")
    make.edition(number=2, data=b"%PDF-1.7 second")

    html = compare(client, b"%PDF-1.7 second")

    assert "เป็นฉบับอื่นของเทศบาล" in html
    assert "/verify/2566/2/" in html


@pytest.fixture
def printed():
    html = '<html lang="th"><head><title>ก</title></head><p data-signature="ประธาน">ก</p></html>'
    return make.edition(data=render_pdf(html)), render_pdf(html)


def test_who_signed_the_edition_afterwards_is_told_and_not_vouched_for(printed, client):
    _, data = printed
    whole = signed(data, "ประธาน", "นายสมชาย <b>ใจดี</b>")

    html = compare(client, whole)

    assert "เป็นรายงานฉบับนี้ และมีผู้ลงนามเพิ่มภายหลัง" in html
    assert "นายสมชาย &lt;b&gt;ใจดี&lt;/b&gt;" in html
    assert "ไม่ได้ตรวจผู้ออกใบรับรอง" in html
    assert "ไม่ตรง" in compare(client, data[:-1])  # the end is cut off
    assert "ไม่ตรง" in compare(client, b"%" + whole)


@pytest.mark.parametrize("year", [1950, 9999])
def test_a_moment_that_cannot_be_is_not_told(printed, client, year):
    moment = datetime(year, 12, 31, 23, tzinfo=UTC)

    html = compare(client, signed(printed[1], "ประธาน", "นายสมชาย", at=moment))

    assert "เป็นรายงานฉบับนี้ และมีผู้ลงนามเพิ่มภายหลัง" in html
    assert "เวลาที่ผู้ลงนามระบุเอง" not in html


def test_an_edition_that_was_changed_afterwards_is_no_edition(printed, client):
    html = compare(client, rewritten(printed[1]))

    assert "ถูกแก้ไขหลังออกแล้ว" in html
    assert "verdict--same" not in html


def test_another_edition_that_somebody_signed_is_named(printed, client):
    make.edition(number=2, year=printed[0].fiscal_year, data=b"%PDF-1.7 second")
    file = SimpleUploadedFile("a.pdf", signed(printed[1], "ประธาน", "นายสมชาย"))

    html = client.post("/verify/2566/2/", {"file": file}).content.decode()

    assert "แฟ้มนี้ขึ้นต้นด้วยฉบับอื่น" in html
    assert "/verify/2566/1/" in html


def test_more_than_a_signature_could_need_is_not_read(printed, client, monkeypatch):
    monkeypatch.setattr(comparing, "MOST_ADDED", 1000)

    assert "อ่านส่วนที่เพิ่มไม่ได้" in compare(client, printed[1] + b"x" * 200_000)


def test_no_file_is_answered(edition, client):
    assert "ไม่ได้เลือกแฟ้ม" in client.post("/verify/2566/1/").content.decode()
    assert "ไม่ได้เลือกแฟ้ม" in compare(client, b"")


def test_the_compared_file_is_kept_nowhere(edition, client, tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)

    assert "ไม่ตรง" in compare(client, b"x" * (5 * 1024 * 1024))

    assert list(tmp_path.iterdir()) == []
    assert not client.cookies


def test_an_endless_file_is_cut_off(edition, client, monkeypatch):
    monkeypatch.setattr(comparing, "LARGEST_COMPARED", 1024 * 1024)

    assert "ใหญ่เกิน 200 MB" in compare(client, b"x" * (2 * 1024 * 1024))


def test_editions_of_a_hidden_year_are_hidden(client):
    make.edition(year=make.fiscal_year(2570, published_at=None))

    for address in ("/verify/2570/1/", "/verify/2570/1/report.pdf"):
        assert client.get(address).status_code == 404
    assert "2570" not in client.get("/verify/").content.decode()


def test_the_signed_copy_stands_beside_the_edition(edition, client, secretary, page):
    client.force_login(secretary)
    address = f"/admin/annual_report/issuedreport/{edition.pk}/change/"
    scan = BytesIO(b"%PDF-1.7 signed")
    scan.name = "รายงานลงนาม.pdf"

    client.post(
        address,
        {
            "signed_copies-TOTAL_FORMS": 1,
            "signed_copies-INITIAL_FORMS": 0,
            "signed_copies-0-file": scan,
            "signed_copies-0-published_at": "1/1/2566 8:00",
        },
    )

    signed = edition.signed_copies.get()
    assert (signed.original_name, signed.added_by) == ("รายงานลงนาม.pdf", secretary)
    assert signed.get_file_url() in page("/2566/report/")
    assert signed.get_file_url() in page("/verify/2566/1/")
    assert body(client.get(signed.get_file_url())) == b"%PDF-1.7 signed"


def test_the_signed_copy_of_a_withdrawn_year_is_not_public(edition, client, secretary):
    signed = edition.signed_copies.create(published_at=timezone.now(), added_by=secretary)
    signed.file.save("signed.pdf", ContentFile(b"%PDF-1.7 signed"))
    assert client.get(signed.get_file_url()).status_code == 200

    edition.fiscal_year.withdraw("เผยแพร่ผิดปี")
    edition.fiscal_year.save()

    assert client.get(signed.get_file_url()).status_code == 410
