"""Lists that Word counts: the marks stand in the text as they are printed."""

import pytest

from office_files.docx import read_docx
from tests.office_files.word_parts import cell, level, line, listed, lists, table, word

FONT = '<w:rPr><w:rFonts w:ascii="{}"/></w:rPr>'


def texts(body: str, numbering: str, **parts: str) -> list[str]:
    return [one.text for one in read_docx(word(body, numbering=numbering, **parts)).paragraphs]


@pytest.mark.parametrize(
    ("number_format", "pattern", "marks"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("thaiNumbers", "%1.", ["๑.", "๒.", "๓."]),
        ("thaiNumbers", "(%1)", ["(๑)", "(๒)", "(๓)"]),
        ("thaiLetters", "%1)", ["ก)", "ข)", "ค)"]),
        ("lowerLetter", "%1.", ["a.", "b.", "c."]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("decimalZero", "%1", ["01", "02", "03"]),
        ("decimal", "ข้อ %1", ["ข้อ 1", "ข้อ 2", "ข้อ 3"]),
        ("none", "", ["", "", ""]),
    ],
)
def test_paragraphs_of_a_list_have_their_numbers(number_format, pattern, marks):
    found = texts("".join(map(listed, "กขค")), lists(level(0, number_format, pattern)))

    assert found == [f"{mark} {text}".strip() for mark, text in zip(marks, "กขค", strict=True)]


@pytest.mark.parametrize(
    ("letter", "font", "mark"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a8", "Wingdings", "☐"),
        ("\uf0fe", "Wingdings", "☑"),
        ("-", "TH SarabunPSK", "-"),
        ("o", "Courier New", "○"),
        ("\uf0aa", "Wingdings", "•"),
    ],
)
def test_bullets_are_characters_that_everybody_has(letter, font, mark):
    bullet = level(0, "bullet", letter, FONT.format(font))

    assert texts(listed("ก") + listed(""), lists(bullet)) == [f"{mark} ก"]


def test_levels_count_on_and_begin_anew_below_the_next():
    numbering = lists(level(0, "decimal", "%1."), level(1, "thaiNumbers", "%1.%2"))
    body = listed("ก") + listed("ข", depth=1) + listed("ค", depth=1) + listed("ง")

    found = texts(body + listed("จ", depth=1), numbering)

    assert found == ["1. ก", "1.๑ ข", "1.๒ ค", "2. ง", "2.๑ จ"]


def test_legal_numbers_are_arabic_in_every_place():
    numbering = lists(level(0, "thaiNumbers", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))

    assert texts(listed("ก") + listed("ข", depth=1), numbering) == ["๑ ก", "1.1 ข"]


def test_a_list_begun_anew_counts_from_its_start():
    anew = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    numbering = lists(level(0, "decimal", "%1.")) + anew

    found = texts(listed("ก") + listed("ข") + listed("ค", 2) + listed("ง", 2), numbering)

    assert found == ["1. ก", "2. ข", "5. ค", "6. ง"]


def test_two_names_of_one_list_count_together():
    body = listed("ก") + line("คั่น") + listed("ข", 2)

    found = texts(body, lists(level(0, "decimal", "%1."), uses=2))

    assert found == ["1. ก", "คั่น", "2. ข"]


def test_an_empty_numbered_cell_holds_its_number():
    rows = [cell(listed("")) + cell("นายสมมติ"), cell(listed("")) + cell("นางทดลอง")]
    numbering = lists(level(0, "thaiNumbers", "%1"))

    grid = read_docx(word(table(*rows), numbering=numbering)).grids[0]

    assert [grid.at(row, 1).text for row in (1, 2)] == ["๑", "๒"]


def test_numbers_come_from_a_style_too_and_can_be_taken_off():
    style = (
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="list"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    named, off = '<w:pStyle w:val="L"/>', '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = line("ก", named) + line("ข", named + off) + line("ค", named)

    found = texts(body, lists(level(0, "decimal", "%1.")), styles=style)

    assert found == ["1. ก", "ข", "2. ค"]


def test_a_list_that_is_not_there_prints_nothing():
    assert texts(listed("ก", name=9), lists(level(0, "decimal", "%1."))) == ["ก"]
