"""The announced result in the annual report: page, PDF's HTML and Word."""

from io import BytesIO

import pytest
from docx import Document

from annual_report.changes import changes_between, words_of
from annual_report.contents import assemble_report
from annual_report.layout import report_html
from annual_report.word import render_report_docx
from tests import make
from tests.public_pages import without_spans
from tests.results.test_pages import whole
from thai.protected import as_typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    make.agency()
    return make.fiscal_year(total_score="95.72", eit_score="93.47", iit_weight=30, eit_weight=30,
                            oit_weight=40)  # fmt: skip


PRINTED = ("๙๓.๔๗", "๒๘.๐๔ จาก ๓๐", "อันดับที่ ๓ จาก ๒๐ แห่ง", "๘๘.๑๐", "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่",
           "ทำงานตามขั้นตอน", "องค์ประกอบไม่ครบ", "ตอบคำถามช้า")  # fmt: skip


def test_the_page_and_the_paper_tell_all_of_it(year, page):
    whole(make.result(year))
    year.refresh_from_db()

    for html in (page("/2566/report/"), report_html(assemble_report(year))):
        for words in PRINTED:
            assert words in without_spans(html), words


def test_word_too(year):
    whole(make.result(year))
    year.refresh_from_db()

    document = Document(BytesIO(render_report_docx(assemble_report(year))))

    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    lines = [*cells, *(paragraph.text for paragraph in document.paragraphs)]
    text = as_typed("\n".join(lines))
    for words in (*PRINTED, "ผลการประเมินที่ประกาศ"):
        assert words in text, words


def test_a_year_without_a_result_has_no_chapter_for_it(year, page):
    make.item(year=year)

    assert "ผลการประเมินที่ประกาศ" not in page("/2566/report/")


def test_the_next_edition_tells_that_it_changed(year):
    result = make.result(year)
    before = words_of(assemble_report(year))
    make.lost_item(result)

    lines = changes_between(before, words_of(assemble_report(year)))

    assert lines == ["แก้ไข ผลการประเมินที่ประกาศ"]
