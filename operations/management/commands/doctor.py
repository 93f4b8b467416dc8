"""manage.py doctor [--json] [--mail]"""

import json
import sys
from smtplib import SMTPException

from django.core.mail import mail_admins
from django.core.management.base import BaseCommand

from operations.health.checks import Check, examine
from operations.health.findings import Finding, Level


class Command(BaseCommand):
    help = "ตรวจสุขภาพของระบบ บอกสิ่งที่ผิดและวิธีแก้ จบด้วยรหัส 1 เมื่อมีสิ่งที่ต้องแก้"
    # The doctor comes when things are broken: nothing may keep him from looking.
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON สำหรับโปรแกรมอื่น")
        parser.add_argument("--mail", action="store_true", help="ส่งถึง ADMIN_EMAILS ถ้ามีสิ่งที่ไม่ปกติ")

    def handle(self, *args, json: bool, mail: bool, **options):
        found = []
        for check, finding in examine():
            found.append((check, finding))
            if not json:
                self.stdout.write(self._styled(finding)(_line(check, finding)))
        if json:
            self.stdout.write(_as_json(found))
        unwell = [pair for pair in found if pair[1].level != Level.OK]
        if mail and unwell:
            self._tell_administrators(unwell)
        if any(finding.level == Level.FAIL for _, finding in found):
            sys.exit(1)

    def _tell_administrators(self, unwell: list[tuple[Check, Finding]]) -> None:
        lines = "\n".join(_line(*pair) for pair in unwell)
        try:
            mail_admins(f"ตรวจพบ {len(unwell)} เรื่องที่ต้องดูแล", lines)
        except (OSError, SMTPException) as error:
            self.stderr.write(f"ส่งอีเมลถึงผู้ดูแลไม่ได้ ({error})")

    def _styled(self, finding: Finding):
        styles = {Level.FAIL: self.style.ERROR, Level.WARN: self.style.WARNING}
        return styles.get(finding.level, self.style.SUCCESS)


def _line(check: Check, finding: Finding) -> str:
    cure = f" → {finding.cure}" if finding.cure else ""
    return f"{finding.level:<4} {check.name}: {finding.text}{cure}"


def _as_json(found: list[tuple[Check, Finding]]) -> str:
    rows = [
        {"check": check.key, "level": finding.level, "text": finding.text, "cure": finding.cure}
        for check, finding in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
