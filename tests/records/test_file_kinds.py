"""An upload is what its bytes say: records.file_kinds."""

from io import BytesIO
from zipfile import ZIP_LZMA, ZipFile, ZipInfo

import pytest
from django.core.exceptions import ValidationError

from records import archives
from records.file_kinds import check_kind
from tests.sample_files import PROGRAM, archive, picture, upload, word, workbook

PDF = b"%PDF-1.7 kept as it is"
TABLE = "เดือน,จำนวน\r\nตุลาคม,๑"


def answer(name: str, data: bytes) -> str:
    """What a person is told about this upload; "" when it is taken."""
    file = upload(name, data)
    try:
        check_kind(file)
    except ValidationError as error:
        (sentence,) = error.messages
        return sentence
    assert file.tell() == 0, "whoever reads next starts at the beginning"
    return ""


TRUE_FILES = {
    "น้ำ.pdf": lambda: PDF,
    "แผน.PDF": lambda: b"\n" + PDF,
    "แผน.docx": lambda: word("แผนดำเนินงาน"),
    "สถิติ.xlsx": lambda: workbook(("เดือน", 1)),
    "สถิติ.csv": lambda: TABLE.encode("utf-8-sig"),
    "เก่า.csv": lambda: TABLE.encode("cp874"),
    "ภาพ.png": lambda: picture("PNG"),
    "ภาพ.jpg": lambda: picture("JPEG"),
    "ภาพ.JPEG": lambda: picture("JPEG"),
    "รวม.zip": lambda: archive({"น้ำ/แผน.pdf": PDF, "__MACOSX/x": b"x", "Thumbs.db": b"x"}),
}


@pytest.mark.parametrize("name", TRUE_FILES)
def test_a_true_file_is_taken(name):
    assert answer(name, TRUE_FILES[name]()) == ""


KINDS = ["pdf", "docx", "xlsx", "csv", "png", "jpg", "jpeg", "zip"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_program_is_refused_under_every_name(kind):
    assert "กรุณา" in answer(f"แผน.{kind}", PROGRAM)


@pytest.mark.parametrize("kind", KINDS)
def test_a_web_page_is_refused_under_every_name_but_that_of_text(kind):
    page = b"<!doctype html><script>alert(1)</script>"

    assert bool(answer(f"แผน.{kind}", page)) == (kind != "csv")


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")
FALSE_FILES = {
    "workbook.docx": (lambda: workbook((1,)), "แต่เนื้อในเป็นตาราง Excel (.xlsx)"),
    "zip.xlsx": (lambda: archive({"a.pdf": PDF}), "แต่เนื้อในเป็นแฟ้ม zip"),
    "old.docx": (lambda: OLD_WORD, "แต่เนื้อในเป็นเอกสาร Word รุ่นเก่า (.doc)"),
    "program-before.pdf": (lambda: PROGRAM + PDF, "แต่เนื้อในเป็นโปรแกรมของ Windows"),
    "program-before.zip": (
        lambda: PROGRAM + archive({"a.pdf": PDF}),
        "แต่เนื้อในเป็นโปรแกรมของ Windows",
    ),
    "png.jpg": (lambda: picture("PNG"), "แต่เนื้อในเป็นภาพ PNG"),
    "cut.png": (lambda: picture("PNG")[:60], "เปิดภาพนี้ไม่ได้"),
    "utf-16.csv": (lambda: TABLE.encode("utf-16"), "CSV UTF-8"),
    "neither.csv": (lambda: b"a,b\xff\xfe\xa0", "CSV UTF-8"),
}


@pytest.mark.parametrize("name", FALSE_FILES)
def test_a_file_under_a_false_name_is_refused(name):
    make, sentence = FALSE_FILES[name]

    assert sentence in answer(name, make())


@pytest.mark.parametrize("part", ["word/vbaProject.bin", "word/VBAPROJECT.BIN"])
def test_macros_are_refused(part):
    data = archive({part: b"macro"}, into=word("แผน"))

    assert "มีมาโคร" in answer("แผน.docx", data)


def test_a_macro_document_without_its_macros_is_refused():
    types = "application/vnd.ms-word.document.macroEnabled.main+xml"
    data = archive({"[Content_Types].xml": types.encode(), "word/document.xml": b"<x/>"})

    assert "มีมาโคร" in answer("แผน.docx", data)


@pytest.mark.parametrize("size", [(10_000, 8_001), (20_000, 20_000)])
def test_a_picture_of_too_many_pixels_is_refused_unopened(size):
    assert "ละเอียดเกินไป" in answer("ภาพ.png", picture("PNG", size))


# -- Archives ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["setup.exe", "a.js", "run.bat", "index.html", "a.svg", "more.zip", "a.docm", "README"]
)
def test_nothing_rides_in_a_zip_that_would_not_be_taken_alone(name):
    said = answer("รวม.zip", archive({"แผน.pdf": PDF, f"sub/{name}": b"x"}))

    assert f"“{name}”" in said
    assert "กรุณาใส่เฉพาะ pdf" in said


@pytest.mark.parametrize("name", ["แผน.pdf", "ภาพ.png", "สถิติ.csv", "ข้อมูล.docx"])
def test_a_program_is_refused_in_a_zip_too(name):
    assert f"“{name}”" in answer("รวม.zip", archive({name: PROGRAM}))


@pytest.mark.parametrize(
    "name", ["../../etc/a.pdf", "/etc/a.pdf", "..\\a.pdf", "C:\\a.pdf", "a/../../b.pdf"]
)
def test_paths_that_lead_out_of_the_folder_are_refused(name):
    assert "ชื่อแฟ้มย่อยที่ไม่ปลอดภัย" in answer("รวม.zip", archive({name: PDF}))


def test_a_link_in_a_zip_is_refused():
    entry = ZipInfo("แผน.pdf")
    entry.external_attr = 0o120777 << 16
    buffer = BytesIO()
    with ZipFile(buffer, "w") as made:
        made.writestr(entry, "/etc/passwd")

    assert "ไม่ปลอดภัย" in answer("รวม.zip", buffer.getvalue())


def test_a_bomb_of_one_entry_is_refused():
    zeros = archive({"a.csv": b"0" * 30_000_000})

    assert len(zeros) < 100_000
    assert "ใหญ่ผิดปกติ" in answer("รวม.zip", zeros)


def test_a_bomb_in_a_document_is_refused():
    data = archive({"word/media/image1.png": bytes(30_000_000)}, into=word("แผน"))

    assert "ใหญ่ผิดปกติ" in answer("แผน.docx", data)


def test_more_than_ten_times_the_limit_is_refused(settings):
    settings.EVIDENCE_MAX_BYTES = 10_000

    assert "ใหญ่ผิดปกติ" in answer("รวม.zip", archive({"a.csv": b"12345678\n" * 12_000}))


def test_entries_that_share_their_bytes_are_refused():
    """The trick of bombs that need no nesting: many entries point at one lump of data."""
    buffer = BytesIO(archive({"0.csv": str(7**3000).encode()}))
    with ZipFile(buffer, "a") as made:
        for number in range(1, 100):
            twin = made.getinfo("0.csv")
            other = ZipInfo(f"{number}.csv")
            for name in ("compress_type", "compress_size", "file_size", "CRC", "header_offset"):
                setattr(other, name, getattr(twin, name))
            made.filelist.append(other)
        made._didModify = True

    assert "ใหญ่ผิดปกติ" in answer("รวม.zip", buffer.getvalue())


def test_too_many_entries_are_refused():
    crowd = {f"{number}.csv": b"" for number in range(archives.MOST_ENTRIES + 1)}

    assert "เกิน 2,000 แฟ้ม" in answer("รวม.zip", archive(crowd))


def test_a_crowd_is_counted_before_it_is_listed(monkeypatch):
    monkeypatch.setattr(archives, "ZipFile", None)
    marks = b"PK\x03\x04" + archives.ENTRY_MARK * (10 * archives.MOST_ENTRIES + 9)

    assert "เกิน 2,000 แฟ้ม" in answer("รวม.zip", marks)


def test_an_encrypted_entry_is_refused():
    data = bytearray(archive({"a.pdf": PDF}))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    assert "มีรหัสผ่าน" in answer("รวม.zip", bytes(data))


def test_a_broken_archive_is_refused():
    whole = archive({"a.csv": b"1,2,3\n" * 1000, "b.csv": b"2"})
    middle = whole.index(b"a.csv") + 12

    assert "ไม่ครบหรือเสีย" in answer("รวม.zip", whole[: len(whole) // 2])
    assert "ไม่ครบหรือเสีย" in answer("รวม.zip", whole[:middle] + b"\xff" + whole[middle + 1 :])


def test_an_empty_zip_and_a_rare_packing_are_refused():
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_LZMA) as made:
        made.writestr("a.csv", "1")

    assert answer("รวม.zip", archive({}))
    assert "ว่างเปล่า" in answer("รวม.zip", archive({"__MACOSX/a": b""}))
    assert "บีบอัดด้วยวิธีที่ระบบเปิดไม่ได้" in answer("รวม.zip", buffer.getvalue())


# -- What others answer -----------------------------------------------------------------------


def test_it_leaves_unknown_endings_and_great_sizes_to_other_validators(settings):
    settings.EVIDENCE_MAX_BYTES = 100

    assert answer("แผน.exe", b"MZ") == ""
    assert answer("แผน.pdf", b"x" * 101) == ""


def test_a_workbook_with_a_password_is_told_so_and_an_unfinished_download_too():
    locked = b"\xd0\xcf\x11\xe0" + b"\x00" * 508 + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(ValidationError, match="แฟ้มนี้ตั้งรหัสผ่านไว้"):
        check_kind(upload("ตาราง.xlsx", locked))
    with pytest.raises(ValidationError, match="แต่เนื้อในเป็นเอกสาร Word"):
        check_kind(upload("แผน.pdf", word("แผน")))
