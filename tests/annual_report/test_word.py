"""Report and minutes for Word: real structure, the same words, opened by LibreOffice."""

import os
import re
import shutil
import subprocess
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from agency.models import FiscalYear
from annual_report.contents import assemble_report
from annual_report.word import render_report_docx
from meetings.models import Meeting
from meetings.word import render_minutes_docx
from tests import make
from thai.text_blocks import read_blocks

pytestmark = [pytest.mark.looks, pytest.mark.django_db]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def contents(fy2566):
    return assemble_report(FiscalYear.objects.get(year_be=2566))


@pytest.fixture
def report(contents) -> bytes:
    return render_report_docx(contents)


def squeeze(text: str) -> str:
    return "".join(text.split())


def all_text(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return "".join(node.text or "" for node in root.iter(f"{W}t"))


def test_every_word_of_every_cell_is_in_the_document(contents, report):
    text = squeeze(all_text(report))
    cells = []
    rows = {part.record.kind: part.rows for part in contents.parts}
    for measure in rows["measures"]:
        update = measure.published_update
        cells += [measure.title, measure.method, update.results, update.outcomes]
    for item in rows["items"]:
        cells += [item.title, item.published_update.progress, *item.responsible]
        cells += [element.text for element in item.elements.all()]
    lines = [line.text for cell in cells for block in read_blocks(cell) for line in block.lines]

    assert len(lines) > 250
    assert [line for line in lines if squeeze(line) not in text] == []


def test_headings_are_real_and_in_the_order_of_the_report(report):
    document = Document(BytesIO(report))

    titles = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert titles == [
        "สารบัญ",
        "บทนำ",
        "มาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใส",
        "ประเด็นการประเมิน IIT",
        "ประเด็นการประเมิน EIT",
        "ประเด็นการประเมิน OIT",
        "สรุปหลักฐานที่เผยแพร่",
        "ภาคผนวก",
    ]
    assert len([p for p in document.paragraphs if p.style.name == "Heading 3"]) >= 15


def test_tables_repeat_their_head_and_tear_no_row(report):
    ruled = [t for t in Document(BytesIO(report)).tables if t.style.name == "Table Grid"]

    assert len(ruled) == 1 + 2 + 15 + 2  # the last two tell what is proved
    for table in ruled:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_type_is_th_sarabun_new_at_16_point_with_a_fallback(report):
    normal = Document(BytesIO(report)).styles["Normal"].element.rPr

    fonts = {normal.rFonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert fonts == {"TH Sarabun New"}
    assert normal.find(qn("w:sz")).get(qn("w:val")) == "32"
    assert normal.find(qn("w:szCs")).get(qn("w:val")) == "32"
    assert normal.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
    with ZipFile(BytesIO(report)) as package:
        table = etree.fromstring(package.read("word/fontTable.xml"))
    font = next(f for f in table if f.get(f"{W}name") == "TH Sarabun New")
    assert font.find(f"{W}altName").get(f"{W}val") == "Sarabun"


def test_pages_are_numbered_in_thai_digits_and_lie_where_it_reads_better(report):
    sections = Document(BytesIO(report)).sections

    assert [s.page_width > s.page_height for s in sections] == [False, True, False]
    for section in sections:
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:fmt")) == "thaiNumbers"
    assert "PAGE" in etree.tostring(sections[0].footer._element).decode()


def test_addresses_are_links(report):
    relations = Document(BytesIO(report)).part.rels.values()

    targets = {relation.target_ref for relation in relations if relation.is_external}
    assert "https://phetmuengthong.go.th/fileupload/1952942810.pdf" in targets


def test_the_facts_of_the_file_are_its_own(report):
    facts = Document(BytesIO(report)).core_properties

    assert facts.author == "เทศบาลตำบลเพชรเมืองทอง"
    assert facts.title.startswith("รายงานผลการดำเนินงานตามมาตรการ")
    assert facts.created.year >= 2026


def test_minutes_follow_form_11(fy2566):
    data = render_minutes_docx(Meeting.objects.for_minutes().get())
    section = Document(BytesIO(data)).sections[0]

    margins = [
        round(side.cm, 1)
        for side in (
            section.top_margin,
            section.right_margin,
            section.bottom_margin,
            section.left_margin,
        )
    ]
    assert margins == [2.5, 2.0, 2.0, 3.0]
    assert section.different_first_page_header_footer
    text = squeeze(all_text(data))
    order = [text.index(squeeze(words)) for words in (
        "รายงานการประชุม", "เมื่อวันพุธที่ ๒๙ พฤศจิกายน ๒๕๖๕", "ผู้มาประชุม", "ผู้ไม่มาประชุม",
        "ระเบียบวาระที่ ๑", "มติที่ประชุม", "-ไม่มี-", "ปิดการประชุม", "(นางสาวดวงตา ทรัพย์วิสัย)")]  # fmt: skip
    assert order[:6] == sorted(order[:6])
    assert order[-2:] == sorted(order[-2:])


def test_attendees_are_a_list_that_word_counts_in_thai(fy2566):
    data = render_minutes_docx(Meeting.objects.for_minutes().get())
    document = Document(BytesIO(data))
    paragraphs = [row.cells[0].paragraphs[0] for row in document.tables[0].rows]

    ids = {p._p.pPr.numPr.numId.val for p in paragraphs}
    assert len(paragraphs) == 7
    assert len(ids) == 1
    numbering = etree.tostring(document.part.numbering_part.element).decode()
    assert "thaiNumbers" in numbering


def test_photographs_are_pictures_with_words():
    meeting = make.meeting()
    photograph = meeting.photographs.model(
        meeting=meeting, caption="ประธานเปิดประชุม", published_at=meeting.published_at
    )
    buffer = BytesIO()
    Image.new("RGB", (800, 600), "navy").save(buffer, "JPEG")
    photograph.file.save("a.jpg", ContentFile(buffer.getvalue()))

    document = Document(BytesIO(render_minutes_docx(Meeting.objects.for_minutes().get())))

    assert len(document.inline_shapes) == 1
    assert document.inline_shapes[0]._inline.docPr.get("descr") == "ประธานเปิดประชุม"


def test_hard_input_makes_a_sound_document():
    meeting = make.meeting(opening="ก\x0bข\x07 " + "ย" * 500 + " https://a.go.th/" + "x" * 900)
    for order in range(1, 401):
        meeting.attendance.create(order=order, name=f"นายทดสอบ คนที่{order}", role="กรรมการ")

    document = Document(BytesIO(render_minutes_docx(Meeting.objects.for_minutes().get())))

    assert len(document.tables[0].rows) == 400


def soffice() -> str:
    found = shutil.which("soffice")
    if not found and os.environ.get("REQUIRE_OFFICE") == "1":
        pytest.fail("REQUIRE_OFFICE=1, but no LibreOffice is here")
    if not found:
        pytest.skip("no LibreOffice here: apt-get install libreoffice-writer-nogui")
    return found


@pytest.mark.parametrize("kind", ["report", "minutes"])
def test_libreoffice_opens_it_and_prints_the_same_words(contents, tmp_path, kind):
    meeting = Meeting.objects.for_minutes().get()
    data = render_report_docx(contents) if kind == "report" else render_minutes_docx(meeting)
    (tmp_path / "a.docx").write_bytes(data)

    run = [soffice(), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    run += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    subprocess.run(run, check=True, capture_output=True, timeout=600)

    printed = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    text = squeeze("".join(page.get_textpage().get_text_bounded() for page in printed))
    # LibreOffice's own text layer loses some marks; consonants and digits it keeps.
    assert re.search(r"[๐-๙]", text)
    for words in ("เทศบาลตำบลเพชรเมืองทอง", "ระเบียบวาระ", "รับทราบ"):
        assert consonants(words) in consonants(text)
    assert len(printed) >= (30 if kind == "report" else 3)
    source = consonants(all_text(data))
    assert len(consonants(text)) >= len(source)


def consonants(text: str) -> str:
    return "".join(re.findall(r"[ก-ฮ๐-๙]", text))
