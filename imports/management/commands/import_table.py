"""manage.py import_table FILE --to KIND --year YEAR [--apply]"""

import json
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from imports.documents.prose import read_document
from imports.tables.proposal import NoTableError, Proposal
from imports.tables.reading import propose
from imports.tables.summary import summary_of
from imports.tables.target_criteria import CRITERIA
from imports.tables.targets import TARGETS
from imports.tables.year_context import context_of
from imports.taking_over.acting import acting_user, decisions_of
from imports.taking_over.criteria import apply_criteria
from imports.taking_over.criteria_set import without_either
from imports.taking_over.deciding import decided
from imports.taking_over.outcome import Outcome, Refusal
from imports.taking_over.report import lines_of, refusal_of
from imports.taking_over.storing import apply
from office_files.contents import OfficeFile, OfficeFileError
from office_files.reading import MOST_BYTES, read_office_file


class Command(BaseCommand):
    help = (
        "อ่านตารางจากแฟ้มของหน่วยงาน แล้วแสดงว่าจะนำเข้าอะไรบ้าง ยังไม่บันทึกลงฐานข้อมูล "
        "เมื่อใส่ --apply จึงนำเข้าทั้งหมด หรือไม่นำเข้าเลยหากมีแถวใดผิดหรือยังไม่ได้ตัดสินใจ"
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="แฟ้ม docx xlsx xls ods csv html หรือ pdf")
        parser.add_argument("--to", required=True, help=f"จะนำเข้าเป็นอะไร: {' '.join(TARGETS)}")
        parser.add_argument("--year", required=True, type=int, help="ปีงบประมาณ พ.ศ. เช่น 2566")
        parser.add_argument("--json", action="store_true", help="แสดงผลเป็น JSON หนึ่งก้อน")
        parser.add_argument(
            "--columns", default="", help="กำหนดเองว่าคอลัมน์ใดคืออะไร เช่น C=evidence,E= (ว่าง คือไม่อ่าน)"
        )
        parser.add_argument("--sheet", default="", help="ชื่อชีตที่จะอ่าน หากมีหลายชีต")
        parser.add_argument("--base", default="", help="ที่อยู่ของหน้าเว็บที่บันทึกแฟ้มมา สำหรับลิงก์แบบย่อ")

        parser.add_argument("--apply", action="store_true", help="นำเข้าจริง ทั้งหมดหรือไม่เลย")
        parser.add_argument("--user", default="", help="นำเข้าในนามผู้ใช้ใด (ว่าง คือผู้ดูแลสูงสุดที่มีคนเดียว)")
        parser.add_argument(
            "--decide",
            action="append",
            default=[],
            metavar="ช่อง=คำตอบ",
            help="ตัดสินช่องที่ยังสงสัย เช่น E5=0 (ใช้ค่าที่อ่านได้ลำดับแรก) หรือ E5=13.30 (พิมพ์ค่าเอง) "
            "E5==0 คือพิมพ์เลข 0 ใส่ซ้ำได้",
        )
        parser.add_argument(
            "--new-divisions", action="store_true", help="ยืนยันให้เพิ่มส่วนราชการที่ระบบยังไม่มี"
        )

    def handle(self, *args, file, to, year, sheet, base, columns, **options):
        try:
            found = read_office_file(_bytes_of(file), file.name)
            found.base = base or found.base
            read = partial(
                propose,
                target=to,
                year_be=year,
                context=context_of(year),
                columns=_columns_of(columns),
                sheet=sheet,
                read_document=read_document,
            )
            if options["apply"]:
                self._apply(found, read, options)
                return
            proposal = read(found)
        except (OfficeFileError, NoTableError, ValueError) as error:
            if options["apply"] and options["json"]:
                self._print(Outcome(errors=[Refusal(str(error))]).to_json())
            raise CommandError(str(error)) from error
        if options["json"]:
            self._print(proposal.to_json())
        else:
            self.stdout.write("\n".join(summary_of(proposal)))

    def _print(self, found: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(found, ensure_ascii=False))

    def _apply(self, file: OfficeFile, read: partial[Proposal], options: dict[str, Any]) -> None:
        """Take over what was read. Raises CommandError where anything is refused."""
        decisions, new = decisions_of(options["decide"]), options["new_divisions"]
        user = acting_user(options["user"])
        if read.keywords["target"] == CRITERIA.name:
            rest, split = without_either(read(file), decisions)
            outcome = apply_criteria(decided(file, read, rest), split, user)
        else:
            proposal = decided(file, read, decisions, new_divisions=new)
            outcome = apply(proposal, user, None, decisions=decisions, new_divisions=new)
            outcome.say(*proposal.tell)
        if options["json"]:
            self._print(outcome.to_json())
        elif outcome.applied:
            self.stdout.write("\n".join(lines_of(outcome)))
        if not outcome.applied:
            raise CommandError(refusal_of(outcome))


def _bytes_of(path: Path) -> bytes:
    """The file, one byte past the limit at most: whoever reads it says that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise OfficeFileError(f"เปิดแฟ้ม {path} ไม่ได้ กรุณาตรวจชื่อแฟ้มและสิทธิ์การอ่าน") from error


def _columns_of(typed: str) -> dict[str, str]:
    """What --columns says. Raises ValueError in Thai."""
    found = {}
    for part in filter(None, (part.strip() for part in typed.split(","))):
        name, equals, field = part.partition("=")
        if not equals or not name.strip():
            raise ValueError(f"อ่าน --columns “{part}” ไม่ออก ตัวอย่าง C=evidence,D=title")
        found[name.strip()] = field.strip()
    return found
