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


def not_found(client, address):
    response = client.get(address)
    assert response.status_code == 404, address
    return response.content.decode()


@pytest.mark.django_db
def test_a_missing_item_stays_in_its_year_and_table(client):
    make.fiscal_year(2566)
    make.fiscal_year(2567)

    html = not_found(client, "/2566/eit/99/")

    assert 'href="/2566/eit/"> ดูตาราง' in " ".join(html.split())
    assert "/2567/" not in html


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/2599/", "/2566/oit/o99/", "/meetings/99/", "/nowhere/"])
def test_no_entry_of_the_menu_is_the_current_one_on_an_error_page(client, address):
    make.fiscal_year(2566)

    assert "aria-current" not in not_found(client, address)


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["o013", "O13", "13", "๑๓", "ข้อ 13", "o-13"])
def test_another_spelling_of_a_code_is_understood(client, typed):
    make.item(number=13, title="รายงานผล")

    html = not_found(client, f"/2566/oit/{typed}/")

    assert 'หมายถึง<a href="/2566/oit/o13/">ข้อ o13 รายงานผล</a> หรือไม่' in html


@pytest.mark.django_db
def test_a_draft_is_never_what_was_meant(client):
    make.item(number=13, withdrawn=True)

    assert "หมายถึง" not in not_found(client, "/2566/oit/o013/")


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

    monkeypatch.setattr("public_site.views.summarise_year", fail)
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
