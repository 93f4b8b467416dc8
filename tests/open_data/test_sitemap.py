"""sitemap.xml and robots.txt: what crawlers may read, and when it last changed."""

from datetime import timedelta
from urllib.robotparser import RobotFileParser

import pytest
from defusedxml import ElementTree
from django.urls import get_resolver, resolve
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from tests import make

pytestmark = pytest.mark.django_db

SITE = "https://ita.example.go.th"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture
def pages(client):
    """The paths of the sitemap with their lastmod."""

    def get():
        root = ElementTree.fromstring(client.get("/sitemap.xml").content)
        found = {}
        for url in root.iterfind("s:url", NAMES):
            path = url.findtext("s:loc", namespaces=NAMES).removeprefix(SITE)
            assert path not in found
            found[path] = url.findtext("s:lastmod", namespaces=NAMES)
        return found

    return get


def test_every_address_of_it_is_a_public_page_that_names_itself_so(client, pages):
    for instrument in ("IIT", "EIT", "OIT"):
        make.item(instrument=instrument)
    make.measure(number=1)
    make.meeting()
    make.edition()

    listed = pages()

    assert {"/", "/about/", "/privacy/", "/open-data/", "/meetings/", "/verify/", "/2566/",
            "/2566/data/", "/2566/report/", "/2566/measures/1/"} <= set(listed)  # fmt: skip
    for path in listed:
        response = client.get(path)
        assert response.status_code == 200, path
        assert f'<link rel="canonical" href="{SITE}{path}">' in response.content.decode(), path


def names_of(patterns, namespace=""):
    """The names of all addresses outside the back office, as reverse() takes them."""
    for entry in patterns:
        if str(entry.pattern).startswith("admin/"):
            continue
        if hasattr(entry, "url_patterns"):
            below = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from names_of(entry.url_patterns, below)
        else:
            yield namespace + (entry.name or "")


# Files, answers for programs, and pages that are about a typed word.
NOT_LISTED = {
    "search", "survey_poster", "theme", "seal", "healthz", "readyz", "metrics", "evidence", "feed",
    "calendar", "sitemap", "robots", "meetings:minutes_pdf", "meetings:minutes_docx",
    "open_data:collection_file", "annual_report:pdf", "annual_report:docx", "verify:pdf",
}  # fmt: skip


def test_every_kind_of_page_of_the_url_map_is_in_it(pages):
    for instrument in ("IIT", "EIT", "OIT"):
        make.item(instrument=instrument)
    make.measure()
    make.certified_copy()
    make.edition()
    make.result()

    listed = {resolve(path).view_name for path in pages()}

    wanted = set(names_of(get_resolver().url_patterns)) - NOT_LISTED
    assert {name for name in wanted if not name.startswith("open_data:")} <= listed
    assert {"open_data:all", "open_data:year"} <= listed


def test_a_year_without_rows_lists_no_empty_pages(pages):
    make.fiscal_year(2567)

    of_year = {path for path in pages() if path.startswith("/2567/")}

    assert of_year == {"/2567/", "/2567/data/"}


def test_lists_come_before_what_they_list(pages):
    make.item(number=1)
    make.measure(number=1)
    meeting = make.meeting()

    listed = list(pages())

    for path, of in [
        ("/2566/oit/o1/", "/2566/oit/"),
        ("/2566/measures/1/", "/2566/measures/"),
        (meeting.get_absolute_url(), "/meetings/"),
    ]:
        assert listed.index("/") < listed.index(of) < listed.index(path)


def test_what_is_not_public_is_not_in_it(pages):
    make.fiscal_year()
    make.item(withdrawn=True)
    make.measure(published_at=timezone.now() + timedelta(days=1))
    make.meeting(published_at=None)
    hidden = make.fiscal_year(2567, published_at=None)
    make.item(year=hidden)
    make.edition(year=hidden)
    withdrawn = make.measure()
    withdrawn.withdraw("ผิด")
    withdrawn.save()

    listed = pages()

    assert "/2566/" in listed
    assert not [path for path in listed if "2567" in path or path.count("/") > 3]
    assert [path for path in listed if path.startswith("/meetings/")] == ["/meetings/"]


def test_a_page_changes_with_its_newest_approved_update(pages):
    long_ago = timezone.now() - timedelta(days=99)
    make.fiscal_year(2566, published_at=long_ago)
    item = make.item(number=1, published_at=long_ago)
    make.measure(number=1, published_at=long_ago)
    update = make.published(item)

    listed = {path: when and parse_datetime(when) for path, when in pages().items()}

    approved = update.reviewed_at.replace(microsecond=0)
    for path in ("/", "/2566/", "/2566/oit/", "/2566/oit/o1/", "/2566/data/"):
        assert listed[path] == approved, path
    for path in ("/2566/measures/", "/2566/measures/1/"):
        assert listed[path] == long_ago.replace(microsecond=0), path


@pytest.mark.parametrize("rows", [1, 3])
def test_costs_the_same_however_long(client, django_assert_num_queries, rows):
    for number in range(rows):
        year = make.fiscal_year(2566 - number)
        make.published(make.item(year=year))
        make.published(make.measure(year=year))
        make.meeting(year=year)
        make.edition(year=year)

    # Years, items, measures, results, meetings, their certified copies, editions; the log.
    with django_assert_num_queries(8):
        client.get("/sitemap.xml")


def test_robots_keep_out_of_the_back_office_and_find_the_sitemap(client):
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").content.decode().splitlines())

    assert not robots.can_fetch("*", f"{SITE}/admin/login/")
    assert robots.can_fetch("*", f"{SITE}/2566/oit/o12/")
    assert robots.site_maps() == [f"{SITE}/sitemap.xml"]
