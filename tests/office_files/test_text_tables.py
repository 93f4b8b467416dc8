"""Texts with tables: encodings, signs between cells, quotes, Excel's first line, plain text."""

import codecs
from contextlib import suppress
from time import process_time

import pytest

from office_files.contents import Grid, OfficeFileError
from office_files.reading import read_office_file, read_pasted

ROWS = "ข้อ,รายการข้อมูล,ผู้รับผิดชอบ\no1,โครงสร้าง,สำนักปลัด\no2,ข้อมูลผู้บริหาร,กองคลัง\n"


def grid(text: str | bytes) -> Grid:
    data = text if isinstance(text, bytes) else text.encode()
    return read_office_file(data, "a.csv").grids[0]


def line(found: Grid, row: int) -> list[str]:
    return [found.at(row, column).text for column in range(1, max(found.columns) + 1)]


WRITTEN = {
    "utf-8": ROWS.encode(),
    "utf-8 with mark": codecs.BOM_UTF8 + ROWS.encode(),
    "utf-16 with mark": ROWS.encode("utf-16"),
    "utf-16 of the other order with mark": codecs.BOM_UTF16_BE + ROWS.encode("utf-16-be"),
    "utf-16": ROWS.encode("utf-16-le"),
    "utf-16 of the other order": ROWS.encode("utf-16-be"),
    "utf-16 that was cut": ROWS.encode("utf-16-le") + b"x",
    "utf-32": ROWS.encode("utf-32"),
    "cp874": ROWS.encode("cp874"),
    "iso-8859-11": ROWS.encode("iso8859-11"),
    "cp874 of Windows": ROWS.replace("\n", "\r\n").encode("cp874"),
    "utf-8 of an old Mac": ROWS.replace("\n", "\r").encode(),
    "cp874 that was taken for Western": ROWS.encode("cp874").decode("latin-1").encode(),
}
STRANGE = {
    "French": "code,name\n1,café crème brûlée\n".encode("latin-1"),
    "every byte": bytes(range(128, 256)) * 4,
    "no encoding": b"a,b\n\xff\xfe\xfd\xfc,\xdb\xdc\n",
    "no text": b"\x00\x01\x02\x03" * 50,
}


@pytest.mark.parametrize("name", WRITTEN)
def test_thai_is_read_in_whatever_encoding(name):
    assert line(grid(WRITTEN[name]), 2) == ["o1", "โครงสร้าง", "สำนักปลัด"]


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_no_thai_text_is_refused_with_what_to_do(name):
    with pytest.raises(OfficeFileError, match="CSV UTF-8"):
        grid(STRANGE[name])


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found(sign):
    assert line(grid(ROWS.replace(",", sign)), 3) == ["o2", "ข้อมูลผู้บริหาร", "กองคลัง"]


def test_the_first_line_of_excel_tells_the_sign():
    assert line(grid("sep=;\nก;ข,1\nค;ง,2\n"), 1) == ["ก", "ข,1"]


def test_a_title_above_and_commas_within_do_not_mislead():
    found = grid("รายงาน ปี 2566\n\nข้อ;สถานะ;งบ\no1;ก,ข;1,000\no2;ค,ง;2,500\n")

    assert line(found, 4) == ["o1", "ก,ข", "1,000"]


def test_quotes_hold_signs_lines_and_quotes():
    found = grid('ก,ข\n"บรรทัด1\nบรรทัด2","เขาว่า ""ดี"", แล้ว"\nค, "ง,จ"\n')

    assert line(found, 2) == ["บรรทัด1\nบรรทัด2", 'เขาว่า "ดี", แล้ว']
    assert line(found, 3) == ["ค", "ง,จ"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('"คำพูด" ของนายก', '"คำพูด" ของนายก'),
        ('จอ 15" 2 ตัว', 'จอ 15" 2 ตัว'),
        ('="01"', "01"),
        ('"=""0812345678"""', "0812345678"),
        ("'01", "'01"),
        ("  เว้น  ", "เว้น"),
    ],
)
def test_a_quote_within_a_text_is_a_sign_and_protection_is_taken_off(cell, text):
    assert line(grid(f"ก,ข\n{cell},ค\n"), 2) == [text, "ค"]


@pytest.mark.parametrize("rest", ["ค\nง,จ\n", "ค\nง,1\n" * 300, 'ค\nง,"จ"\n'])
def test_a_quote_that_never_closes_is_named_by_its_line(rest):
    with pytest.raises(OfficeFileError, match="บรรทัดที่ 3 มีเครื่องหมายคำพูด"):
        grid(f'ก,ข\nก,ข\n"เปิด,{rest}')


def test_rows_are_those_that_a_program_shows():
    found = grid('ก,ข\n\n"ค\nง",จ\nฉ,ช\n')

    assert found.rows == [1, 3, 4]
    assert found.is_sheet


def test_a_text_with_tables_between_is_paragraphs_and_grids():
    text = "รายงาน\n\nก\tข\tค\n1\t2\t3\n\n    หมายเหตุ\n\nง\tจ\n4\t5\n"

    file = read_office_file(text.encode(), "a.txt")

    assert [one.text for one in file.paragraphs] == ["รายงาน", "หมายเหตุ"]
    assert [(one.title, one.columns) for one in file.grids] == [
        ("ตารางที่ 1", [1, 2, 3]), ("ตารางที่ 2", [1, 2]),
    ]  # fmt: skip
    assert list(file.paragraphs)[1].indent == 1


def test_the_signs_of_markdown_are_not_read():
    table = "| ชื่อ | ตำแหน่ง |\n|---|:---|\n| **นายดี** | ปลัด<br>ประธาน&nbsp;|"
    text = f"# รายงาน\n\n**ผู้มาประชุม**\n\n{table}\n\nจบ\nท้าย\nสุด\n"
    file = read_office_file(text.encode(), "a.md")

    assert [block.text for block in file.paragraphs] == ["รายงาน", "ผู้มาประชุม", "จบ", "ท้าย", "สุด"]
    assert [line(file.grids[0], row) for row in file.grids[0].rows] == [
        ["ชื่อ", "ตำแหน่ง"], ["นายดี", "ปลัด\nประธาน"],
    ]  # fmt: skip


def test_prose_is_paragraphs():
    file = read_office_file("เรื่อง แต่งตั้ง\n๑. ผู้อำนวยการกองคลัง\n๒. นิติกร\n".encode("cp874"))

    assert [one.text for one in file.paragraphs][1] == "๑. ผู้อำนวยการกองคลัง"
    assert not file.grids


@pytest.mark.parametrize("text", ["", "   \n\r\n", "\ufeff", "\u200b\n"])
def test_nothing_is_said_to_be_nothing(text):
    with pytest.raises(OfficeFileError, match="ว่างเปล่า"):
        read_office_file(text.encode())


def test_cells_of_excel_are_pasted_with_their_lines():
    file = read_pasted('ข้อ\tลิงก์\r\no1\t"https://a.go.th\nhttps://b.go.th"\r\no2\t\r\n')

    found = file.grids[0]
    assert line(found, 2) == ["o1", "https://a.go.th\nhttps://b.go.th"]
    assert found.rows == [1, 2, 3]
    assert not found.is_sheet


def test_a_quote_that_was_pasted_open_stays_a_sign():
    found = read_pasted('ก\t"เปิดไว้\nข\tค\n').grids[0]

    assert line(found, 1) == ["ก", '"เปิดไว้']
    assert line(found, 2) == ["ข", "ค"]


def test_pasted_lines_without_cells_are_paragraphs():
    assert [one.text for one in read_pasted("ก ข\nค, ง").paragraphs] == ["ก ข", "ค, ง"]


def test_pasted_csv_is_a_table():
    assert line(read_pasted(ROWS).grids[0], 3) == ["o2", "ข้อมูลผู้บริหาร", "กองคลัง"]


def test_pasting_nothing_says_so():
    with pytest.raises(OfficeFileError, match="ยังไม่ได้วาง"):
        read_pasted(" \n ")


@pytest.mark.parametrize("piece", ['"', '"a""', 'x,"', "ก", '"\t', '""\n"'])
def test_hostile_texts_take_no_time(piece):
    begun = process_time()
    with suppress(OfficeFileError):
        read_pasted(piece * 60_000)

    assert process_time() - begun < 5
