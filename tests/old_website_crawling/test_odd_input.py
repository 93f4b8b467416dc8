"""Whatever a website sends, it is read or told: nothing breaks, nothing cannot be stored."""

import json
import ssl
import subprocess
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from old_website.crawling.addresses import joined, key
from old_website.crawling.fetching import CERTIFICATE
from old_website.crawling.page_reading import read_page, text_of
from old_website.crawling.suggesting import Item, suggest
from old_website.crawling.years import years_of
from tests.local_site import page, running_site
from tests.old_website_crawling.old_site import found, html, link, read, site  # noqa: F401
from tests.old_website_crawling.test_sources import wordpress

TAGS = "<a href= x> </a> <table> <tr> <td> </table> <li> <ul> </ul> <h2> <base+href='//['> <title>"
REST = "ก &#0; &#xD800; <script> <!-- \x00 ' \" <iframe+src= # % ? \ud7ff <a+onclick="
PIECES = some.sampled_from([one.replace("+", " ") for one in f"{TAGS} {REST}".split(" ")])


@settings(max_examples=150, deadline=None)
@given(some.lists(PIECES, max_size=60).map("".join))
def test_any_page_is_read_and_can_be_stored(text):
    read = read_page(text, "http://a.go.th/x/")

    stored = json.dumps([read.title, read.headings, [name.text for _, name in read.links]])
    assert "\\u0000" not in stored
    assert all(key(url).startswith("a.go.th") or "://" in url for url, _ in read.links)


@settings(max_examples=150, deadline=None)
@given(some.text(max_size=80))
def test_any_address_is_kept_or_none(text):
    url = joined("http://a.go.th/x/", text)

    assert url.isascii()
    assert joined("http://b.go.th/", url) == url
    assert not url or key(url)


@settings(max_examples=100, deadline=None)
@given(
    some.binary(max_size=200), some.sampled_from(["", "text/html; charset=utf-16", "x; charset=๑"])
)
def test_any_bytes_become_text(data, kind):
    assert isinstance(text_of(data, kind)[0], str)


@settings(max_examples=100, deadline=None)
@given(some.text(alphabet="0123456789๐๑๒๕๖ปี พ.ศ-–/ita", max_size=60))
def test_years_are_years(text):
    assert all(2545 <= year <= 2599 for year in years_of(text))


def test_letters_that_cannot_be_stored_are_none(site):  # noqa: F811
    site.pages["/robots.txt"] = page(b"User-agent: *\nAllow: /\n\x00")
    site.pages["/"] = html("ยินดี&#0;ต้อนรับ\x00", "ก\x00ข")
    title = "ข\ud800่าว\u0000ประชาสัมพันธ์"
    wordpress(site, "pages", [{"link": site.url("/p"), "title": {"rendered": title}}])

    stored = json.dumps(read(site).to_json())

    assert "\\u0000" not in stored
    assert "\\ud800" not in stored


@pytest.mark.parametrize("odd", ["%00", "%2500", "%0D%0A", "%1b", "%ED%A0%80", "%85"])
def test_a_file_name_with_signs_that_no_database_stores_can_be_suggested(site, odd):  # noqa: F811
    name = quote("แผนพัฒนา")
    site.pages["/"] = html(link(f"/{name}{odd}.pdf", "ดาวน์โหลด") + link("/get", "2"))
    attached = f"attachment; filename*=utf-8''{name}{odd}.pdf"
    site.pages["/get"] = page(b"%PDF-", Content_Type="x/pdf", Content_Disposition=attached)

    found = suggest(read(site).pages, [Item("o1", "แผนพัฒนา")], 2566)

    assert found
    for one in found:
        assert (one.title + one.why).isprintable()


def test_lists_nested_without_end_are_no_lists(site):  # noqa: F811
    site.pages["/"] = html("ยินดีต้อนรับ")
    place = (
        "/wp-json/wp/v2/pages?per_page=50&page=1&_fields=link,title,content,source_url,mime_type"
    )
    site.pages[place] = page(b"[" * 200_000)
    site.pages["/sitemap.xml"] = page(
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        b"<urlset><url><loc>http://site.test/&b;&f;</loc></url></urlset>"
    )

    crawl = read(site)

    assert crawl.state.is_complete
    assert not any("root:" in one.url for one in crawl.pages)


def test_a_certificate_that_nobody_trusts_is_told(tmp_path):
    chain = tmp_path / "chain.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=site.test"
    made = [*command.split(), "-keyout", chain, "-out", tmp_path / "cert.pem"]
    subprocess.run(made, check=True, capture_output=True)
    chain.write_text(chain.read_text() + (tmp_path / "cert.pem").read_text())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)

    with running_site(context) as secure:
        assert read(secure).progress.sentence == CERTIFICATE


@pytest.mark.parametrize("kind", ["image/png", "application/octet-stream", "video/mp4"])
def test_what_is_no_page_is_not_loaded(site, kind):  # noqa: F811
    site.pages |= {
        "/": html(link("/get/1", "แผนพัฒนา")),
        "/get/1": page(b"x" * 10**6, Content_Type=kind),
    }

    crawl = read(site)

    assert found(crawl, site)["/get/1"].kind == "file"
    assert crawl.state.bytes < 5_000
