"""Web pages and HTML of the clipboard: tables, layout, lists, links, what is hidden, encodings."""

from decimal import Decimal

import pytest

from office_files.contents import Grid, Link, OfficeFile, OfficeFileError
from office_files.reading import read_office_file, read_pasted

DATA = "<table><tr><th>ข้อ<th>ลิงก์<tr><td>o1<td><a href='/a.pdf'>แผน</a></table>"


def read(html: str) -> OfficeFile:
    return read_pasted("", html)


def grid(html: str) -> Grid:
    return read(html).grids[0]


def texts(html: str) -> list[str]:
    return [one.text for one in read(html).paragraphs]


def test_cells_over_rows_and_columns_push_the_others_on():
    found = grid(
        "<table><tr><td rowspan=2>ก<td colspan=2>ข<td>ค<tr><td>ง<td>จ<td>ฉ"
        "<tr><td colspan=9>ช<tr><td rowspan=0>ซ<td>ฌ<tr><td>ญ</table>"
    )

    assert found.merged[2, 1] == (1, 1)
    assert [found.at(2, column).text for column in (2, 3, 4)] == ["ง", "จ", "ฉ"]
    assert found.shown_at(1, 3).text == "ข"
    assert (found.shown_at(5, 1).text, found.at(5, 2).text) == ("ซ", "ญ")


def test_a_page_of_tables_that_only_lay_out_gives_its_data_table():
    page = (
        "<table><tr><td colspan=2><img src=a.gif>หัว<tr><td>เมนู<br>ติดต่อ"
        f"<td><table><tr><td>{DATA}</table><tr><td colspan=2>ท้าย</table>"
    )

    file = read(page)

    assert [one.at(2, 1).text for one in file.grids] == ["o1"]
    assert [one.text for one in file.paragraphs] == ["หัว", "เมนู\nติดต่อ", "ท้าย"]


def test_a_small_table_in_a_data_table_does_not_break_it():
    inner = "<table><tr><td>ย1<td>ย2<tr><td>3<td>4</table>"

    outer, within = read(
        f"<table><tr><th>ที่<th>ผล<tr><td>๑<td>มี{inner}ครบ<tr><td>๒<td>ไม่มี</table>"
    ).grids

    assert (outer.at(2, 2).text, outer.at(3, 2).text) == ("มี\nครบ", "ไม่มี")
    assert within.at(2, 2).text == "4"


def test_a_table_that_only_arranges_words_of_a_cell_is_part_of_it():
    inner = "<table><tr><td>☐ ยังไม่<td>☑ ทำ</table>"

    (outer,) = read(f"<table><tr><td>ก<td>ข<tr><td>ค<td>ก่อน{inner}หลัง<tr><td>ง<td>จ</table>").grids

    assert outer.at(2, 2).text == "ก่อน\n☐ ยังไม่ ☑ ทำ\nหลัง"


def test_tables_that_were_never_closed_are_read():
    found = read("<table><tr><td>ก<td>ข<table><tr><td>ค<td>ง<tr><td>จ<td>ฉ")

    assert found.grids[-1].at(2, 2).text == "ฉ"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<ul><li>ก<li>ข</ul>", ["• ก", "• ข"]),
        ("<ol><li>ก<li>ข</ol>", ["1. ก", "2. ข"]),
        ("<ol start=3 type=a><li>ก<li value=9>ข<li>ค</ol>", ["c. ก", "i. ข", "j. ค"]),
        ("<ol style='list-style-type:thai'><li><p>ก</p></ol>", ["๑. ก"]),
        ("<ol><li>ก<ul><li>ข</ul><li>ค</ol>", ["1. ก", "• ข", "2. ค"]),
        ("<pre>ก\n  ข</pre>", ["ก\nข"]),
        ("<p>ก\n   ข</p>ค<div>ง</div>", ["ก ข", "ค", "ง"]),
        ("ก<br>ข<hr>ค", ["ก\nข", "ค"]),
        ("<p>ก&nbsp;&nbsp;ข&#8203;&shy;</p>", ["ก  ข"]),
        ("<input type=checkbox checked>ใช่ <input type=radio>ไม่", ["☑ใช่ ☐ไม่"]),
        ("<select><option>ก<option selected>ข</select> <input value='ค'>", ["ข ค"]),
        ("<p>จ\u0e4d\u0e32นวน</p>", ["จำนวน"]),
    ],
)
def test_texts_are_what_a_browser_shows(html, found):
    assert texts(html) == found


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        ("<span style='font-family:Symbol'>{}·</span>", "•"),
        ("<span style='font-family:Wingdings'>{}q</span>", "☐"),
        ("<span style='font-family:Wingdings'>{}ü</span>", "✓"),
        ("<span>{}๑.</span>", "๑."),
        ("<span>{}(ก)</span>", "(ก)"),
    ],
)
def test_marks_of_word_lists_stand_once(mark, shown):
    ignored = mark.format("") + "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
    html = (
        "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>"
        f"{ignored}</span><![endif]>ข้อความ<o:p></o:p></p>"
    )

    assert texts(html) == [f"{shown} ข้อความ"]


def test_what_word_writes_for_itself_is_no_text():
    html = (
        "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><style>p{}</style>"
        "<script>x</script><p>ก<span style='mso-tab-count:1'>   </span>ข<o:p>&nbsp;</o:p></p>"
        "<!--[if !vml]-->ค<!--[endif]-->"
    )

    assert texts(html) == ["ก\tข", "ค"]


def test_signs_of_symbol_fonts_are_boxes():
    ticked = "<span style='font-family:Wingdings;mso-char-type:symbol'>þ</span>"

    assert texts(f"{ticked} ทำ <font face=Wingdings>o</font>") == ["☑ ทำ ☐"]


def test_what_is_hidden_is_told_and_hidden_rows_are_marked():
    file = read(
        "<p style='DISPLAY:none'>ลับ</p><table><tr><td>ก<td>ข<tr style='display:none'><td>ค<td>ง"
        "</table><del>เก่า</del>"
    )

    assert file.grids[0].hidden_rows == {2}
    assert file.told == [
        "หน้านี้มีข้อความที่ซ่อนไว้ 1 แห่ง ระบบไม่ได้อ่าน",
        "หน้านี้มีข้อความที่ขีดฆ่าว่าลบ 1 แห่ง ระบบไม่ได้อ่าน",
    ]


@pytest.mark.parametrize(
    ("before", "base", "url"),
    [
        ("", "", "../ก ข.pdf"),
        ("<base href='{}'>", "https://e.go.th/ita/x/", "https://e.go.th/ita/ก ข.pdf"),
        ("<!-- saved from url=(0025){} -->", "https://e.go.th/ita/p", "https://e.go.th/ก ข.pdf"),
        ("<link rel=canonical href='{}'>", "http://e.go.th/a/", "http://e.go.th/ก ข.pdf"),
        ("<base href='file:///C:/a/'>", "", "../ก ข.pdf"),
    ],
)
def test_addresses_are_whole_where_the_page_tells_its_own(before, base, url):
    file = read(before.format(base) + "<p><a href='../ก ข.pdf'>แฟ้ม</a></p>")

    assert file.base == base
    assert next(file.paragraphs).links == (Link("แฟ้ม", url),)


@pytest.mark.parametrize("href", ["#top", "javascript:void(0)", "", " about:blank"])
def test_what_leads_nowhere_is_no_link(href):
    assert next(read(f"<p><a href='{href}'>ก</a></p>").paragraphs).links == ()


def test_odd_addresses_survive():
    urls = ["http://e.go.th:8443/a", "https://e.go.th/a%2520b", "ftp://x/ก", "http://[bad"]

    links = next(read("".join(f"<a href='{url}'>x</a>" for url in urls)).paragraphs).links

    assert [link.url for link in links] == urls


def test_numbers_that_a_sheet_wrote_beside_its_text_are_kept():
    found = grid('<table><tr><td sdval="13.3" sdnum="1054;0;0.00">13.30<td x:num="0.5">50%</table>')

    assert (found.at(1, 1).value, found.at(1, 1).text) == (Decimal("13.3"), "13.30")
    assert found.at(1, 2).value == Decimal("0.5")


def test_a_long_text_over_the_next_cell_is_not_merged():
    found = grid(
        "<table><tr><td colspan=2 style='mso-ignore:colspan'>รายงานผลการดำเนินงาน<td>ค"
        "<tr><td>1<td>2<td>3</table>"
    )

    assert found.merged == {}
    assert found.at(1, 3).text == "ค"


@pytest.mark.parametrize(
    ("before", "encoding"),
    [
        ("<html><meta charset=tis-620>", "cp874"),
        ("<html><meta charset='windows-874'>", "cp874"),
        ("<html><meta charset=iso-8859-1>", "cp874"),
        ("<html><meta charset=utf-8>", "cp874"),
        ("<html><meta charset=x-unknown>", "utf-8"),
        ("<html>", "cp874"),
        ("<html>", "utf-16"),
        ("<html>", "utf-16-le"),
        ('<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html>', "utf-8"),
        ("<!-- ก --><div>", "utf-8"),
        ("\n<p>x</p>", "utf-8-sig"),
    ],
)
def test_a_page_is_known_and_read_in_whatever_encoding(before, encoding):
    file = read_office_file(f"{before}{DATA}".encode(encoding), "a.xls")

    assert file.kind == "หน้าเว็บ (HTML)"
    assert file.grids[0].at(1, 2).text == "ลิงก์"


def test_a_page_saved_as_one_file_knows_its_address():
    archive = (
        'From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        '--b\r\nContent-Type: text/html; charset="utf-8"\r\n'
        "Content-Transfer-Encoding: 8bit\r\nContent-Location: https://e.go.th/ita/\r\n\r\n"
        f"<html>{DATA}</html>\r\n--b--\r\n"
    )

    file = read_office_file(archive.encode(), "a.mht")

    assert file.base == "https://e.go.th/ita/"
    assert file.grids[0].at(2, 2).links == (Link("แผน", "https://e.go.th/a.pdf"),)


def test_the_clipboard_of_windows_tells_where_it_is_from():
    head = "Version:0.9\r\nStartHTML:0000000105\r\nSourceURL:https://e.go.th/ita/p.htm\r\n"

    file = read(f"{head}<html><body><!--StartFragment-->{DATA}<!--EndFragment--></body></html>")

    assert file.base == "https://e.go.th/ita/p.htm"
    assert not list(file.paragraphs)


def test_html_without_text_gives_way_to_the_text_and_html_may_be_typed():
    assert read_pasted("ก\tข", "<meta charset='utf-8'><img src=x>").grids[0].at(1, 2).text == "ข"
    assert read_pasted(DATA).grids[0].at(2, 1).text == "o1"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<img src=a.png>", "มีแต่ภาพ"),
        ("<p> </p>", "ไม่มีข้อความ"),
        ("<p>" * 3_000_001, "ใหญ่เกินไป"),
        ("<font>" * 5_000 + "ก", "ซ้อนกันลึก"),
        ("<table><tr><td>ก<td>ข<tr><td>" * 400, "ซ้อนกันลึก"),
        ("<table>" + "<tr><td>ก<td>ข" * 50_001, "แถวที่ 50,001"),
    ],
)
def test_what_cannot_be_read_says_why(html, reason):
    with pytest.raises(OfficeFileError, match=reason):
        read(html)


def test_forged_spans_are_bounded():
    found = grid("<table><tr><td colspan=999999>ก<tr><td rowspan=99999>ข<td>ค<tr><td>ง</table>")

    assert len(found.merged) == 256 + 2
    assert (found.shown_at(1, 200).text, found.at(3, 2).text) == ("ก", "ง")


def test_a_page_that_only_frames_others_names_them():
    page = '<html><frameset><frame src="a.files/sheet001.htm"></frameset></html>'

    with pytest.raises(OfficeFileError, match=r"a\.files/sheet001\.htm"):
        read_office_file(page.encode())
