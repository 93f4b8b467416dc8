"""An address in Thai text is found whole, and nothing of the sentence around it."""

import pytest

from thai.links import href_of, links_in
from thai.text_blocks import mark_words, pieces_of


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "ดู https://www.example.go.th/ข่าว/ประกาศ.pdf ครับ",
            "https://www.example.go.th/ข่าว/ประกาศ.pdf",
        ),
        ("(https://a.go.th/แผน(ฉบับแก้ไข).pdf)", "https://a.go.th/แผน(ฉบับแก้ไข).pdf"),
        ("“https://a.go.th/ประกาศ” ที่", "https://a.go.th/ประกาศ"),
        ("ที่ www.a.go.th, และ", "www.a.go.th"),
        ("ที่https://a.go.th/1.pdfและเพจ", "https://a.go.th/1.pdf"),
        ("www.a.go.thครับ", "www.a.go.th"),
        ("https://a.go.th:8080/ก?ข=ค&d=1#จ.", "https://a.go.th:8080/ก?ข=ค&d=1#จ"),
        ("เว็บ https://เทศบาลตัวอย่าง.ไทย/ข่าว ของเรา", "https://เทศบาลตัวอย่าง.ไทย/ข่าว"),
        ("https://a.go.th/1.pdf,https://a.go.th/2.pdf", "https://a.go.th/1.pdf"),
        ("HTTPS://A.GO.TH/X", "HTTPS://A.GO.TH/X"),
    ],
)
def test_an_address_is_found_whole(text, address):
    assert next(link.words for link in links_in(text)) == address


@pytest.mark.parametrize("text", ["https://", "www.", "awww.b.go.th", "javascript:alert(1)"])
def test_what_is_no_address_is_no_link(text):
    assert not list(links_in(text))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("www.a.go.th/ก", "https://www.a.go.th/%E0%B8%81"),
        ("https://a.go.th/%E0%B8%81%zz", "https://a.go.th/%E0%B8%81%25zz"),
        ("https://ก.ไทย:81/a b", "https://xn--12c.xn--o3cw4h:81/a%20b"),
        ("https://a.go.th/?q=ก&r=1#ข", "https://a.go.th/?q=%E0%B8%81&r=1#%E0%B8%82"),
        (f"https://{'ก' * 90}.ไทย/", f"https://{'%E0%B8%81' * 90}.%E0%B9%84%E0%B8%97%E0%B8%A2/"),
    ],
)
def test_programs_ask_for_an_address_in_ascii(typed, asked):
    assert href_of(typed) == asked


def test_readers_see_the_address_as_it_was_typed():
    html = mark_words("ดู https://a.go.th/ข่าว ครับ")

    assert '<a href="https://a.go.th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7" rel="nofollow">' in html
    assert ">https://a.go.th/ข่าว</a> ครับ" in html
    assert pieces_of("ดู www.a.go.th/ก") == [
        ("ดู ", None),
        ("www.a.go.th/ก", "https://www.a.go.th/%E0%B8%81"),
    ]
