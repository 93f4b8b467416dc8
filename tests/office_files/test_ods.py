"""LibreOffice sheets: repeated cells, links, merged and hidden cells, days, passwords."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from office_files.contents import Cell, Grid, Link, OfficeFile, OfficeFileError
from office_files.reading import read_office_file
from tests.office_files.word_parts import archive

MIME = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
OTHERS = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:calcext="urn:org:calcext:1.0"'


def ods(rows: str, before: str = "", styles: str = "", **parts: str) -> bytes:
    table = f'<table:table table:name="แผ่น" table:style-name="t">{before}{rows}</table:table>'
    content = (
        f"<office:document-content {NAMES} {OTHERS}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{table}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return archive({"mimetype": MIME, "content.xml": content, **parts})


def cell(content: str = "", more: str = "") -> str:
    text = f"<text:p>{content}</text:p>" if content else ""
    return f"<table:table-cell {more}>{text}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def read(rows: str, **more: str) -> OfficeFile:
    return read_office_file(ods(rows, **more), "a.ods")


def grid(rows: str, **more: str) -> Grid:
    return read(rows, **more).grids[0]


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        ('office:value-type="float" office:value="13.3"', Decimal("13.3")),
        ('office:value-type="percentage" office:value="0.855"', Decimal("0.855")),
        ('office:value-type="currency" office:value="28450.5"', Decimal("28450.5")),
        ('office:value-type="date" office:date-value="2022-10-01"', date(2022, 10, 1)),
        ('office:value-type="date" office:date-value="2566-01-10"', date(2566, 1, 10)),
        (
            'office:value-type="date" office:date-value="2022-10-01T13:30:00"',
            datetime(2022, 10, 1, 13, 30),
        ),
        ('office:value-type="time" office:time-value="PT13H30M00S"', time(13, 30)),
        ('office:value-type="time" office:time-value="PT36H00M00S"', Decimal("1.5")),
        ('office:value-type="boolean" office:boolean-value="true"', True),
        ('office:value-type="string"', None),
        ('office:value-type="date" office:date-value="ขยะ"', None),
        ('office:value-type="float" office:value="NaN"', None),
    ],
)
def test_values_are_what_is_stored_and_texts_what_is_shown(stored, value):
    found = grid(row(cell("ที่เห็น", stored))).at(1, 1)

    assert (found.value, found.text) == (value, "ที่เห็น")


def test_repeated_cells_and_rows_keep_their_places():
    rows = row(
        cell("", 'table:number-columns-repeated="2"'),
        cell("ก", 'table:number-columns-repeated="2"'),
        more='table:number-rows-repeated="2"',
    )

    found = grid(rows + row(cell("ข")))

    assert sorted(found.cells) == [(1, 3), (1, 4), (2, 3), (2, 4), (3, 1)]


def test_a_sheet_blank_to_its_end_is_as_large_as_what_it_holds():
    blank = row(
        cell("", 'table:number-columns-repeated="16384"'),
        more='table:number-rows-repeated="1048574"',
    )

    assert grid(row(cell("ก")) + blank + row(cell("ข"))).rows == [1, 1_048_576]


def test_a_text_repeated_without_end_is_refused():
    with pytest.raises(OfficeFileError, match="แถวที่ 50,001"):
        read(row(cell("ก"), more='table:number-rows-repeated="1048576"'))


def test_merged_cells_lead_to_their_value_and_covered_ones_are_empty():
    spans = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    covered = "<table:covered-table-cell><text:p>บัง</text:p></table:covered-table-cell>"

    found = grid(row(cell("หัว", spans), covered) + row(covered, covered, cell("x")))

    assert found.shown_at(2, 2).text == "หัว"
    assert found.at(1, 2).text == ""


def test_filtered_rows_and_folded_columns_are_marked():
    columns = (
        '<table:table-column/><table:table-column table:visibility="collapse" '
        'table:number-columns-repeated="2"/>'
    )
    rows = row(cell("ก")) + row(cell("ข"), more='table:visibility="filter"')

    found = grid(rows + row(cell("ค"), more='table:visibility="collapse"'), before=columns)

    assert found.hidden_rows == {2, 3}
    assert found.hidden_columns == {2, 3}


def test_a_sheet_that_is_not_shown_is_hidden():
    style = (
        '<style:style style:name="t" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )

    assert grid(row(cell("ก")), styles=style).is_hidden


def test_lines_spaces_tabs_and_links_of_a_cell():
    content = (
        "ก<text:s text:c='2'/>ข<text:tab/>ค<text:line-break/>ง</text:p>"
        "<text:p>ดู <text:a xlink:href='https://e.go.th/a'>แผน</text:a>"
    )

    found = grid(row(cell(content))).at(1, 1)

    assert found.text == "ก  ข\tค\nง\nดู แผน"
    assert found.links == (Link("แผน", "https://e.go.th/a"),)


def test_formulas_errors_and_links_made_by_formulas():
    found = grid(
        row(
            cell(
                "26.6", 'table:formula="of:=[.B1]*2" office:value-type="float" office:value="26.6"'
            ),
            cell("#DIV/0!", 'table:formula="of:=1/0" calcext:value-type="error"'),
            cell("ดู", 'table:formula=\'of:=HYPERLINK("https://e.go.th";"ดู")\''),
        )
    )

    assert found.at(1, 1).is_formula
    assert found.at(1, 2) == Cell("#DIV/0!", is_formula=True, is_error=True)
    assert found.at(1, 3).links == (Link("ดู", "https://e.go.th"),)


def test_comments_are_told_and_not_part_of_the_text():
    note = "<office:annotation><text:p>ลับ</text:p></office:annotation><text:p>ก</text:p>"
    file = read(row(f"<table:table-cell>{note}</table:table-cell>"))

    assert file.grids[0].at(1, 1).text == "ก"
    assert file.told == ["ตารางมีความเห็นที่ติดไว้กับช่อง 1 แห่ง ระบบไม่ได้อ่าน"]


def test_a_password_is_named():
    manifest = {"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}

    with pytest.raises(OfficeFileError, match="ตั้งรหัสผ่านไว้"):
        read(row(cell("ก")), **manifest)


@pytest.mark.parametrize("content", ["<a", "", "<a>&b;</a>"])
def test_broken_contents_are_refused_in_thai(content):
    with pytest.raises(OfficeFileError, match=r"ระบบอ่านไม่ได้|ไม่มีข้อมูล"):
        read_office_file(archive({"mimetype": MIME, "content.xml": content}))


def test_an_empty_sheet_says_so():
    with pytest.raises(OfficeFileError, match="ไม่มีข้อมูลในแผ่นใดเลย"):
        read(row(cell("")))
