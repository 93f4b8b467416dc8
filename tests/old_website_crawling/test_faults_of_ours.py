"""A page that we cannot read is told, and the reading goes on without it."""

import json

import pytest

from old_website.crawling import crawl_sources, finding, robots
from old_website.crawling.crawl import DONE, ODD, Crawl
from tests.local_site import page
from tests.old_website_crawling.old_site import crawl_of, found, html, link, read, site  # noqa: F401
from tests.old_website_crawling.test_sources import listed, sitemap, wordpress


@pytest.fixture
def office(site):  # noqa: F811
    """A website of two pages, one of which its sitemap names."""
    site.pages |= {
        "/": html(link("/odd", "แผนพัฒนา") + link("/b", "ประวัติ")),
        "/odd": html("แผน"),
        "/b": html("ประวัติ", "ประวัติ"),
        "/sitemap.xml": page(sitemap(site.url("/far"))),
        "/far": html("ไกล", "ไกล"),
    }
    return site


def breaks_at(monkeypatch, path: str) -> None:
    """Let the reading of a page show a fault that nobody knows of yet."""

    def read_page(text, url, encoding="utf-8", reads=finding.read_page):
        return reads(text, url, encoding) if not url.endswith(path) else 1 / 0

    monkeypatch.setattr(finding, "read_page", read_page)


@pytest.mark.parametrize(("path", "left"), [("/odd", {"/", "/b", "/far"}), (":{port}/", {"/far"})])
def test_the_others_are_read_and_the_page_is_told(monkeypatch, caplog, office, path, left):
    path = path.format(port=office.port)
    breaks_at(monkeypatch, path)

    crawl = read(office)

    assert set(found(crawl, office)) == left
    assert [(one["url"][-len(path) :], one["why"]) for one in crawl.told] == [(path, ODD)]
    assert crawl.progress.sentence == DONE
    assert "ZeroDivisionError" in caplog.text


def test_what_was_stored_meanwhile_is_taken_up(monkeypatch, office):
    breaks_at(monkeypatch, "/odd")
    stored = json.dumps(crawl_of(office).to_json())
    for _ in range(20):
        crawl = Crawl.from_json(json.loads(stored), office.guard(), crawl_of(office)._limits)
        crawl.step()
        stored = json.dumps(crawl.to_json())

    assert crawl.progress.sentence == DONE
    assert set(found(crawl, office)) == {"/", "/b", "/far"}
    assert office.seen.count("/odd") == 1


@pytest.mark.parametrize("broken", ["_read_sitemap", "_read_wordpress"])
def test_a_list_that_we_cannot_read_is_left_out(monkeypatch, office, broken):
    wordpress(office, "pages", [listed(office, "ข่าว", "/news")])
    monkeypatch.setattr(crawl_sources, broken, lambda *args: 1 / 0)

    pages = found(read(office), office)

    assert {"/", "/b"} <= set(pages)
    assert ("/far" in pages) == (broken == "_read_wordpress")
    assert ("/news" in pages) == (broken == "_read_sitemap")


def test_without_the_rules_of_robots_nothing_is_opened(monkeypatch, office):
    office.pages["/robots.txt"] = page(b"User-agent: *\nDisallow: /b")
    monkeypatch.setattr(robots, "text_of", lambda *args: 1 / 0)
    crawl = read(office)
    assert (crawl.progress.sentence, office.seen) == (ODD, ["/robots.txt"])

    monkeypatch.undo()
    crawl.go_on()
    while crawl.step():
        pass
    assert crawl.progress.sentence == DONE
    assert "/b" not in office.seen
