"""Zip archives from outside, which docx and xlsx are too: opened only when they cannot explode."""

import stat
import zlib
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File

MOST_ENTRIES = 2_000
# Unpacked size over packed size; deflate reaches 1,032, office documents seldom 50.
LARGEST_RATIO = 200
UNPACKED_LIMITS = 10  # times EVIDENCE_MAX_BYTES
SMALL = 10 * 1024 * 1024  # bytes; below this a high ratio harms nobody
ENTRY_MARK = b"PK\x01\x02"


def open_archive(file: File) -> ZipFile:
    """
    The archive, after its entries were counted, measured, named and read once.

    Raises ValidationError with a Thai sentence for a bomb, a path that leads out of its folder,
    an encrypted entry, or an archive that is broken.
    """
    # Counted before the library makes an object of each; stored documents bring marks of their own.
    if sum(piece.count(ENTRY_MARK) for piece in file.chunks()) > 10 * MOST_ENTRIES:
        raise _too_many()
    try:
        archive = ZipFile(file)
        _check_entries(archive.infolist(), file.size)
        broken = archive.testzip()
    # What the library raises on forged bytes is not only its own error.
    except (BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise _broken() from error
    if broken:
        raise _broken()
    return archive


def _check_entries(entries: list[ZipInfo], size: int) -> None:
    if len(entries) > MOST_ENTRIES:
        raise _too_many()
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    too_dense = unpacked > SMALL and unpacked > LARGEST_RATIO * packed
    # Entries that together are larger than the archive share their bytes: a bomb's trick.
    if unpacked > UNPACKED_LIMITS * settings.EVIDENCE_MAX_BYTES or too_dense or packed > size:
        raise ValidationError("แฟ้มนี้คลายออกแล้วใหญ่ผิดปกติ กรุณาแนบแฟ้มข้างในแยกกันทีละแฟ้ม", code="bomb")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise ValidationError("แฟ้มนี้มีรหัสผ่าน กรุณาบันทึกใหม่โดยไม่ใส่รหัสผ่าน", code="encrypted")
    if any(_leads_out(entry) for entry in entries):
        raise ValidationError(
            "แฟ้มนี้มีชื่อแฟ้มย่อยที่ไม่ปลอดภัย กรุณาบีบอัดใหม่จากโฟลเดอร์ในเครื่องของท่าน", code="path"
        )
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise ValidationError(
            "แฟ้มนี้บีบอัดด้วยวิธีที่ระบบเปิดไม่ได้ กรุณาบีบอัดใหม่เป็น zip แบบปกติ แล้วแนบอีกครั้ง", code="broken"
        )


def _leads_out(entry: ZipInfo) -> bool:
    # The name as it was written: the library cuts it at NUL and turns backslashes.
    name = entry.orig_filename.replace("\\", "/")
    path = PurePosixPath(name)
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return is_link or path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name


def _too_many() -> ValidationError:
    return ValidationError(
        f"แฟ้มนี้มีแฟ้มย่อยเกิน {MOST_ENTRIES:,} แฟ้ม กรุณาแบ่งเป็นหลายแฟ้ม", code="too_many"
    )


def _broken() -> ValidationError:
    return ValidationError(
        "เนื้อในของแฟ้มนี้ไม่ครบหรือเสีย เปิดไม่ได้ กรุณาบันทึกหรือบีบอัดใหม่จากต้นฉบับ แล้วแนบอีกครั้ง", code="broken"
    )
