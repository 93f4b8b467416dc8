"""What an uploaded file really is, told by its bytes: its name is only what it claims to be."""

import codecs
import re
from collections.abc import Callable
from pathlib import PurePath, PurePosixPath
from typing import BinaryIO, cast
from zipfile import ZipFile

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from PIL import Image

from records.archives import open_archive
from records.file_identity import INCOMPLETE, LOCKED, identity_of

LARGEST_PICTURE = 80_000_000  # pixels; beyond it a small file may fill a reader's memory
MOST_TYPES = 1024 * 1024  # bytes of the list of parts in an office document

MAIN_PARTS = {
    "docx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
STARTS = {
    "pdf": b"%PDF-",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "zip": b"PK\x03\x04",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
}
# What to do about a kind that offices have and no form takes.
AS_WORKBOOK = "กรุณาเปิดในโปรแกรมเดิม บันทึกเป็น xlsx หรือ pdf แล้วแนบใหม่"
AS_PDF = "กรุณาเปิดในโปรแกรมเดิม บันทึกเป็น pdf แล้วแนบใหม่"
AS_PICTURE = "กรุณาเปิดในโปรแกรมดูภาพ บันทึกเป็น jpg หรือ png แล้วแนบใหม่"
AS_ZIP = "กรุณาคลายแฟ้มนี้ แล้วแนบแฟ้มข้างในทีละแฟ้ม หรือบีบอัดใหม่เป็น zip"
AS_LINK = "กรุณาเผยแพร่ในช่องทางวิดีโอหรือเสียงของหน่วยงาน แล้วกรอกที่อยู่เว็บแทนการแนบแฟ้ม"
ADVICE = {
    **dict.fromkeys(("doc", "docm", "dot", "rtf", "odt", "txt", "pages"), AS_PDF),
    **dict.fromkeys(("xls", "xlsm", "xlsb", "ods", "numbers"), AS_WORKBOOK),
    **dict.fromkeys(("ppt", "pptx", "pps", "ppsx", "odp", "htm", "html", "xps"), AS_PDF),
    **dict.fromkeys(("webp", "gif", "bmp", "tif", "tiff", "heic", "heif", "svg"), AS_PICTURE),
    **dict.fromkeys(("rar", "7z", "tar", "gz"), AS_ZIP),
    **dict.fromkeys(("mp4", "mov", "avi", "wmv", "mp3", "m4a"), AS_LINK),
}
INSIDE_ZIP = ("pdf", "docx", "xlsx", "csv", "png", "jpg", "jpeg")
# Left in archives by macOS and Windows.
IGNORED_FILES = {".DS_Store", "Thumbs.db", "desktop.ini"}
START_LENGTH = 32  # bytes
NO_TEXT = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def check_kind(file: File) -> None:
    """
    Refuse a file whose bytes are not of the kind that its name claims, or that may do harm.

    A validator: raises ValidationError with one Thai sentence that says what to do, also for an
    ending that another validator refuses. It is silent about what others answer: an ending nobody
    knows, a size over EVIDENCE_MAX_BYTES.
    """
    ending = _ending(file.name)
    # A stored file was checked when it came in.
    if getattr(file, "_committed", False):
        return
    if ending in ADVICE:
        raise ValidationError(f"แฟ้ม .{ending}: {ADVICE[ending]}", code="other_kind")
    check = CHECKS.get(ending)
    if check is None:
        return
    if file.size > settings.EVIDENCE_MAX_BYTES:
        return
    file.seek(0)
    try:
        check(file, ending)
    finally:
        file.seek(0)


def _ending(name: str | None) -> str:
    return PurePath(name or "").suffix.lower().removeprefix(".")


def _wrong_kind(sentence: str) -> ValidationError:
    return ValidationError(sentence, code="wrong_kind")


def _not_really(ending: str, file: File) -> ValidationError:
    """The name says one thing and the bytes another: say which, where it is known."""
    kind = identity_of(cast("BinaryIO", file))
    if kind == LOCKED:
        return _wrong_kind(f"แฟ้มนี้ตั้งรหัสผ่านไว้ กรุณาเปิดแล้วบันทึกเป็น {ending} โดยไม่ใส่รหัสผ่าน แล้วแนบใหม่")
    if kind == INCOMPLETE:
        return _wrong_kind("แฟ้มนี้ไม่ครบ มักเกิดจากคัดลอกหรือดาวน์โหลดไม่เสร็จ กรุณาแนบแฟ้มต้นฉบับใหม่")
    if file.size == 0:
        return _wrong_kind("แฟ้มนี้ว่างเปล่า กรุณาเลือกแฟ้มที่มีเนื้อหา")
    really = f"เนื้อในเป็น{kind.words}" if kind else f"เนื้อในไม่ใช่ {ending}"
    return _wrong_kind(
        f"แฟ้มนี้ชื่อลงท้าย .{ending} แต่{really} กรุณาเปิดในโปรแกรมเดิม บันทึกเป็น {ending} แล้วแนบใหม่"
    )


def _starts_as(ending: str, start: bytes) -> bool:
    if ending == "csv":
        return not NO_TEXT.search(start)
    return start.lstrip().startswith(STARTS.get(ending, ()))


def _check_start(file: File, ending: str) -> None:
    start = file.read(START_LENGTH)
    file.seek(0)
    if not _starts_as(ending, start):
        raise _not_really(ending, file)


def _check_office(file: File, ending: str) -> None:
    """A docx or xlsx: a sound archive with the right main part and no macros."""
    _check_start(file, ending)
    with open_archive(file) as archive:
        parts = {name.lower() for name in archive.namelist()}
        types = _part_types(archive)
    if b"macroEnabled" in types or any("vbaproject" in part for part in parts):
        raise ValidationError(
            f"แฟ้มนี้มีมาโคร ซึ่งอาจเป็นอันตรายต่อผู้เปิด กรุณาบันทึกเป็น .{ending} แบบไม่มีมาโคร", code="macro"
        )
    if MAIN_PARTS[ending] not in types:
        raise _not_really(ending, file)


def _part_types(archive: ZipFile) -> bytes:
    try:
        with archive.open("[Content_Types].xml") as part:
            return part.read(MOST_TYPES)
    except KeyError:
        return b""


def _check_csv(file: File, ending: str) -> None:
    """Text that a spreadsheet opens: UTF-8, or cp874 as older Thai programs write it."""
    decoders = [codecs.getincrementaldecoder(name)() for name in ("utf-8", "cp874")]
    for piece in file.chunks():
        decoders = [] if NO_TEXT.search(piece) else [d for d in decoders if _decodes(d, piece)]
    if not any(_decodes(decoder, b"", final=True) for decoder in decoders):
        kind = identity_of(cast("BinaryIO", file))
        what = f"เป็น{kind.words} ไม่ใช่ข้อความ csv" if kind else "ไม่ใช่ข้อความ csv"
        raise _wrong_kind(f"แฟ้มนี้{what} กรุณาบันทึกใหม่โดยเลือกชนิด “CSV UTF-8” แล้วแนบอีกครั้ง")


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True


def _check_picture(file: File, ending: str) -> None:
    _check_start(file, ending)
    too_large = ValidationError("ภาพนี้ละเอียดเกินไป กรุณาย่อภาพแล้วแนบใหม่", code="too_many_pixels")
    try:
        with Image.open(file, formats=["PNG" if ending == "png" else "JPEG"]) as picture:
            if picture.width * picture.height > LARGEST_PICTURE:
                raise too_large
            picture.verify()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_large from error
    # Pillow tells of broken pictures in these ways.
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise _wrong_kind("เปิดภาพนี้ไม่ได้ กรุณาเปิดในโปรแกรมดูภาพ บันทึกใหม่แล้วแนบอีกครั้ง") from error


def _check_zip(file: File, ending: str) -> None:
    """A bundle of evidence: nothing in it that the portal would not take by itself."""
    _check_start(file, ending)
    with open_archive(file) as archive:
        entries = [e for e in archive.infolist() if not e.is_dir() and not _is_ignored(e.filename)]
        if not entries:
            raise _wrong_kind("แฟ้ม zip นี้ว่างเปล่า กรุณาใส่เอกสารแล้วบีบอัดใหม่")
        for entry in entries:
            inner = _ending(entry.filename)
            with archive.open(entry) as member:
                start = member.read(START_LENGTH)
            if inner not in INSIDE_ZIP or not _starts_as(inner, start):
                raise _wrong_kind(
                    f"ในแฟ้ม zip มี “{PurePosixPath(entry.filename).name}” ซึ่งระบบไม่รับ "
                    f"กรุณาใส่เฉพาะ {', '.join(INSIDE_ZIP)} แล้วบีบอัดใหม่"
                )


def _is_ignored(name: str) -> bool:
    return name.startswith("__MACOSX/") or PurePosixPath(name).name in IGNORED_FILES


CHECKS: dict[str, Callable[[File, str], None]] = {
    "pdf": _check_start,
    "docx": _check_office,
    "xlsx": _check_office,
    "csv": _check_csv,
    "png": _check_picture,
    "jpg": _check_picture,
    "jpeg": _check_picture,
    "zip": _check_zip,
}
