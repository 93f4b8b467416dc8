"""
The content policy holds on every page: no inline script or style anywhere, and a real Chromium,
which opens all pages and presses what can be pressed, meets nothing that the policy forbids.
"""

import re
from html.parser import HTMLParser

import pytest
from django.db import OperationalError, connection
from django.test import Client
from playwright.sync_api import expect

from tests import make
from tests.security.addresses import all_addresses, for_a_browser, is_html, pages_among, read

pytestmark = [pytest.mark.looks, pytest.mark.django_db(transaction=True)]

POLICY = {
    "base-uri 'none'",
    "connect-src 'self'",
    "object-src 'none'",
    "default-src 'none'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "script-src 'self'",
    "style-src 'self'",
}
DATA_BLOCKS = ("application/json", "application/ld+json")


class Inline(HTMLParser):
    """Collects everything that a policy without unsafe-inline would not run."""

    def __init__(self, html: str):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "style" or "style" in values:
            self.found.append(f"<{tag}> style")
        if tag == "script" and not values.get("src") and values.get("type") not in DATA_BLOCKS:
            self.found.append("<script> without src")
        for name, value in attributes:
            if name.startswith("on") or "javascript:" in re.sub(r"\s", "", value or "").lower():
                self.found.append(f"<{tag} {name}={value!r}>")
        if tag in ("iframe", "object", "embed", "base"):
            self.found.append(f"<{tag}>")


def policy_of(response) -> set[str]:
    return set(response["Content-Security-Policy"].split("; "))


def test_inline_things_are_found():
    hostile = '<p style="x"><a onclick="x" href="java\nscript:x"><script>1</script><style></style>'
    assert len(Inline(hostile).found) == 5


def test_no_page_has_an_inline_script_or_style_and_each_has_the_policy(client, rows, superuser):
    client.force_login(superuser)
    wrong, pages = [], 0
    for address in pages_among(all_addresses(rows)):
        response = client.get(address)
        body = read(response)
        if not is_html(response):
            continue
        pages += 1
        wrong += [f"{address}: {found}" for found in Inline(body.decode()).found]
        if policy_of(response) != POLICY:
            wrong.append(f"{address}: {policy_of(response)}")
    assert not wrong, "\n".join(wrong)
    assert pages > 120


def test_neither_has_any_error_page(client, rows, monkeypatch):
    for status, response in errors(client, monkeypatch):
        assert response.status_code == status
        assert Inline(response.content.decode()).found == []
        assert policy_of(response) == POLICY


def errors(client, monkeypatch):
    """One answer of each kind of error."""
    client.raise_request_exception = False
    yield 404, client.get("/ไม่มี/")
    yield 400, client.get("/", headers={"host": "evil.example.com"})
    yield 403, Client(enforce_csrf_checks=True).post("/admin/login/")
    client.force_login(make.clerk(username="nobody-in-particular"))
    yield 403, client.get("/admin/agency/user/")
    client.logout()
    monkeypatch.setattr("public_site.views.summarise_year", lambda *args: 1 / 0)
    yield 500, client.get("/2566/")
    with connection.execute_wrapper(_refuse):
        yield 503, client.get("/")


def _refuse(execute, sql, params, many, context):
    raise OperationalError("connection refused")


# -- In a real browser ------------------------------------------------------------------------

WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event =>
  window.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
# What the pages of the back office do when somebody presses their buttons.
PRESS = """() => {
  const buttons = document.querySelectorAll(
    ".add-row a, .theme-toggle, #toggle-nav-sidebar, summary, .selector button, .selector a," +
    "button[data-copy], .inline-deletelink, #changelist-filter summary");
  for (const button of buttons) button.click();
  return buttons.length;
}"""


@pytest.fixture
def tab(chromium, live_server, client, superuser):
    """A tab in which the superuser is signed in; `complaints` is what the console said."""
    context = chromium.new_context(base_url=live_server.url)
    client.force_login(superuser)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.add_init_script(WATCH)
    page.complaints = []
    page.on("console", lambda line: page.complaints.append(line.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()


def refused_on(page, where: str) -> list[str]:
    """What the policy refused on the open page, as its event and the console tell."""
    reported = page.evaluate("window.refused")
    said = [text for text in page.complaints if "Content Security Policy" in text]
    page.complaints.clear()
    return [f"{where}: {text}" for text in (*reported, *said)]


@pytest.mark.browser
@pytest.mark.parametrize("half", range(2))
def test_chromium_meets_nothing_that_the_policy_forbids(tab, rows, half):
    refused, pages, pressed = [], 0, 0
    for address in for_a_browser(all_addresses(rows))[half::2]:
        pages += tab.goto(address).ok
        pressed += tab.evaluate(PRESS)
        refused += refused_on(tab, address)
    assert not refused, "\n".join(refused)
    assert pages > 40
    assert pressed > 50


@pytest.mark.browser
def test_chromium_refuses_what_the_policy_forbids(tab, rows):
    """The watch itself works: something inline is put into a page of the portal."""
    tab.route("**/about/", lambda route: _with_something_inline(route))
    tab.goto("/about/")

    refused = " ".join(refused_on(tab, "/about/"))

    assert "style-src" in refused
    assert "script-src" in refused
    assert tab.evaluate("window.ran") is None


def _with_something_inline(route):
    answer = route.fetch()
    inline = "<script>window.ran = 1</script><p style='color: red' onclick='1'>x</p></body>"
    route.fulfill(response=answer, body=answer.text().replace("</body>", inline))


@pytest.mark.browser
def test_a_popup_gives_its_row_back(tab, rows):
    tab.goto("/admin/oit_checklist/checklistitem/add/")
    with tab.expect_popup() as opened:
        tab.locator("#add_id_section").click()
    popup = opened.value
    said = []
    popup.on("console", lambda line: said.append(line.text))
    popup.get_by_label("ปีงบประมาณ").select_option(index=1)
    popup.get_by_label("ลำดับ").fill("9")
    popup.get_by_label("ตัวชี้วัดย่อยที่").fill("9.9")
    popup.get_by_label("ชื่อ").fill("ตัวชี้วัดย่อยใหม่")
    popup.get_by_role("button", name="บันทึก", exact=True).click()
    expect(tab.locator("#id_section")).not_to_have_value("")

    assert refused_on(tab, "opener") == []
    assert not [line for line in said if "Content Security Policy" in line]
