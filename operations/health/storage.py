"""Where the portal writes: folders, space, and the static files that were collected there."""

import os
import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import caches
from django.core.checks import CheckMessage, Error, Info, Warning  # noqa: A004 - Django's names
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage

from operations.health.registry import health_check
from operations.monitoring.readiness import write_into

GIGABYTE = 1024**3
LITTLE, TOO_LITTLE = 5 * GIGABYTE, GIGABYTE  # of free space


@health_check("folders", "โฟลเดอร์")
def folders() -> CheckMessage:
    """Whether the portal's own user may write where it must."""
    if os.geteuid() == 0 and Path(settings.DATA_DIR).exists():
        owner = Path(settings.DATA_DIR).stat().st_uid
        if owner:
            return Warning(
                "ตรวจด้วยสิทธิ์ root จึงไม่รู้ว่าผู้ใช้ของระบบเขียนได้หรือไม่",
                hint="สั่งด้วย deploy/manage doctor",
                id="portal.folders_seen_by_root",
            )
    shared = not isinstance(default_storage, FileSystemStorage)
    for folder in (settings.DATA_DIR,) if shared else (settings.DATA_DIR, settings.MEDIA_ROOT):
        try:
            write_into(folder)
        except OSError as error:
            return Error(
                f"เขียนในโฟลเดอร์ {folder} ไม่ได้ ({error.strerror}) จึงรับแฟ้มหลักฐานไม่ได้",
                hint=f"สั่ง chown -R ita-portal: {settings.DATA_DIR}",
                id="portal.folder_read_only",
            )
    if shared:
        return _shared_storage()
    return Info(f"เขียนใน {settings.DATA_DIR} และ {settings.MEDIA_ROOT} ได้")


def _shared_storage() -> CheckMessage:
    """Whether the store of MEDIA_STORAGE takes a file, gives it back and lets it go."""
    try:
        name = default_storage.save("doctor/probe", ContentFile(b"probe"))
        default_storage.delete(name)
    except Exception as error:  # whatever its client library says
        return Error(
            f"ที่เก็บแฟ้มร่วมตาม MEDIA_STORAGE ใช้ไม่ได้ ({type(error).__name__}) จึงรับและส่งแฟ้มหลักฐานไม่ได้",
            hint="ตรวจ MEDIA_STORAGE ใน .env และเครื่องที่เก็บแฟ้ม",
            id="portal.media_storage_broken",
        )
    return Info("ที่เก็บแฟ้มร่วมตาม MEDIA_STORAGE เขียนและอ่านได้")


@health_check("copies", "สำเนาหน้าเว็บ")
def copies_of_pages() -> CheckMessage:
    """Whether the store of outage copies answers: it is needed when the database does not."""
    try:
        caches["outage_copies"].set("doctor", b"1", timeout=60)
        answered = caches["outage_copies"].get("doctor") == b"1"
    except Exception as error:  # whatever its client library says
        answered, reason = False, type(error).__name__
    else:
        reason = "เขียนแล้วอ่านกลับไม่ได้"
    if not answered:
        return Warning(
            f"ที่เก็บสำเนาหน้าเว็บใช้ไม่ได้ ({reason}) ถ้าฐานข้อมูลขัดข้อง ประชาชนจะอ่านไม่ได้",
            hint="ตรวจ CACHE_URL ใน .env และ Redis หรือโฟลเดอร์ outage-copies ใน DATA_DIR",
            id="portal.copies_broken",
        )
    return Info("ที่เก็บสำเนาหน้าเว็บใช้ได้")


@health_check("disk", "ดิสก์")
def free_space() -> CheckMessage:
    """Whether the disks of data and backups have room."""
    emptiest = min(
        (shutil.disk_usage(folder).free, folder)
        for folder in (settings.DATA_DIR, settings.MEDIA_ROOT, settings.BACKUP_DIR)
        if Path(folder).exists()
    )
    free, folder = emptiest
    text = f"ดิสก์ของ {folder} เหลือ {free / GIGABYTE:.1f} กิกะไบต์"
    hint = "ย้ายแฟ้มสำรองข้อมูลเก่าออก ลดบันทึกด้วย journalctl --vacuum-size=200M หรือเพิ่มดิสก์"
    if free < TOO_LITTLE:
        return Error(text, hint=hint, id="portal.disk_full")
    if free < LITTLE:
        return Warning(text, hint=hint, id="portal.disk_nearly_full")
    return Info(text)


@health_check("static", "แฟ้ม static")
def static_files() -> CheckMessage:
    """Whether the collected static files are those of this program."""
    manifest = getattr(staticfiles_storage, "hashed_files", None)
    hint = "สั่ง deploy/update หรือ manage.py collectstatic"
    if manifest is None:
        return Info("ไม่ได้ใช้ชื่อแฟ้มตามเนื้อหา")
    if not manifest:
        return Error(
            "ยังไม่ได้รวบรวมแฟ้ม static หน้าเว็บจะเปิดไม่ได้", hint=hint, id="portal.static_missing"
        )
    own = Path(settings.BASE_DIR, "static")
    missing = [name for name in _names(own) if name not in manifest or not _same(own, name)]
    if missing:
        return Error(
            f"แฟ้ม static ไม่ตรงกับโปรแกรม เช่น {missing[0]}", hint=hint, id="portal.static_outdated"
        )
    return Info(f"แฟ้ม static ครบ {len(manifest)} แฟ้ม")


def _names(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def _same(folder: Path, name: str) -> bool:
    """Whether the collected copy is the file as it is now."""
    collected = Path(settings.STATIC_ROOT, name)
    return collected.is_file() and collected.read_bytes() == (folder / name).read_bytes()
