"""manage.py import_report FILE --year YEAR [--json] [--apply]"""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from imports.documents.report import NoReportError, Report
from imports.documents.report_file import open_report
from imports.taking_over.acting import acting_user, decisions_of
from imports.taking_over.outcome import Outcome, Refusal
from imports.taking_over.report import how_to_decide, lines_of, refusal_of
from imports.taking_over.report_deciding import report_of
from imports.taking_over.report_storing import apply_report
from imports.taking_over.storing import undecided
from office_files.contents import OfficeFileError
from office_files.reading import MOST_BYTES
from thai.dates import FIRST_BUDDHIST_YEAR

NO_FILE = "เปิดแฟ้ม {file} ไม่ได้: {why}"
NO_YEAR = "ปีงบประมาณต้องเป็นปี พ.ศ. สี่หลัก เช่น 2566"
NOTHING_STORED = "นี่เป็นเพียงการอ่าน ยังไม่ได้บันทึกสิ่งใดลงในระบบ นำเข้าจริงด้วย --apply"
MOST_SHOWN = 60


class Command(BaseCommand):
    help = (
        "อ่านรายงานประจำปีฉบับก่อนของหน่วยงานทั้งฉบับ (Word, PDF, ข้อความ) แล้วบอกว่าพบอะไร "
        "เมื่อใส่ --apply จึงนำเข้าเป็นข้อมูลของปีนั้นทั้งฉบับ หรือไม่นำเข้าเลยหากมีสิ่งใดผิดหรือยังไม่ได้ตัดสินใจ"
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="แฟ้มรายงาน เช่น report-2566.docx")
        parser.add_argument("--year", type=int, required=True, help="ปีงบประมาณของรายงาน เช่น 2566")
        parser.add_argument("--json", action="store_true", help="พิมพ์ผลเป็น JSON")
        parser.add_argument("--apply", action="store_true", help="นำเข้าจริง ทั้งฉบับหรือไม่เลย")
        parser.add_argument("--user", default="", help="นำเข้าในนามผู้ใช้ใด (ว่าง คือผู้ดูแลสูงสุดที่มีคนเดียว)")
        parser.add_argument(
            "--decide",
            action="append",
            default=[],
            metavar="ที่=คำตอบ",
            help="ตัดสินสิ่งที่ยังสงสัย เช่น “ย่อหน้าที่ 65=0” (ใช้ค่าที่อ่านได้ลำดับแรก) หรือพิมพ์ข้อความแทน ใส่ซ้ำได้",
        )
        parser.add_argument(
            "--new-divisions", action="store_true", help="ยืนยันให้เพิ่มส่วนราชการที่ระบบยังไม่มี"
        )

    def handle(self, *args, file, year, **options):
        try:
            report = self._read(file, year, options)
            if options["apply"]:
                self._apply(report, options)
                return
        except (OfficeFileError, NoReportError, ValueError) as error:
            if options["apply"] and options["json"]:
                self._print(Outcome(errors=[Refusal(str(error))]).to_json())
            raise CommandError(str(error)) from error
        if options["json"]:
            self._print(report.to_json())
        else:
            self._summary(report)

    def _read(self, file: Path, year_be: int, options: dict[str, Any]) -> Report:
        """The report with what was decided. Raises an error in Thai where there is none."""
        if not FIRST_BUDDHIST_YEAR <= year_be <= FIRST_BUDDHIST_YEAR + 600:
            raise ValueError(NO_YEAR)
        found = open_report(_bytes_of(file), file.name)
        decisions = decisions_of(options["decide"])
        return report_of(found, year_be, decisions, new_divisions=options["new_divisions"])

    def _apply(self, report: Report, options: dict[str, Any]) -> None:
        """Take over what was read. Raises CommandError where anything is refused."""
        outcome = apply_report(
            report,
            acting_user(options["user"]),
            None,
            decisions=decisions_of(options["decide"]),
            new_divisions=options["new_divisions"],
        )
        if options["json"]:
            self._print(outcome.to_json())
        elif outcome.applied:
            self.stdout.write("\n".join(lines_of(outcome)))
        if not outcome.applied:
            raise CommandError(refusal_of(outcome))

    def _print(self, found: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))

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
        doubts = map(undecided, report.findings.doubts)
        self._list("ต้องให้คนตัดสิน", [f"{each}{how_to_decide(each)}" for each in doubts])
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


def _bytes_of(path: Path) -> bytes:
    """The file, one byte past the limit at most: whoever reads it says that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        why = error.strerror or str(error)
        raise OfficeFileError(NO_FILE.format(file=path, why=why)) from error
