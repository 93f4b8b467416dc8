"""axe-core finds nothing on any page: public ones, errors, the login, the back office."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.apps import apps
from django.db import OperationalError, connection
from django.test import Client

from public_site.accessibility import read_facts
from tests import make
from tests.accessibility.auditing import WIDTHS
from tests.security.addresses import pages_among
from tests.test_urls_by_person import BACK_OFFICE, COVERED_BY_A_SIBLING, OK, PEOPLE, PUBLIC

pytestmark = [
    pytest.mark.browser,
    pytest.mark.looks,
    pytest.mark.django_db(transaction=True),
]

# Pages of one row, whose lists stand in the table of addresses.
ROWS = {
    "agency_agency": "agency/agency", "agency_division": "agency/division",
    "agency_fiscalyear": "agency/fiscalyear", "agency_deadline": "agency/deadline",
    "agency_user": "agency/user", "auth_group": "auth/group",
    "meetings_committee": "meetings/committee", "meetings_meeting": "meetings/meeting",
    "meetings_agendaitem": "meetings/agendaitem", "oit_checklist_section": "oit_checklist/section",
    "oit_checklist_element": "oit_checklist/element",
    "progress_linkcheck": "progress/linkcheck", "progress_jobrun": "progress/jobrun",
}  # fmt: skip


ERRORS = ("400", "403", "403_csrf", "404", "405", "500", "503")


def html_pages(client, addresses, rows) -> list[str]:
    """Those addresses that answer with a page, in their order, each once."""
    found = {}
    for path in pages_among([address.format(**rows) for address in addresses]):
        response = client.get(path)
        if response.streaming:
            b"".join(response)
        if response.status_code == OK and response["Content-Type"].startswith("text/html"):
            found[path] = None
    return list(found)


def assert_faultless(auditor, addresses):
    faults = [fault for address in addresses for fault in auditor.faults(address)]
    assert not faults, "\n".join(faults)


def test_every_public_page(auditor, client, rows):
    items = ["/2566/oit/o43/", "/2566/oit/o22/", "/2566/iit/1/", "/2566/eit/6/", "/2565/"]
    searches = ["/search/?q=แผน", "/search/?q=ไม่มีคำนี้", "/2566/oit/?status=not_done"]
    pages = html_pages(client, [*PUBLIC, *items, *searches], rows)

    assert len(pages) + len(ERRORS) + 1 == read_facts()["public_pages"]
    assert_faultless(auditor, pages)


def test_every_error_page(auditor, client, rows, live_server, monkeypatch):
    client.raise_request_exception = False
    forged = Client(enforce_csrf_checks=True).post("/admin/login/")
    broken = {
        "400": client.get("/", headers={"Host": "evil.example.com"}),
        "403_csrf": forged,
        "404": client.get("/ไม่มี/"),
        "405": client.post("/2566/oit/o1/"),
    }
    client.force_login(make.clerk(username="other"))
    broken["403"] = client.get("/admin/agency/user/")
    client.logout()
    monkeypatch.setattr("public_site.views.summarise_year", lambda *args: 1 / 0)
    broken["500"] = client.get("/2566/")
    with connection.execute_wrapper(_refuse):
        broken["503"] = client.get("/")
    faults = []
    assert set(broken) == set(ERRORS)
    for name, response in broken.items():
        assert name.startswith(str(response.status_code))
        faults += faults_of_html(auditor, f"{live_server.url}/broken/{name}/", response.content)
    assert not faults, "\n".join(faults)


def test_the_statement_names_the_tool_and_the_widths():
    version = re.search(r"axe v([\d.]+)", AXE_SCRIPT)[1]

    assert read_facts()["axe_version"] == version
    assert tuple(read_facts()["widths"]) == WIDTHS


def test_axe_is_at_work(auditor, rows, live_server):
    html = b"<!doctype html><html><title>x</title><main><h1>x</h1><p style='color:#999'>too faint"

    faults = faults_of_html(auditor, f"{live_server.url}/broken/page/", html)

    for rule in ("html-has-lang", "color-contrast"):
        assert any(rule in fault for fault in faults), faults
    assert any("320 px light" in fault for fault in faults)


PLAIN = "<p>a text like the others</p>" * 9


@pytest.mark.parametrize(
    ("style", "where"),
    [
        ("p:last-child { color: #999 }", "320 px light"),
        ("@media (min-width: 600px) { p:last-child { color: #999 } }", "1280 px light"),
        ("div { background: #555 }", "320 px light"),
        (
            "@media (max-width: 600px) { div { display: none } } div { color: #999 }",
            "1280 px light",
        ),
        (
            "@media (prefers-color-scheme: dark) { body { background: #000; color: #fff }"
            " div { color: #333 } }",
            "320 px dark",
        ),
        (
            "@media (prefers-color-scheme: dark) and (min-width: 600px) { div { color: #bbb } }",
            "1280 px dark",
        ),
    ],
)
def test_one_text_that_looks_otherwise_is_found(auditor, live_server, style, where):
    """Among many that look alike, at one width or in one scheme alone."""
    html = f"""<!doctype html><html lang=th><title>x</title><style>
        body {{ background: #fff; color: #000 }} {style}</style>
        <main><h1>x</h1>{PLAIN}<div>{PLAIN}</div></main>"""

    faults = faults_of_html(auditor, f"{live_server.url}/broken/page/", html.encode())

    contrast = [fault for fault in faults if "color-contrast" in fault]
    assert contrast
    assert all(where in fault for fault in contrast), contrast


def faults_of_html(auditor, address: str, html: bytes) -> list[str]:
    """What axe finds in this HTML, shown at this address of the portal with its style sheets."""
    answer = {"body": html, "content_type": "text/html; charset=utf-8"}
    auditor.page.route(address, lambda route: route.fulfill(**answer))
    return auditor.faults(address)


def _refuse(execute, sql, params, many, context):
    raise OperationalError("connection refused")


def test_signing_in(auditor, rows):
    faults = auditor.faults("/admin/login/")
    auditor.page.get_by_label("ชื่อผู้ใช้").fill("nobody")
    auditor.page.get_by_label("รหัสผ่าน").fill("wrong")
    auditor.page.keyboard.press("Enter")
    auditor.page.locator(".error-summary").wait_for()
    faults += auditor.faults_here("refused sign-in")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("half", [0, 1])
def test_every_list_and_page_of_the_back_office(auditor, client, rows, sign_in, half):
    sign_in(make.administrator())
    pages = html_pages(client, BACK_OFFICE, rows)
    assert len(pages) + len(ROWS) == read_facts()["office_pages"]
    assert_faultless(auditor, pages[half::2])


def test_the_form_of_every_kind_of_row(auditor, client, rows, sign_in):
    sign_in(make.administrator())
    covered = {name.removeprefix("admin:").rpartition("_")[0] for name in COVERED_BY_A_SIBLING}
    covered -= {"app", "view_on", "auth_user_password", ""}
    assert covered == set(ROWS)
    first = {
        path: apps.get_model(*path.split("/"))._default_manager.first() for path in ROWS.values()
    }
    pages = [f"/admin/{path}/{row.pk}/change/" for path, row in first.items() if row]
    assert len(pages) == len(ROWS)
    assert_faultless(auditor, pages)


@pytest.mark.parametrize("user", ["clerk", "secretary"])
def test_the_daily_work(auditor, client, rows, sign_in, user):
    sign_in(rows["clerk"] if user == "clerk" else make.secretary())
    column = PEOPLE.index(user)
    theirs = [address for address, answers in BACK_OFFICE.items() if answers[column] == OK]
    wanted = ("/admin/", "/admin/readiness/2566/", "/admin/measures/measure/{measure}/change/",
              "/admin/oit_checklist/checklistitem/{item}/change/")  # fmt: skip
    pages = html_pages(client, [address for address in theirs if address in wanted], rows)
    assert len(pages) >= 3
    assert_faultless(auditor, pages)
