"""What a file is, told by its bytes, in words of a Thai officer: so that nobody is told a guess."""

from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

MOST_READ = 5 * 1024 * 1024  # bytes; an older office file has its list of parts anywhere
MOST_NAMES = 20_000
ENTRY_MARK = b"PK\x01\x02"


@dataclass(frozen=True)
class Identity:
    """`ending` names the kind for programs, `words` for people."""

    ending: str
    words: str


WORD, EXCEL, POWERPOINT = "เอกสาร Word", "ตาราง Excel", "งานนำเสนอ PowerPoint"
XLSX = Identity("xlsx", f"{EXCEL} (.xlsx)")
LOCKED = Identity("locked", "แฟ้ม Word หรือ Excel ที่ตั้งรหัสผ่านไว้")
ZIP = Identity("zip", "แฟ้ม zip")
OLDER = Identity("ole", "แฟ้มของโปรแกรมสำนักงานรุ่นเก่า")
INCOMPLETE = Identity("incomplete", "แฟ้มที่ไม่ครบ")

# The first bytes, or those from the fifth on, of kinds that say it there.
STARTS = (
    (b"%PDF-", Identity("pdf", "แฟ้ม PDF")),
    (b"\x89PNG", Identity("png", "ภาพ PNG")),
    (b"\xff\xd8\xff", Identity("jpg", "ภาพ JPEG")),
    (b"GIF8", Identity("gif", "ภาพ GIF")),
    (b"BM", Identity("bmp", "ภาพ BMP")),
    (b"II*\x00", Identity("tif", "ภาพ TIFF")),
    (b"MM\x00*", Identity("tif", "ภาพ TIFF")),
    (b"{\\rtf", Identity("rtf", "เอกสาร RTF (.rtf)")),
    (b"MZ", Identity("exe", "โปรแกรมของ Windows")),
    (b"Rar!", Identity("rar", "แฟ้ม rar")),
    (b"7z\xbc\xaf", Identity("7z", "แฟ้ม 7z")),
)
FROM_THE_FIFTH = (
    (b"ftyphei", Identity("heic", "ภาพ HEIC จาก iPhone")),
    (b"ftypmif", Identity("heic", "ภาพ HEIC จาก iPhone")),
    (b"ftyp", Identity("mp4", "แฟ้มวิดีโอ")),
)
# A part that only archives of this kind have.
PARTS = (
    ("word/", Identity("docx", f"{WORD} (.docx)")),
    ("xl/workbook.bin", Identity("xlsb", f"{EXCEL} แบบไบนารี (.xlsb)")),
    ("xl/vbaproject.bin", Identity("xlsm", f"{EXCEL} ที่มีมาโคร (.xlsm)")),
    ("xl/", XLSX),
    ("ppt/", Identity("pptx", f"{POWERPOINT} (.pptx)")),
    ("index/document.iwa", Identity("iwork", "แฟ้มของ Pages หรือ Numbers")),
)
MIME_TYPES = (
    (b"opendocument.spreadsheet", Identity("ods", "ตาราง LibreOffice (.ods)")),
    (b"opendocument.text", Identity("odt", "เอกสาร LibreOffice (.odt)")),
    (b"opendocument.presentation", Identity("odp", "งานนำเสนอ LibreOffice (.odp)")),
)
# Names in the directory of an older office file, which stand there in UTF-16.
OLE_NAMES = (
    ("EncryptedPackage", LOCKED),
    ("WordDocument", Identity("doc", f"{WORD} รุ่นเก่า (.doc)")),
    ("PowerPoint Document", Identity("ppt", f"{POWERPOINT} รุ่นเก่า (.ppt)")),
    ("Workbook", Identity("xls", f"{EXCEL} รุ่นเก่า (.xls)")),
    ("Book", Identity("xls", f"{EXCEL} รุ่นเก่า (.xls)")),
)
OLE_START, ZIP_START = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"


def identity_of(file: BinaryIO) -> Identity | None:
    """What the file is; None for what is not known here, text among it. Reads from the start."""
    file.seek(0)
    data = file.read(MOST_READ)
    file.seek(0)
    if data.startswith(ZIP_START):
        return _of_archive(file)
    if data.startswith(OLE_START):
        names = ((name.encode("utf-16-le"), kind) for name, kind in OLE_NAMES)
        return next((kind for name, kind in names if name in data), OLDER)
    for start, kind in STARTS:
        if data.startswith(start):
            return kind
    for start, kind in FROM_THE_FIFTH:
        if data[4:].startswith(start):
            return kind
    return _of_text(data)


def identity_of_bytes(data: bytes) -> Identity | None:
    """The same of what is in memory."""
    return identity_of(BytesIO(data))


def _of_archive(file: BinaryIO) -> Identity:
    # The library makes an object of each entry: a forged list of them would fill the memory.
    pieces = iter(lambda: file.read(MOST_READ), b"")
    if sum(piece.count(ENTRY_MARK) for piece in pieces) > MOST_NAMES:
        file.seek(0)
        return ZIP
    try:
        with ZipFile(file) as archive:
            names = [name.lower() for name in archive.namelist()]
            if "mimetype" in names:
                with archive.open("mimetype") as part:
                    mime_type = part.read(100)
                return next((kind for words, kind in MIME_TYPES if words in mime_type), ZIP)
    # What the library raises on broken or forged bytes is not only its own error.
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, KeyError):
        return INCOMPLETE
    finally:
        file.seek(0)
    for part_name, kind in PARTS:
        if any(name.startswith(part_name) for name in names):
            return kind
    return ZIP


def _of_text(data: bytes) -> Identity | None:
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        return Identity("html", "หน้าเว็บ (HTML)")
    if (
        start.startswith(b"<?xml")
        and b"urn:schemas-microsoft-com:office:spreadsheet" in data[:5000]
    ):
        return Identity("xml", f"{EXCEL} แบบ XML 2003")
    return None
