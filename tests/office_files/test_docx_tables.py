"""Tables of Word: merged cells, tables within cells, lines of a cell, rows that were deleted."""

import pytest
from docx import Document
from docx.shared import Cm

from office_files.contents import OfficeFileError, Paragraph
from office_files.docx import read_docx
from tests.office_files.sample_bytes import saved
from tests.office_files.word_parts import cell, line, table, word

DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def grids(body: str):
    return read_docx(word(body)).grids


def test_cells_over_several_columns_and_rows_are_merged():
    document = Document()
    made = document.add_table(rows=3, cols=4)
    made.cell(0, 0).merge(made.cell(0, 3)).text = "หัวเรื่อง"
    made.cell(1, 0).merge(made.cell(2, 1)).text = "ด้านที่ ๑"
    made.cell(2, 3).text = "ท้าย"

    grid = read_docx(saved(document)).grids[0]

    assert {grid.shown_at(1, column).text for column in range(1, 5)} == {"หัวเรื่อง"}
    assert grid.merged[3, 2] == grid.merged[2, 1] == (2, 1)
    assert grid.at(3, 4).text == "ท้าย"
    assert (3, 4) not in grid.merged


def test_a_merge_across_in_the_old_way_counts():
    across = '<w:hMerge w:val="restart"/>'

    grid = grids(table(cell("ก", across) + cell("", "<w:hMerge/>") + cell("ข")))[0]

    assert grid.shown_at(1, 2).text == "ก"
    assert grid.at(1, 3).text == "ข"


def test_a_row_that_begins_further_right_keeps_its_columns():
    rows = f"<w:tr>{cell('ก')}{cell('ข')}</w:tr>"
    moved = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("ค")}</w:tr>'

    grid = grids(f"<w:tbl>{rows}{moved}</w:tbl>")[0]

    assert (grid.at(2, 1).text, grid.at(2, 2).text) == ("", "ค")


def test_text_that_a_merged_cell_hides_is_told():
    file = read_docx(word(table(cell("ก", DOWN) + cell("ข"), cell("บัง", ON) + cell("ค"))))

    assert file.grids[0].shown_at(2, 1).text == "ก"
    assert any("ถูกช่องผสานบังไว้ 1 ช่อง" in told for told in file.told)


def test_a_table_in_a_cell_is_a_grid_of_its_own_after_the_outer_one():
    inner = table(cell("ใน1") + cell("ใน2"))

    outer, within = grids(table(cell("ก") + cell(line("ข") + inner + line("ค"))))

    assert (outer.at(1, 2).text, outer.title) == ("ข\nค", "ตารางที่ 1")
    assert (within.at(1, 2).text, within.title) == ("ใน2", "ตารางที่ 2")


@pytest.mark.parametrize("others", [cell("ก") + cell("ง"), ""])
def test_a_table_that_only_arranges_words_of_a_cell_is_part_of_it(others):
    inner = table(cell("☐ ยังไม่") + cell("☑ ทำ"))

    (outer,) = grids(table(others + cell(line("ข") + inner + line("ค"))))

    assert outer.at(1, max(outer.columns)).text == "ข\n☐ ยังไม่ ☑ ทำ\nค"


def test_paragraphs_and_tables_keep_their_order():
    blocks = read_docx(word(line("ก") + table(cell("ข") + cell("ค")) + line("ง"))).blocks

    assert [isinstance(block, Paragraph) for block in blocks] == [True, False, True]


def test_paragraphs_and_breaks_of_a_cell_are_lines():
    broken = "<w:p><w:r><w:t>๑</w:t><w:br/><w:t>๒</w:t></w:r></w:p>"

    assert grids(table(cell(broken + line("๓")) + cell("")))[0].at(1, 1).text == "๑\n๒\n๓"


def test_a_row_that_was_deleted_is_left_out():
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('ลบ')}</w:tr>"
    rows = f"<w:tr>{cell('ก')}</w:tr>{gone}<w:tr>{cell('ข')}</w:tr>"

    grid = grids(f"<w:tbl>{rows}</w:tbl>")[0]

    assert [grid.at(row, 1).text for row in grid.rows] == ["ก", "ข"]


def test_rows_within_content_controls_are_rows():
    control = f"<w:sdt><w:sdtContent><w:tr>{cell('ข')}</w:tr></w:sdtContent></w:sdt>"

    assert grids(f"<w:tbl><w:tr>{cell('ก')}</w:tr>{control}</w:tbl>")[0].at(2, 1).text == "ข"


@pytest.mark.parametrize("span", ["64000", "101", "99999999999"])
def test_a_forged_span_is_refused_before_it_fills_the_memory(span):
    wide = cell("ก", f'<w:gridSpan w:val="{span}"/>')

    with pytest.raises(OfficeFileError, match="เกิน 100 คอลัมน์"):
        read_docx(word(table(wide)))


def test_twenty_levels_of_tables_are_read():
    body = line("ก้น")
    for _ in range(20):
        body = table(cell(body + line("x")))

    assert len(grids(body)) == 20


def test_real_documents_with_margins_have_indents():
    document = Document()
    document.add_paragraph("ย่อหน้า").paragraph_format.left_indent = Cm(2.5)

    assert next(read_docx(saved(document)).paragraphs).indent == 4
