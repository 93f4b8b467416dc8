"""Text taken out of our PDFs equals what was printed, by every reader and in any font."""

import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pymupdf
import pytest
from PIL import Image, ImageChops

from documents import engine
from documents.errors import PdfError
from documents.pdf import make_pdf, render_pdf
from tests.documents.reading import READERS, opened

LOMA = Path("/usr/share/fonts/truetype/tlwg/Loma.ttf")

WORDS = """
    น้ำ ค่ำ ก๊ำ ถ้ำ ซ้ำ ป่ำ ฝ้ำ ดำเนิน อำเภอ กำกับ ญี่ปุ่น ปั้น ปึ้ง ฟื้นฟู ผู้ กตัญญู ฐานะ ฎีกา เท่าทัน พันธุ์ สิทธิ์
    เซ็นชื่อ สัมฤทธิ์ กฎุมพี ฏีกา ญู่ ฐู้ รู้เห็น สู่ ช่วย ระหว่าง มุ่งมั่น ไปรษณีย์ ทรัพย์สิน อุ่นใจ อื่นๆ ฯลฯ ฤๅษี ฤดู
    ฟิล์ม เหล้า เปี้ยว ก็ได้ อย่างยิ่ง ๒๕๖๖ ๙๙.๓๓ ใต้ โต๊ะ จ๋า วัดน้ำผึ้ง เฟื่องฟ้า
""".split()  # noqa: SIM905 - words in a row are easier to read than in a list
SENTENCES = [
    "เทศบาลดำเนินการเปิดเผยข้อมูลสู่สาธารณะ เพื่อให้ผู้มีส่วนได้ส่วนเสียตรวจสอบได้",
    "ผู้บริหารประกาศนโยบายไม่รับของขวัญ (No Gift Policy) จากการปฏิบัติหน้าที่ ทุกปีงบประมาณ",
    "สำนักปลัดจัดทำแผนปฏิบัติการป้องกันการทุจริต และรายงานผลภายในวันที่ ๓๐ กันยายน ๒๕๖๖",
    "ที่ประชุมมีมติรับรองรายงานการประชุม ครั้งที่ ๑/๒๕๖๖ โดยไม่มีการแก้ไข ปิดประชุมเวลา ๑๖.๓๐ น.",
    "จัดซื้อจัดจ้างให้ทันกำหนด ค้ำประกันสัญญา คุ้มค่า น้ำท่วมซ้ำซาก ฟื้นฟูพื้นที่ริมฝั่งน้ำ",
]

FONTS = {
    "sarabun": "",
    "loma": (
        f'@font-face {{ font-family: "Loma"; src: url("{LOMA.as_uri()}") }}'
        'html { font-family: "Loma", "Portal Boxes" }'
    ),
}
# Sizes matter: PDFium breaks a line between two objects wider than five points.
SETTINGS = {
    "plain": "",
    "large": "html { font-size: 30pt }",
    "spaced": "html { letter-spacing: 0.02em; word-spacing: 0.3em }",
    "justified": "html { text-align: justify }",
    "bold italic": "td, p { font-weight: bold; font-style: italic }",
}


def document(style: str = "") -> str:
    cells = "".join(f"<td>{word}</td><td>{word} {word}</td>" for word in WORDS)
    rows = re.sub(r"((?:<td>.*?</td>){6})", r"<tr>\1</tr>", cells)
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES * 2)
    return (
        '<html lang="th"><head><title>ข้อความ</title><style>'
        "@page { size: 90cm 60cm } td { padding: 0 1em }"
        f"{style}</style></head><body><table>{rows}</table>{paragraphs}</body></html>"
    )


def printed_text() -> str:
    return "\n".join([word for word in WORDS for _ in range(3)] + SENTENCES * 2)


def thai_characters(text: str) -> Counter:
    return Counter(character for character in text if "\u0e01" <= character <= "\u0e5b")


@pytest.fixture(scope="module")
def rendered():
    """Each document once for all readers; asking for the same again costs nothing."""
    assert LOMA.is_file(), "the tests need the Debian package fonts-tlwg-loma-ttf"
    made = {}

    def render(font: str, setting: str) -> bytes:
        if (font, setting) not in made:
            html = document(FONTS[font] + SETTINGS[setting])
            made[font, setting] = render_pdf(html, roots={"/fonts/": LOMA.parent})
        return made[font, setting]

    return render


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("font", FONTS)
def test_every_thai_character_comes_out_as_often_as_it_was_printed(rendered, font, setting, reader):
    text = READERS[reader](rendered(font, setting))

    assert thai_characters(text) == thai_characters(printed_text())


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("setting", [s for s in SETTINGS if s != "spaced"])  # may show spaces
@pytest.mark.parametrize("font", FONTS)
def test_every_word_of_every_cell_is_found(rendered, font, setting, reader):
    text = READERS[reader](rendered(font, setting))
    words = Counter(text.split())

    assert {word: words[word] for word in WORDS if words[word] < 3} == {}


@pytest.mark.parametrize("reader", READERS)
def test_sentences_come_out_whole(rendered, reader):
    text = " ".join(READERS[reader](rendered("sarabun", "plain")).split())

    assert [sentence for sentence in SENTENCES if text.count(sentence) != 2] == []


@pytest.mark.parametrize("reader", READERS)
def test_a_word_split_over_styles_and_lines_is_whole(reader):
    html = '<html lang="th"><title>ก</title><p style="width: 1em">น้ำ<b>ดื่ม</b><i>ค่ำ</i></p>'

    text = "".join(READERS[reader](render_pdf(html)).split())

    assert text == "น้ำดื่มค่ำ"


@pytest.mark.parametrize("reader", READERS)
def test_latin_ligatures_and_a_letter_without_a_glyph_keep_their_text(reader):
    html = '<html lang="th"><title>ก</title><p>efficient AVATAR ☐ ☑ o12 漢字</p>'

    text = " ".join(READERS[reader](make_pdf(html).data).split())

    assert text == "efficient AVATAR ☐ ☑ o12 漢字"


@pytest.mark.parametrize("font", FONTS)
def test_pages_look_as_they_did_before(monkeypatch, rendered, font):
    ours = pictures(rendered(font, "justified"))
    monkeypatch.setattr(engine, "correct_text", lambda document, pdf: None)
    html = document(FONTS[font] + SETTINGS["justified"])
    plain = pictures(render_pdf(html, roots={"/fonts/": LOMA.parent}))

    for page, plain_page in zip(ours, plain, strict=True):
        ink = sum(plain_page.histogram()[:128])
        changed = sum(ImageChops.difference(page, plain_page).histogram()[128:])
        # MuPDF puts each glyph on a grid of its own, so a few edges move by a part of a pixel.
        assert changed < ink / 200


def pictures(data: bytes) -> list[Image.Image]:
    with pymupdf.open("pdf", data) as pages:
        return [
            Image.open(BytesIO(page.get_pixmap(dpi=144).tobytes())).convert("L") for page in pages
        ]


def test_every_glyph_shown_has_a_text_and_a_width(rendered):
    document = opened(rendered("loma", "plain"))
    for font in document.pages[0].Resources.Font.values():
        unicode_map = font.ToUnicode.read_bytes().partition(b"endcodespacerange")[2]
        mapped = dict(re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]{4,})>", unicode_map))
        widths = set()
        array = list(font.DescendantFonts[0].W)
        for first, run in zip(array[::2], array[1::2], strict=True):
            widths |= set(range(int(first), int(first) + len(run)))

        assert {int(code, 16) for code in mapped} == widths
        assert b"fffd" not in mapped.values()


def test_refuses_a_font_without_truetype_outlines(tmp_path):
    make_cff_font(tmp_path / "cff.otf")
    style = tmp_path / "style.css"
    style.write_text('@font-face { font-family: "C"; src: url("cff.otf") } html { font-family: C }')

    with pytest.raises(PdfError) as failure:
        render_pdf('<html lang="th"><title>ก</title><p>ก</p>', stylesheets=[style])
    assert "TrueType" in str(failure.value.__cause__)


def make_cff_font(path: Path) -> None:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.t2CharStringPen import T2CharStringPen

    pen = T2CharStringPen(500, None)
    pen.moveTo((0, 0))
    pen.lineTo((400, 0))
    pen.lineTo((400, 400))
    pen.closePath()
    names = [".notdef", "uni0E01"]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x0E01: "uni0E01"})
    builder.setupCFF("C", {}, dict.fromkeys(names, pen.getCharString()), {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "C", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
