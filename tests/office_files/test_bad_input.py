"""What offices and attackers bring that is no sound file: the cause is named, nothing fetched."""

import struct
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from office_files.contents import OfficeFileError
from office_files.reading import read_office_file
from office_files.unforeseen import told
from tests.office_files import biff
from tests.office_files.sample_bytes import saved
from tests.office_files.sheet_parts import inline, row, workbook
from tests.office_files.test_ods import cell as ods_cell
from tests.office_files.test_ods import ods
from tests.office_files.test_ods import row as ods_row
from tests.office_files.word_parts import archive, line, parts_of, word

SHEET = workbook(row(1, inline("A1", "TARGET")))
CENTRAL, LOCAL = b"PK\x01\x02", b"PK\x03\x04"


def refused(data: bytes) -> str:
    with pytest.raises(OfficeFileError) as error:
        read_office_file(data)
    return str(error.value)


def with_entity(data: bytes, part: str, declared: str) -> bytes:
    """The file with a declaration before one of its parts, which then names it."""
    parts = parts_of(data)
    xml = parts[part].decode().replace("TARGET", "&name;")
    return archive(parts | {part: f"<!DOCTYPE x [{declared}]>{xml}"})


def with_size(data: bytes, part: str, size: int) -> bytes:
    """The archive with another size of a part than it has, in both places that tell it."""
    forged = bytearray(data)
    with ZipFile(BytesIO(data)) as opened:
        local = opened.getinfo(part).header_offset
    central = forged.index(part.encode(), forged.index(CENTRAL)) - 46
    assert forged[central : central + 4] == CENTRAL
    assert forged[local : local + 4] == LOCAL
    struct.pack_into("<I", forged, central + 24, size)
    struct.pack_into("<I", forged, local + 22, size)
    return bytes(forged)


FILES = {
    "xl/worksheets/sheet1.xml": SHEET,
    "word/document.xml": word(line("TARGET")),
    "content.xml": ods(ods_row(ods_cell("TARGET"))),
}
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
DECLARED = {
    "a word": '<!ENTITY name "x">',
    "a file of the server": '<!ENTITY name SYSTEM "file:///etc/passwd">',
    "a thousand laughs": f'<!ENTITY a0 "x">{LAUGHS}<!ENTITY name "&a8;">',
}


@pytest.mark.parametrize("part", FILES)
@pytest.mark.parametrize("declared", DECLARED)
def test_entities_are_refused_by_name(part, declared):
    assert "(entity)" in refused(with_entity(FILES[part], part, DECLARED[declared]))


def test_a_type_of_document_without_entities_does_no_harm():
    parts = parts_of(SHEET)
    sheet = b"<!DOCTYPE worksheet>" + parts["xl/worksheets/sheet1.xml"]
    data = archive(parts | {"xl/worksheets/sheet1.xml": sheet})

    assert read_office_file(data).grids[0].rows == [1]


def test_a_zip_within_a_zip_is_not_unpacked():
    inner = archive({"a.txt": b"0" * 10_000_000})

    assert "กรุณาแตกแฟ้มนี้" in refused(archive({f"{at}.zip": inner for at in range(20)}))


@pytest.mark.parametrize("size", [1, 100, 2**31])
def test_a_part_that_lies_about_its_size_is_refused(size):
    assert "แฟ้มนี้" in refused(with_size(SHEET, "xl/worksheets/sheet1.xml", size))


def test_a_bomb_that_says_it_is_small_is_not_unpacked():
    parts = parts_of(SHEET)
    blank = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", b" " * 50_000_000)
    bomb = archive(parts | {"xl/worksheets/sheet1.xml": blank})

    assert "ไม่ตรงรูปแบบ" in refused(with_size(bomb, "xl/worksheets/sheet1.xml", 1_000))


@pytest.mark.parametrize("data", [b"", b" \r\n", b"\x00" * 9_999, b"\xef\xbb\xbf"], ids=range(4))
def test_nothing_is_said_to_be_nothing(data):
    assert "ว่างเปล่า" in refused(data)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_an_archive_that_was_cut_is_named_with_what_causes_it(share):
    data = SHEET[: int(len(SHEET) * share)]

    assert "แฟ้มที่ไม่ครบ มักเกิดจากคัดลอกหรือดาวน์โหลดไม่เสร็จ" in refused(data)


def test_macros_of_an_old_excel_file_are_told():
    data = biff.workbook(("แผ่น", 0, biff.label(0, 0, "ก"))) + "_VBA_PROJECT".encode("utf-16-le")

    assert "มีมาโคร" in read_office_file(data).told[0]


def wide(name: str = "กว้าง") -> Workbook:
    book = Workbook()
    book.active.title = name
    book.active.cell(7, 5_000, "x")
    return book


def test_a_cell_too_far_away_on_another_sheet_costs_that_sheet_alone():
    book = wide()
    book.create_sheet("ข้อมูล").append(["ก", "ข"])

    file = read_office_file(saved(book))

    assert [len(grid.cells) for grid in file.grids] == [0, 2]
    assert file.told[0].startswith("“กว้าง” ช่อง GJH7 อยู่เลยคอลัมน์ที่ 256")
    assert "อยู่เลยคอลัมน์ที่ 256" in refused(saved(wide()))


def test_the_same_in_the_other_programs():
    far = biff.number(0, 0, 1) + biff.merged(0, 9_000, 0, 250) + biff.number(9_000, 0, 1)
    old = read_office_file(biff.workbook(("ก", 0, far), ("ข", 0, biff.number(0, 0, 1))))
    repeated = ods_row(ods_cell("x", 'table:number-columns-repeated="300"'))
    sheet = f'</table:table><table:table table:name="ข">{ods_row(ods_cell("ดี"))}'
    other = read_office_file(ods(repeated + sheet))

    assert [len(grid.cells) for grid in (*old.grids, *other.grids)] == [0, 1, 0, 1]
    assert ("ผสานช่องกว้าง" in old.told[0], "เลยคอลัมน์ที่ 256" in other.told[0]) == (True, True)


def test_five_thousand_formatted_columns_do_no_harm():
    book = Workbook()
    book.active.append(["ก"])
    for column in range(2, 5_001):
        book.active.cell(1, column).number_format = "0.00"

    assert read_office_file(saved(book)).grids[0].columns == [1]


@pytest.mark.parametrize("encoding", ["utf-8", "cp874"])
def test_a_few_unseen_signs_in_a_text_are_left_out(encoding):
    text = "ข้อ,ข้อมูล,หมายเหตุ\no1,โครง\x00สร้าง\x07องค์กร,\x01-\n"

    grid = read_office_file(text.encode(encoding)).grids[0]

    assert grid.at(2, 2).text == "โครงสร้างองค์กร"


def test_unseen_signs_of_a_sheet_and_a_page_are_left_out():
    sheet = read_office_file(workbook(row(1, inline("A1", "โครง_x0000_สร้าง_x0007_"))))
    page = read_office_file("<table><tr><td>โครง\x00สร้าง&#7;<td>ข</table>".encode())

    assert [file.grids[0].at(1, 1).text for file in (sheet, page)] == ["โครงสร้าง"] * 2


def test_parts_within_parts_of_a_saved_page_are_counted():
    parts = "".join(
        f"Content-Type: multipart/related; boundary=b{at}\r\n\r\n--b{at}\r\n" for at in range(1_000)
    )

    assert "ซ้อนกันลึกผิดปกติ" in refused(f"MIME-Version: 1.0\r\n{parts}".encode())


def test_what_nobody_foresaw_is_told_in_thai_and_logged(caplog):
    @told
    def read(data: bytes) -> int:
        return int(data)

    with pytest.raises(OfficeFileError, match="ระบบอ่านไม่ได้"):
        read(b"x")

    assert "invalid literal" in caplog.text
    assert read(b"1") == 1


def test_a_cause_that_is_known_is_told_as_it_is(caplog):
    @told
    def read() -> None:
        raise OfficeFileError("แฟ้มนี้ว่าง")

    with pytest.raises(OfficeFileError, match="แฟ้มนี้ว่าง"):
        read()

    assert not caplog.text
