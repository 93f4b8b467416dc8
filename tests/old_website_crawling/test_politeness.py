"""Who we say we are, what robots.txt asks for, what is never opened, and when it ends."""

import time

import pytest

from old_website.crawling import robots
from old_website.crawling.crawl import Crawl
from old_website.crawling.fetching import NO_HOST
from old_website.crawling.limits import Limits
from progress.link_guard import INTERNAL, Guard
from tests.local_site import page, redirect
from tests.old_website_crawling.old_site import crawl_of, found, html, link, read, site  # noqa: F401


def test_every_request_says_who_we_are(site):  # noqa: F811
    site.pages["/"] = html(link("/a", "ก"))
    read(site)

    agents = {headers["User-Agent"] for headers in site.headers}

    assert agents == {"ITA-Portal old website reader (+https://ita.example.go.th)"}


def test_what_robots_refuse_is_not_opened_but_may_be_suggested(site):  # noqa: F811
    site.pages["/robots.txt"] = page(
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /secret/\nDisallow: /wp-json"
    )
    site.pages["/"] = html(link("/secret/a.html", "ข้อมูลผู้บริหาร"))

    crawl = read(site)

    assert "/secret/a.html" in found(crawl, site)
    assert [one for one in site.seen if one.startswith(("/secret", "/wp-json"))] == []
    assert crawl.told[-1]["why"] == robots.REFUSED


@pytest.mark.parametrize(
    "answer", [page(b"User-agent: ITA-Portal\nDisallow: /"), page(b"", 403), page(b"", 401)]
)
def test_a_website_that_refuses_programs_is_left_alone(site, answer):  # noqa: F811
    site.pages |= {"/robots.txt": answer, "/": html("ยินดีต้อนรับ")}

    crawl = read(site)

    assert crawl.progress.sentence == robots.ALL_REFUSED
    assert site.seen == ["/robots.txt"]


def test_rules_for_other_programs_do_not_count(site):  # noqa: F811
    rules = b"User-agent: BadBot\nDisallow: /\n\nUser-agent: *\nDisallow:"
    site.pages |= {"/robots.txt": page(rules), "/": html("ยินดีต้อนรับ")}

    assert "/" in found(read(site), site)


def test_a_robots_file_out_of_order_is_waited_for(site):  # noqa: F811
    site.pages |= {"/robots.txt": page(b"", 500), "/": html("ยินดีต้อนรับ")}
    crawl = read(site)
    assert "500" in crawl.progress.sentence

    site.pages["/robots.txt"] = page(b"")
    crawl.go_on()
    while crawl.step():
        pass

    assert "/" in found(crawl, site)


def test_the_pause_that_robots_ask_for_is_kept_up_to_a_limit(site):  # noqa: F811
    site.pages["/robots.txt"] = page(b"User-agent: *\nCrawl-delay: 99")
    site.pages["/"] = html("ยินดีต้อนรับ")
    crawl = crawl_of(site, longest_pause=0.2)
    crawl.step()
    began = time.monotonic()

    crawl.step()
    crawl.step()

    assert 0.35 < time.monotonic() - began < 3


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.1:1/", "http://10.0.0.8/admin", "http://[::1]/", "http://localhost/",
        "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "http://2130706433/",
        "//elsewhere.test/x", "http://user:pass@site.test/", "gopher://site.test/",
    ],
)  # fmt: skip
def test_a_redirect_to_another_place_is_not_followed(site, place):  # noqa: F811
    site.pages["/"] = html(link("/go", "ข้อมูลผู้บริหาร"))
    site.pages["/go"] = redirect(place)

    crawl = read(site)

    assert set(found(crawl, site)) == {"/"}
    assert [one["url"] for one in crawl.told] == [site.url("/go")]


def test_a_host_that_turns_out_to_be_inside_is_refused(site):  # noqa: F811
    site.pages["/"] = html("ยินดีต้อนรับ")
    site.names["site.test"] = ["10.0.0.5"]

    assert read(site).progress.sentence == INTERNAL
    assert site.seen == []


def test_a_redirect_within_the_site_to_a_name_that_leads_inside_is_refused(site):  # noqa: F811
    site.names["www.site.test"] = ["192.168.1.1"]
    site.pages["/"] = html(link("/go", "ข้อมูลผู้บริหาร"))
    site.pages["/go"] = redirect(site.url("/x", "www.site.test"))

    assert read(site).told[0] == {"url": site.url("/go"), "why": INTERNAL}


@pytest.mark.parametrize(
    "address", ["", "ftp://a.go.th/", "http://", "http://a.go.th:22/", "http://u:p@a.go.th/"]
)
def test_an_address_that_is_none_is_refused_at_once(address):
    with pytest.raises(ValueError, match=r"[ก-๙]"):
        Crawl(address)


def test_an_unknown_host_is_told(site):  # noqa: F811
    crawl = Crawl("http://no-such-town.invalid/", Guard())

    assert not crawl.step()
    assert crawl.progress.sentence == NO_HOST


def test_a_website_that_moved_elsewhere_is_told_with_its_address(site):  # noqa: F811
    site.pages["/"] = redirect("https://new.example.go.th/")

    assert "https://new.example.go.th/" in read(site).progress.sentence


def test_links_with_and_without_www_are_one_site(site):  # noqa: F811
    site.pages["/"] = html(link(site.url("/a", "www.site.test"), "ข้อมูลผู้บริหาร"))
    site.pages["/a"] = html("รายนาม", "ผู้บริหาร")

    assert [one.title for one in read(site).pages] == ["เทศบาล", "ผู้บริหาร"]


def test_other_hosts_are_named_but_never_opened(site):  # noqa: F811
    inside = link("http://10.0.0.1/x", "ใน") + link("http://localhost:8000/", "ใน")
    site.pages["/"] = html(link(site.url("/o.pdf", "other.test"), "แผนพัฒนา") + inside)

    kinds = {one.url: one.kind for one in read(site).pages}

    assert kinds == {site.url("/"): "page", site.url("/o.pdf", "other.test"): "outside"}
    assert "/o.pdf" not in site.seen


def test_a_page_to_sign_in_on_ends_it_at_the_door(site):  # noqa: F811
    site.pages["/"] = html("<h1>เข้าสู่ระบบ</h1><input type=password>", "เข้าสู่ระบบ")

    assert read(site).progress.sentence == "หน้านี้ให้เข้าสู่ระบบก่อน"


def test_an_empty_home_page_is_told(site):  # noqa: F811
    site.pages["/"] = html("<div id=app></div>", "")

    assert "ไม่มีข้อความหรือลิงก์" in read(site).progress.sentence


def test_a_website_that_asks_to_wait_is_not_asked_again_until_told(site):  # noqa: F811
    site.pages |= {"/": html(link("/a", "ก")), "/a": page(b"", 429)}
    crawl = read(site)
    asked = len(site.seen)
    assert "ทำต่อภายหลัง" in crawl.progress.sentence
    assert not crawl.step()
    assert len(site.seen) == asked

    site.pages["/a"] = html("ประวัติ", "ประวัติ")
    crawl.go_on()
    while crawl.step():
        pass

    assert found(crawl, site)["/a"].title == "ประวัติ"


def test_a_website_that_breaks_down_is_let_alone(site):  # noqa: F811
    site.pages["/"] = html("".join(link(f"/{n}.html", f"หน้า {n}") for n in range(30)))
    site.pages |= {f"/{n}.html": page(b"", 500) for n in range(30)}

    assert "หยุดรบกวน" in read(site).progress.sentence
    assert sum(seen.endswith(".html") for seen in site.seen) == 5


def test_the_pause_is_kept_by_whoever_goes_on(site):  # noqa: F811
    site.pages["/"] = html("ยินดีต้อนรับ")
    crawl = crawl_of(site, pause=0.4)
    crawl.step()
    began = time.monotonic()

    Crawl.from_json(crawl.to_json(), site.guard(), Limits(pause=0.4)).step()

    assert time.monotonic() - began > 0.3
