"""What a robots.txt allows: the examples of RFC 9309, and what people write beside it."""

import time

import pytest

from old_website.crawling.crawl import Crawl
from old_website.crawling.robots import MOST_CHARACTERS, Robots
from tests.local_site import page
from tests.old_website_crawling.old_site import found, html, link, read, site  # noqa: F401

FOR_ALL = "User-agent: *\n"


def allows(rules: str, place: str) -> bool:
    return Robots(FOR_ALL + rules).allows(f"http://a.go.th{place}")


@pytest.mark.parametrize(
    ("rules", "refused", "allowed"),
    [
        ("Disallow: /*.pdf$", ["/x.pdf", "/a/b.pdf"], ["/x.pdf?a=1", "/x.pdfs", "/"]),
        ("Disallow: /*.pdf", ["/x.pdf?a=1", "/x.pdfs"], ["/x.doc"]),
        ("Disallow: /\nAllow: /ita/", ["/", "/ita", "/x/ita/"], ["/ita/", "/ita/o1.html"]),
        ("Allow: /ita/\nDisallow: /", ["/", "/ita"], ["/ita/", "/ita/o1.html"]),
        ("Disallow: /\nAllow: /$", ["/a", "/?a=1"], ["/", ""]),
        ("Allow: /a\nDisallow: /a", [], ["/a", "/b"]),
        ("Disallow: /a\nAllow: /a", [], ["/a"]),
        ("Allow: /page\nDisallow: /*.htm", ["/page.htm"], ["/page"]),
        ("Disallow: /*?*sort=", ["/n?sort=1", "/n?a=1&sort=1"], ["/n?page=1", "/sort=1"]),
        ("Disallow: /a*b*c$", ["/abc", "/axbxc", "/abcc"], ["/acb", "/abcd", "/ac"]),
        ("Disallow: *", ["/", "/a"], []),
        ("Disallow: /**/x", ["/a/x", "//x"], ["/x"]),
        ("Disallow:", [], ["/", "/a"]),
        ("Disallow: /แผน", ["/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf"], ["/%E0%B9%81"]),
        ("Disallow: /%e0%b9%81%E0%B8%9Cน", ["/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf"], []),
        ("Disallow: /%62%61r", ["/bar", "/b%61r"], ["/ba"]),
        ("Disallow: /a?u=http%3A%2F%2Fb", ["/a?u=http://b", "/a?u=http%3a//b"], ["/a?u=b"]),
        ("Disallow: /a%2Ab%24", ["/a*b$", "/a%2ab%24c"], ["/axb"]),
        ("Disallow: /secret # not this", ["/secret"], ["/"]),
        ("disallow : /b\nDISALLOW:/c", ["/b", "/c"], ["/a"]),
        ("Crawl-delay: 1\n\nDisallow: /b", ["/b"], ["/a"]),
        ("no rule at all\n: /\nDisallow", [], ["/"]),
    ],
)
def test_the_longest_rule_counts_with_its_wildcards(rules, refused, allowed):
    assert [one for one in refused if allows(rules, one)] == []
    assert [one for one in allowed if not allows(rules, one)] == []


@pytest.mark.parametrize(
    ("text", "refused", "allowed"),
    [
        ("User-agent: ITA-Portal\nDisallow: /a\n\nUser-agent: *\nDisallow: /", ["/a"], ["/b"]),
        ("User-agent: *\nDisallow: /\nUser-agent: ita-portal/1.0\nDisallow: /a", ["/a"], ["/b"]),
        ("User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b", ["/a", "/b"], ["/c"]),
        ("User-agent: Bad\nUser-agent: *\nDisallow: /a", ["/a"], ["/b"]),
        ("User-agent: *\nUser-agent: Bad\n\nDisallow: /a", ["/a"], ["/b"]),
        ("User-agent: *\nCrawl-delay: 1\nUser-agent: Bad\nDisallow: /", [], ["/"]),
        ("User-agent: *\nSitemap: /s\nUser-agent: Bad\nDisallow: /a", ["/a"], ["/b"]),
        ("User-agent: ITA\nDisallow: /", [], ["/"]),
        ("User-agent: ITA-Portal\n\nUser-agent: *\nDisallow: /", ["/a"], []),
        ("Disallow: /", [], ["/"]),
    ],
)
def test_the_groups_of_our_name_count_else_those_of_everybody(text, refused, allowed):
    rules = Robots(text)

    assert [one for one in refused if rules.allows(f"http://a.go.th{one}")] == []
    assert [one for one in allowed if not rules.allows(f"http://a.go.th{one}")] == []


@pytest.mark.parametrize(
    ("line", "pause"),
    [
        ("Crawl-delay: 2", 2), ("Crawl-delay: 0.5 # s", 0.5), ("Request-rate: 1/5", 5),
        ("Crawl-delay: ²", 0), ("Crawl-delay: ๕", 0), ("Crawl-delay: -1", 0), ("Crawl-delay:", 0),
        ("Crawl-delay: nan", 0), ("Crawl-delay: inf", 0), ("Request-rate: ²/1", 0),
        ("Request-rate: 0/1", 0), ("Request-rate: 5", 0),
        ("Crawl-delay: " + "9" * 5_000, 999_999_999), ("Crawl-delay: " + "9" * 400, 999_999_999),
        ("Request-rate: 1/" + "9" * 5_000, 999_999_999),
    ],
)  # fmt: skip
def test_a_pause_is_a_number_or_none(line, pause):
    assert Robots(FOR_ALL + line).pause == pause


@pytest.mark.parametrize("line", ["Disallow: /" + "*a" * 8, "User-agent: x", "Disallow: /*a*b*$"])
def test_a_robots_file_of_any_length_is_read_in_linear_time(line):
    text = f"{FOR_ALL}{line}\n" * (MOST_CHARACTERS // len(line))
    began = time.process_time()

    assert Robots(text).allows("http://a.go.th/" + "b" * 2_000)
    assert time.process_time() - began < 10


def test_one_rule_with_many_wildcards_is_matched_in_linear_time():
    rules = "Disallow: /" + "*aab" * 100_000 + "$"
    began = time.process_time()

    assert allows(rules, "/" + "a" * 500_000)
    assert time.process_time() - began < 4


def test_a_part_of_the_website_that_is_allowed_is_read(site):  # noqa: F811
    site.pages["/robots.txt"] = page(b"User-agent: *\nDisallow: /\nAllow: /ita/")
    site.pages["/ita/"] = html(link("/ita/a.html", "แผน") + link("/b.html", "ประวัติ"))
    site.pages |= {"/ita/a.html": html("แผน", "แผนพัฒนา"), "/b.html": html("ประวัติ")}

    crawl = read(site, "/ita/")

    assert found(crawl, site)["/ita/a.html"].title == "แผนพัฒนา"
    assert "/b.html" not in site.seen
    assert not any(seen.startswith(("/wp-json", "/sitemap")) for seen in site.seen)


def test_odd_numbers_in_robots_end_no_reading(site):  # noqa: F811
    text = "User-agent: *\nCrawl-delay: ²\nRequest-rate: ²/1\n"
    site.pages |= {"/robots.txt": page(text.encode()), "/": html("ยินดีต้อนรับ")}

    crawl = read(site)

    assert "/" in found(crawl, site)
    assert Crawl.from_json(crawl.to_json()).progress == crawl.progress
