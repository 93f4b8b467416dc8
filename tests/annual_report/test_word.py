"""Report and minutes for Word: real structure, the same words, opened by LibreOffice."""

import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from docx import Document
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from lxml import etree
from PIL import Image

from agency.models import FiscalYear
from annual_report.contents import assemble_report
from annual_report.document import Edition, report_document
from annual_report.word import render_report_docx
from documents.font_files import FONTS
from documents.word_writer import write_word
from meetings.models import Meeting
from meetings.word import render_minutes_docx
from tests import make
from thai.digits import to_arabic_digits
from thai.document_digits import document_digits
from thai.protected import as_typed
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
    return as_typed("".join(node.text or "" for node in root.iter(f"{W}t")))


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
    assert [line for line in lines if squeeze(document_digits(line)) not in text] == []


def test_headings_are_real_and_in_the_order_of_the_report(report):
    document = Document(BytesIO(report))

    titles = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert titles == [
        "สรุปผลการดำเนินงาน",
        "บทนำ",
        "มาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใส",
        "ประเด็นการประเมิน IIT",
        "ประเด็นการประเมิน EIT",
        "ประเด็นการประเมิน OIT",
        "สรุปหลักฐานที่เผยแพร่",
    ]
    assert len([p for p in document.paragraphs if p.style.name == "Heading 3"]) >= 12
    annex = next(p for p in document.paragraphs if p.text == "ภาคผนวก")
    assert annex.style.name == "Unlisted Heading 1"  # listed by words of its own


def test_the_contents_have_a_page_for_every_line(contents, report):
    entries = list(report_document(contents).entries())
    lines = [p for p in Document(BytesIO(report)).paragraphs if p.style.name.startswith("toc")]

    told = [as_typed(p.text).split("\t") for p in lines]
    assert [words for words, _ in told] == [entry.words for entry in entries]
    assert [p.style.name for p in lines] == [f"toc {entry.level}" for entry in entries]
    pages = [int(to_arabic_digits(page)) for _, page in told]
    assert pages == sorted(pages)
    assert pages[0] >= 3  # behind the cover and the contents


def test_tables_repeat_their_head_and_only_long_rows_are_torn(report):
    ruled = [t for t in Document(BytesIO(report)).tables if t.style.name == "Table Grid"]

    assert len(ruled) == 1 + 2 + 15 + 2  # the last two tell what is proved
    whole, torn = [], []
    for table in ruled:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        for row in table.rows:
            text = max((cell.text for cell in row.cells), key=len)
            marks = row._tr.trPr
            is_whole = marks is not None and marks.find(qn("w:cantSplit")) is not None
            (whole if is_whole else torn).append(text)
    assert whole
    assert torn
    assert max(map(len, whole)) < max(map(len, torn))
    assert all(len(text) > 60 or "\n" in text for text in torn)


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
    assert facts.created is None  # a report as it reads now has no date of its own


def test_an_edition_has_its_number_its_date_and_the_page_to_verify_it(contents):
    issued = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
    data = write_word(report_document(contents, edition=Edition(3, issued)))

    document = Document(BytesIO(data))
    assert document.core_properties.created == issued
    text = squeeze(all_text(data))
    assert "ฉบับที่๓·ข้อมูลณวันที่" in text
    assert "/verify/2566/3/" in text
    assert "รายงานITAปีงบประมาณ๒๕๖๖·ฉบับที่๓" in squeeze(
        "".join(p.text for p in document.sections[0].header.paragraphs)
    )
    assert len(document.inline_shapes) == 1  # the QR code


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


def printed_by_office(data: bytes, folder: Path) -> list[str]:
    """The text of each page as LibreOffice prints the document, in a font as wide as Word's."""
    (folder / "a.docx").write_bytes(data)
    run = [soffice(), "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    run += ["--convert-to", "pdf", "--outdir", str(folder), str(folder / "a.docx")]
    fonts = {**os.environ, "FONTCONFIG_FILE": str(letters_of_word(folder / "fonts"))}
    subprocess.run(run, check=True, capture_output=True, timeout=600, env=fonts)
    pages = pypdfium2.PdfDocument(folder / "a.pdf")
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in pages]


def test_libreoffice_prints_the_same_words_on_the_pages_that_the_contents_name(contents, tmp_path):
    data = render_report_docx(contents)
    pages = printed_by_office(data, tmp_path)

    # LibreOffice's own text layer loses some marks; consonants and digits it keeps.
    source, text = consonants(all_text(data)), consonants("".join(pages))
    assert len(text) >= len(source)
    for words in ("เทศบาลตำบลเพชรเมืองทอง", "ระเบียบวาระ", "รับทราบ"):
        assert consonants(words) in text
    shown = [consonants(page) for page in pages]
    lines = [p for p in Document(BytesIO(data)).paragraphs if p.style.name.startswith("toc")]
    for line in (each for each in lines if each.text.startswith(("ประเด็น", "สรุปหลักฐาน"))):
        title, told = as_typed(line.text).split("\t")
        real = next(n for n, page in enumerate(shown, 1) if n > 3 and consonants(title) in page)
        assert abs(int(to_arabic_digits(told)) - real) <= 1, title


def letters_of_word(folder: Path) -> Path:
    """Sarabun as wide as TH Sarabun New, under its name; returns a font configuration."""
    folder.mkdir()
    for style in ("Regular", "Bold"):
        font = TTFont(FONTS / f"Sarabun-{style}.ttf")
        size = font["head"].unitsPerEm
        scale_upem(font, round(size * 0.78))
        font["head"].unitsPerEm = size
        heights = {"ascent": 950, "descent": -360}
        for name, height in heights.items():
            setattr(font["hhea"], name, height)
        os2 = font["OS/2"]
        os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = 950, -360, 0
        os2.usWinAscent, os2.usWinDescent = 950, 360
        for record in font["name"].names:
            if record.nameID in (1, 16):
                record.string = "TH Sarabun New"
        font.save(folder / f"{style}.ttf")
    listed = f"<dir>{folder}</dir><dir>/usr/share/fonts</dir><cachedir>{folder}/cache</cachedir>"
    path = folder / "fonts.conf"
    path.write_text(f'<?xml version="1.0"?><fontconfig>{listed}</fontconfig>')
    return path


def consonants(text: str) -> str:
    return "".join(re.findall(r"[ก-ฮ๐-๙A-Z]", text))
