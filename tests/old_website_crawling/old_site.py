"""An old website on this machine, and readings of it without pauses."""

import pytest

from old_website.crawling.crawl import Crawl
from old_website.crawling.limits import Limits
from tests.local_site import page, running_site

QUICK = {"pause": 0, "page_seconds": 5}


@pytest.fixture
def site():
    with running_site() as running:
        yield running


def html(body: str, title: str = "เทศบาล", encoding: str = "utf-8", status: int = 200):
    text = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    kind = f"text/html; charset={encoding}"
    return page(text.encode(encoding), status, Content_Type=kind)


def link(href: str, text: str) -> str:
    return f'<a href="{href}">{text}</a>'


def crawl_of(site, path: str = "/", **limits) -> Crawl:
    return Crawl(site.url(path), site.guard(), Limits(**{**QUICK, **limits}))


def read(site, path: str = "/", **limits) -> Crawl:
    """The reading at its end."""
    crawl = crawl_of(site, path, **limits)
    for _ in range(3_000):
        if not crawl.step():
            return crawl
    raise AssertionError("the reading does not end")


def found(crawl: Crawl, site) -> dict:
    """The pages by what stands behind the host."""
    return {one.url.removeprefix(site.url("")): one for one in crawl.pages}
