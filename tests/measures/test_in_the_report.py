"""Measures that stand below others, as the report prints them: page, PDF and Word."""

from io import BytesIO

import pypdfium2
import pytest
from docx import Document

from annual_report.contents import assemble_report
from annual_report.layout import render_report_pdf
from annual_report.word import render_report_docx
from tests import make
from thai.protected import as_typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    make.agency()
    return make.fiscal_year()


def nested(year):
    heading = make.heading("1", title="ด้านที่หนึ่ง", year=year)
    make.measure(year=year, number="1.1", parent=heading, title="ลดขั้นตอน", budget_planned=500)
    make.measure(year=year, number="2", title="งดรับของขวัญ")


def titles(year) -> list[str]:
    (chapter,) = [each for each in assemble_report(year).chapters if each.anchor == "measures"]
    (table,) = chapter.groups[0].tables
    return [row[0][1].text for row in table.body]


def test_numbers_tell_what_stands_below_what_and_what_does_not(year):
    nested(year)

    assert titles(year) == ["๑ ด้านที่หนึ่ง", "๑.๑ ลดขั้นตอน", "๒ งดรับของขวัญ"]


def test_without_anything_nested_the_form_has_no_numbers(year):
    make.measure(year=year, number="1", title="ลดขั้นตอน")
    make.measure(year=year, number="2", title="งดรับของขวัญ")

    assert titles(year) == ["ลดขั้นตอน", "งดรับของขวัญ"]


def test_in_word_a_heading_spans_the_table_and_stays_with_its_measures(year):
    nested(year)

    document = Document(BytesIO(render_report_docx(assemble_report(year))))

    table = next(each for each in document.tables if "มาตรการ/กิจกรรม" in each.rows[0].cells[0].text)
    heading, measure = table.rows[1], table.rows[2]
    assert {cell.text for cell in heading.cells} == {"๑ ด้านที่หนึ่ง"}
    assert len({cell._tc for cell in heading.cells}) == 1
    assert heading.cells[0].paragraphs[0].paragraph_format.keep_with_next
    assert heading.cells[0].paragraphs[0].runs[0].bold
    assert not measure.cells[0].paragraphs[0].paragraph_format.keep_with_next
    assert any("งบประมาณที่ตั้งไว้รวม ๕๐๐ บาท" in as_typed(p.text) for p in document.paragraphs)


def test_on_paper_no_heading_is_the_last_line_of_a_page(year):
    for number in range(1, 16):
        heading = make.heading(str(number), title=f"ด้าน {number}", year=year)
        method = "\n".join(["ทำ"] * (number % 7 + 1))
        make.measure(year=year, number=f"{number}.1", parent=heading, title="กิจ", method=method)

    document = pypdfium2.PdfDocument(render_report_pdf(assemble_report(year)))

    pages = [page.get_textpage().get_text_range() for page in document]
    tables = [text for text in pages if "วิธีดำเนินการ" in text]
    assert len(tables) > 3
    for text in tables:
        last = max(text.rfind("ด้าน "), 0)
        assert "กิจ" in text[last:]
