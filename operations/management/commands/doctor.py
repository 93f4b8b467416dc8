"""manage.py doctor [--json] [--mail]"""

import json
import sys
from collections.abc import Callable
from smtplib import SMTPException

from django.core.checks import ERROR, WARNING, CheckMessage
from django.core.mail import mail_admins
from django.core.management.base import BaseCommand

from operations.health.checks import run_health_checks


class Command(BaseCommand):
    help = "ตรวจสุขภาพของระบบ บอกสิ่งที่ผิดและวิธีแก้ จบด้วยรหัส 1 เมื่อมีสิ่งที่ต้องแก้"
    # The doctor comes when things are broken: nothing may keep him from looking.
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON สำหรับโปรแกรมอื่น")
        parser.add_argument("--mail", action="store_true", help="ส่งถึง ADMIN_EMAILS ถ้ามีสิ่งที่ไม่ปกติ")

    def handle(self, *args, json: bool, mail: bool, **options):
        found = run_health_checks()
        if json:
            self.stdout.write(_as_json(found))
        else:
            for message in found:
                self.stdout.write(self._style_of(message)(_line(message)))
        failing = [message for message in found if message.level >= WARNING]
        if mail and failing:
            self._mail_administrators(failing)
        if any(message.level >= ERROR for message in failing):
            sys.exit(1)

    def _mail_administrators(self, failing: list[CheckMessage]) -> None:
        lines = "\n".join(map(_line, failing))
        try:
            mail_admins(f"ตรวจพบ {len(failing)} เรื่องที่ต้องดูแล", lines)
        except (OSError, SMTPException) as error:
            self.stderr.write(f"ส่งอีเมลถึงผู้ดูแลไม่ได้ ({error})")

    def _style_of(self, message: CheckMessage) -> Callable[[str], str]:
        styles = {"fail": self.style.ERROR, "warn": self.style.WARNING, "ok": self.style.SUCCESS}
        return styles[_level(message)]


def _level(message: CheckMessage) -> str:
    """How bad it is: fine, look at it soon, mend it now."""
    if message.level >= ERROR:
        return "fail"
    return "warn" if message.level >= WARNING else "ok"


def _line(message: CheckMessage) -> str:
    hint = f" → {message.hint}" if message.hint else ""
    return f"{_level(message):<4} {message.obj}: {message.msg}{hint}"


def _as_json(found: list[CheckMessage]) -> str:
    rows = [
        {
            "check": message.obj.key,
            "id": message.id or "",
            "level": _level(message),
            "text": message.msg,
            "hint": message.hint or "",
        }
        for message in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
