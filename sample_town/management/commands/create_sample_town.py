"""manage.py create_sample_town"""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.crypto import get_random_string

from agency.management.commands.create_demo_accounts import PASSWORD_LETTERS
from agency.models import Agency, FiscalYear, User
from sample_town.meetings import make_meetings
from sample_town.town import make_office, make_people, person, town
from sample_town.years import finish_year, make_year


class Command(BaseCommand):
    help = "สร้างเทศบาลสมมติพร้อมข้อมูลสามปีในฐานข้อมูลที่ยังว่าง ทุกหน้ามีคำว่าสมมติ (bin/demo sample ใช้)"

    def handle(self, *args, **options):
        if Agency.objects.filter(is_sample=True).exists():
            self.stdout.write("เทศบาลสมมติมีอยู่แล้ว")
            return
        if any(model.objects.exists() for model in (Agency, FiscalYear, User)):
            raise CommandError("ฐานข้อมูลนี้มีข้อมูลอยู่แล้ว จึงไม่สร้างเทศบาลสมมติ ไม่ได้เปลี่ยนแปลงข้อมูลใด")
        make_sample_town()
        for entry in town()["person"]:
            user, password = person(entry["username"]), get_random_string(16, PASSWORD_LETTERS)
            user.set_password(password)
            user.save()
            self.stdout.write(f"  {entry['role']} (ชื่อผู้ใช้ {user.username}): รหัสผ่าน {password}")
        self.stdout.write("จดรหัสผ่านไว้ตอนนี้ ระบบจะไม่แสดงซ้ำอีก ข้อมูลทั้งหมดเป็นเรื่องสมมติ")


@transaction.atomic
def make_sample_town() -> None:
    """All of it or nothing, in an empty database."""
    make_office()
    make_people()
    years = [(make_year(entry), entry) for entry in town()["year"]]
    make_meetings()
    for fiscal_year, entry in years:
        finish_year(fiscal_year, entry)
