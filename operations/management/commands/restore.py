"""manage.py restore FILE [--key KEYFILE]"""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from tqdm import tqdm

from operations.backups.encryption import KeyRefusedError
from operations.backups.messages import reason, summary, warnings
from operations.backups.reading import DamagedError, open_archive
from operations.backups.restoring import RestoreError, restore_archive

AGAIN = "ระบบยังว่างอยู่ แก้สาเหตุแล้วสั่งใหม่ได้"


class Command(BaseCommand):
    help = "นำแฟ้มสำรองกลับเข้าระบบที่ว่างเปล่า จะเป็น SQLite หรือ PostgreSQL ก็ได้"
    # The database may not even have tables.
    requires_migrations_checks = False
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="แฟ้มสำรอง ita-….zip หรือ ita-….zip.age")
        parser.add_argument("--key", type=Path, help="แฟ้มกุญแจลับ ถ้าแฟ้มสำรองเข้ารหัสไว้")

    def handle(self, *args, file, key, **options):
        try:
            with open_archive(file, key) as (archive, manifest):
                total = len(manifest.files) + len(manifest.tables)
                with tqdm(total=total, unit="", disable=not sys.stderr.isatty()) as bar:
                    restore_archive(archive, manifest, lambda name: bar.update())
        except (DamagedError, KeyRefusedError, RestoreError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"อ่านหรือเขียนแฟ้มไม่ได้: {reason(error)}\n{AGAIN}") from error
        except DatabaseError as error:
            raise CommandError(f"ฐานข้อมูลไม่รับข้อมูล: {error}\n{AGAIN}") from error
        self.stdout.write(f"นำข้อมูลกลับมาครบถ้วน\n{summary(manifest)}")
        for line in warnings(manifest):
            self.stdout.write(self.style.WARNING(line))
        self.stdout.write("ทุกคนต้องเข้าสู่ระบบใหม่ รหัสผ่านและการยืนยันสองขั้นเป็นของเดิม")
