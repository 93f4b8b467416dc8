"""manage.py load_year FILE"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from imports.year_file import load_year
from records.data_files import DataFileError


class Command(BaseCommand):
    help = "โหลดข้อมูลทั้งปีงบประมาณจากแฟ้ม TOML (เพิ่มเฉพาะที่ยังไม่มี ไม่ทับงานเดิม)"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="แฟ้มปี เช่น imports/data/fy2566.toml")

    def handle(self, *args, file, **options):
        try:
            report = load_year(file)
        except DataFileError as error:
            raise CommandError(f"ไม่ได้โหลดข้อมูล ข้อมูลเดิมไม่เปลี่ยนแปลง\n{error}") from error
        self.stdout.write(f"ปีงบประมาณ {report.year_be}: เพิ่ม {report.added_text or 'ไม่มี'}")
        if report.kept_text:
            self.stdout.write(f"  มีอยู่แล้ว ไม่ได้แก้: {report.kept_text}")
        for sentence in report.notices:
            self.stderr.write(self.style.WARNING(f"  น่าสังเกต: {sentence}"))
