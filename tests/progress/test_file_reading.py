"""The text of a stored file, and what a hostile file cannot do: progress.file_reading."""

import os
import resource
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from progress import file_reading
from progress.file_reading import Reading, read_file
from tests.sample_files import (
    PROGRAM,
    archive,
    locked_pdf,
    pdf_of,
    picture,
    scanned_pdf,
    upload,
    word,
    workbook,
    written_pdf,
)

WORDS = b"BT /F1 12 Tf 72 700 Td (Annual report of the office) Tj ET\n"


def read(name: str, data: bytes):
    return read_file(upload(name, data), name)


def test_a_written_pdf_is_text():
    found = read("แผน.pdf", pdf_of(WORDS))

    assert found.reading == Reading.TEXT
    assert "Annual report of the office" in found.text


def test_thai_of_a_pdf_comes_in_one_spelling():
    found = read("แผน.pdf", written_pdf("แผนการดูแลเด็กเล็กในเทศบาล ๒๕๖๖"))

    assert "แผนการดูแลเด็กเล็กในเทศบาล ๒๕๖๖" in found.text


@pytest.mark.parametrize("pages", [1, 3])
def test_a_scan_has_no_text(pages):
    assert read("สแกน.pdf", scanned_pdf(pages)).reading == Reading.NO_TEXT


def test_a_page_number_alone_does_not_make_text():
    numbered = pdf_of(b"BT /F1 12 Tf 72 700 Td (- 12 -) Tj ET")

    assert read("สแกน.pdf", numbered).reading == Reading.NO_TEXT


def test_a_broken_and_a_locked_pdf_are_unreadable():
    assert read("เสีย.pdf", b"%PDF-1.7 nothing follows").reading == Reading.UNREADABLE
    assert read("โปรแกรม.pdf", PROGRAM).reading == Reading.UNREADABLE
    assert read("มีรหัส.pdf", locked_pdf()).reading == Reading.UNREADABLE


def test_word_gives_its_paragraphs_tables_and_comments():
    comment = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:comment><w:p><w:r><w:t>หมายเหตุ</w:t></w:r></w:p></w:comment></w:comments>"
    )
    data = archive({"word/comments.xml": comment.encode()}, into=word("แผนนํ้า", "ผล\tดี"))

    found = read("แผน.docx", data)

    assert found.reading == Reading.TEXT
    assert found.text.startswith("แผนน้ำ\nผล\tดี\n")
    assert "หมายเหตุ" in found.text


def test_a_workbook_gives_its_values_and_no_formulas():
    found = read("สถิติ.xlsx", workbook(("เดือน", 1234567890121.0), ("รวม", "=1+1")))

    assert found.text == "ข้อมูล\nเดือน\t1234567890121\nรวม\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_a_table_is_read_in_either_encoding(encoding):
    found = read("สถิติ.csv", "เดือน,จำนวน".encode(encoding))

    assert (found.reading, found.text) == (Reading.TEXT, "เดือน,จำนวน")


def test_a_letter_that_the_limit_cuts_does_not_change_the_encoding(monkeypatch):
    monkeypatch.setattr(file_reading, "MOST_TEXT", 10)

    assert read("สถิติ.csv", "เดือน,จำนวน".encode()).text == "เดื"


def test_a_document_without_a_letter_has_no_text():
    assert read("ว่าง.docx", word("")).reading == Reading.NO_TEXT
    assert read("ว่าง.csv", b"\r\n").reading == Reading.NO_TEXT


@pytest.mark.parametrize("name", ["ภาพ.png", "ภาพ.jpg", "รวม.zip"])
def test_pictures_and_archives_hold_nothing_to_read(name):
    assert read(name, picture()) == file_reading.FileReading("", "")


# -- Hostile files ----------------------------------------------------------------------------


def laughing_pdf() -> bytes:
    """Nine forms, each of which draws the next ten times: a thousand million words."""
    forms = {f"X{n}": f"/X{n + 1} Do ".encode() * 10 for n in range(9)}
    return pdf_of(b"/X0 Do", {**forms, "X9": WORDS})


def work_of_readers() -> float:
    """Seconds of the processor that ended programs of this process took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_pdf_that_hangs_the_parser_is_given_up(monkeypatch):
    monkeypatch.setattr(file_reading, "CPU_SECONDS", 1)
    before = work_of_readers()

    found = read("ค้าง.pdf", laughing_pdf())

    assert found == file_reading.FileReading(Reading.UNREADABLE)
    assert work_of_readers() - before < 3


def test_a_reader_that_only_waits_is_stopped_and_the_file_is_not_blamed(monkeypatch):
    monkeypatch.setattr(file_reading, "MOST_SECONDS", 0.1)
    monkeypatch.setitem(file_reading.COMMANDS, ".pdf", lambda path: ["sleep", "600"])

    assert read("แผน.pdf", b"") == file_reading.FileReading(Reading.TIMED_OUT)


def test_a_pdf_that_draws_itself_does_no_harm():
    assert read("วน.pdf", pdf_of(b"/X0 Do", {"X0": b"/X0 Do"})).reading == Reading.NO_TEXT


def test_the_text_of_a_long_file_is_cut(monkeypatch):
    monkeypatch.setattr(file_reading, "MOST_TEXT", 1000)
    lines = b"".join(WORDS.replace(b"700", str(9 * n).encode()) for n in range(80))

    for name, data in [
        ("ยาว.pdf", pdf_of(lines)),
        ("ยาว.docx", word("แผน " * 5000)),
        ("ยาว.csv", b"1,2,3\n" * 5000),
    ]:
        found = read(name, data)
        assert found.reading == Reading.TEXT, name
        assert 0 < len(found.text) <= 1000, name


def test_a_parser_that_wants_more_memory_is_stopped(monkeypatch):
    monkeypatch.setattr(file_reading, "MOST_MEMORY", 100 * 1024 * 1024)
    swollen = archive({"word/document.xml": b"<t>" + b" " * 90_000_000 + b"</t>"})

    assert len(swollen) < 100_000
    assert read("บวม.docx", swollen).reading == Reading.UNREADABLE


def test_a_workbook_of_a_hundred_thousand_rows_is_read_up_to_a_limit(monkeypatch):
    # What it costs is counted in the processor's time, so a busy machine changes nothing.
    monkeypatch.setattr(file_reading, "MOST_SECONDS", 3600)
    found = read("ใหญ่.xlsx", workbook(*[(number,) for number in range(100_000)]))

    assert found.reading == Reading.TEXT
    assert "\n50000\n" in found.text


ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    b'<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:t>&b;</w:t></w:p>"
)


def test_entities_of_xml_are_not_expanded():
    data = archive({"word/document.xml": ENTITIES})

    assert read("แผน.docx", data).reading == Reading.UNREADABLE


def sheet(cells: str, dimension: str = "A1") -> bytes:
    """A workbook whose one sheet says what it likes."""
    body = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{dimension}"/><sheetData>{cells}</sheetData></worksheet>'
    )
    return replaced(workbook((1,)), "xl/worksheets/sheet1.xml", body.encode())


def replaced(data: bytes, part: str, new: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    return archive({**parts, part: new})


def test_rows_outside_the_stated_size_are_read_too():
    hidden = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="C9"><v>42</v></c></row>'

    assert "42" in read("ซ่อน.xlsx", sheet(hidden)).text


@pytest.mark.parametrize("cell", ["ZZZZZZ1", "A99999999999"])
def test_a_cell_far_out_costs_neither_memory_nor_time(cell):
    before = work_of_readers()
    row = "".join(filter(str.isdigit, cell))

    read("ไกล.xlsx", sheet(f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>'))

    assert work_of_readers() - before < file_reading.CPU_SECONDS


def test_nothing_is_left_in_the_temporary_folder(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    read("แผน.pdf", pdf_of(WORDS))
    read("เสีย.pdf", b"%PDF-")

    assert os.listdir(tmp_path) == []


def test_the_reader_of_office_files_knows_nothing_of_the_portal():
    program = Path(file_reading.OFFICE_READER).read_text(encoding="utf-8")

    assert "django" not in program.lower()
