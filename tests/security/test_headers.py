"""The headers of safety and the cookies, as in production, on every kind of answer."""

from functools import partial
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection

import ita_portal.settings as production
from documents.working import make_all_public, work_off
from operations.page_cache import PageCache
from tests import make
from tests.serving.wsgi import ask, cookies_of

pytestmark = pytest.mark.django_db(transaction=True)

ALWAYS = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-site",
    "X-Permitted-Cross-Domain-Policies": "none",
}
OPEN = {**ALWAYS, "Cross-Origin-Resource-Policy": "cross-origin"}
SANDBOX = "sandbox; default-src 'none'"
HTTPS = {"X_Forwarded_Proto": "https"}


@pytest.fixture
def portal(settings, tmp_path):
    """The portal as a worker holds it in production, behind our own proxy, with HTTPS."""
    for name in (
        "SECURE_SSL_REDIRECT",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SESSION_COOKIE_NAME",
        "CSRF_COOKIE_NAME",
    ):
        setattr(settings, name, getattr(production, name))
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.STATIC_ROOT = tmp_path
    Path(tmp_path / "a.css").write_text("p { margin: 0 }")
    Path(tmp_path / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    return PageCache(WSGIHandler())


@pytest.fixture
def get(portal):
    return partial(ask, portal, **HTTPS)


@pytest.fixture
def item(roles):
    return make.item(number=1)


def stored(item, name, data=b"x"):
    evidence = make.evidence(item, url="", file="x", original_name=name)
    evidence.file.save(name, ContentFile(data))
    return evidence.address


def assert_safe(answer, expected=ALWAYS, policy="default-src 'none'"):
    for name, value in expected.items():
        assert answer.headers.get(name) == value, (answer.status_code, name)
    assert policy in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


def test_a_page_and_its_kept_copy(get, item, portal):
    first, again = get("/2566/oit/o1/"), get("/2566/oit/o1/")

    assert portal.pages.pages
    for answer in (first, again, get("/2566/oit/o1/", If_None_Match=again["ETag"])):
        assert_safe(answer)
    assert "Set-Cookie" not in again


def test_the_last_copy_while_the_database_is_away(get, item, monkeypatch):
    get("/2566/oit/o1/")

    def broken():
        raise OperationalError("gone")

    monkeypatch.setattr("operations.page_cache.current_revision", broken)

    assert_safe(get("/2566/oit/o1/"))


@pytest.mark.parametrize(
    ("path", "status", "method", "headers"),
    [
        ("/none/", 404, "GET", {}),
        ("/evidence/00000000-0000-0000-0000-000000000000/", 404, "GET", {}),
        ("/2566/oit/o1/", 405, "POST", {}),
        ("/2566/oit/o1/", 400, "GET", {"Host": "evil.example.com"}),
        ("/admin/login/", 403, "POST", {}),
        ("/2566/oit/o1", 301, "GET", {}),
        ("/admin/", 302, "GET", {}),
        ("/healthz", 200, "GET", {}),
        ("/theme.css", 200, "GET", {}),
        ("/robots.txt", 200, "GET", {}),
        ("/2566/oit/o1/", 200, "HEAD", {}),
    ],
)
def test_errors_redirects_and_small_files(get, item, path, status, method, headers):
    answer = get(path, method, **headers)

    assert answer.status_code == status
    assert_safe(answer)


def test_a_fault_of_ours_and_of_the_database(portal, get, item, monkeypatch):
    monkeypatch.setattr("public_site.views.summarise_year", lambda *args, **kwargs: 1 / 0)
    answer = get("/2566/")

    assert answer.status_code == 500
    assert_safe(answer)
    # Last: once the database did not answer, it is left alone for a moment.
    with connection.execute_wrapper(_refuse):
        assert_safe(get("/"))


def _refuse(execute, sql, params, many, context):
    raise OperationalError("connection refused")


def test_a_plain_connection_is_sent_to_https(portal, item):
    answer = ask(portal, "/2566/oit/o1/")

    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/2566/oit/o1/")
    # HSTS means nothing on a plain connection (RFC 6797, 7.2).
    assert_safe(answer, {k: v for k, v in ALWAYS.items() if k != "Strict-Transport-Security"})


@pytest.mark.parametrize("path", ["/static/a.css", "/static/a.svg", "/static/none.css"])
def test_static_files(get, item, path):
    answer = get(path)

    assert answer.status_code == (404 if "none" in path else 200)
    assert_safe(answer)
    assert "Access-Control-Allow-Origin" not in answer


@pytest.mark.parametrize(
    ("name", "policy", "disposition"),
    [
        ("แผน.pdf", "default-src 'none'", "inline"),
        ("ภาพ.png", SANDBOX, "inline"),
        ("ภาพ.jpg", SANDBOX, "inline"),
        ("ตาราง.csv", SANDBOX, "attachment"),
        ("รายงาน.docx", SANDBOX, "attachment"),
        ("รวม.zip", SANDBOX, "attachment"),
        # Not taken today; served by nothing that runs all the same.
        ("หน้า.html", SANDBOX, "attachment"),
        ("ภาพ.svg", SANDBOX, "attachment"),
        ("ข้อมูล.xml", SANDBOX, "attachment"),
        ("แผน.pdf.html", SANDBOX, "attachment"),
    ],
)
def test_stored_files(get, item, name, policy, disposition):
    answer = get(stored(item, name))

    assert answer.status_code == 200
    assert_safe(answer, policy=policy)
    assert answer["Content-Disposition"].startswith(disposition)


def test_editions_and_minutes(get, item):
    make.edition(year=item.fiscal_year)
    meeting = make.meeting()
    make_all_public()

    for path in (
        "/2566/report.pdf",
        "/verify/2566/1/report.pdf",
        f"/meetings/{meeting.pk}/minutes.docx",
    ):
        answer = get(path)
        assert answer.status_code == 200
        assert_safe(answer, policy=SANDBOX if path.endswith(".docx") else "default-src 'none'")


@pytest.mark.parametrize("path", ["/2566/data/oit.csv", "/2566/data/datapackage.json"])
def test_open_data_may_be_read_by_every_site(get, item, path):
    for answer in (get(path), get(path)):
        assert_safe(answer, OPEN)
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer


@pytest.mark.parametrize("path", ["/2566/data/oit.csv", "/2566/data/datapackage.json"])
def test_a_page_of_another_site_may_send_the_etag_that_it_has(client, item, path):
    asked = {
        "Origin": "https://other.example.com",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    answer = client.options(path, headers=asked)

    assert answer.status_code == 204
    assert answer.content == b""
    assert answer["Allow"] == answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]
    assert int(answer["Access-Control-Max-Age"]) > 0


def test_pages_answer_no_preflight(client, item):
    for path in ("/", "/2566/oit/o1/", "/2566/data/", "/admin/"):
        assert "Access-Control-Allow-Origin" not in client.options(path)


# -- The back office, and the cookies ---------------------------------------------------------


def test_pages_and_downloads_of_the_back_office_are_kept_by_nobody(get, item, client):
    client.force_login(make.secretary())
    cookie = cookies_of(client)
    draft = "/admin/annual_report/issuedreport/2566/draft.pdf"
    assert get(draft, Cookie=cookie).status_code == 503
    work_off()

    for path in (
        "/admin/",
        "/admin/log/log.csv",
        "/admin/log/log.xlsx",
        "/admin/tables/measures.xlsx?year=2566",
        f"/admin/oit_checklist/checklistitem/{item.pk}/change/",
        draft,
        "/admin/second-factor/",
        "/admin/password_change/",
        "/admin/jsi18n/",
        "/admin/forgotten/",
    ):
        answer = get(path, Cookie=cookie)
        assert answer.status_code == 200, path
        assert_safe(answer)
        assert "no-store" in answer["Cache-Control"], path


def test_the_cookies_of_a_sign_in(client, roles, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME = production.SESSION_COOKIE_NAME
    settings.CSRF_COOKIE_NAME = production.CSRF_COOKIE_NAME
    make.clerk(make.division())
    data = {"username": "clerk", "password": "รหัสผ่านของ-clerk"}

    client.get("/admin/login/", secure=True)
    client.post("/admin/login/", data, secure=True)

    session, csrf = client.cookies["__Host-sessionid"], client.cookies["__Host-csrftoken"]
    (known,) = [c for name, c in client.cookies.items() if name.startswith("__Secure-known-")]
    for cookie in (session, csrf, known):
        assert cookie["secure"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert not cookie["domain"]
    assert session["path"] == csrf["path"] == "/"


def test_production_really_has_these_settings():
    assert production.SECURE_SSL_REDIRECT
    assert production.SESSION_COOKIE_SECURE
    assert production.CSRF_COOKIE_SECURE
    assert production.SESSION_COOKIE_NAME.startswith("__Host-")
    assert production.CSRF_COOKIE_NAME.startswith("__Host-")
    assert production.PASSWORD_HASHERS[0].endswith(".Argon2PasswordHasher")


def test_passwords_are_stored_by_argon2(settings, roles):
    clerk = make.clerk()
    settings.PASSWORD_HASHERS = production.PASSWORD_HASHERS

    clerk.set_password("รหัสผ่านใหม่ยาวพอ")

    assert clerk.password.startswith("argon2$argon2id$")
    assert clerk.check_password("รหัสผ่านใหม่ยาวพอ")
