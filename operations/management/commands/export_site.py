"""manage.py export_site OUT [--year 2566]"""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from agency.models import FiscalYear
from operations.backups.messages import reason, size_in_words
from operations.static_export.exporting import BrokenLinksError, export_site
from operations.static_export.manifest import NotOursError


class Command(BaseCommand):
    help = "เขียนเว็บไซต์สาธารณะทั้งหมดเป็นแฟ้ม เปิดจากเว็บเซิร์ฟเวอร์ใดก็ได้หรือจาก USB หยุดกลางคันแล้วสั่งต่อได้"

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="โฟลเดอร์ว่าง หรือโฟลเดอร์ที่เคยส่งออกไว้")
        parser.add_argument("--year", type=int, help="เฉพาะปีงบประมาณนี้ เป็นคลังข้อมูลของปี เช่น 2566")

    def handle(self, *args, folder, year, **options):
        if not settings.BASE_URL:
            raise CommandError("ต้องตั้ง BASE_URL ก่อน เพื่อให้สำเนาบอกได้ว่ามาจากเว็บไซต์ใด")
        fiscal_year = self._year(year)
        try:
            with tqdm(unit="แฟ้ม", disable=not sys.stderr.isatty()) as bar:
                done = export_site(folder, fiscal_year, lambda n, known: _show(bar, n, known))
        except NotOursError as error:
            raise CommandError(str(error)) from error
        except BrokenLinksError as error:
            links = "\n  ".join(error.links)
            raise CommandError(
                f"ลิงก์ต่อไปนี้ไม่มีปลายทาง แก้แล้วสั่งใหม่ แฟ้มที่เขียนแล้วใช้ต่อได้\n  {links}"
            ) from error
        except OSError as error:
            raise CommandError(f"เขียนแฟ้มไม่ได้: {reason(error)} สั่งใหม่เพื่อทำต่อจากที่ค้าง") from error
        self.stdout.write(
            f"ส่งออกแล้วที่ {folder}: {done.pages} หน้า รวม {done.files} แฟ้ม "
            f"({size_in_words(done.size)}) ตรวจลิงก์ครบทุกลิงก์"
        )
        if done.gone:
            self.stdout.write(f"ลบแฟ้มที่ไม่อยู่ในเว็บไซต์แล้ว {done.gone} แฟ้ม")

    def _year(self, year_be: int | None) -> FiscalYear | None:
        if year_be is None:
            return None
        year = FiscalYear.objects.published().filter(year_be=year_be).first()
        if year is None:
            raise CommandError(f"ไม่มีปีงบประมาณ {year_be} ที่เผยแพร่แล้ว")
        if year.closed_on is None:
            self.stderr.write(f"ปีงบประมาณ {year_be} ยังไม่ปิด คลังข้อมูลนี้จึงยังเปลี่ยนได้")
        return year


def _show(bar: tqdm, done: int, known: int) -> None:
    bar.total, bar.n = known, done
    bar.refresh()
