"""An office with an old website on this machine, and its reading without pauses or processes."""

from functools import partial

import pytest

from old_website.crawling.limits import Limits
from progress.link_guard import Guard
from tests import make
from tests.local_site import page as answer
from tests.local_site import running_site
from tests.old_website.office import BUDGET, PLAN
from tests.old_website_crawling.old_site import html, link


@pytest.fixture
def old_site():
    """A website with a page for each of two items, and one of another year."""
    with running_site() as site:
        site.pages |= {
            "/": html(
                link("/plan.html", PLAN)
                + link("/budget 2566.pdf", "ข้อบัญญัติงบประมาณรายจ่าย ปี 2566")
                + link("/old.pdf", "ข้อบัญญัติงบประมาณรายจ่าย ปี 2563")
                + link("/gone.html", "ประวัติความเป็นมา")
            ),
            "/plan.html": html("เนื้อหา", PLAN),
            "/budget%202566.pdf": answer(b"%PDF", Content_Type="application/pdf"),
            "/old.pdf": answer(b"%PDF", Content_Type="application/pdf"),
        }
        yield site


@pytest.fixture
def no_pauses(old_site, monkeypatch):
    """Every name leads to the old website, which is read as fast as it answers."""
    allowed = frozenset({("127.0.0.1", old_site.port)})
    monkeypatch.setattr(Guard.__init__, "__defaults__", (allowed, old_site.resolve))
    monkeypatch.setattr("old_website.work.Limits", partial(Limits, pause=0))


@pytest.fixture
def begun(monkeypatch):
    """Processes that were begun, as command and number; none runs: test_process has real ones."""
    started = []
    place = "old_website.background.begin_beside"
    monkeypatch.setattr(place, lambda command, number: started.append((command, number)))
    return started


@pytest.fixture
def office(db, begun):
    """A year with two items: o1 of สำนักปลัด, o2 of กองคลัง."""
    make.agency()
    year = make.fiscal_year(2566)
    palad, klang = make.division("สำนักปลัด"), make.division("กองคลัง")
    make.item(year=year, number=1, title=PLAN, divisions=[palad])
    make.item(year=year, number=2, title=BUDGET, divisions=[klang])
    return year
