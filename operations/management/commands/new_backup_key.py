"""manage.py new_backup_key FILE"""

import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from operations.backups.encryption import new_key


class Command(BaseCommand):
    help = "สร้างกุญแจเข้ารหัสแฟ้มสำรอง เขียนกุญแจลับลงแฟ้มใหม่ และแสดงกุญแจสาธารณะสำหรับ .env"
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="แฟ้มใหม่ของกุญแจลับ เช่น backup.key")

    def handle(self, *args, file, **options):
        secret, public = new_key()
        try:
            handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            raise CommandError(f"มีแฟ้ม {file} อยู่แล้ว ระบบไม่เขียนทับกุญแจเดิม") from None
        except OSError as error:
            raise CommandError(f"เขียน {file} ไม่ได้: {error.strerror}") from error
        with open(handle, "w") as stream:
            stream.write(f"# {public}\n{secret}\n")
        self.stdout.write(
            f"BACKUP_RECIPIENT={public}\n"
            f"ใส่บรรทัดนี้ใน .env แล้วย้ายแฟ้ม {file} ออกจากเครื่องนี้ไปเก็บในที่ปลอดภัยสองแห่ง\n"
            "ถ้ากุญแจลับหาย จะไม่มีใครเปิดแฟ้มสำรองได้อีก"
        )
