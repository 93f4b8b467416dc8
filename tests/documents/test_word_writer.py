"""Every kind of block in Word: real structure, in the order of the schema, the same bytes."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import docx as word
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from documents import figures, model
from documents.document import Document, PageNumbers
from documents.figures import Bar
from documents.model import Align, Cell, Clause, Column, Heading, Paragraph, Part, Typed
from documents.word_writer import write_word
from documents.word_xml import ORDERS
from thai import protected
from thai.protected import Vocabulary, as_typed, use_source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONG = "ข้อความยาวที่มีหลายบรรทัด " * 60
THAI = "๐๑๒๓๔๕๖๗๘๙"
DIVISIONS = [f"กอง{letter}" for letter in "กขคงจฉชซญดตถ"]


def everything(stored: str) -> Document:
    columns = [Column("ข้อ", "ข้อ", 2), Column("ข้อมูล", "ข้อมูล", 10)]
    rows = [
        [Cell([Paragraph("ด้านที่ ๑", bold=True)], heads="rows")],
        [Cell([Paragraph("๑")], is_code=True), Cell([Typed("- หนึ่ง\n- สอง")])],
        [Cell([Paragraph("๒")]), Cell([Typed(LONG)])],
        [Cell([model.Names(DIVISIONS)]), Cell([_ticks(), model.Clauses([_clause()])])],
    ]
    return Document(
        title="เอกสารทุกชนิด",
        author="เทศบาล",
        head="หัวเรื่องวิ่ง",
        mark="ร่าง",
        notice="ข้อมูลตัวอย่าง",
        created=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
        blocks=[
            Part("cover", [Heading("บรรทัดแรก\nบรรทัดสอง", 1, is_title=True)]),
            Part("contents-page", [model.Contents()], new_page=True),
            Part("a", [Heading("บทที่หนึ่ง", 1, anchor="one"), *_body(stored)], new_page=True),
            Part(
                "wide",
                [
                    Heading("ตาราง", 1, anchor="two"),
                    Heading("กลุ่ม", 2, anchor="two-1"),
                    model.Table(columns, rows, caption="ตารางในสารบัญ", anchor="two-1-1"),
                ],
                new_page=True,
                landscape=True,
            ),
            Part(
                "annex",
                [
                    Heading("ภาคผนวก", 1, anchor="annex", entry="ภาคผนวก รายงานการประชุม"),
                    Heading("ไม่อยู่ในสารบัญ", 2),
                ],
                new_page=True,
            ),
        ],
        numbers=PageNumbers(),
    )


def _body(stored: str) -> list[model.Block]:
    signed = figures.Signature("นายหนึ่ง ใจดี", "ผู้จดรายงาน", "นักวิเคราะห์")
    return [
        Typed("ย่อหน้า เมื่อ ๒๐ ตุลาคม ๒๕๖๕\n๑. ข้อ\n๑.๑ ข้อย่อย https://a.go.th/x", first_line=2.5),
        Typed("ก\tข\tค\n๑\t๒\t๓"),
        Paragraph("กลางหน้า", align=Align.CENTRE),
        Paragraph("กระจาย", align=Align.DISTRIBUTED),
        figures.People([figures.Person("นายหนึ่ง", "ประธาน"), figures.Person("นายสอง")]),
        model.Spoken("นายชื่อยาว นามสกุลยาวกว่าคอลัมน์", [Typed("พูด")], post="ประธาน"),
        model.Spoken("มติที่ประชุม", [Typed("รับทราบ")], is_resolution=True),
        figures.Bars("แผนภูมิ", [Bar("IIT", 80, "๘๐", 70, "ปีก่อน ๗๐"), Bar("EIT", 0, "๐")]),
        figures.Picture(stored, "ภาพ CMYK", caption="คำบรรยาย"),
        figures.Picture("gone.jpg", "ภาพที่หาย", caption="ภาพที่หายไป"),
        figures.Code("https://a.go.th/verify", "QR"),
        Paragraph("ก่อนลายมือชื่อ"),
        figures.Signatures([signed, signed]),
    ]


def _ticks() -> figures.Ticks:
    return figures.Ticks(
        [figures.Tick("☑", "ทำแล้ว", True), figures.Tick("☐", "ยัง", False)], "สถานะ"
    )


def _clause() -> Clause:
    return Clause("บน", "(๑)", (Clause("ล่าง"),))


@pytest.fixture(scope="module", autouse=True)
def words_of_the_office():
    """Words of our own in place of the database's."""
    before, words = protected._source, Vocabulary(["นายหนึ่ง ใจดี"])
    use_source(lambda: words)
    yield
    use_source(before)


@pytest.fixture(scope="module")
def stored(words_of_the_office):
    buffer = BytesIO()
    Image.new("CMYK", (40, 30), "navy").save(buffer, "JPEG")
    name = default_storage.save("word-test.jpg", ContentFile(buffer.getvalue()))
    yield name
    default_storage.delete(name)


@pytest.fixture(scope="module")
def data(stored) -> bytes:
    return write_word(everything(stored))


@pytest.fixture(scope="module")
def docx(data):
    return word.Document(BytesIO(data))


def paragraph(docx, words: str):
    found = docx.element.body.iter(f"{W}p")
    return next(
        p for p in found if words in as_typed("".join(t.text or "" for t in p.iter(f"{W}t")))
    )


def style(p) -> str:
    return p.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def test_the_same_document_gives_the_same_bytes(stored, data):
    assert write_word(everything(stored)) == data


def test_properties_stand_in_the_order_of_the_schema(data):
    seen = set()
    with ZipFile(BytesIO(data)) as package:
        parts = [name for name in package.namelist() if name.startswith("word/") and ".xml" in name]
        trees = [etree.fromstring(package.read(n)) for n in parts if not n.endswith(".rels")]
    for tree in trees:
        for tag, places in ORDERS.items():
            for block in tree.iter(qn(tag)):
                order = [places[child.tag] for child in block]
                assert order == sorted(order), etree.tostring(block)
                seen.add(tag)
    assert seen == set(ORDERS)


def test_bookmarks_have_numbers_and_names_of_their_own_and_links_lead_to_them(docx):
    body = docx.element.body
    starts = list(body.iter(f"{W}bookmarkStart"))
    names = [start.get(f"{W}name") for start in starts]
    ids = [start.get(f"{W}id") for start in starts]
    assert len(set(names)) == len(names) == len(set(ids))
    assert sorted(ids) == sorted(end.get(f"{W}id") for end in body.iter(f"{W}bookmarkEnd"))
    links = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} - {None}
    assert links == {name for name in names if name.startswith("_Toc")}


def test_the_contents_have_three_levels_with_thai_page_numbers_and_word_counts_anew(docx):
    lines = [p for p in docx.paragraphs if p.style.name.startswith("toc ")]
    told = [(p.style.name[-1], p.text.split("\t")[0]) for p in lines]
    assert told == [
        ("1", "บทที่หนึ่ง"),
        ("1", "ตาราง"),
        ("2", "กลุ่ม"),
        ("3", "ตารางในสารบัญ"),
        ("1", "ภาคผนวก รายงานการประชุม"),
    ]
    first, table, group, listed, annex = (THAI.index(p.text.split("\t")[1]) for p in lines)
    assert first == 3 < table == group == listed < annex
    assert docx.settings.element.find(f"{W}updateFields") is not None
    fields = [each.get(f"{W}fldCharType") for each in docx.element.body.iter(f"{W}fldChar")]
    assert fields.count("begin") == fields.count("end") == len(lines) + 2


def test_what_word_lists_when_it_counts_anew_is_what_stands_there(docx):
    listed = [p.text for p in docx.paragraphs if p.style.name.startswith("Heading ")]
    assert listed == ["บทที่หนึ่ง", "ตาราง", "กลุ่ม", "ตารางในสารบัญ"]
    codes = "".join(code.text for code in docx.element.body.iter(f"{W}instrText"))
    assert 'TC "ภาคผนวก รายงานการประชุม" \\l 1' in codes
    assert style(paragraph(docx, "ไม่อยู่ในสารบัญ")) == "UnlistedHeading2"


def test_running_text_is_distributed_and_lists_keep_their_levels(docx):
    styles = {s.style_id: s for s in docx.styles}
    assert style(paragraph(docx, "ย่อหน้า")) == "ThaiText"
    assert styles["ThaiText"].element.pPr.find(f"{W}jc").get(f"{W}val") == "thaiDistribute"
    assert style(paragraph(docx, "ข้อย่อย")) == "Clause2"
    assert paragraph(docx, "ข้อย่อย").find(f".//{W}hyperlink") is not None


def test_long_rows_may_be_torn_and_short_ones_not(docx):
    table = next(t for t in docx.tables if t.rows[0].cells[0].text == "ข้อ")
    torn = [row._tr.find(f"{W}trPr/{W}cantSplit") is None for row in table.rows]
    assert torn == [False, False, False, True, True]
    assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    names = table.rows[4].cells[0].paragraphs
    assert [p.text for p in names] == DIVISIONS
    assert len({p._p.pPr.numPr.numId.val for p in names}) == 1


def test_signatures_stay_together_and_with_what_they_sign(docx):
    for words in ("ก่อนลายมือชื่อ", "(ลงชื่อ)", "(นายหนึ่ง ใจดี)"):
        assert paragraph(docx, words).find(f"{W}pPr/{W}keepNext") is not None


def test_sheets_turn_once_and_every_head_has_the_mark(data, docx):
    sections = docx.sections
    assert [s.page_width > s.page_height for s in sections] == [False, True, False]
    assert [s.different_first_page_header_footer for s in sections] == [True, False, False]
    for section in sections:
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}fmt") == "thaiNumbers"
    with ZipFile(BytesIO(data)) as package:
        heads = [package.read(n).decode() for n in package.namelist() if "word/header" in n]
    assert len(heads) == 2
    assert all('string="ร่าง"' in head for head in heads)
    assert sum("หัวเรื่องวิ่ง" in head for head in heads) == 1


def test_pictures_are_ones_that_word_shows_and_a_lost_one_leaves_its_caption(data, docx):
    assert len(docx.inline_shapes) == 2  # the photograph and the QR code
    assert [s._inline.docPr.get("descr") for s in docx.inline_shapes] == ["ภาพ CMYK", "QR"]
    with ZipFile(BytesIO(data)) as package:
        names = [n for n in package.namelist() if "word/media" in n]
        pictures = [Image.open(BytesIO(package.read(n))) for n in names]
    assert all(picture.mode != "CMYK" for picture in pictures)
    assert paragraph(docx, "ภาพที่หายไป") is not None


def test_the_facts_are_those_of_the_document(docx):
    facts = docx.core_properties
    assert (facts.title, facts.author, facts.language) == ("เอกสารทุกชนิด", "เทศบาล", "th-TH")
    assert facts.created == facts.modified == datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
