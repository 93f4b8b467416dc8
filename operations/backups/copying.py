"""Copies of the archives on another disk: the one that breaks takes nothing away."""

import hashlib
import shutil
from pathlib import Path

from operations.backups.retention import archives, atomic_write, expired


class NoOtherDiskError(Exception):
    """The folder of the copies is missing, or lies where the archives lie."""


def check_other_disk(folder: Path, other: Path) -> None:
    """
    Raise NoOtherDiskError, with a Thai sentence, unless `other` is on a disk of its own.

    A stick that is not plugged in leaves its empty folder behind, on the server's own disk.
    """
    if not other.is_dir():
        raise NoOtherDiskError(f"ไม่มีโฟลเดอร์ {other}")
    if other.stat().st_dev in (folder.stat().st_dev, Path("/").stat().st_dev):
        raise NoOtherDiskError(f"{other} อยู่บนดิสก์ของเครื่องหรือดิสก์เดียวกับแฟ้มสำรอง ดิสก์สำรองอาจยังไม่ได้ต่อ")


def copy_archives(folder: Path, other: Path, keep: tuple[int, int, int]) -> int:
    """
    Copy what `other` lacks, compare each copy, let old ones go; how many were copied.

    A disk that was away for weeks gets all of that time that is to be kept. Raises OSError, and
    NoOtherDiskError; copies that lie there already stay whole.
    """
    check_other_disk(folder, other)
    there = archives(other)
    names = {file.name for file in there}
    lacking = [file for file in archives(folder) if file.name not in names]
    # An archive is copied only if it would not go at once.
    old = set(expired([*there, *lacking], *keep))
    wanted = [file for file in lacking if file not in old]
    for file in wanted:
        _copy(file, other / file.name)
    for file in old.intersection(there):
        file.unlink()
    return len(wanted)


def _copy(file: Path, to: Path) -> None:
    with open(file, "rb") as source, atomic_write(to) as target:
        shutil.copyfileobj(source, target, 1024**2)
        target.flush()
        if _sha256(file) != _sha256(Path(target.name)):
            raise OSError(f"อ่าน {to.name} ที่เพิ่งคัดลอกกลับมาไม่ตรง ดิสก์สำรองอาจชำรุด")


def _sha256(file: Path) -> str:
    with open(file, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
