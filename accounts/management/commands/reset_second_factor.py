"""manage.py reset_second_factor USERNAME"""

from django.core.management.base import BaseCommand, CommandError

from accounts.notices import notify
from accounts.second_factor import remove
from agency.models import User


class Command(BaseCommand):
    help = "ล้างการยืนยันสองขั้นของผู้ใช้ที่โทรศัพท์และรหัสสำรองหาย ผู้นั้นตั้งใหม่เมื่อเข้าสู่ระบบครั้งหน้า"

    def add_arguments(self, parser):
        parser.add_argument("username", help="ชื่อผู้ใช้")

    def handle(self, *args, username, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"ไม่มีผู้ใช้ชื่อ {username}")
        if not remove(user):
            raise CommandError(f"{username} ยังไม่ได้ตั้งการยืนยันสองขั้น จึงไม่มีอะไรให้ล้าง")
        notify(user, "ผู้ดูแลระบบล้างการยืนยันสองขั้นของบัญชีนี้แล้ว")
        self.stdout.write(
            f"ล้างแล้ว {username} ออกจากระบบทุกเครื่อง และจะตั้งใหม่เมื่อเข้าสู่ระบบครั้งหน้า "
            "ระบบจดไว้ในบันทึกการใช้งานแล้ว"
        )
