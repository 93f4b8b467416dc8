"""Long documents and pages are read row by row: they never stand in memory as a whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from office_files.contents import OfficeFileError
from office_files.docx import read_docx
from office_files.reading import read_office_file
from tests.office_files.test_xlsx_limits import MEASURE, ROOT
from tests.office_files.word_parts import cell, line, table, word

ROWS, COLUMNS = 10_000, 6
RUN = '<w:rPr><w:rFonts w:ascii="TH SarabunIT๙" w:hAnsi="TH SarabunIT๙"/><w:sz w:val="32"/></w:rPr>'
SPAN = (
    "<p class=MsoNormal style='line-height:normal'><span lang=TH style='font-size:16.0pt'>{}</span>"
)


def as_word() -> bytes:
    one = cell(f"<w:p><w:pPr>{RUN}</w:pPr><w:r>{RUN}<w:t>กิจกรรมส่งเสริมคุณธรรม</w:t></w:r></w:p>")
    return word(table(*[one * COLUMNS] * ROWS))


def as_page() -> bytes:
    one = f"<td width=120 style='border:solid windowtext 1.0pt'>{SPAN.format('กิจกรรมส่งเสริม')}</td>"
    return f"<html><body><table>{f'<tr>{one * COLUMNS}</tr>' * ROWS}</table></html>".encode()


@pytest.mark.parametrize("make", [as_word, as_page], ids=["Word", "page"])
def test_ten_thousand_rows_need_little_memory(make, tmp_path: Path):
    (tmp_path / "a").write_bytes(make())

    run = [sys.executable, "-c", MEASURE, str(tmp_path / "a")]
    told = subprocess.run(run, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()

    assert told[0] == str(ROWS * COLUMNS)
    assert int(told[2]) < 200  # MB


def test_a_paragraph_of_countless_runs_is_refused_while_it_is_read():
    with pytest.raises(OfficeFileError, match="ใหญ่เกินไป"):
        read_docx(word(f"<w:p>{'<w:r/>' * 1_000_001}</w:p>"))


def test_the_first_of_several_ways_to_write_a_row_is_read_and_what_follows_too():
    choice = f"<mc:Choice Requires='x'><w:tr>{cell('ข')}</w:tr></mc:Choice>"
    other = f"<mc:Fallback><w:tr>{cell('ค')}</w:tr></mc:Fallback>"
    either = f"<mc:AlternateContent>{choice}{other}</mc:AlternateContent>"

    (grid,) = read_docx(
        word(f"<w:tbl><w:tr>{cell('ก')}</w:tr>{either}<w:tr>{cell('ง')}</w:tr></w:tbl>")
    ).grids

    assert [grid.at(row, 1).text for row in grid.rows] == ["ก", "ข", "ง"]


def test_a_table_in_a_box_of_text_comes_once_and_after_its_paragraph():
    inner = table(cell("ในกล่อง")) + line("ท้ายกล่อง")
    box = f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"

    file = read_docx(word(f"<w:p><w:r><w:t>ก่อน</w:t></w:r>{box}</w:p>{table(cell('หลัง'))}"))

    assert [grid.at(1, 1).text for grid in file.grids] == ["ในกล่อง", "หลัง"]
    assert [one.text for one in file.paragraphs] == ["ก่อน", "ท้ายกล่อง"]


def test_what_is_deleted_or_moved_away_is_no_part_of_the_body():
    gone = f"<w:moveFrom>{line('ย้ายไป')}</w:moveFrom>"
    come = f"<w:moveTo>{line('ย้ายมา')}</w:moveTo>"

    assert [one.text for one in read_docx(word(gone + come)).paragraphs] == ["ย้ายมา"]


def test_looks_of_a_page_do_not_part_its_words():
    page = (
        "<p><b>แผน</b><font>ปฏิบัติ</font><o:p></o:p><span style='color:red'>การ</span> <td\"x>๒</p>"
    )

    assert next(read_office_file(f"<html>{page}".encode()).paragraphs).text.startswith("แผนปฏิบัติการ")
