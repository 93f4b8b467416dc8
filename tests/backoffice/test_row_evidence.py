"""Evidence on the row page: added, published with the report, then only withdrawn."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from progress.models import Status
from tests import make
from tests.backoffice.row_page import address, new_evidence, press, published_evidence

pytestmark = pytest.mark.django_db


def test_evidence_waits_for_the_review(client, clerk, item, secretary):
    element = make.element(item)
    client.force_login(clerk)
    press(
        client,
        item,
        "_submit",
        **new_evidence(
            title="แผนดำเนินงาน ๒๕๖๖",
            url="https://ita.example.go.th/plan.pdf",
            document_date="๑/๑๐/๒๕๖๕",
            elements=[element.pk],
        ),
    )
    evidence = item.evidence.get()
    assert not evidence.is_published
    assert evidence.document_date.isoformat() == "2022-10-01"
    assert list(evidence.elements.all()) == [element]

    client.force_login(secretary)
    press(client, item, "_publish")
    evidence.refresh_from_db()
    assert evidence.is_published


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" ita.example.go.th/แผน ปี.pdf ", "https://ita.example.go.th/แผน%20ปี.pdf"),
        ("http://ita.example.go.th:8080/a%20b.pdf", "http://ita.example.go.th:8080/a%20b.pdf"),
    ],
)
def test_a_pasted_address_is_mended(client, clerk, item, typed, kept):
    client.force_login(clerk)

    press(client, item, "_continue", **new_evidence(title="แผน", url=typed))

    assert item.evidence.get().url == kept


@pytest.mark.parametrize(
    "url", ["http://x.go.th:3306/", "http://10.0.0.1:8080/", "http://x.go.th:22/"]
)
def test_an_address_that_is_no_public_website_is_refused_and_said(client, clerk, item, url):
    client.force_login(clerk)

    page = press(client, item, "_continue", **new_evidence(title="แผน", url=url)).content.decode()

    assert not item.evidence.exists()
    assert "ไม่ใช่พอร์ตของเว็บไซต์" in page or "เครือข่ายภายใน" in page


def test_an_uploaded_file_keeps_its_thai_name_and_a_fingerprint(client, clerk, item):
    client.force_login(clerk)
    upload = SimpleUploadedFile("แผนน้ำ ๒๕๖๖.pdf", b"%PDF-1.7 test")

    press(client, item, "_continue", **new_evidence(title="แผน", file=upload))

    evidence = item.evidence.get()
    assert evidence.original_name == "แผนน้ำ ๒๕๖๖.pdf"
    assert evidence.file.name == f"evidence/{evidence.uuid.hex[:2]}/{evidence.uuid}.pdf"
    assert evidence.sha256 == hashlib.sha256(b"%PDF-1.7 test").hexdigest()


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({"title": "ไม่มีอะไร"}, "กรุณาใส่ที่อยู่เว็บหรือแนบแฟ้ม อย่างใดอย่างหนึ่ง"),
        (
            {
                "title": "มีทั้งสอง",
                "url": "https://www.example.go.th/a",
                "file": SimpleUploadedFile("a.pdf", b"%PDF-1.7"),
            },
            "มีทั้งที่อยู่เว็บและแฟ้ม กรุณาเหลือไว้อย่างเดียว",
        ),
        ({"title": "x", "url": "https://a.go.th", "document_date": "เมื่อวาน"}, "อ่านวันที่"),
        ({"title": "x", "file": SimpleUploadedFile("a.exe", b"MZ")}, "ระบบรับแฟ้ม pdf"),
    ],
)
def test_faulty_evidence_is_answered_and_nothing_is_saved(client, clerk, item, values, answer):
    client.force_login(clerk)

    page = press(
        client, item, "_continue", status=Status.DONE, progress="พิมพ์ไว้ยาว", **new_evidence(**values)
    ).content.decode()

    assert answer in page
    assert "พิมพ์ไว้ยาว" in page
    assert not item.evidence.exists()
    assert not item.updates.exists()


def test_a_file_over_the_limit_is_refused(client, clerk, item, settings):
    settings.EVIDENCE_MAX_BYTES = 1024 * 1024
    client.force_login(clerk)
    upload = SimpleUploadedFile("a.pdf", b"x" * (1024 * 1024 + 1))

    page = press(client, item, "_continue", **new_evidence(title="ใหญ่", file=upload))

    assert "แฟ้มใหญ่เกิน 1 MB" in page.content.decode()


def test_published_evidence_is_never_changed_or_deleted(client, clerk, item):
    evidence = make.evidence(item, title="เดิม")
    client.force_login(clerk)

    press(client, item, "_continue", **published_evidence(evidence, title="ใหม่", DELETE="on"))

    evidence.refresh_from_db()
    assert evidence.title == "เดิม"


def test_only_a_secretary_is_led_to_the_withdrawal_of_evidence(client, clerk, secretary, item):
    evidence = make.evidence(item)
    withdrawal = f"/admin/publication/item-evidence/{evidence.pk}/"

    client.force_login(clerk)
    assert withdrawal not in client.get(address(item)).content.decode()
    client.force_login(secretary)
    assert withdrawal in client.get(address(item)).content.decode()


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1/a.pdf",
        "http://localhost/a.pdf",
        "http://LOCALHOST/a.pdf",
        "https://[::1]/a.pdf",
        "http://192.168.1.10/a.pdf",
    ],
)
def test_an_address_inside_a_network_is_refused(client, clerk, item, url):
    client.force_login(clerk)

    page = press(client, item, "_continue", **new_evidence(title="แผน", url=url)).content.decode()

    assert "ที่อยู่เว็บ" in page
    assert "เครือข่ายภายใน" in page or "เขียนไม่ถูกต้อง" in page
    assert not item.evidence.exists()


def test_evidence_that_proves_nothing_yet_stands_open(client, clerk, item):
    element = make.element(item)
    evidence = make.evidence(item, published_at=None)
    client.force_login(clerk)

    assert "<details open>" in client.get(address(item)).content.decode()
    evidence.elements.add(element)
    assert "<details open>" not in client.get(address(item)).content.decode()
