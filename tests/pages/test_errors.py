"""When something is wrong: the right status, a clear sentence, nothing half-made."""

import pytest
from django.db import DatabaseError, OperationalError, connection

from tests import make


@pytest.mark.django_db
def test_a_page_that_is_not_there_helps_on(client):
    make.fiscal_year(2566)

    response = client.get("/ไม่มี/")

    assert response.status_code == 404
    assert "ไม่พบหน้านี้" in response.content.decode()
    assert 'href="/2566/oit/"' in response.content.decode()


@pytest.fixture
def database_is_gone(db):
    """Every query fails, as it does when the server is out of reach."""

    def refuse(execute, sql, params, many, context):
        raise OperationalError("connection refused")

    with connection.execute_wrapper(refuse):
        yield


def test_without_a_database_the_answer_is_503_in_thai(client, database_is_gone):
    client.raise_request_exception = False

    response = client.get("/")

    assert response.status_code == 503
    assert response["Retry-After"]
    assert "ติดต่อฐานข้อมูลไม่ได้" in response.content.decode()


def test_healthz_answers_without_a_database(client, database_is_gone):
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_a_fault_of_ours_is_500_in_thai(client, monkeypatch):
    def fail(*args):
        raise ZeroDivisionError

    monkeypatch.setattr("ita_portal.views.year_at_a_glance", fail)
    make.fiscal_year(2566)
    client.raise_request_exception = False

    response = client.get("/2566/")

    assert response.status_code == 500
    assert "ระบบขัดข้อง" in response.content.decode()


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_in_thai():
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})

    assert response.status_code == 403
    assert "แบบฟอร์มหมดอายุ" in response.content.decode()


def test_database_errors_share_one_base():
    assert issubclass(OperationalError, DatabaseError)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/admin/login/", "/nowhere/"])
def test_every_page_forbids_inline_scripts_and_other_hosts(client, address):
    policy = client.get(address)["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy


@pytest.mark.django_db
def test_public_pages_set_no_cookies(client):
    make.item(number=1)

    for address in ("/", "/2566/oit/?status=done", "/2566/oit/o1/", "/meetings/"):
        assert not client.get(address).cookies
