"""A file is what its first bytes say, whatever it is called; what is not read says what to do."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from office_files.contents import OfficeFileError
from office_files.reading import MOST_BYTES, read_office_file
from tests.office_files.word_parts import archive

KIT = Path(__file__).resolve().parent.parent / "field_kit"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def refused(data: bytes, name: str = "") -> str:
    with pytest.raises(OfficeFileError) as error:
        read_office_file(data, name)
    return str(error.value)


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("minutes.docx", "เอกสาร Word"),
        ("people.xlsx", "ตาราง Excel"),
        ("measures-old-excel.xls", "ตาราง Excel รุ่นเก่า"),
        ("indicators.ods", "ตาราง LibreOffice (.ods)"),
        ("oit-utf16.csv", "ตารางข้อความ (.csv)"),
        ("old-website-page.html", "หน้าเว็บ (HTML)"),
        ("measures-text.pdf", "แฟ้ม PDF"),
    ],
)
@pytest.mark.parametrize("name", ["", "a.exe", "สำเนา.xlsx", "a.csv"])
def test_the_name_decides_nothing(file, kind, name):
    assert read_office_file((KIT / file).read_bytes(), name).kind == kind


UNREAD = {
    "เอกสาร Word รุ่นเก่า (.doc) กรุณาเปิดใน Word": OLE + "WordDocument".encode("utf-16-le"),
    "ที่ตั้งรหัสผ่านไว้ กรุณาเปิดในโปรแกรมเดิม": OLE + "EncryptedPackage".encode("utf-16-le"),
    "เอกสาร RTF (.rtf) กรุณาเปิดใน Word": b"{\\rtf1 x",
    "โปรแกรมของ Windows": b"MZ" + b"\x00" * 100,
    "แฟ้มวิดีโอ": b"\x00\x00\x00\x18ftypmp42",
    "แฟ้มที่ไม่ครบ": b"PK\x03\x04" + b"x" * 50,
}


@pytest.mark.parametrize("told", UNREAD)
def test_what_is_not_read_is_named_with_what_to_do(told):
    assert told in refused(UNREAD[told])


def test_pictures_and_archives_are_named():
    assert "ภาพ PNG ระบบอ่านภาพไม่ได้" in refused(saved_picture())
    assert "แฟ้ม zip กรุณาแตกแฟ้มนี้" in refused(archive({"a.txt": "ก"}))
    assert "ระบบอ่านได้: Word (.docx)" in refused(archive({"ppt/presentation.xml": "ก"}))


def saved_picture() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (9, 9)).save(stream, "PNG")
    return stream.getvalue()


def test_a_file_beyond_the_limit_is_not_opened():
    assert "ใหญ่เกิน 50 เมกะไบต์" in refused(b"PK\x03\x04" + b"\x00" * MOST_BYTES)


@pytest.mark.parametrize("file", sorted(KIT.glob("*.*[!n]")), ids=lambda file: file.name)
@pytest.mark.parametrize("damage", ["cut", "zeros", "noise"])
def test_damaged_files_are_read_or_refused_in_thai_and_nothing_else(file, damage):
    data = bytearray(file.read_bytes())
    middle = len(data) // 2
    if damage == "cut":
        del data[middle:]
    else:
        data[middle : middle + 64] = (b"\x00" if damage == "zeros" else b"\xa5") * 64

    try:
        told = read_office_file(bytes(data)).kind
    except OfficeFileError as error:
        told = str(error)
    assert re.search(r"[ก-ฮ]", told)
