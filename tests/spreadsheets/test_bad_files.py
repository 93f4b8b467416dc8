"""Files that are no table of ours: one clear sentence each, and nothing is read too far."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from spreadsheets.reading import read_table
from spreadsheets.refusals import ReadError
from tests.sample_files import PROGRAM, archive, picture, word
from tests.spreadsheets.tables import csv_file, saved, xlsx

HEADERS = ["รหัส", "ชื่อ", "ลำดับ"]
ROW = {"รหัส": "1", "ชื่อ": "สำนักปลัด", "ลำดับ": "2"}


def answer(data: bytes) -> str:
    """What the person is told about the file."""
    with pytest.raises(ReadError) as raised:
        read_table(data, HEADERS)
    return str(raised.value)


def advice(data: bytes) -> str:
    """What else the person can do with it."""
    with pytest.raises(ReadError) as raised:
        read_table(data, HEADERS)
    return raised.value.advice


def ole(name: str) -> bytes:
    """An older office file, as far as its directory tells what it is."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + name.encode("utf-16-le")


def book_with(change) -> bytes:
    """A sound table with one thing done to it."""
    book = Workbook()
    book.active.append(HEADERS)
    book.active.append(list(ROW.values()))
    change(book.active)
    return saved(book)


def part_replaced(data: bytes, name: str, content: bytes) -> bytes:
    """An XLSX file with another part of that name."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    [xlsx([ROW]), csv_file([ROW]), csv_file([ROW], between=";")],
    ids=["xlsx", "csv", "semicolons"],
)
def test_a_sound_table_is_read_with_its_lines(data):
    dataset = read_table(data, HEADERS)

    assert dataset.dict == [{"บรรทัด": 2, **ROW}]


def test_columns_in_another_order_and_empty_lines_do_no_harm():
    turned = dict(reversed(ROW.items()))
    data = xlsx([turned, dict.fromkeys(turned), turned])

    dataset = read_table(data, HEADERS)

    assert dataset["บรรทัด"] == [2, 4]
    assert dataset["ชื่อ"] == ["สำนักปลัด"] * 2


def test_a_formula_is_refused_with_its_place():
    def formula(sheet):
        sheet["C2"] = "=1+1"

    assert answer(book_with(formula)).startswith("ตารางมีสูตรในช่อง C2")
    assert answer(csv_file([ROW | {"ลำดับ": "=1+1"}])).startswith("ตารางมีสูตรในแถวที่ 2")


def test_a_cell_that_shows_an_error_is_refused():
    def error(sheet):
        sheet["C2"] = "#REF!"

    assert answer(book_with(error)).startswith("ช่อง C2 มีค่าผิดพลาด")


def test_a_cell_merged_over_columns_is_refused_by_its_name():
    data = book_with(lambda sheet: sheet.merge_cells("A2:B2"))

    assert answer(data).startswith("ช่อง A2 ผสานข้ามหลายคอลัมน์")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"รหัส": 1, "ชื่อ": "x"}, "ขาดคอลัมน์: ลำดับ"),
        (ROW | {"หมายเหตุ": "x"}, "มีคอลัมน์ที่ไม่รู้จัก: หมายเหตุ"),
        ({"รหัส": 1, "Name": "x", "ลำดับ": 1}, "ขาดคอลัมน์: ชื่อ / มีคอลัมน์ที่ไม่รู้จัก: Name"),
    ],
)
def test_wrong_columns_are_told_by_name(row, said):
    assert answer(xlsx([row])) == f"หัวตารางในแถวแรกไม่ตรงกับตารางนี้ {said}"
    assert "“นำเข้าจากแฟ้มของหน่วยงาน”" in advice(xlsx([row]))


def test_a_wrong_head_further_down_is_told_by_its_row_and_sheet():
    book = Workbook()
    book.active.append(["แบบรายงาน"])
    page = book.create_sheet("ข้อมูล")
    page.append([])
    page.append(["รหัส", "ชื่อ"])

    assert answer(saved(book)) == "หัวตารางในแผ่น “ข้อมูล” แถวที่ 2 ไม่ตรงกับตารางนี้ ขาดคอลัมน์: ลำดับ"


def test_a_column_that_stands_twice_is_told():
    data = "รหัส,ชื่อ,ลำดับ,ชื่อ\n1,ก,2,ข\n".encode()

    assert answer(data).endswith("มีคอลัมน์ซ้ำ: ชื่อ")


def test_a_value_beside_the_table_is_told():
    assert answer("รหัส,ชื่อ,ลำดับ\n1,ก,2,ข\n".encode()) == "แถวที่ 2 มีข้อมูลอยู่นอกคอลัมน์ของตาราง"


def test_more_rows_than_a_table_may_have_are_refused():
    assert answer(csv_file([ROW] * 2_001)).startswith("ตารางมีเกิน 2,000 แถว")


def test_a_hundred_thousand_rows_are_not_read_to_the_end():
    """Their end is missing, which nobody comes to know who stops at the limit."""
    xml = b"<worksheet><sheetData>" + b"<row><c><v>1</v></c></row>" * 100_000

    data = part_replaced(xlsx([ROW]), "xl/worksheets/sheet1.xml", xml)

    assert answer(data).startswith("ตารางใหญ่เกินไป")


def test_a_row_far_below_is_not_lost_silently():
    def far_below(sheet):
        sheet.cell(1_000_000, 1, "x")

    assert read_table(book_with(far_below), HEADERS)["บรรทัด"] == [2, 1_000_000]


def test_tens_of_thousands_of_blank_rows_do_not_count():
    rows = b'<row r="%d"><c r="A%d" s="1"/></row>'
    parts = ZipFile(BytesIO(xlsx([ROW])))
    sheet = parts.read("xl/worksheets/sheet1.xml")
    blank = b"".join(rows % (at, at) for at in range(3, 20_050))
    longer = sheet.replace(b"</sheetData>", blank + b"</sheetData>")

    data = part_replaced(xlsx([ROW]), "xl/worksheets/sheet1.xml", longer)

    assert read_table(data, HEADERS).dict == [{"บรรทัด": 2, **ROW}]


def test_a_zip_bomb_is_not_unpacked(monkeypatch):
    bomb = part_replaced(xlsx([ROW]), "xl/worksheets/sheet1.xml", b" " * 100_000_000)
    assert len(bomb) < 200_000

    def opened(*args, **options):
        raise AssertionError("a part was opened")

    monkeypatch.setattr(ZipFile, "open", opened)
    assert answer(bomb).startswith("แฟ้มนี้ขยายออกแล้วใหญ่เกินไป")


def test_entities_that_grow_are_refused():
    grown = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    xml = (
        f'<!DOCTYPE x [<!ENTITY a0 "ก">{grown}]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&a8;</t></is></c></row></sheetData></worksheet>'
    )

    data = part_replaced(xlsx([ROW]), "xl/worksheets/sheet1.xml", xml.encode())

    assert answer(data).startswith("เนื้อในของแฟ้มนี้มีการประกาศข้อความย่อ (entity)")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "แฟ้มว่างเปล่า"),
        (b"\xef\xbb\xbf\r\n", "แฟ้มว่างเปล่า"),
        (csv_file([ROW]).splitlines()[0], "ตารางไม่มีข้อมูล มีแต่หัวตาราง"),
        (ole("Workbook"), "ตาราง Excel รุ่นเก่านี้เนื้อในไม่ครบหรือไม่ตรงรูปแบบ"),
        (ole("WordDocument"), "แฟ้มนี้เป็นเอกสาร Word รุ่นเก่า (.doc)"),
        (ole("EncryptedPackage"), "แฟ้มนี้เป็นแฟ้ม Word หรือ Excel ที่ตั้งรหัสผ่านไว้"),
        (ole("Nothing"), "แฟ้มนี้เป็นแฟ้มของโปรแกรมสำนักงานรุ่นเก่า"),
        (word("ตาราง"), "แฟ้มนี้เป็นเอกสาร Word แต่ไม่มีตาราง"),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.text"}), "(.odt)"),
        (archive({"xl/workbook.bin": b"x"}), "(.xlsb)"),
        (archive({"ppt/presentation.xml": b"x"}), "PowerPoint (.pptx)"),
        (archive({"ตาราง.csv": b"x"}), "แฟ้มนี้เป็นแฟ้ม zip กรุณาแตกแฟ้มนี้"),
        (b"{\\rtf1 x}", "(.rtf)"),
        (picture(), "แฟ้มนี้เป็นภาพ PNG"),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 99, "ภาพ HEIC จาก iPhone"),
        (PROGRAM, "แฟ้มนี้เป็นโปรแกรมของ Windows"),
        (b"\x01\x00\xff\xfe\x80", "ระบบอ่านตัวอักษรในแฟ้มนี้ไม่ได้"),
        ("\n<html><p>ก</p>".encode(), "แฟ้มนี้เป็นหน้าเว็บ (HTML) แต่ไม่มีตาราง"),
        (b"PK\x03\x04 and then nonsense", "แฟ้มนี้เป็นแฟ้มที่ไม่ครบ"),
        (xlsx([ROW])[:-300], "แฟ้มที่ไม่ครบ มักเกิดจากคัดลอกหรือดาวน์โหลดไม่เสร็จ"),
        (part_replaced(xlsx([ROW]), "xl/workbook.xml", b"<x"), "เนื้อในของแฟ้มนี้ไม่ครบหรือไม่ตรงรูปแบบ"),
        (part_replaced(xlsx([ROW]), "xl/workbook.xml", b"<x/>"), "ไม่มีข้อมูลในแผ่นใดเลย"),
        (b"%PDF-1.7\x00\x01", "แฟ้มนี้เป็นแฟ้ม PDF ซึ่งตัดข้อความ"),
        (b"x" * (5 * 1024 * 1024 + 1), "แฟ้มใหญ่เกิน 5 MB"),
        ('รหัส,ชื่อ,ลำดับ\n1,"'.encode() + b"x" * 140_000, "บรรทัดที่ 2 มีเครื่องหมายคำพูด"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_what_is_no_table_is_told_what_it_is(data, said):
    assert said in answer(data)
