"""Excel files: values, days and times, formulas, links, merged and hidden cells, macros."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from office_files.contents import Cell, Grid, Link
from office_files.reading import read_office_file
from office_files.xlsx import read_xlsx
from tests.office_files.sample_bytes import saved
from tests.office_files.sheet_parts import inline, number, row, workbook
from tests.office_files.word_parts import archive, parts_of, relation


def grid(data: bytes) -> Grid:
    return read_xlsx(data).grids[0]


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        ("13.3", "13.3"), ("13.300000000000001", "13.3"), ("0.1", "0.1"), ("28450.5", "28450.5"),
        ("1E3", "1000"), ("5.0", "5"), ("-0", "0"), ("1234567890123", "1234567890123"),
        ("0.30000000000000004", "0.3"), ("92.299999999999997", "92.3"),
    ],
)  # fmt: skip
def test_numbers_have_no_noise(stored, value):
    cell = grid(workbook(row(1, number("A1", stored)))).at(1, 1)

    assert (cell.value, cell.text) == (Decimal(value), value)


@pytest.mark.parametrize(
    ("stored", "code", "value", "text"),
    [
        ("0.5625", "h:mm", time(13, 30), "13:30"),
        ("0.5625", "hh.mm&quot; น.&quot;", time(13, 30), "13.30 น."),
        ("0.562499999999", "h:mm", time(13, 30), "13:30"),
        ("44835", "d/m/yyyy", date(2022, 10, 1), "1/10/2022"),
        ("44835.5625", "d/m/yyyy h:mm", datetime(2022, 10, 1, 13, 30), "1/10/2022 13:30"),
        ("44835", "[$-D07041E]d mmmm yyyy", date(2022, 10, 1), "๑ ตุลาคม ๒๕๖๕"),
        ("44835", "[$-107041E]d mmm yy", date(2022, 10, 1), "1 ต.ค. 65"),
        ("44835", "d/m/bbbb", date(2022, 10, 1), "1/10/2565"),
        ("44835", "mmm-yy", date(2022, 10, 1), "Oct-22"),
        ("24381", "d/m/yy", date(1966, 10, 1), "1/10/66"),
        ("1.5625", "[h]:mm", Decimal("1.5625"), "37:30"),
        ("0.75", "h:mm AM/PM", time(18, 0), "6:00 PM"),
        ("-1", "d/m/yyyy", Decimal(-1), "-1"),
    ],
)
def test_days_and_times_are_what_the_format_shows(stored, code, value, text):
    data = workbook(row(1, number("A1", stored, style=1)), formats=(code,))

    cell = grid(data).at(1, 1)

    assert (cell.value, cell.text) == (value, text)


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("12", "&quot;o&quot;0", "o12"), ("0.855", "0.00%", "85.50%"), ("13.3", "0.00", "13.30"),
        ("1234.5", "#,##0.00", "1,234.50"), ("812345678", "0##-###-####", "081-234-5678"),
        ("-3", "0;(0)", "(3)"), ("0", "0;-0;&quot;-&quot;", "-"), ("5", "000", "005"),
        ("2566", "t0", "๒๕๖๖"), ("92.3", "[$-D000000]0.00", "๙๒.๓๐"), ("7", "\\o0", "o7"),
        ("1500000", "#,##0.0,,", "1.5"), ("10", "[$฿-41E]#,##0", "฿10"), ("9", "# ?/?", "9"),
    ],
)  # fmt: skip
def test_numbers_are_shown_in_their_format(stored, code, text):
    data = workbook(row(1, number("A1", stored, style=1)), formats=(code,))

    cell = grid(data).at(1, 1)

    assert cell.text == text
    assert cell.value == Decimal(stored)


def test_days_may_count_from_1904():
    data = workbook(
        row(1, number("A1", "43373", style=1)),
        formats=("d/m/yyyy",),
        properties='<workbookPr date1904="1"/>',
    )

    assert grid(data).at(1, 1).value == date(2022, 10, 1)


def test_a_formula_has_its_last_value_and_says_that_it_is_one():
    cells = (
        '<c r="A1"><f>B1*2</f><v>26.6</v></c>',
        '<c r="B1" t="str"><f>A9&amp;"x"</f><v>ก</v></c>',
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    )

    found = grid(workbook(row(1, *cells)))

    assert found.at(1, 1) == Cell("26.6", Decimal("26.6"), number_format="General", is_formula=True)
    assert found.at(1, 2) == Cell("ก", is_formula=True)
    assert found.at(1, 3) == Cell("#DIV/0!", is_formula=True, is_error=True)


def test_a_formula_that_nobody_calculated_is_named():
    book = Workbook()
    book.active["B2"] = "=1+1"

    file = read_xlsx(saved(book))

    assert file.grids[0].at(2, 2) == Cell("", is_formula=True)
    assert "สูตรที่ยังไม่ได้คำนวณ 1 ช่อง (B2)" in file.told[0]


def test_cells_lead_to_addresses_by_links_and_by_formulas():
    formula = '<c r="B1" t="str"><f>HYPERLINK("https://e.go.th/f","ฟอร์ม")</f><v>ฟอร์ม</v></c>'
    data = workbook(
        row(1, inline("A1", "ดู"), formula),
        after='<hyperlinks><hyperlink ref="A1:A3" r:id="h" location="p2"/></hyperlinks>',
        related=(relation("h", "hyperlink", "https://e.go.th:8443/ก%20ข.pdf", outside=True),),
    )

    found = grid(data)

    assert found.at(1, 1).links == (Link("ดู", "https://e.go.th:8443/ก%20ข.pdf#p2"),)
    assert found.at(1, 2).links == (Link("ฟอร์ม", "https://e.go.th/f"),)


def test_rich_and_shared_texts_are_whole_and_escapes_are_undone():
    book = Workbook()
    bold = TextBlock(InlineFont(b=True), "หนา")
    book.active["A1"] = CellRichText("บาง", bold, "บาง")
    shared = "<si><r><t>ก</t></r><rPh><t>อ่าน</t></rPh><r><t>ข_x000D_\nค</t></r></si>"

    assert grid(saved(book)).at(1, 1).text == "บางหนาบาง"
    made = workbook(row(1, '<c r="A1" t="s"><v>0</v></c>'), texts=shared)
    assert grid(made).at(1, 1).text == "กข\nค"


def test_hidden_sheets_rows_and_columns_are_marked_not_left_out():
    book = Workbook()
    sheet, other = book.active, book.create_sheet("ซ่อน")
    sheet["A1"], sheet["A2"], sheet["C3"], other["A1"] = "ก", "ข", "ค", "ง"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    other.sheet_state = "veryHidden"

    first, second = read_xlsx(saved(book)).grids

    assert (first.hidden_rows, first.hidden_columns, first.is_hidden) == ({2}, {3}, False)
    assert (second.title, second.is_hidden, second.at(1, 1).text) == ("ซ่อน", True, "ง")


def test_merged_areas_lead_to_their_value_and_one_elsewhere_does_no_harm():
    book = Workbook()
    sheet, other = book.active, book.create_sheet("อีกแผ่น")
    sheet["A1"], sheet["B3"] = "หัว", "x"
    sheet.merge_cells("A1:C2")
    other.merge_cells("A1:F500")

    first, second = read_xlsx(saved(book)).grids

    assert first.shown_at(2, 3).text == "หัว"
    assert first.merged[1, 1] == (1, 1)
    assert second.cells == second.merged == {}


def test_twenty_thousand_formatted_blank_rows_do_not_count():
    rows = row(1, inline("A1", "ก")) + "".join(
        row(at, f'<c r="A{at}" s="1"/>', more=' s="1" customFormat="1"') for at in range(2, 20_049)
    )

    assert grid(workbook(rows, formats=("0.00",))).rows == [1]


def test_rows_and_cells_without_names_count_on():
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"

    assert sorted(grid(workbook(rows)).cells) == [(1, 1), (1, 2), (2, 1)]


def test_truth_is_true():
    cell = grid(workbook(row(1, '<c r="A1" t="b"><v>1</v></c>'))).at(1, 1)

    assert (cell.value, cell.text) == (True, "TRUE")


def test_macros_are_left_alone_and_told():
    parts = parts_of(workbook(row(1, inline("A1", "ก")))) | {"xl/vbaProject.bin": b"x"}

    file = read_office_file(archive(parts), "a.xlsm")

    assert file.grids[0].at(1, 1).text == "ก"
    assert file.told == ["แฟ้มนี้มีมาโคร ระบบอ่านเฉพาะข้อมูลในตาราง ไม่ได้เปิดมาโคร"]


def test_comments_are_told():
    book = Workbook()
    book.active["A1"] = "ก"
    book.active["A1"].comment = Comment("หมายเหตุ", "ผู้เขียน")

    assert "ความเห็นที่ติดไว้กับช่อง" in read_xlsx(saved(book)).told[0]


def test_the_strict_variant_is_read():
    strict = {
        name: content.replace(
            b"schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"purl.oclc.org/ooxml/spreadsheetml/main",
        )
        for name, content in parts_of(workbook(row(1, number("A1", "5")))).items()
    }

    assert grid(archive(strict)).at(1, 1).value == Decimal(5)
