"""Numbers, names and signs that no program writes: none of them ends in an error of Python's."""

import pytest

from office_files.cleaning import clean, clean_cell, kept
from office_files.reading import read_office_file
from tests.office_files import biff
from tests.office_files.sheet_parts import inline, number, row, workbook
from tests.office_files.test_ods import cell as ods_cell
from tests.office_files.test_ods import ods
from tests.office_files.test_ods import row as ods_row
from tests.office_files.word_parts import archive, line, parts_of, word

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


@pytest.mark.parametrize(("code", "shown"), [("0.0.0", ".0.0"), ("0.00", ".00"), ("#.?-", "-")])
def test_long_numbers_keep_the_places_of_their_format(code, shown):
    grid = read_office_file(workbook(row(1, number("A1", "1e250", 1)), formats=(code,))).grids[0]

    assert grid.at(1, 1).text == "1" + "0" * 250 + shown


@pytest.mark.parametrize("code", ["-1", "FFFFFFFF", "D800", "x", ""])
def test_signs_that_no_letter_stands_for_are_left_out_of_a_word_file(code):
    sign = f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'
    paragraph = line("ก").replace("</w:p>", f"{sign}</w:p>")

    assert [one.text for one in read_office_file(word(paragraph)).paragraphs] == ["ก"]


def test_halves_of_letters_are_left_out_of_a_sheet():
    cells = inline("A1", "แปลก_xD800_") + number("B1", "5", 1)

    grid = read_office_file(workbook(row(1, cells), formats=("0&quot;_xDFFF_บ&quot;",))).grids[0]

    assert [grid.at(1, column).text for column in (1, 2)] == ["แปลก", "5บ"]


def test_halves_and_nothing_are_left_out_of_any_text():
    assert (clean("ก\ud800\x00ข"), clean_cell("\udfffก"), kept("เเ\ud83d\x00")) == (
        "กข", "ก", "เเ",
    )  # fmt: skip


def test_the_name_of_an_old_sheet_holds_nothing_unseen():
    file = read_office_file(biff.workbook(("แผ่น\x00", 0, biff.label(0, 0, "ก"))))

    assert file.grids[0].title == "แผ่น"
