"""manage.py verify_backup FILE [--key KEYFILE]"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from operations.backups.encryption import KeyRefusedError
from operations.backups.messages import reason, summary, warnings
from operations.backups.reading import DamagedError, open_archive, verify_archive


class Command(BaseCommand):
    help = "ตรวจแฟ้มสำรองทุกไบต์ว่าครบถ้วน โดยไม่แตะข้อมูลในระบบ"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="แฟ้มสำรอง ita-….zip หรือ ita-….zip.age")
        parser.add_argument("--key", type=Path, help="แฟ้มกุญแจลับ ถ้าแฟ้มสำรองเข้ารหัสไว้")

    def handle(self, *args, file, key, **options):
        try:
            with open_archive(file, key) as (archive, manifest):
                verify_archive(archive, manifest)
        except (DamagedError, KeyRefusedError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"อ่าน {file} ไม่ได้หรือแฟ้มชำรุด: {reason(error)}") from error
        self.stdout.write(f"แฟ้มสำรองครบถ้วน\n{summary(manifest)}")
        for line in warnings(manifest):
            self.stdout.write(self.style.WARNING(line))
