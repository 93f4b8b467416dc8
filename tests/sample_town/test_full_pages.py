"""
Each kind of page where it is fullest: axe finds nothing, on a phone and a desk.

TOWN_PICTURES=1 writes the pictures of README to docs/images; without it nothing is written.
"""

import json
import os

import pytest

from tests.accessibility.auditing import Auditor
from tests.installed_portal import ROOT
from tests.real_server import running_server

pytestmark = [pytest.mark.browser, pytest.mark.own_database]

# Of the pages that differ in numbers alone, the longest; and a session of the secretary.
FULLEST = """
    import json, re
    from django.test import Client
    from agency.models import User
    from open_data.sitemap import public_pages
    client, fullest = Client(headers={"host": "127.0.0.1"}), {}
    for page in public_pages():
        answer = client.get(page.path)
        if answer.headers["Content-Type"].startswith("text/html"):
            kind, length = re.sub(r"[0-9]+", "0", page.path), len(answer.content)
            fullest[kind] = max(fullest.get(kind, (0, "")), (length, page.path))
    client.force_login(User.objects.get(username="secretary"))
    pages = sorted(path for _, path in fullest.values())
    print(json.dumps([pages, client.session.session_key]))
"""
OFFICE = (
    "/admin/", "/admin/readiness/2569/", "/admin/results/2568/", "/admin/measures/table/2569/",
    "/admin/criteria-check/2569/", "/admin/oit_checklist/checklistitem/",
    "/admin/meetings/meeting/", "/admin/review/",
)  # fmt: skip
PICTURES = {"home": "/", "item": "/2568/oit/o13/"}


@pytest.fixture(scope="module")
def server(town):
    with running_server(town.data_dir, **town.settings) as server:
        yield server


@pytest.fixture(scope="module")
def known(town):
    """The fullest public pages, and the session of the secretary."""
    return json.loads(town.shell(FULLEST).splitlines()[-1])


@pytest.fixture
def auditor(chromium, server):
    """A tab for axe on the town's server."""
    options = {"base_url": f"http://127.0.0.1:{server.port}", "reduced_motion": "reduce"}
    context = chromium.new_context(bypass_csp=True, locale="th-TH", **options)
    yield Auditor(context.new_page())
    context.close()


def test_every_kind_of_public_page_where_it_is_fullest(auditor, known):
    pages, _ = known
    assert len(pages) > 15
    assert_faultless(auditor, pages)


def test_the_secretarys_pages_full(auditor, known, server):
    address = f"http://127.0.0.1:{server.port}"
    auditor.page.context.add_cookies([{"name": "sessionid", "value": known[1], "url": address}])
    assert_faultless(auditor, OFFICE)


def test_pictures_of_readme(chromium, server):
    size = {"viewport": {"width": 1280, "height": 1500}, "device_scale_factor": 1}
    page = chromium.new_page(base_url=f"http://127.0.0.1:{server.port}", locale="th-TH", **size)
    for name, path in PICTURES.items():
        assert page.goto(path).ok
        assert page.get_by_text("เรื่องสมมติทั้งหมด").first.is_visible()
        if os.environ.get("TOWN_PICTURES"):
            page.screenshot(path=ROOT / f"docs/images/{name}.png")
    page.context.close()


def assert_faultless(auditor, addresses):
    faults = [fault for address in addresses for fault in auditor.faults(address)]
    assert not faults, "\n".join(faults)
