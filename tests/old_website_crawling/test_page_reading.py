"""What is read of a page: titles, headings, and what stands around its links."""

import time
from pathlib import Path

import pytest

from old_website.crawling.page_reading import read_page, text_of
from old_website.crawling.pages import Page
from old_website.crawling.suggesting import Item, suggest
from tests.local_site import page
from tests.old_website_crawling.old_site import found, html, link, read, site  # noqa: F401

KIT = Path(__file__).resolve().parents[1] / "field_kit"
URL = "http://old.go.th/ita/"


def names(body: str) -> dict:
    return {url.removeprefix(URL): naming for url, naming in read_page(body, URL).links}


@pytest.mark.parametrize("encoding", ["utf-8", "tis-620", "utf-16", "utf-8-sig"])
def test_pages_in_any_encoding_are_read(site, encoding):  # noqa: F811
    body = "<title>ข้อมูลผู้บริหาร</title><h2>คณะผู้บริหาร</h2>" + link("ก.html", "นายก")
    site.pages["/"] = page(body.encode(encoding), Content_Type="text/html")

    crawl = read(site)

    assert found(crawl, site)["/"].title == "ข้อมูลผู้บริหาร"
    assert found(crawl, site)["/"].headings == ["คณะผู้บริหาร"]


@pytest.mark.parametrize(
    "told",
    [
        "windows-874", "tis-620", "utf-8", "nonsense", "undefined", "idna", "punycode", "hex",
        "unicode_escape", "utf-7", "..", "",
    ],
)  # fmt: skip
def test_a_wrong_name_of_the_encoding_does_no_harm(told):
    body = "<p>ข้อมูลผู้บริหารของเทศบาลตำบล</p>".encode("cp874")

    text, _ = text_of(body, f"text/html; charset={told}")

    assert "ข้อมูลผู้บริหาร" in text


@pytest.mark.parametrize("told", ["undefined", "idna", "windows-874"])
def test_links_of_a_page_with_a_wrong_encoding_are_followed(site, told):  # noqa: F811
    body = "<p>ข้อมูลผู้บริหาร" + link("/a?q=แผน", "แผนพัฒนา")
    kind = f"text/html; charset={told}"
    site.pages["/"] = page(body.encode("cp874"), Content_Type=kind)

    linked = [one for one in read(site).state.found.values() if one.names]

    assert [one.names[0].text for one in linked] == ["แผนพัฒนา"]
    assert any(seen.startswith("/a?q=%") for seen in site.seen)


def test_a_name_of_an_encoding_far_behind_its_sign_is_looked_for_in_linear_time():
    began = time.process_time()

    assert text_of(b"<p>x", "text/html; charset=" + " " * 50_000 + "!")[1] == "utf-8"
    assert time.process_time() - began < 4


def test_a_page_cut_in_the_middle_of_a_letter_is_read():
    text, _ = text_of("<p>ข้อมูลผู้บริหาร".encode()[:-1], "text/html; charset=utf-8")

    assert text.startswith("<p>ข้อมูลผู้บริหา")


def test_a_link_stands_in_the_row_of_its_table():
    (naming,) = names("<table><tr><td>1<td>แผนพัฒนาท้องถิ่น<td><a href=x>ดาวน์โหลด</a></table>").values()

    assert (naming.text, naming.row) == ("ดาวน์โหลด", "1 แผนพัฒนาท้องถิ่น")


def test_a_row_that_lays_out_the_page_is_no_row():
    body = f"<table><tr><td>{'เมนู ' * 100}<td><p>แผนพัฒนา</p><p><a href=x>คลิก</a></p></table>"

    assert names(body)["x"].row == "แผนพัฒนา"


@pytest.mark.parametrize(
    "body",
    [
        "<p>แผนพัฒนา <a href=x>ดาวน์โหลด</a></p>",
        "<div>แผนพัฒนา</div><div><a href=x>ดาวน์โหลด</a></div>",
        "แผนพัฒนา<br><a href=x>ดาวน์โหลด</a>",
        "<ul><li>แผนพัฒนา : <a href=x><b>ดาวน์โหลด</b></a></ul>",
        "<dl><dt>แผนพัฒนา<dd><a href=x>ดาวน์โหลด</a></dl>",
    ],
)
def test_a_link_stands_behind_its_line(body):
    naming = names(body)["x"]

    assert "แผนพัฒนา" in f"{naming.row} {naming.heading}"
    assert naming.text == "ดาวน์โหลด"


def test_a_link_stands_below_its_heading_or_list_entry():
    below = names("<h2>แผนพัฒนา</h2><p><a href=x>ปี 2566</a></p>")["x"]
    within = names("<ul><li><a href=y>จัดซื้อจัดจ้าง</a><ul><li><a href=x>แผน</a></ul></ul>")["x"]

    assert (below.heading, within.heading) == ("แผนพัฒนา", "จัดซื้อจัดจ้าง")


@pytest.mark.parametrize(
    "body",
    [
        '<a href=x><img src=b.gif alt="แผนพัฒนา"></a>',
        '<a href=x title="แผนพัฒนา"><img src=b.gif></a>',
        '<map><area href=x alt="แผนพัฒนา"></map>',
        '<a href="#" onclick="window.open(\'x\')">แผนพัฒนา</a>',
        "<a href=\"javascript:window.open('x','w')\">แผนพัฒนา</a>",
        '<iframe src=x title="แผนพัฒนา"></iframe>',
        '<div style="display:none"><a href=x>แผนพัฒนา</a></div>',
        '<a href=x aria-label="แผนพัฒนา"></a>',
        "<button onclick=\"location.href = 'x'\">แผนพัฒนา</button>",
        "<table><tr><td onclick=\"window.location='x'\">แผนพัฒนา</td></table>",
    ],
)
def test_links_of_every_make_are_found_with_their_names(body):
    assert names(body)["x"].text == "แผนพัฒนา"


def test_frames_and_pages_that_lead_on_are_followed(site):  # noqa: F811
    site.pages["/"] = page(
        b'<meta http-equiv=refresh content="0; url=main.html">', Content_Type="text/html"
    )
    site.pages["/main.html"] = page(
        b"<frameset><frame src=f.html></frameset>", Content_Type="text/html"
    )
    site.pages["/f.html"] = html("เนื้อหา", "ข้อมูลผู้บริหาร")

    assert found(read(site), site)["/f.html"].title == "ข้อมูลผู้บริหาร"


def test_the_base_of_a_page_leads_its_links():
    body = '<base href="http://old.go.th/other/"><a href=x>ก</a>'

    assert read_page(body, URL).links[0][0] == "http://old.go.th/other/x"


def test_scripts_and_comments_are_no_words():
    body = "<script>var a='<a href=x>แผน</a>'</script><!-- <a href=y>ข</a> --><p>เนื้อหา"

    assert (read_page(body, URL).links, read_page(body, URL).letters) == ([], 7)


def test_the_page_of_the_field_kit_leads_to_its_documents():
    text, encoding = text_of((KIT / "old-website-page.html").read_bytes(), "text/html")
    links = read_page(text, "https://www.example.go.th/ita/", encoding).links
    pages = [Page(url, names=[naming]) for url, naming in links]
    items = [
        Item("o22", "รายงานผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี"),
        Item("o31", "ประกาศเจตนารมณ์นโยบาย No Gift Policy จากการปฏิบัติหน้าที่"),
    ]

    best = [(one.code, one.url.rpartition("/")[2], one.year) for one in suggest(pages, items, 2566)]

    assert best[0] == ("o22", "dl.php?id=22&t=1", 2565)
    assert {name for code, name, _ in best if code == "o31"} == {"nogift-th.pdf", "nogift-en.pdf"}


@pytest.mark.parametrize(
    "body",
    ["<div>" * 100_000, "<a href=x>" * 50_000, "<table><tr><td>" * 20_000, "<ul><li>" * 30_000,
     "<" * 500_000, "<h1>" * 50_000,
     "<tr>" + "<td><a href=x>ก</a>" * 20_000],
)  # fmt: skip
def test_odd_pages_take_no_time(body):
    began = time.process_time()

    assert len(read_page(body, URL).links) <= 3_000
    assert time.process_time() - began < 4


@pytest.mark.parametrize(
    "script",
    [
        'window.location="x"',
        "location.href = 'x';",
        "window.location.replace('x')",
        "<!--\nlocation='x'",
    ],
)
def test_a_script_at_the_door_that_leads_on_is_followed(script):
    assert list(names(f"<script>{script}</script>")) == ["x"]


def test_a_script_that_waits_for_a_hand_is_not():
    assert names("<script>function go() { location.href='x' }</script><p>ก") == {}


def test_a_year_as_heading_is_that_of_the_heading_above():
    body = (
        "<h2>แผนพัฒนาท้องถิ่น</h2><h3>ปี 2566</h3><a href=x>ดาวน์โหลด</a><h3>ปี 2565</h3><a href=y>คลิก</a>"
    )

    assert [one.heading for one in names(body).values()] == [
        "แผนพัฒนาท้องถิ่น ปี 2566",
        "แผนพัฒนาท้องถิ่น ปี 2565",
    ]


def test_a_row_of_a_year_alone_is_that_of_the_group_above():
    head = "<table><tr><th>ที่<th>รายการ<th>ไฟล์<tr><td colspan=3>แผนพัฒนาท้องถิ่น"
    rows = "".join(f"<tr><td>{n}<td>ปี 256{n}<td><a href=x{n}>ดาวน์โหลด</a>" for n in (5, 6))

    assert [one.row for one in names(f"{head}{rows}</table>").values()] == [
        "แผนพัฒนาท้องถิ่น 5 ปี 2565",
        "แผนพัฒนาท้องถิ่น 6 ปี 2566",
    ]


@pytest.mark.parametrize(
    "told",
    [
        "attachment; filename*=UTF-8''%E0%B9%81%E0%B8%9C%E0%B8%99.pdf",
        'inline; filename="%E0%B9%81%E0%B8%9C%E0%B8%99.pdf"',
    ],
)
def test_a_file_has_the_name_that_the_server_gives_it(site, told):  # noqa: F811
    site.pages["/"] = html(link("/dl?id=1", "ดาวน์โหลด"))
    site.pages["/dl?id=1"] = page(b"%PDF", Content_Type="application/pdf", Content_Disposition=told)

    assert found(read(site), site)["/dl?id=1"].title == "แผน.pdf"
