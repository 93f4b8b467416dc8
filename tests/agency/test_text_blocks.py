"""Typed lines become paragraphs and lists; nothing typed becomes markup."""

import html
import re

import pytest

from thai.text_blocks import in_short, mark_words, read_blocks, to_html


def test_neighbouring_lines_of_one_kind_make_one_list():
    blocks = read_blocks("นำเรื่อง\n- หนึ่ง\n-สอง\n\n๑. ก\n(๒) ข")

    assert [(block.kind, len(block.lines)) for block in blocks] == [
        ("paragraph", 1),
        ("bullets", 2),
        ("numbers", 2),
    ]


def test_printed_markers_stay_as_printed():
    assert [line.marker for line in read_blocks("๑.ก\n(๒) ข\n2. ค")[0].lines] == ["๑.", "(๒)", "2."]


def test_years_and_decimals_are_no_markers():
    assert [block.kind for block in read_blocks("๙๙.๓๓ คะแนน\n2566 ปี")] == ["paragraph"]


def test_markup_in_the_text_is_shown_not_obeyed():
    html = to_html('- <script>alert("x")</script>')

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_addresses_become_links_and_thai_words_do_not_stick_to_them():
    html = mark_words("ดูที่ https://a.go.th/1.pdf และ www.b.go.th ครับ")

    assert '<a href="https://a.go.th/1.pdf" rel="nofollow">https://a.go.th/1.pdf</a>' in html
    assert '<a href="https://www.b.go.th" rel="nofollow">www.b.go.th</a> ครับ' in html


def test_a_javascript_address_is_no_link():
    assert "<a" not in mark_words("javascript:alert(1)")


@pytest.mark.parametrize(
    "words",
    [
        "นางสาววันเพ็ญ เงามาม",
        "๒๒ พฤศจิกายน ๒๕๖๕",
        "๓๑ มี.ค. ๖๖",
        "พ.ศ. ๒๕๖๖",
        "๑๖ ข้อ",
        "จำนวน ๑๖ ข้อ",
        "ร้อยละ ๗๔.๔๘",
        "๑๓.๓๐ น.",
    ],
)
def test_names_dates_and_numbers_with_their_unit_stay_together(words):
    assert f'<span class="together">{words}</span>' in mark_words(f"ประชุมแล้ว{words} ต่อไป")


def test_a_mayor_is_no_mister():
    assert "together" not in mark_words("นายกเทศมนตรี แจ้งที่ประชุม")


def test_nothing_is_added_to_or_taken_from_the_words():
    line = "โดยนางสาววันเพ็ญ เงามาม & <b> เมื่อ ๒๒ พฤศจิกายน ๒๕๖๕ ดู https://a.go.th/?x=1&y=2 ครบ ๒๗ ข้อ"

    assert html.unescape(re.sub(r"<(?!b>)[^>]+>", "", mark_words(line))) == line


def test_in_short_a_text_stands_on_one_line_without_its_dashes():
    assert in_short("- เผยแพร่แล้ว\n๑. ขั้นแรก\n\nจบ") == "เผยแพร่แล้ว · ๑. ขั้นแรก · จบ"


def test_in_short_never_tears_a_mark_from_its_letter():
    short = in_short("กขที่นี่", 3)

    assert short == "กข…"
    assert in_short("ที่", 3) == "ที่"
    assert in_short("่" * 9, 3) == "…"
