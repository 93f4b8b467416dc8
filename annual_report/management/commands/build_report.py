"""manage.py build_report YEAR OUT.pdf"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from agency.models import FiscalYear
from annual_report.contents import assemble_report
from annual_report.layout import render_report_pdf
from documents.errors import PdfError


class Command(BaseCommand):
    help = "พิมพ์รายงานประจำปีเป็น PDF"

    def add_arguments(self, parser):
        parser.add_argument("year_be", type=int, help="ปีงบประมาณ พ.ศ. เช่น 2566")
        parser.add_argument("output", type=Path, help="แฟ้ม PDF ที่ต้องการ")

    def handle(self, *args, year_be, output, **options):
        fiscal_year = FiscalYear.objects.published().filter(year_be=year_be).first()
        if fiscal_year is None:
            raise CommandError(f"ไม่มีปีงบประมาณ {year_be} ที่เผยแพร่แล้ว")
        self.stdout.write(f"กำลังจัดหน้ารายงานปีงบประมาณ {year_be} …")
        try:
            pdf = render_report_pdf(assemble_report(fiscal_year))
            write_whole(output, pdf)
        except PdfError as error:
            raise CommandError(f"พิมพ์รายงานไม่สำเร็จ: {error}") from error
        except OSError as error:
            raise CommandError(f"เขียนแฟ้ม {output} ไม่สำเร็จ: {error.strerror}") from error
        self.stdout.write(f"เขียน {output} แล้ว ({len(pdf) // 1024:,} KB)")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is either the old one or the whole new one, never a part."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
