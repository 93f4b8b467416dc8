"""What people are told of an archive, in Thai."""

import errno

from django.utils import timezone

from operations.backups.manifest import Manifest
from thai.dates import format_thai_datetime

# How the summary of a backup begins that could not hold everything.
INCOMPLETE = "ไม่ครบ: "
# How the line of its summary begins that tells why no copy lies on the other disk.
NOT_COPIED = "ไม่ได้คัดลอกไปดิสก์สำรอง: "


def summary(manifest: Manifest) -> str:
    """When it was made, and how much it holds."""
    at = format_thai_datetime(timezone.localtime(manifest.moment))
    return (
        f"ข้อมูล ณ {at}: {manifest.rows:,} แถวใน {len(manifest.tables)} ตาราง "
        f"{len(manifest.files):,} แฟ้ม ({size_in_words(manifest.size)}) "
        f"จาก {manifest.versions['database']}"
    )


def warnings(manifest: Manifest) -> list[str]:
    """What was wrong with the portal already when the archive was made."""
    return [
        *(f"ไม่พบแฟ้ม {name} ในที่เก็บ ทั้งที่มีแถวที่อ้างถึง" for name in manifest.missing),
        *(f"แฟ้ม {name} ไม่เหมือนเมื่อแนบ ดิสก์อาจชำรุดหรือมีผู้แก้" for name in manifest.changed),
    ]


def size_in_words(size: int) -> str:
    """A number of bytes as megabytes."""
    return f"{size / 1024**2:,.1f} MB"


def reason(error: OSError) -> str:
    """Why a file could not be read or written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "เนื้อที่ในดิสก์เต็ม"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"ไม่มีสิทธิ์เขียนหรืออ่าน {error.filename or ''}".strip()
    return error.strerror or str(error)
