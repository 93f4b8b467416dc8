"""manage.py end_sessions USERNAME … | --all"""

from django.core.management.base import BaseCommand, CommandError

from accounts.second_factor import end_sessions
from agency.models import User
from records.audit import note_event


class Command(BaseCommand):
    help = "ให้ผู้ใช้ออกจากระบบทุกเครื่องทันที เช่น เมื่อเครื่องหายหรือสงสัยว่ามีผู้อื่นเข้าใช้"

    def add_arguments(self, parser):
        parser.add_argument("username", nargs="*", help="ชื่อผู้ใช้ หนึ่งชื่อหรือหลายชื่อ")
        parser.add_argument("--all", action="store_true", help="ทุกคน")

    def handle(self, *args, username, all, **options):  # noqa: A002 - the option is called so
        if bool(username) == all:
            raise CommandError("บอกชื่อผู้ใช้ หรือ --all อย่างใดอย่างหนึ่ง")
        users = User.objects.all() if all else User.objects.filter(username__in=username)
        if unknown := set(username) - {user.username for user in users}:
            raise CommandError(f"ไม่มีผู้ใช้ชื่อ {', '.join(sorted(unknown))} ยังไม่ได้ทำอะไร")
        for user in users:
            end_sessions(user)
            note_event("sessions-ended", user)
        self.stdout.write(
            f"ออกจากระบบแล้ว {len(users)} คน ทุกเครื่อง รหัสผ่านยังเป็นของเดิม "
            "ถ้ารหัสผ่านรั่ว ให้ตั้งใหม่ด้วย manage.py changepassword"
        )
