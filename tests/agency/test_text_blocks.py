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


def levels_of(text: str) -> list[tuple[int, str]]:
    return [(line.level, line.marker) for block in read_blocks(text) for line in block.lines]


def test_lists_inside_lists_keep_their_levels():
    text = "๑. หนึ่ง\n- จุด\n๑.๑ ย่อย\n(ก) ก\n(ข) ข\n• ดอก\n๑.๒ ย่อย\n๑.๒.๑ ลึก\n๒. สอง\n- ท้าย"

    assert levels_of(text) == [
        (0, "๑."), (1, "-"), (1, "๑.๑"), (2, "(ก)"), (2, "(ข)"), (3, "•"), (1, "๑.๒"),
        (2, "๑.๒.๑"), (0, "๒."), (1, "-"),
    ]  # fmt: skip


def test_a_paragraph_inside_a_list_ends_no_level():
    assert levels_of("๑. หนึ่ง\nอธิบาย\n๑.๑ ย่อย") == [(0, "๑."), (0, ""), (1, "๑.๑")]
    assert 'class="printed stands-in-1"' in to_html("๑. หนึ่ง\nอธิบาย\n๑.๑ ย่อย")


def test_what_is_typed_further_in_stands_deeper():
    assert levels_of("- ก\n    - ข\n\t\t- ค\n - ง") == [(0, "-"), (1, "-"), (2, "-"), (0, "-")]


def test_quantities_times_and_abbreviations_are_no_markers():
    text = "3.5 ล้านบาท\n๑๓.๓๐ น. เริ่ม\nน. ผู้รับ\nจ. อ่างทอง\nพ.ศ. ๒๕๖๖\nข. ไม่มีข้อก่อนหน้า"

    assert {marker for _, marker in levels_of(text)} == {""}
    assert [marker for _, marker in levels_of("ก. หนึ่ง\nข. สอง\nง. ไม่ต่อ")] == ["ก.", "ข.", ""]


def test_nested_lists_are_nested_in_html():
    html = to_html("๑. หนึ่ง\n- ก\n• ข\n๒. สอง")

    assert html == (
        '<ol class="printed"><li><span class="marker">๑.</span> หนึ่ง<ul><li>ก<ul class="dots">'
        '<li>ข</li></ul></li></ul></li><li><span class="marker">๒.</span> สอง</li></ol>'
    )


def test_lines_with_tabs_are_a_small_table():
    html = to_html("ชื่อ\tตำแหน่ง\tเบอร์\nก <b>\tข\t")

    assert '<tr><th scope="col">ชื่อ</th>' in html
    assert "<tr><td>ก &lt;b&gt;</td><td>ข</td><td></td></tr>" in html
    assert '<table class="small small--plain"><tr><td>ก</td><td>ข</td></tr>' in to_html(
        "ก\tข\nค\tง"
    )
    assert "<table" not in to_html("บรรทัดเดียว\tไม่เป็นตาราง")


def test_ten_thousand_lines_of_any_kind_are_read():
    text = "\n".join(("- ก", "๑. ข", "(ก) ค", "x\ty", "z")[n % 5] for n in range(10_000))

    assert len(levels_of(text)) == 10_000
    assert to_html(text).count("<li>") == 6000
