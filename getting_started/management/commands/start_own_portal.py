"""manage.py start_own_portal [--keep NAME]"""

from django.core.management.base import BaseCommand, CommandError

from agency.models import User
from getting_started.own_portal import NotOwnPortalError, remove_leftover_files, start_own_portal


class Command(BaseCommand):
    help = (
        "ลบข้อมูลตัวอย่างและบัญชีทดลอง แล้วเริ่มใช้เป็นระบบของหน่วยงาน (ทำได้เมื่อหน่วยงานยังไม่ได้เขียนหรือเผยแพร่สิ่งใด)"
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--keep", default="administrator", help="ชื่อผู้ใช้ของผู้ดูแลระบบที่เก็บไว้ (ปกติ administrator)"
        )

    def handle(self, *args, keep, **options):
        remove_leftover_files()
        person = User.objects.filter(username=keep, is_active=True).first()
        if person is None:
            raise CommandError(f"ไม่มีบัญชี {keep} ที่ใช้งานอยู่ ระบุชื่อผู้ใช้ด้วย --keep")
        try:
            start_own_portal(person)
        except NotOwnPortalError as error:
            reasons = "\n".join(f"  {reason}" for reason in error.reasons)
            raise CommandError(f"ไม่ได้ลบสิ่งใด\n{reasons}") from error
        self.stdout.write(
            f"ลบข้อมูลตัวอย่างแล้ว เข้าสู่ระบบด้วยบัญชี {keep} แล้วทำตามหน้า “เริ่มต้นใช้งาน” (/admin/start/)"
        )
