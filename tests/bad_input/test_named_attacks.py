"""What generated requests once broke, each by its name."""

from urllib.parse import urlencode

import pytest

from tests import make
from tests.bad_input.odd_values import HUGE
from tests.bad_input.verdict import SAFETY

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    return make.item(number=1)


def test_thousands_of_digits_are_no_code_and_no_number(client, item):
    for address in (f"/2566/oit/o{HUGE}/", f"/2566/measures/{HUGE}/", f"/meetings/{HUGE}/"):
        assert client.get(address).status_code == 404


def test_thousands_of_digits_are_no_range(client):
    make.edition(data=b"%PDF-1.7 issued")

    response = client.get("/2566/report.pdf", headers={"Range": f"bytes={HUGE}-"})

    assert response.status_code == 200
    assert b"".join(response) == b"%PDF-1.7 issued"


def test_a_page_has_one_address_without_zeros_before_its_number(client):
    meeting = make.meeting()

    assert client.get(f"/meetings/{meeting.pk}/").status_code == 200
    assert client.get(f"/meetings/0{meeting.pk}/").status_code == 404


def test_a_nul_in_a_cookie_is_no_session(client):
    meeting = make.meeting(published_at=None)
    headers = {"Cookie": 'sessionid="aaaaaaaaaaaa\\000"'}

    response = client.get(f"/meetings/{meeting.pk}/minutes.docx", headers=headers)

    assert response.status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO"])
def test_public_pages_are_only_read(client, item, method):
    response = client.generic(method, "/2566/oit/o1/")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert "หน้านี้ไม่รับคำขอแบบนี้" in response.content.decode()


def test_too_many_fields_are_400_with_a_way_on(client):
    response = client.get("/search/", QUERY_STRING=urlencode([("q", "a")] * 9000))

    assert response.status_code == 400
    assert "ระบบอ่านคำขอนี้ไม่ได้" in response.content.decode()
    assert 'href="/"' in response.content.decode()


@pytest.mark.parametrize("redirects_to_https", [True, False])
def test_a_hostile_host_is_refused_before_anything_else(client, settings, redirects_to_https):
    settings.SECURE_SSL_REDIRECT = redirects_to_https

    response = client.get("/2566/", headers={"Host": "evil.example.com"})

    assert response.status_code == 400
    assert "evil" not in response.content.decode()
    for name, value in SAFETY.items():
        assert value in response[name]


def test_a_forwarded_host_leads_nobody_away(client, item, settings):
    settings.SECURE_SSL_REDIRECT = True
    headers = {"X-Forwarded-Host": "evil.example.com", "X-Forwarded-Proto": "https"}

    response = client.get("/2566/oit/o1", headers=headers)

    assert (response.status_code, response["Location"]) == (301, "https://testserver/2566/oit/o1")


@pytest.mark.parametrize("path", ["//evil.example.com/2566", "/%5Cevil.example.com/2566"])
def test_a_path_that_looks_like_a_host_leads_nobody_away(client, path):
    assert client.get("/", PATH_INFO=path).status_code == 404


def test_a_form_that_is_none_is_400(client):
    make.edition()

    response = client.generic(
        "POST", "/verify/2566/1/", b"x", content_type="multipart/form-data; boundary=\x00"
    )

    assert response.status_code == 400
    assert "ระบบอ่านคำขอนี้ไม่ได้" in response.content.decode()
