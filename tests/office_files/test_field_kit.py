"""Every file of the field kit is read: cells, merged areas, links and marks as they are shown."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from office_files.contents import Grid, Link, OfficeFile
from office_files.reading import read_office_file

KIT = Path(__file__).resolve().parent.parent / "field_kit"
FILES = sorted(file.name.removesuffix(".expected.json") for file in KIT.glob("*.expected.json"))


def read(name: str) -> OfficeFile:
    return read_office_file((KIT / name).read_bytes(), name)


def grid(name: str, at: int = 0) -> Grid:
    return read(name).grids[at]


@pytest.mark.parametrize("name", FILES)
def test_every_file_has_blocks_and_no_text_with_unseen_or_stray_signs(name):
    file = read(name)

    texts = [block.text for block in file.paragraphs]
    texts += [cell.text for one in file.grids for cell in one.cells.values()]
    assert texts
    assert not any(sign in text for text in texts for sign in "\xa0\u200b\r\x00\ufeff")
    assert not any("\u0e4d\u0e32" in text or text != text.strip() for text in texts)


def test_an_order_keeps_the_tab_before_the_duty_and_its_indents():
    lines = list(read("committee-order.docx").paragraphs)

    assert lines[0].text == "คำสั่งเทศบาลตำบลนาตัวอย่าง"
    assert lines[5].text == "๑. นายสมมติ ใจซื่อ  นายกเทศมนตรี\tประธานกรรมการ"
    assert (lines[0].indent, lines[5].indent) == (0, 4)


def test_a_title_row_over_all_columns_is_merged():
    measures = grid("measures-title-row.docx")

    assert measures.shown_at(1, 6).text.endswith("ประจำปีงบประมาณ พ.ศ. ๒๕๖๖")
    assert measures.at(1, 6).text == ""
    assert measures.at(3, 2).text.split("\n")[1] == "๒. จัดทำแบบขอเผยแพร่ข้อมูล"
    assert not measures.is_sheet


def test_minutes_have_their_tables_between_the_paragraphs():
    kinds = [type(block).__name__ for block in read("minutes.docx").blocks]

    assert kinds[4:8] == ["Paragraph", "Grid", "Paragraph", "Grid"]
    assert grid("minutes.docx").at(2, 3).text == "ปลัดเทศบาล\nประธานกรรมการ"


def test_a_whole_report_has_41_tables_and_ticks_as_characters():
    report = read("report-2566.docx")

    assert len(report.grids) == 41
    assert report.grids[2].at(2, 5).text.startswith("☐ ยังไม่ได้ดำเนินการ\n☑ ดำเนินการ\n- ")


def test_days_and_amounts_of_a_sheet_are_stored_and_shown():
    measures = grid("measures-budget-two-heads.xlsx")

    assert measures.at(6, 6).value == date(2022, 12, 1)
    assert measures.at(6, 6).text == "๑ ธ.ค. ๖๕"
    assert measures.at(6, 9).value == Decimal("28450.5")
    assert measures.at(6, 9).text == "28,450.50"


def test_two_rows_of_heads_are_merged_both_ways():
    measures = grid("measures-budget-two-heads.xlsx")

    assert measures.shown_at(4, 7).text == "ระยะเวลาดำเนินการ"
    assert measures.shown_at(5, 1).text == "ด้าน"
    assert measures.shown_at(7, 1).text.startswith("ด้านที่ 1")
    assert [one.title for one in read("measures-budget-two-heads.xlsx").grids][1] == "คำอธิบาย"


def test_times_of_a_register_are_times_and_a_number_stays_as_it_was_written():
    register = grid("meetings-register.xlsx")

    assert register.at(3, 3).value == time(9, 30)
    assert register.at(2, 3).value == Decimal("13.3")
    assert (register.at(2, 3).text, register.at(2, 3).number_format) == ("13.30", "0.00")
    assert register.at(2, 1).value == date(2566, 1, 1)


@pytest.mark.parametrize(
    ("name", "row", "column", "text"),
    [
        (
            "criteria-2571.xlsx",
            4,
            5,
            "• แสดงข้อมูลอย่างน้อย\n   (๑) ที่อยู่\n   (๒) หมายเลขโทรศัพท์\n   (๓) อีเมล",
        ),
        ("indicators.ods", 6, 4, "สำนักปลัด\nกองช่าง"),
        ("measures-old-excel.xls", 3, 2, "จัดทำคู่มือการปฏิบัติงานทุกกอง"),
        ("measures-text.pdf", 4, 3, "สำนักปลัด/กองการศึกษา"),
        ("oit-addresses.xlsx", 9, 3, "https://www.example.go.th/fileupload/รายงานผล2565.pdf"),
        ("oit-status-cp874.csv", 5, 5, 'ประชาคมหมู่บ้าน ๙ หมู่บ้าน "ครบทุกหมู่"'),
        ("oit-utf16.csv", 4, 3, "https://www.example.go.th/risk 2566.pdf"),
        ("people.xlsx", 6, 2, "ว่าที่ร้อยตรี วีระ ทดลอง"),
        ("results-indicators.xlsx", 3, 7, "28.50"),
    ],
)
def test_a_cell_says_what_a_person_sees(name, row, column, text):
    assert grid(name).at(row, column).text == text


def test_merged_cells_of_a_libreoffice_sheet_lead_to_their_value():
    assert grid("indicators.ods").shown_at(4, 1).text == "IIT"


def test_a_telephone_that_became_a_number_is_one():
    assert grid("people.xlsx").at(5, 5).value == Decimal(12345678)


def test_what_word_puts_on_the_clipboard_has_its_marks_once():
    cell = grid("oit-pasted-from-word.html").at(6, 4)

    assert cell.text.endswith("\n• คู่มือ ๓ เล่ม ดูที่ คู่มือการปฏิบัติงาน")
    assert cell.links == (Link("คู่มือการปฏิบัติงาน", "https://www.example.go.th/manual/?cat=3&y=2566"),)


def test_the_data_table_of_an_old_page_is_a_grid_of_its_own():
    page = read("old-website-page.html")

    data = page.grids[-1]
    assert data.rows == [1, 2, 3, 4]
    assert data.at(3, 3).links[1] == Link("Announcement (English)", "../nogift-en.pdf")
    assert "Copyright 2023" in [line.text for line in page.paragraphs]


def test_a_table_over_two_pages_of_a_pdf_is_one():
    measures = grid("measures-text.pdf")

    assert measures.rows == [1, 2, 3, 4]
    assert measures.at(4, 1).text == "โครงการอบรมคุณธรรม จริยธรรม แก่พนักงานเทศบาล"
    assert measures.at(4, 2).text == "๑. ขออนุมัติโครงการ\n๒. จัดอบรม ๑ วัน\n๓. ประเมินผลหลังอบรม"
    assert any("แถวที่ 4 ขาดกลางหน้ากระดาษ" in told for told in read("measures-text.pdf").told)
