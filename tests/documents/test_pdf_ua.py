"""PDF/UA-1: the structure that a screen reader finds in our documents."""

from io import BytesIO

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from documents.errors import PdfWarning
from documents.pdf import render_pdf
from tests.documents.reading import opened
from tests.documents.structure_reading import (
    SHOW_TEXT,
    children,
    content_of,
    elements,
    kids,
    outline,
    painted,
    text_of,
    texts_by_content,
)

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
ROWS = 30
ROW = """
  <tr><th scope="row">{}</th>
  <td>☑ ดำเนินการ<ul><li>น้ำดื่ม</li><li>ค้ำประกัน</li></ul></td><td></td></tr>
"""
REPORT = f"""
<html lang="th"><head><title>รายงานผล ปีงบประมาณ ๒๕๖๖</title><style>
  @page {{
    size: A5;
    @top-center {{ content: "หัวกระดาษ"; border-bottom: 1px solid }}
    @bottom-center {{ content: "- " counter(page, thai) " -" }}
  }}
  td, th {{ border: 1px solid; background: #eee }}
  .faint {{ opacity: 0.5 }}
</style></head><body>
<header><img src="{PIXEL}" alt="ตราเทศบาล" width="40"> <img src="{PIXEL}" alt="">เทศบาลตำบล</header>
<nav><ol><li><a href="#results">ผลการดำเนินงาน</a></li></ol></nav>
<h1 id="results">ผลการดำเนินงาน</h1>
<p>ดูที่ <a href="https://example.go.th/">เว็บไซต์ <b>เทศบาล</b></a></p>
<p>หรือ <span lang="en">e-mail</span></p>
<h2>มาตรการ</h2>
<table><caption>ตารางที่ ๑</caption>
  <thead><tr><th>ข้อ</th><th colspan="2">รายการ</th></tr></thead>
  <tfoot><tr><td colspan="3">รวม</td></tr></tfoot>
  <tbody>
  {"".join(ROW.format(number) for number in range(ROWS))}
  </tbody>
</table>
<h2>ผู้ลงนาม</h2>
<table role="presentation"><tr><td>ลงชื่อ</td><td>ประธาน</td></tr></table>
<dl><dt>OIT</dt><dd>การเปิดเผยข้อมูล</dd><dt>IIT</dt><dd>ผู้มีส่วนได้ส่วนเสีย</dd></dl>
<div>ข้อความเปล่า<p>ย่อหน้า</p></div>
<p class="faint">ร่าง <u>ขีดเส้นใต้</u></p>
<svg width="20" height="20" role="img" aria-label="รหัสคิวอาร์"><rect width="9" height="9"/></svg>
<p>{"ยาวต่อเนื่องหลายหน้า " * 400}</p>
</body></html>
"""


@pytest.fixture(scope="module")
def report():
    return opened(render_pdf(REPORT))


@pytest.fixture(scope="module")
def texts(report):
    return texts_by_content(report)


def structure_of(body: str) -> str:
    html = f'<html lang="th"><head><title>ก</title></head><body>{body}</body></html>'
    with opened(render_pdf(html)) as pdf:
        [document] = elements(pdf, "Document")
        return outline(document)


def test_declares_itself_thai_titled_and_tagged(report):
    with report.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "รายงานผล ปีงบประมาณ ๒๕๖๖"
    assert report.Root.Lang == "th"
    assert report.Root.ViewerPreferences.DisplayDocTitle
    assert report.Root.MarkInfo.Marked
    assert {str(page.Tabs) for page in report.pages} == {"/S"}


def test_bookmarks_follow_the_headings(report, texts):
    headings = [e for e in elements(report) if str(e.S) in ("/H1", "/H2")]
    pages = {page.objgen: number for number, page in enumerate(report.pages)}

    bookmarks = []
    with report.open_outline() as tree:
        for chapter in tree.root:
            bookmarks.append((chapter.title, chapter.destination[0].objgen))
            bookmarks += [(c.title, c.destination[0].objgen) for c in chapter.children]

    assert [(title, pages[page]) for title, page in bookmarks] == [
        (text_of(report, heading, texts), content_of(report, heading)[0][0]) for heading in headings
    ]
    assert [title for title, _ in bookmarks] == ["ผลการดำเนินงาน", "มาตรการ", "ผู้ลงนาม"]


def test_a_table_over_several_pages_is_one_table_with_one_header(report, texts):
    [table] = elements(report, "Table")
    parts = {str(part.S): part for part in children(table)}
    pages = {page for e in [table, *elements(report, "TD")] for page, _ in content_of(report, e)}

    assert list(parts) == ["/Caption", "/THead", "/TBody", "/TFoot"]
    assert len(pages) > 2
    assert len(children(parts["/TBody"])) == ROWS
    assert outline(parts["/THead"]) == "THead(TR(TH TH))"
    assert text_of(report, parts["/THead"], texts) == "ข้อรายการ"
    assert text_of(report, parts["/TFoot"], texts) == "รวม"
    assert {len(children(row)) for row in children(parts["/TBody"])} == {3}


def test_header_rows_on_later_pages_are_shown_but_not_read_again(texts, report):
    shown = "".join(text for (_, number), text in texts.items() if number is None)
    pages_with_table = sum("รายการ" in page_text(texts, n) for n in range(len(report.pages)))

    assert pages_with_table > 2
    assert shown.count("ข้อรายการ") == pages_with_table - 1


def page_text(texts: dict, page: int) -> str:
    return "".join(text for (number, _), text in texts.items() if number == page)


def test_header_cells_say_what_they_head(report):
    scopes = [str(cell.A.Scope) for cell in elements(report, "TH")]

    assert scopes == ["/Column", "/Column"] + ["/Row"] * ROWS
    assert elements(report, "TH")[1].A.ColSpan == 2


def test_lists_are_items_with_label_and_body(report):
    lists = elements(report, "L")

    assert outline(lists[1]) == "L(LI(Lbl LBody) LI(Lbl LBody))"
    assert [str(a_list.A.ListNumbering) for a_list in lists[:2]] == ["/Decimal", "/Disc"]
    assert outline(lists[-1]) == "L(LI(Lbl LBody) LI(Lbl LBody))"


def test_pictures_have_their_alternative_text_and_decorations_none(report):
    figures = elements(report, "Figure")

    assert [str(figure.Alt) for figure in figures] == ["ตราเทศบาล", "รหัสคิวอาร์"]
    left, bottom, right, top = map(float, figures[0].A.BBox)
    _, _, page_width, page_height = map(float, report.pages[0].MediaBox)
    assert 0 < left < right < page_width
    assert page_height / 2 < bottom < top < page_height


def test_links_are_elements_with_annotation_and_description(report):
    links = elements(report, "Link")
    annotations = [kid.Obj for link in links for kid in kids(link) if "/Obj" in kid_dict(kid)]
    on_pages = [a for page in report.pages for a in page.get("/Annots", [])]

    assert {str(a.Contents) for a in annotations} == {"ผลการดำเนินงาน", "เว็บไซต์ เทศบาล"}
    assert {a.objgen for a in annotations} == {a.objgen for a in on_pages}
    numbers = list(report.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    assert all(parents[int(a.StructParent)].S == "/Link" for a in annotations)


def kid_dict(kid) -> dict:
    return kid if isinstance(kid, pikepdf.Dictionary) else {}


def test_english_in_the_middle_says_that_it_is_english(report, texts):
    [span] = elements(report, "Span")

    assert span.Lang == "en"
    assert text_of(report, span, texts) == "e-mail"


def test_nothing_is_painted_outside_a_tag(report):
    bare = [(page, operator) for page, operator, marks in painted(report) if not marks]

    assert bare == []


def test_text_is_part_of_the_structure_or_an_artifact_never_both(report):
    for _, operator, marks in painted(report):
        artifacts = [mark for mark in marks if mark.tag == "/Artifact"]
        numbered = [mark for mark in marks if mark.number is not None]
        assert len(numbered) + len(artifacts) == 1, (operator, marks)


def test_structure_and_content_point_at_each_other(report):
    numbers = list(report.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    in_tree = {place: e.objgen for e in elements(report) for place in content_of(report, e)}
    on_pages = {
        (page, int(mark.number))
        for page, _, marks in painted(report)
        for mark in marks
        if mark.number is not None
    }

    assert on_pages <= set(in_tree)
    for (page, number), element in in_tree.items():
        assert parents[int(report.pages[page].StructParents)][number].objgen == element


def test_running_heads_and_page_numbers_are_artifacts(report, texts):
    read = "".join(text for (_, number), text in texts.items() if number is not None)
    shown = "".join(text for (_, number), text in texts.items() if number is None)

    assert "หัวกระดาษ" not in read
    assert shown.count("หัวกระดาษ") == len(report.pages)
    assert "- ๑ -" in shown


def test_backgrounds_and_borders_are_artifacts(report):
    lines = [marks for _, operator, marks in painted(report) if operator not in SHOW_TEXT]
    decorations = [marks for marks in lines if [mark.tag for mark in marks] == ["/Artifact"]]

    assert len(decorations) > ROWS


def test_every_font_is_embedded_and_every_glyph_has_a_text(report):
    fonts = {font.objgen: font for page in report.pages for font in page.Resources.Font.values()}
    for font in fonts.values():
        descendant = font.DescendantFonts[0]
        assert font.Encoding == "/Identity-H"
        assert descendant.CIDToGIDMap == "/Identity"
        embedded = TTFont(BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()))
        assert embedded["maxp"].numGlyphs > max(int(code) for code in list(descendant.W)[::2])
    # texts_by_content fails on a glyph without a text.
    assert not {"\ufffd", "\x00"} & set("".join(texts_by_content(report).values()))


@pytest.mark.parametrize(
    ("body", "structure"),
    [
        ("<p>ก <b>ข</b> <em>ค</em></p>", "Document(P)"),
        ("ก<p>ข</p>", "Document(P P)"),
        ("<div>ก<h1>ข</h1>ค</div>", "Document(Div(P H1 P))"),
        ("<ul><li>ก<ul><li>ข</ul></ul>", "Document(L(LI(Lbl LBody(L(LI(Lbl LBody))))))"),
        ("<ul style='list-style: none'><li>ก</ul>", "Document(L(LI(LBody)))"),
        ("<table><tr><td>ก<td></table>", "Document(Table(TBody(TR(TD TD))))"),
        (
            "<table role=presentation><tr><td>ก<td>ข</table>",
            "Document(Div(Div(P) Div(P)))",
        ),
        ("<p><a href='https://a.th'>ก</a></p>", "Document(P(Link))"),
        ("<p><a>ก</a></p>", "Document(P)"),
        (f"<p><img alt='' src='{PIXEL}'>ก</p>", "Document(P)"),
    ],
)
def test_each_html_element_becomes_its_kind(body, structure):
    assert structure_of(body) == structure


def test_a_paragraph_over_several_pages_is_one_paragraph(report):
    longest = max(elements(report, "P"), key=lambda p: len(content_of(report, p)))

    assert len({page for page, _ in content_of(report, longest)}) > 1


def test_warns_of_a_picture_without_alternative_text():
    with pytest.warns(PdfWarning, match="without alt"):
        structure_of(f"<img src='{PIXEL}'>")


def test_warns_of_a_skipped_heading():
    with pytest.warns(PdfWarning, match="<h3> follows <h1>"):
        structure_of("<h1>ก</h1><h3>ข</h3>")


def test_warns_of_a_missing_title():
    with pytest.warns(PdfWarning, match="title"):
        render_pdf('<html lang="th"><body><p>ก</p></body></html>')
