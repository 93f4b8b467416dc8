"""Three levels, alternatives, notes and an unknown sub-indicator in everything that is printed."""

import csv
import json
import re
from io import BytesIO, StringIO

import pypdfium2
import pytest
from docx import Document
from openpyxl import load_workbook

from tests import made, make
from tests.oit_checklist.three_levels import three_levels

pytestmark = pytest.mark.django_db
WORDS = (
    "ข้อมูลโครงการ",
    "ชื่อโครงการ",
    "ช่องทางเผยแพร่ (ข้อย่อยต่อไปนี้อย่างใดอย่างหนึ่ง)",
    "เว็บไซต์หลัก",
    "ป้ายประกาศ",
    "หมายเหตุ: กรณีไม่มีให้ระบุ",
    "ประกาศเจตนารมณ์",
)


@pytest.fixture
def lines():
    make.agency()
    lines = three_levels(confidence="low", source="หน้าเว็บของ อบต. แห่งหนึ่ง", period_rule="unknown")
    unknown = make.item(
        year=lines.item.fiscal_year, number=2, section=None, title="แผนที่", confidence="high"
    )
    make.evidence(lines.item, title="หลักฐานหน้าเว็บ").elements.set([lines.website])
    make.evidence(unknown, title="ภาพแผนที่")
    make.published(lines.item, progress="- ทำแล้ว")
    make.published(unknown, progress="- ทำแล้ว")
    return lines


@pytest.fixture
def read(client, lines):
    def get(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, address
        text = re.sub(r"<[^>]+>", " ", response.content.decode())
        return re.sub(r"\s+", " ", text)

    return get


def test_the_items_page_shows_every_line_in_its_level(client, read):
    page = read("/2569/oit/o1/")

    assert [words for words in WORDS if words not in page] == []
    assert "ไม่ต้องมี เพราะมีหลักฐานของข้ออื่นในกลุ่มเดียวกันแล้ว" in page
    assert "หลักฐานยังไม่ครบ (1 จาก 3)" in page
    assert 'class="proof proof--2' in client.get("/2569/oit/o1/").content.decode()


def test_the_items_page_says_what_is_not_known_of_it_and_where_it_comes_from(read):
    page = read("/2569/oit/o1/")

    for words in (
        "ยังไม่ทราบว่าคู่มือกำหนดช่วงเวลาใด",
        "ยังไม่ทราบตัวชี้วัดย่อย",
        "ยังไม่ได้ตรวจกับคู่มือของ ป.ป.ช.",
        "ต่ำ พบแหล่งเดียว",
        "หน้าเว็บของ อบต. แห่งหนึ่ง",
    ):
        assert words in page


def test_an_item_without_known_elements_is_never_called_complete(read):
    page = read("/2569/oit/o2/")

    assert "ยังไม่ทราบองค์ประกอบด้านข้อมูลของข้อนี้" in page
    assert "ไม่ได้หมายความว่าไม่ต้องมี" in page
    assert "หลักฐานครบ" not in page.replace("หลักฐานครบหรือไม่", "")


def test_lists_group_items_whose_sub_indicator_nobody_knows(read):
    for address in ("/2569/oit/", "/2569/", "/2569/report/"):
        page = read(address)
        assert "ยังไม่ทราบตัวชี้วัดย่อย" in page
        assert "ยังไม่ได้ตรวจกับคู่มือของ ป.ป.ช. 2 จาก 2 ข้อ" in page.translate(_ARABIC)
        assert "ความมั่นใจ: สูง พบตรงกันตั้งแต่สองแหล่ง 1 ข้อ" in page.translate(_ARABIC)
    assert read("/2569/oit/").count("ยังไม่ได้ตรวจกับคู่มือของ ป.ป.ช.") == 3


def test_a_copied_year_says_from_which(read, lines):
    year = lines.item.fiscal_year
    year.criteria_copied_from = 2568
    year.save()

    assert "คัดลอกเกณฑ์จากปี 2568" in read("/2569/oit/")


def test_the_report_prints_every_line_on_the_page_in_pdf_and_in_word(client, read):
    page = read("/2569/report/")
    pdf = pypdfium2.PdfDocument(made.document(client, "/2569/report.pdf"))
    printed = "".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    document = Document(BytesIO(made.document(client, "/2569/report.docx")))
    paragraphs = [
        paragraph
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    ]
    typed = "".join(paragraph.text for paragraph in paragraphs)

    for words in (*WORDS, "ยังไม่ทราบองค์ประกอบด้านข้อมูลของข้อนี้"):
        assert words in page
        assert _squeezed(words) in _squeezed(printed), words
        assert words in typed
    left = {p.text: p.paragraph_format.left_indent for p in paragraphs}
    assert left["(1) ข้อมูลโครงการ"] < left["- ชื่อโครงการ"] < left["- เว็บไซต์หลัก"]


def test_the_itas_sheet_shows_every_line(client, read, secretary):
    client.force_login(secretary)

    assert "2569" in read("/admin/itas/")
    page = read("/admin/itas/2569/")
    book = load_workbook(BytesIO(client.get("/admin/itas/2569/itas.xlsx").content))
    rows = [[cell.value for cell in row] for row in book["องค์ประกอบ"].iter_rows()]
    document = Document(BytesIO(made.document(client, "/admin/itas/2569/itas.docx")))
    typed = "\n".join(c.text for t in document.tables for row in t.rows for c in row.cells)
    for words in WORDS:
        assert words in page
        assert words in typed
        assert any(row[2] and words in row[2] for row in rows), words
    assert ["o1", 3, "เว็บไซต์หลัก", "มีหลักฐาน"] in rows
    assert "ยังไม่ได้ตรวจกับคู่มือของ ป.ป.ช." in page
    assert "องค์ประกอบที่มีหลักฐานใช้ได้ 0 จาก 0" not in page


def test_the_open_data_tell_levels_alternatives_notes_and_what_is_not_known(client, lines):
    text = client.get("/2569/data/elements.csv").content.decode("utf-8-sig")
    rows = {row["text"]: row for row in csv.DictReader(StringIO(text))}

    assert rows["เว็บไซต์หลัก"]["parent_order"] == "3"
    assert rows["ช่องทางเผยแพร่"]["one_is_enough"] == "true"
    assert rows["ช่องทางเผยแพร่"]["evidence_state"] == "complete"
    assert rows["ป้ายประกาศ"]["evidence_state"] == "not_needed"
    assert rows["กรณีไม่มีให้ระบุ"]["is_note"] == "true"
    assert rows["กรณีไม่มีให้ระบุ"]["evidence_state"] == ""
    data = json.loads(client.get("/2569/data/oit.json").content)
    first, second = data["rows"] if isinstance(data, dict) else data
    assert first["section"] is None
    assert first["confidence"] == "low"
    assert "ยังไม่ได้ตรวจกับคู่มือ" in first["criteria_state"]
    assert second["evidence_state"] == "unknown"


def test_search_sitemap_and_the_staffs_pages_know_such_items(client, read, secretary, lines):
    assert "ป้ายประกาศ" in read("/search/?q=ป้ายประกาศ")
    assert "/2569/oit/o1/" in client.get("/sitemap.xml").content.decode()
    client.force_login(secretary)
    page = read(f"/admin/oit_checklist/checklistitem/{lines.item.pk}/change/")
    assert [words for words in WORDS if words not in page] == []
    assert "มีหลักฐานที่ใช้ได้ 1 จาก 3" in page
    assert "จึงประมาณคะแนนไม่ได้" in page
    assert "ยังไม่ทราบตัวชี้วัดย่อย" in page


def test_nothing_is_estimated_and_work_is_listed_all_the_same(client, read, secretary, lines):
    palad = make.division()
    lines.item.divisions.add(palad)
    year = lines.item.fiscal_year
    year.iit_weight, year.eit_weight, year.oit_weight = 30, 30, 40
    year.oit_rule = "mean_of_means"
    year.save()
    client.force_login(secretary)

    page = read("/admin/readiness/2569/")
    assert "ปีนี้มีข้อที่ยังไม่ทราบตัวชี้วัดย่อย จึงประมาณคะแนนไม่ได้" in page
    assert "แผนที่" in page
    assert "ยังไม่ทราบตัวชี้วัดย่อย" in read("/admin/readiness/2569/?division=")
    client.force_login(make.clerk(palad))
    assert "โครงสร้าง" in read("/admin/?year=2569")


_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).translate(_ARABIC)
