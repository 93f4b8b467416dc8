"""manage.py backup [--to FOLDER]"""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from tqdm import tqdm

from operations.backups.copying import NoOtherDiskError, copy_archives
from operations.backups.encryption import KeyRefusedError, encrypted, public_half
from operations.backups.manifest import Manifest
from operations.backups.messages import (
    INCOMPLETE,
    NOT_COPIED,
    reason,
    size_in_words,
    summary,
    warnings,
)
from operations.backups.reading import DamagedError, open_archive, verify_archive
from operations.backups.retention import archives, atomic_write, expired, new_name
from operations.backups.writing import write_archive
from progress.jobs import AlreadyRunningError, job
from progress.models import JobRun


class Command(BaseCommand):
    help = "สำรองข้อมูลทั้งหมด (ทุกแถว ทุกแฟ้ม) เป็นแฟ้มเดียว ทำได้ขณะที่ทุกคนทำงานอยู่"

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, help="โฟลเดอร์อื่นแทน BACKUP_DIR (ไม่ลบแฟ้มสำรองเก่า)")

    def handle(self, *args, to, **options):
        folder = to or Path(settings.BACKUP_DIR)
        try:
            with job(JobRun.Name.BACKUP) as run:
                run.summary = self._make(folder)
                if to is None:
                    run.summary += self._thin_out(folder) + self._copy(folder)
        except AlreadyRunningError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"สำรองข้อมูลไม่สำเร็จ ไม่มีแฟ้มที่ทำค้างไว้ และแฟ้มสำรองเก่าอยู่ครบ: {reason(error)}"
            ) from error
        except KeyRefusedError as error:
            raise CommandError(f"BACKUP_RECIPIENT: {error}") from error
        except DatabaseError as error:
            raise CommandError(
                "อ่านฐานข้อมูลไม่ได้ หรือตารางยังเป็นของรุ่นก่อน (สั่ง manage.py migrate) "
                f"แฟ้มสำรองเก่าอยู่ครบ: {error}"
            ) from error
        except DamagedError as error:
            raise CommandError(f"อ่านแฟ้มที่เพิ่งสำรองกลับมาไม่ครบ ตรวจดิสก์แล้วสั่งใหม่\n{error}") from error
        self.stdout.write(run.summary)

    def _make(self, folder: Path) -> str:
        """Write the archive and read it back; what to tell of it."""
        recipient = settings.BACKUP_RECIPIENT and public_half(settings.BACKUP_RECIPIENT)
        file = folder / new_name(bool(recipient))
        bar = tqdm(unit="", disable=not sys.stderr.isatty(), bar_format="{n} {desc}")

        def progress(name: str) -> None:
            bar.update()
            bar.set_description_str(name, refresh=False)

        with bar, atomic_write(file) as stream:
            if recipient:
                with encrypted(stream, recipient) as plain:
                    manifest = write_archive(plain, progress)
            else:
                manifest = write_archive(stream, progress)
                stream.flush()
                _read_back(Path(stream.name))
        return self._summary(file, manifest)

    def _summary(self, file: Path, manifest: Manifest) -> str:
        lines = [f"{INCOMPLETE}{line}" for line in warnings(manifest)]
        for line in lines:
            self.stderr.write(self.style.WARNING(line))
        size = size_in_words(file.stat().st_size)
        return "\n".join([*lines, f"สำรองข้อมูลแล้ว {file} ({size})", summary(manifest)])

    def _thin_out(self, folder: Path) -> str:
        old = expired(archives(folder), *settings.BACKUP_KEEP)
        for file in old:
            file.unlink()
        return f"\nลบแฟ้มสำรองเก่าตาม BACKUP_KEEP {len(old)} แฟ้ม" if old else ""

    def _copy(self, folder: Path) -> str:
        """Copy to the other disk, if one is set; that it fails makes no backup undone."""
        if not settings.BACKUP_COPY_DIR:
            return ""
        other = Path(settings.BACKUP_COPY_DIR)
        try:
            copied = copy_archives(folder, other, settings.BACKUP_KEEP)
        except (NoOtherDiskError, OSError) as error:
            why = reason(error) if isinstance(error, OSError) else error
            message = f"{NOT_COPIED}{why}"
            self.stderr.write(self.style.WARNING(message))
            return f"\n{message}"
        return f"\nคัดลอกไปยัง {other} {copied} แฟ้ม"


def _read_back(file: Path) -> None:
    with open_archive(file) as (archive, manifest):
        verify_archive(archive, manifest)
