"""Where pages come from: sitemaps, WordPress, links."""

import gzip
import json

import pytest

from tests.local_site import page
from tests.old_website_crawling.old_site import found, html, link, read, site  # noqa: F401


def sitemap(*places: str, kind: str = "urlset", within: str = "url") -> bytes:
    rows = "".join(f"<{within}><loc>{place}</loc></{within}>" for place in places)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{head}<{kind} xmlns="{space}">{rows}</{kind}>'.encode()


def test_links_are_followed_from_the_home_page(site):  # noqa: F811
    site.pages["/"] = html(link("/a.html", "เกี่ยวกับเรา"))
    site.pages["/a.html"] = html("<h1>ประวัติ</h1>" + link("files/b.pdf", "แผนพัฒนาท้องถิ่น"), "ประวัติ")

    pages = found(read(site), site)

    assert set(pages) == {"/", "/a.html", "/files/b.pdf"}
    assert pages["/a.html"].title == "ประวัติ"
    assert pages["/files/b.pdf"].names[0].text == "แผนพัฒนาท้องถิ่น"
    assert "/files/b.pdf" not in site.seen


def test_a_sitemap_that_robots_names_is_read_with_those_within(site):  # noqa: F811
    site.pages["/robots.txt"] = page(f"Sitemap: {site.url('/maps.xml')}".encode())
    site.pages["/"] = html("ยินดีต้อนรับ")
    site.pages["/maps.xml"] = page(
        sitemap(site.url("/m.xml.gz"), kind="sitemapindex", within="sitemap")
    )
    site.pages["/m.xml.gz"] = page(gzip.compress(sitemap(site.url("/far.html"))))
    site.pages["/far.html"] = html("ข้อมูลผู้บริหาร", "ข้อมูลผู้บริหาร")

    assert found(read(site), site)["/far.html"].title == "ข้อมูลผู้บริหาร"


def test_a_sitemap_that_unpacks_without_end_is_cut(site):  # noqa: F811
    site.pages["/"] = html("ยินดีต้อนรับ")
    site.pages["/sitemap.xml"] = page(gzip.compress(b" " * 50_000_000))

    crawl = read(site, list_bytes=100_000)

    assert crawl.state.is_complete
    assert set(found(crawl, site)) == {"/"}


def test_a_sitemap_that_names_itself_ends(site):  # noqa: F811
    site.pages["/"] = html("ยินดีต้อนรับ")
    places = [site.url("/sitemap.xml"), *(site.url(f"/m{n}.xml") for n in range(50))]
    body = page(sitemap(*places, kind="sitemapindex", within="sitemap"))
    site.pages |= dict.fromkeys(["/sitemap.xml", *(f"/m{n}.xml" for n in range(50))], body)

    assert read(site, sitemaps=5).state.is_complete
    assert sum(seen.endswith(".xml") for seen in site.seen) == 5


@pytest.mark.parametrize("status", [200, 404])
def test_sitemaps_that_are_none_leave_requests_for_pages(site, status):  # noqa: F811
    bogus = [f"/m{n}.xml" for n in range(600)]
    named = "".join(f"Sitemap: {site.url(place)}\n" for place in bogus)
    site.pages |= dict.fromkeys(bogus, page(b"no sitemap", status))
    site.pages |= {
        "/robots.txt": page(named.encode()),
        "/sitemap.xml": page(sitemap(site.url("/far.html"))),
        "/": html("ยินดีต้อนรับ" + link("/a", "ประวัติ")),
        "/a": html("ประวัติ"),
        "/far.html": html("ข้อมูลผู้บริหาร"),
    }

    assert set(found(read(site, sitemaps=5), site)) == {"/", "/a", "/far.html"}
    assert sum(seen.endswith(".xml") for seen in site.seen) == 5


def listed(site, title: str, place: str, content: str = "", **more) -> dict:  # noqa: F811
    link = site.url(place)
    return {"link": link, "title": {"rendered": title}, "content": {"rendered": content}, **more}


def wordpress(site, kind: str, rows: list, number: int = 1) -> None:  # noqa: F811
    fields = "_fields=link,title,content,source_url,mime_type"
    path = f"/wp-json/wp/v2/{kind}?per_page=50&page={number}&{fields}"
    site.pages[path] = page(json.dumps(rows).encode(), Content_Type="application/json")


def test_pages_of_wordpress_have_their_titles_without_being_opened(site):  # noqa: F811
    site.pages["/"] = html("ยินดีต้อนรับ")
    content = link("/up/แผน.pdf", "แผนดำเนินงาน")
    wordpress(site, "pages", [listed(site, "การเงิน &#8211; แผน", "/money/", content)])
    wordpress(site, "posts", [listed(site, "ข่าว", "/news/1/")])
    media = listed(site, "ข้อบัญญัติ 2566", "/m/", source_url=site.url("/up/law.pdf"))
    wordpress(site, "media", [media])

    pages = found(read(site), site)

    assert pages["/money/"].title == "การเงิน – แผน"
    assert pages["/up/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf"].names[0].heading == "การเงิน – แผน"
    assert (pages["/up/law.pdf"].kind, pages["/up/law.pdf"].title) == ("file", "ข้อบัญญัติ 2566")
    assert "/money/" not in site.seen
    assert "/news/1/" in pages


def test_pages_of_wordpress_are_asked_for_page_by_page_and_not_for_ever(site):  # noqa: F811
    site.pages["/"] = html("ยินดีต้อนรับ")
    for number in range(1, 9):
        rows = [listed(site, f"หน้า {number}/{n}", f"/p{number}-{n}/") for n in range(50)]
        wordpress(site, "pages", rows, number)

    pages = found(read(site, rest_pages=3), site)

    assert "/p3-49/" in pages
    assert "/p4-0/" not in pages


def test_a_list_that_is_no_list_of_wordpress_does_no_harm(site):  # noqa: F811
    site.pages["/"] = html(link("/a", "เกี่ยวกับ"))
    site.pages["/a"] = html("ประวัติ")
    wordpress(site, "pages", [7, None, {"link": 5}, {"title": "x"}, {"link": "/b", "title": "ข"}])

    assert {"/", "/a", "/b"} >= set(found(read(site), site)) >= {"/", "/a"}


def test_the_interface_of_wordpress_is_found_where_the_home_page_names_it(site):  # noqa: F811
    root = site.url("/?rest_route=/")
    site.pages["/"] = html(f'<link rel="https://api.w.org/" href="{root}">ยินดีต้อนรับ')
    place = "/?rest_route=/wp/v2/pages&per_page=50&page=1"
    rows = [listed(site, "<b>ข้อมูลผู้บริหาร</b>", "/?page_id=5")]
    fields = "&_fields=link,title,content,source_url,mime_type"
    site.pages[place + fields] = page(json.dumps(rows).encode())

    assert found(read(site), site)["/?page_id=5"].title == "ข้อมูลผู้บริหาร"
