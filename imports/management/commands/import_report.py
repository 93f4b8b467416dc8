"""manage.py import_report FILE --year YEAR [--json]"""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from imports.documents.report import NoReportError, Report, read_report
from imports.documents.report_context import context_of_year
from imports.documents.report_file import open_report
from imports.tables.proposal import Doubt
from office_files.contents import OfficeFileError
from thai.dates import FIRST_BUDDHIST_YEAR

NO_FILE = "เปิดแฟ้ม {file} ไม่ได้: {why}"
NO_YEAR = "ปีงบประมาณต้องเป็นปี พ.ศ. สี่หลัก เช่น 2566"
NOTHING_STORED = "นี่เป็นเพียงการอ่าน ยังไม่ได้บันทึกสิ่งใดลงในระบบ"
MOST_SHOWN = 60


class Command(BaseCommand):
    help = "อ่านรายงานประจำปีฉบับก่อนของหน่วยงานทั้งฉบับ (Word, PDF, ข้อความ) แล้วบอกว่าพบอะไร"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="แฟ้มรายงาน เช่น report-2566.docx")
        parser.add_argument("--year", type=int, required=True, help="ปีงบประมาณของรายงาน เช่น 2566")
        parser.add_argument("--json", action="store_true", help="พิมพ์ผลเป็น JSON")

    def handle(self, *args, file, year, **options):
        if not FIRST_BUDDHIST_YEAR <= year <= FIRST_BUDDHIST_YEAR + 600:
            raise CommandError(NO_YEAR)
        try:
            report = read_report(
                open_report(file.read_bytes(), file.name), year, context_of_year(year)
            )
        except OSError as error:
            why = error.strerror or str(error)
            raise CommandError(NO_FILE.format(file=file, why=why)) from error
        except (OfficeFileError, NoReportError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(report.to_json(), ensure_ascii=False, indent=1))
        else:
            self._summary(report)

    def _summary(self, report: Report) -> None:
        head, appendix = report.head, report.appendix
        self.stdout.write(" ".join(head.title.split()) or "รายงานไม่มีชื่อเรื่อง")
        score = " ".join(filter(None, (head.total, head.grade)))
        self.stdout.write(f"หน่วยงาน: {head.agency or '-'} · คะแนน: {score or '-'}")
        instruments = [row["instrument"] for row in report.indicators]
        counts = {
            "มาตรการ": len(report.measures),
            "ตัวชี้วัด IIT": instruments.count("IIT"),
            "ตัวชี้วัด EIT": instruments.count("EIT"),
            "ข้อ OIT": len(report.items),
            "คณะกรรมการ": len(appendix.committees),
            "การประชุม": len(appendix.meetings),
        }
        for name, count in counts.items():
            self.stdout.write(f"  {name}: {count}")
        self._list("น่าสังเกต (คงไว้ตามที่พิมพ์)", [*report.told, *report.findings.tell])
        self._list("ต้องให้คนตัดสิน", [_doubt(doubt) for doubt in report.findings.doubts])
        left_out = [f"{each.cell}: {each.why}" for each in report.findings.left_out]
        self._list("ไม่ได้อ่าน", left_out)
        self.stdout.write(NOTHING_STORED)

    def _list(self, title: str, lines: list[str]) -> None:
        if not lines:
            return
        self.stdout.write(f"{title}: {len(lines)}")
        for line in lines[:MOST_SHOWN]:
            self.stdout.write(f"  - {line}")
        if len(lines) > MOST_SHOWN:
            self.stdout.write(f"  … และอีก {len(lines) - MOST_SHOWN} ดูทั้งหมดด้วย --json")


def _doubt(doubt: Doubt) -> str:
    readings = f" ({' หรือ '.join(doubt.readings)})" if doubt.readings else ""
    return f"{doubt.cell}: {doubt.why}{readings}"
