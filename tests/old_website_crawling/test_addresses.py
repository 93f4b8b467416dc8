"""Addresses survive as they open; spellings of one page are one page."""

import pytest

from old_website.crawling.addresses import file_name, goes_round, is_same_site, joined, key
from tests.local_site import page
from tests.old_website_crawling.old_site import found, html, link, read, site  # noqa: F401

BASE = "http://old.go.th:8080/ita/index.php"


@pytest.mark.parametrize(
    ("href", "opened"),
    [
        ("a b.pdf", "http://old.go.th:8080/ita/a%20b.pdf"),
        (" \n../x\ny.html ", "http://old.go.th:8080/xy.html"),
        ("/แผน.pdf", "http://old.go.th:8080/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf"),
        ("/%25E0%25B8%2581.pdf", "http://old.go.th:8080/%25E0%25B8%2581.pdf"),
        ("/%E0%B8%81.pdf", "http://old.go.th:8080/%E0%B8%81.pdf"),
        ("/%a1%d2.pdf", "http://old.go.th:8080/%a1%d2.pdf"),
        ("files\\2566\\a.pdf", "http://old.go.th:8080/ita/files/2566/a.pdf"),
        ("?id=5&amp=1", "http://old.go.th:8080/ita/index.php?id=5&amp=1"),
        ("/a.php?PHPSESSID=abc123&id=5", "http://old.go.th:8080/a.php?PHPSESSID=abc123&id=5"),
        ("/a.html#contact", "http://old.go.th:8080/a.html#contact"),
        ("/a(1).pdf", "http://old.go.th:8080/a(1).pdf"),
        ("/100%.pdf", "http://old.go.th:8080/100%.pdf"),
        ("//www.old.go.th/x", "http://www.old.go.th/x"),
        ("https://เทศบาล.ไทย/", "https://xn--52cfb8co3dya1h.xn--o3cw4h/"),
    ],
)
def test_a_link_is_kept_as_it_opens(href, opened):
    if "เทศบาล" in href:
        opened = f"https://{'เทศบาล.ไทย'.encode('idna').decode()}/"

    assert joined(BASE, href) == opened


@pytest.mark.parametrize(
    "href",
    [
        "",
        "javascript:void(0)",
        "mailto:a@b.go.th",
        "tel:021234567",
        "data:text/html,x",
        "http://[",
        "http://u:p@a/",
        "x" * 3000,
    ],
)
def test_what_leads_to_no_page_is_none(href):
    assert joined(BASE, href) == ""


def test_a_query_is_sent_in_the_letters_of_its_page():
    assert joined(BASE, "/s.php?q=กา", "tis-620") == "http://old.go.th:8080/s.php?q=%A1%D2"
    assert joined(BASE, "/s.php?q=กา", "x-unknown").endswith("?q=%E0%B8%81%E0%B8%B2")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.go.th/x", "https://www.a.go.th/x/"),
        ("http://a.go.th", "http://A.go.th:80/index.php"),
        ("http://a.go.th/%e0%b8%81", "http://a.go.th/ก"),
        ("http://a.go.th/a b", "http://a.go.th/a%20b"),
        ("http://a.go.th/%7Ex", "http://a.go.th/~x"),
        ("http://a.go.th/x(1)", "http://a.go.th/x%281%29"),
        ("http://a.go.th/x#top", "http://a.go.th/x"),
        ("http://a.go.th/x?id=1&PHPSESSID=abc", "http://a.go.th/x?id=1"),
        ("http://a.go.th/x?sid=0123456789abcdef0123", "http://a.go.th/x"),
        ("http://a.go.th/x;jsessionid=AB12.n1?id=1", "http://a.go.th/x?id=1"),
        ("http://a.go.th/(S(abcdefghij0123456789))/x.aspx", "http://a.go.th/x.aspx"),
        ("http://a.go.th/x?utm_source=fb&fbclid=1", "http://a.go.th/x"),
        ("http://a.go.th/x?", "http://a.go.th/x"),
    ],
)
def test_spellings_of_one_page_are_one(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.go.th/x?id=1", "http://a.go.th/x?id=2"),
        ("http://a.go.th/a%2Fb", "http://a.go.th/a/b"),
        ("http://a.go.th/%25E0%25B8%2581", "http://a.go.th/%E0%B8%81"),
        ("http://a.go.th:8080/", "http://a.go.th/"),
        ("http://a.go.th/x?sid=5", "http://a.go.th/x?sid=6"),
        ("http://a.go.th/#/news", "http://a.go.th/#/contact"),
        ("http://a.go.th/X", "http://a.go.th/x"),
    ],
)
def test_different_pages_are_not_one(one, other):
    assert key(one) != key(other)


def test_the_port_belongs_to_the_site():
    assert is_same_site("http://www.a.go.th:8080/x", "http://a.go.th:8080/")
    assert not is_same_site("http://a.go.th:8080/x", "http://a.go.th/")
    assert not is_same_site("http://a.go.th.evil.com/", "http://a.go.th/")


def test_names_of_files_are_read_however_often_they_were_escaped():
    assert file_name("http://a/x/%E0%B8%81.pdf") == "ก.pdf"
    assert file_name("http://a/x/%25E0%25B8%2581.pdf") == "ก.pdf"
    assert file_name("http://a/x/%a1%d2.pdf") == "กา.pdf"


def test_folders_that_repeat_go_round():
    assert goes_round("http://a/news/old/news/old/news/")
    assert not goes_round("http://a/2566/01/01/01/x")


SPACED, THAI, DOUBLE = "/my%20file.html", "/%E0%B8%81.html", "/%25E0%25B8%2581.html"


def test_all_spellings_open_and_count_once(site):  # noqa: F811
    places = [SPACED, THAI, DOUBLE, "/x"]
    spelled = ["/my file.html", "/ก.html", THAI.lower(), "/x?PHPSESSID=abc", *places]
    site.pages["/"] = html("".join(link(href, "ข้อมูล") for href in spelled))
    site.pages |= {place: html(f"เรื่อง {place}", place) for place in places}

    crawl = read(site)

    assert crawl.told == []
    assert set(found(crawl, site)) == {"/", *places}


def test_the_same_words_at_two_addresses_are_one_page(site):  # noqa: F811
    same = html("ประวัติความเป็นมาของเทศบาล " * 20, "ประวัติ")
    site.pages |= {"/": html(link("/a", "ประวัติ") + link("/b?x=1", "ความเป็นมา"))}
    site.pages |= {"/a": same, "/b?x=1": same}

    pages = found(read(site), site)

    assert set(pages) == {"/", "/a"}
    assert [name.text for name in pages["/a"].names] == ["ประวัติ", "ความเป็นมา"]


def test_a_page_that_only_shows_the_home_page_is_none(site):  # noqa: F811
    home = html(link("/gone", "แผนพัฒนา") + "ยินดีต้อนรับสู่เทศบาล " * 30)
    site.pages |= {"/": home, "/gone": home}

    assert set(found(read(site), site)) == {"/"}


def test_a_page_that_says_it_is_missing_is_none(site):  # noqa: F811
    site.pages |= {"/": html(link("/a", "แผนพัฒนา")), "/a": html("<h1>ไม่พบหน้าที่ต้องการ</h1>", "404")}

    assert "ไม่พบข้อมูล" in read(site).told[0]["why"]


def test_a_fragment_stays_with_the_name_that_bears_it(site):  # noqa: F811
    site.pages |= {
        "/": html(link("/about#tel", "เบอร์โทร")),
        "/about": page(b"<p>x", Content_Type="text/html"),
    }

    (name,) = found(read(site), site)["/about"].names

    assert name.url == site.url("/about#tel")
