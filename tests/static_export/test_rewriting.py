"""A page of the copy: only links change, and they lead to files."""

import pytest

from operations.static_export.addresses import Scope, cleaned, file_of, relative
from operations.static_export.rewriting import facts_of, rewritten

PAGE = """<!doctype html>
<html><head><title>น้ำ &amp; ไฟ
 · เทศบาล</title>
<link rel="preload" href="/static/f.woff2" as="font" crossorigin>
<link rel="stylesheet" href="/static/p.css"></head>
<body><main id="content" tabindex="-1"><a   href="/2566/?a=1&amp;b=2#o1" title="a > b">ข้อ</a>
<A HREF="mailto:a@b.go.th">เมล</A> <p data-href="/stays/" id="o1">href="/stays/"</p>
<form method="get" action=""><select id="gone"><option></select><a href="/never/">x</a></form>
<form action="/search/"><input name="q"></form>
<script type="application/ld+json">{"url": "<a href='/stays/'>"}</script></main></body></html>"""


def test_only_links_change():
    page = rewritten(
        PAGE, lambda link: f"<{link}>" if link[0] == "/" else None, "<p>สำเนา</p>", "–"
    )

    expected = (
        PAGE.replace('<link rel="preload" href="/static/f.woff2" as="font" crossorigin>', "")
        .replace('"/static/p.css"', '"&lt;/static/p.css&gt;"')
        .replace('"/2566/?a=1&amp;b=2#o1"', '"&lt;/2566/?a=1&amp;b=2#o1&gt;"')
        .replace('action="/search/"', 'action="&lt;/search/&gt;"')
        .replace(PAGE[PAGE.index('<form method="get"') : PAGE.index("</form>") + 7], "–")
        .replace('tabindex="-1">', 'tabindex="-1"><p>สำเนา</p>')
    )
    assert page == expected


def test_what_a_page_says():
    facts = facts_of(PAGE)

    assert facts.title == "น้ำ & ไฟ · เทศบาล"
    assert facts.links == {"/static/p.css", "/2566/?a=1&b=2#o1", "mailto:a@b.go.th", "/search/"}
    assert facts.ids == {"content", "o1"}


@pytest.mark.parametrize(
    ("address", "suffix", "file"),
    [
        ("/", "", "index.html"),
        ("/2566/oit/o1/", "", "2566/oit/o1/index.html"),
        ("/2566/updates/?page=2", "", "2566/updates/page-2/index.html"),
        ("/2566/updates/?page=../../x", "", "2566/updates/page-..%2F..%2Fx/index.html"),
        ("/2566/report.pdf", "", "2566/report.pdf"),
        ("/evidence/0f0f/", ".pdf", "evidence/0f0f.pdf"),
    ],
)
def test_the_file_of_an_address(address, suffix, file):
    assert file_of(address, suffix) == file


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("index.html", "index.html", "index.html"),
        ("2566/index.html", "index.html", "2566/index.html"),
        ("index.html", "2566/oit/o1/index.html", "../../../index.html"),
        ("2566/oit/o1/index.html", "2566/oit/o2/index.html", "../o1/index.html"),
        ("a/น้ำ ๑.pdf", "index.html", "a/%E0%B8%99%E0%B9%89%E0%B8%B3%20%E0%B9%91.pdf"),
    ],
)
def test_the_link_between_two_files(target, page, link):
    assert relative(target, page) == link


def test_what_only_the_server_answers_is_not_held():
    site, year = Scope(), Scope(2566, frozenset({"/meetings/7/"}))

    assert [site.holds(a) for a in ("/", "/2566/", "/2566/oit/?page=2", "/search/")] == [True] * 4
    assert not any(
        site.holds(a) for a in ("/admin/", "/healthz", "/metrics", "/2566/oit/?status=1")
    )
    inside = (
        "/2566/",
        "/2566/report.pdf",
        "/meetings/7/minutes.pdf",
        "/verify/2566/1/",
        "/seal.png",
    )
    assert [year.holds(a) for a in (*inside, "/meetings/7/", "/theme.css")] == [True] * 7
    outside = ("/", "/2565/", "/meetings/", "/meetings/8/", "/verify/", "/search/", "/about/")
    assert [year.holds(a) for a in outside] == [False] * 7
    assert cleaned("/search/?q=x") == "/search/"
    assert cleaned("/theme.css?v=1") == "/theme.css"
