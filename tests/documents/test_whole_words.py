"""On paper words that belong together stay on one line, and never run over the edge of a column."""

import pymupdf
import pytest

from documents.pdf import make_pdf
from thai.protected import Vocabulary, use_source
from thai.text_blocks import mark_words

GRADE, DATE = "ผ่านดีเยี่ยม", "เมื่อวันที่ ๒๐ ตุลาคม ๒๕๖๕"
PERSON = "นางสาวกมลทิพย์วรรณา เจริญสุขวัฒนาพงศ์ไพศาลกิจ"
ADDRESS = f"https://www.example.go.th/ข่าว/{'ประกาศ' * 12}.pdf"
WIDTHS = range(200, 1200, 35)  # hundredths of a centimetre
CM = 72 / 2.54  # points
WIDE_ENOUGH = 450  # for the date


@pytest.fixture(scope="module")
def pages() -> list[list[tuple[float, str]]]:
    """A page for each width: the right end and the words of each of its lines."""
    words = Vocabulary(levels=["ผ่าน", "ผ่านดี", GRADE])
    use_source(lambda: words)
    told = mark_words(f"ได้ระดับ{GRADE} {DATE} โดย{PERSON} (นายดำ ขาว), ดู {ADDRESS} ครับ")
    columns = "".join(f'<div style="width: {width / 100}cm">{told}</div>' for width in WIDTHS)
    style = (
        "@page { margin: 1cm; } body { margin: 0; } div { break-after: page; }"
        "a { overflow-wrap: anywhere; }"
    )
    html = f'<html lang="th"><title>ก</title><style>{style}</style>{columns}'
    with pymupdf.open("pdf", make_pdf(html).data) as document:
        return [_lines(page) for page in document if page.get_text().strip()]


def _lines(page: pymupdf.Page) -> list[tuple[float, str]]:
    by_height: dict[int, list] = {}
    for x0, _, x1, y1, words, *_ in page.get_text("words"):
        by_height.setdefault(round(y1 / 4), []).append((x0, x1, words))
    rows = (sorted(row) for row in by_height.values())
    return [(row[-1][1], " ".join(words for _, _, words in row)) for row in rows]


def test_nothing_runs_over_the_edge_of_its_column(pages):
    assert len(pages) == len(WIDTHS)
    for width, lines in zip(WIDTHS, pages, strict=True):
        edge = (1 + width / 100) * CM
        assert [words for right, words in lines if right > edge + 1] == []


def test_a_grade_is_never_torn_into_another_one(pages):
    for lines in pages:
        assert sum(GRADE in words for _, words in lines) == 1


def test_a_date_stays_whole_where_it_fits(pages):
    for width, lines in zip(WIDTHS, pages, strict=True):
        if width >= WIDE_ENOUGH:
            assert sum(DATE in words for _, words in lines) == 1


def test_no_bracket_or_comma_stands_alone(pages):
    for lines in pages:
        assert not [words for _, words in lines if words in ("(", "),", ")", ",")]
