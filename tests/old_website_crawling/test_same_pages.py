"""One page at many addresses: found once, with all that links call it, whatever leads where."""

import pytest

from old_website.crawling.finding import SAME_AS_HOME
from tests.local_site import redirect
from tests.old_website_crawling.old_site import found, html, link, read, site  # noqa: F401

LONG = "เนื้อหาของแผนพัฒนาท้องถิ่น " * 20


def names(page) -> set[str]:
    return {naming.text for naming in page.names}


@pytest.mark.parametrize("order", ["cab", "cba", "acb", "abc", "bac", "bca"])
def test_a_redirect_to_a_copy_of_a_page_is_that_page(site, order):  # noqa: F811
    site.pages |= {
        "/": html("".join(link(f"/{one}", f"แผน {one}") for one in order)),
        "/c": html(LONG, "แผน"),
        "/b": html(LONG, "แผน"),
        "/a": redirect("/b"),
    }

    crawl = read(site)

    (page,) = (one for one in crawl.pages if one.title == "แผน")
    assert names(page) == {"แผน a", "แผน b", "แผน c"}
    assert len(crawl.pages) == 2
    assert crawl.told == []


def test_pages_that_lead_to_one_are_one(site):  # noqa: F811
    site.pages["/"] = html("".join(link(f"/{one}", f"แผน {one}") for one in "abcd"))
    site.pages |= {"/a": redirect("/x"), "/b": redirect("/x"), "/x": html("สั้น", "แผน")}
    site.pages |= {"/c": redirect("/d"), "/d": redirect("/x")}

    pages = found(read(site), site)

    assert set(pages) == {"/", "/a"}
    assert names(pages["/a"]) == {f"แผน {one}" for one in "abcd"}


def test_a_redirect_to_a_copy_of_the_home_page_is_nothing_to_suggest(site):  # noqa: F811
    home = html(LONG + link("/a", "แผน a") + link("/b", "แผน b"))
    site.pages |= {"/": home, "/a": redirect("/b"), "/b": home}

    crawl = read(site)

    assert set(found(crawl, site)) == {"/"}
    assert {one["why"] for one in crawl.told} == {SAME_AS_HOME}
