"""The text of Word paragraphs: runs, links, boxes to tick, tracked changes, boxes of text."""

import pytest

from office_files.contents import Link, OfficeFile
from office_files.docx import read_docx
from tests.office_files.word_parts import cell, line, relation, table, word

TICK_BOX = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{on}"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
)
OLD_BOX = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>'
    "</w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def paragraph(runs: str) -> str:
    return f"<w:p>{runs}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def read(body: str, *relations: str, **parts: str) -> OfficeFile:
    return read_docx(word(body, *relations, **parts))


def texts(body: str, *relations: str) -> list[str]:
    return [one.text for one in read(body, *relations).paragraphs]


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F06F"/></w:r>', "☐"),
        ('<w:r><w:sym w:font="Wingdings" w:char="00A8"/></w:r>', "☐"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>', "☐"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', "•"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>þ</w:t></w:r>', "☑"),
        ("<w:r><w:t>\uf0fe</w:t></w:r>", "☑"),
        (TICK_BOX.format(on=1), "☑"),
        (TICK_BOX.format(on=0), "☐"),
        (OLD_BOX.format(state="<w:checked/>"), "☑"),
        (OLD_BOX.format(state='<w:default w:val="0"/>'), "☐"),
        (OLD_BOX.format(state='<w:default w:val="1"/><w:checked w:val="0"/>'), "☐"),
    ],
)
def test_boxes_to_tick_are_characters_however_they_were_made(runs, text):
    assert texts(paragraph(runs + run(" ดำเนินการ"))) == [f"{text} ดำเนินการ"]


def test_line_breaks_tabs_and_hyphens_stay():
    runs = "<w:r><w:t>ก</w:t><w:br/><w:t>ข</w:t><w:tab/><w:t>ค</w:t><w:noBreakHyphen/></w:r>"

    assert texts(paragraph(runs)) == ["ก\nข\tค-"]


def test_spelling_is_normalised_and_unseen_signs_are_gone():
    assert texts(line("จ\u0e4d\u0e32นวน\u00a0๒\u200b รายการ")) == ["จำนวน ๒ รายการ"]


def test_a_link_has_its_text_and_address():
    body = paragraph(run("ดู ") + f'<w:hyperlink r:id="a">{run("แผน")}</w:hyperlink>')
    address = relation("a", "hyperlink", "https://www.example.go.th/a?x=1&amp;y=2", outside=True)

    file = read(body, address)

    links = next(file.paragraphs).links
    assert links == (Link("แผน", "https://www.example.go.th/a?x=1&y=2"),)


def test_a_link_may_be_a_field_and_stand_in_a_table():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK </w:instrText>'
        '</w:r><w:r><w:instrText>"https://e.go.th/b c.pdf" \\t "_blank" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("ลิงก์") + ""
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    file = read(table(cell(paragraph(field)) + cell("ข")))

    assert file.grids[0].at(1, 1).links == (Link("ลิงก์", "https://e.go.th/b c.pdf"),)
    assert file.grids[0].at(1, 1).text == "ลิงก์"


def test_a_simple_field_links_and_a_place_in_the_document_does_not():
    outside = f"<w:fldSimple w:instr='HYPERLINK \"http://a.go.th\"'>{run('ก')}</w:fldSimple>"
    inside = f"<w:fldSimple w:instr='HYPERLINK \\l \"_Toc1\"'>{run('ข')}</w:fldSimple>"

    found = next(read(paragraph(outside + inside)).paragraphs)

    assert found.text == "กข"
    assert found.links == (Link("ก", "http://a.go.th"),)


def test_what_was_deleted_is_left_out_and_told_what_was_inserted_stays():
    body = paragraph(
        run("มี ") + "<w:del><w:r><w:delText>๕ </w:delText></w:r></w:del>"
        f"<w:ins>{run('๗ ')}</w:ins><w:moveFrom>{run('ย้าย')}</w:moveFrom>" + run("เล่ม")
    )

    file = read(body)

    assert [one.text for one in file.paragraphs] == ["มี ๗ เล่ม"]
    assert any("ลบแบบติดตามการแก้ไข (track changes) 2 แห่ง" in told for told in file.told)
    assert any("เพิ่มแบบติดตามการแก้ไข" in told for told in file.told)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    ended = "<w:rPr><w:del/></w:rPr>"

    assert texts(line("ต้น", ended) + line("ปลาย")) == ["ต้นปลาย"]


def test_hidden_text_is_left_out_and_told():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ลับ</w:t></w:r>"

    file = read(paragraph(run("เห็น") + hidden))

    assert [one.text for one in file.paragraphs] == ["เห็น"]
    assert file.told == ["เอกสารมีข้อความที่ซ่อนไว้ 1 แห่ง ระบบไม่ได้อ่าน"]


def test_a_box_of_text_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{line('ในกล่อง')}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert texts(paragraph(run("นอกกล่อง") + drawn)) == ["นอกกล่อง", "ในกล่อง"]


def test_a_choice_that_nobody_made_is_no_text():
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run('เลือกรายการ')}</w:sdtContent></w:sdt>"
    )

    assert texts(paragraph(run("สถานะ: ") + control)) == ["สถานะ:"]


def test_headings_and_indents_come_from_the_styles():
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/>'
        '<w:pPr><w:outlineLvl w:val="1"/><w:ind w:left="720"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    )
    body = line("สารบัญ", '<w:pStyle w:val="T"/>') + line("บทที่ ๑", '<w:pStyle w:val="H"/>')

    file = read(body + line("\tเนื้อหา"), styles=styles)

    found = [(one.text, one.indent, one.is_heading) for one in file.paragraphs]
    assert found == [("บทที่ ๑", 2, True), ("เนื้อหา", 2, False)]
    assert file.told == ["ระบบไม่ได้อ่านสารบัญ 1 บรรทัด"]


def test_heads_of_pages_and_notes_are_told_with_their_words():
    file = read(line("เนื้อหา"), header=line("ลับมาก"), footer=line("๑"), footnotes=line("อ้างอิง"))

    assert file.told == ["ระบบไม่ได้อ่านหัวกระดาษ: “ลับมาก”", "ระบบไม่ได้อ่านเชิงอรรถ: “อ้างอิง”"]
