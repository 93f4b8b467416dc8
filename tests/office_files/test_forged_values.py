"""Numbers, names and signs that no program writes: none of them ends in an error of Python's."""

import pytest

from office_files.reading import read_office_file
from tests.office_files.sheet_parts import inline, workbook
from tests.office_files.test_ods import cell as ods_cell
from tests.office_files.test_ods import ods
from tests.office_files.test_ods import row as ods_row
from tests.office_files.word_parts import archive, parts_of

ODD = ("²", "๕", "-1", "1" * 5_000, "")


@pytest.mark.parametrize("odd", ODD)
def test_odd_numbers_of_a_sheet_count_as_none(odd):
    cells = f'<c s="{odd}"><v>5</v></c><c t="s"><v>{odd}</v></c>'
    rows = f'<row r="{odd}">{cells}{inline("C1", "ก")}</row>'
    column = f'<cols><col min="{odd}" max="{odd}" hidden="1"/></cols>'
    parts = parts_of(workbook(rows))
    sheet = (
        parts["xl/worksheets/sheet1.xml"].decode().replace("<sheetData>", f"{column}<sheetData>")
    )

    grid = read_office_file(archive(parts | {"xl/worksheets/sheet1.xml": sheet})).grids[0]

    assert (grid.at(1, 1).text, grid.at(1, 3).text) == ("5", "ก")
    assert not grid.hidden_columns


@pytest.mark.parametrize("odd", ODD)
def test_odd_numbers_of_a_libreoffice_sheet_count_as_none(odd):
    spaces = f'<text:p>ก<text:s text:c="{odd}"/>ข</text:p>'
    cells = f'<table:table-cell table:number-columns-repeated="{odd}">{spaces}</table:table-cell>'

    grid = read_office_file(ods(ods_row(cells + ods_cell("ค")))).grids[0]

    assert [grid.at(1, column).text for column in (1, 2)] == ["ก ข", "ค"]


@pytest.mark.parametrize("name", ["punycode", "undefined", "idna", "rot13", "base64", "utf-99"])
def test_an_encoding_that_no_office_writes_is_looked_for(name):
    page = f"<meta charset={name}><table><tr><td>ที่<td>มาตรการ</table>"
    archived = (
        f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        f"Content-Type: text/html; charset={name}\n\n{page.partition('>')[2]}\n--x--\n"
    )

    for text in (page, archived):
        assert read_office_file(text.encode()).grids[0].at(1, 2).text == "มาตรการ"
