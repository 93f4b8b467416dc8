"""manage.py load_criteria FILE"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from oit_checklist.criteria_file import load_criteria
from oit_checklist.criteria_set import CriteriaError
from records.data_files import DataFileError


class Command(BaseCommand):
    help = "โหลดเกณฑ์ของปีงบประมาณจากแฟ้ม TOML หรือ xlsx (เพิ่มเฉพาะที่ยังไม่มี ไม่ลบและไม่ทับงานเดิม)"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="แฟ้มเกณฑ์ เช่น oit_checklist/criteria/2566.toml")
        parser.add_argument("--year", type=int, help="ปีของตาราง xlsx ที่ไม่ได้บอกปีไว้เอง")
        parser.add_argument(
            "--change-texts",
            action="store_true",
            help="แก้ข้อความของเกณฑ์ที่มีอยู่ให้ตรงกับแฟ้ม (รายงานและหลักฐานไม่เปลี่ยน)",
        )

    def handle(self, *args, file, change_texts, year, **options):
        try:
            report = load_criteria(file, change_texts=change_texts, year_be=year)
        except (DataFileError, CriteriaError) as error:
            faults = getattr(error, "faults", ())
            lines = [f"{file.name} {fault}" for fault in faults] or [str(error)]
            said = "\n".join(["ไม่ได้โหลดเกณฑ์ ข้อมูลเดิมไม่เปลี่ยนแปลง", *lines])
            raise CommandError(said) from error
        added = report.added_text or "ไม่มี"
        self.stdout.write(f"เกณฑ์ปีงบประมาณ {report.fiscal_year}: เพิ่ม {added}")
        for line in report.changed:
            self.stdout.write(f"  แก้ข้อความแล้ว: {line}")
        for line in report.differing:
            self.stdout.write(f"  ต่างจากแฟ้ม (ไม่ได้แก้ ใช้ --change-texts เพื่อแก้): {line}")
        for label in report.unticked:
            self.stdout.write(f"  เอาเครื่องหมาย “ตรวจกับคู่มือแล้ว” ออก เพราะข้อความเปลี่ยน: {label}")
        for question in report.questions:
            self.stderr.write(self.style.WARNING(f"  กรุณาตรวจ: {question}"))
        for sentence in report.notices:
            self.stderr.write(self.style.WARNING(f"  น่าสังเกต: {sentence}"))
