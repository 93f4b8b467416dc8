"""manage.py create_sample_town"""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from agency.models import Agency, FiscalYear
from sample_town.meetings import make_meetings
from sample_town.town import make_office, make_people, person, town
from sample_town.years import finish_year, make_year


class Command(BaseCommand):
    help = "สร้างเทศบาลสมมติพร้อมข้อมูลสามปีในฐานข้อมูลที่ยังว่าง ทุกหน้ามีคำว่าตัวอย่าง"

    def add_arguments(self, parser):
        parser.add_argument("--password", help="รหัสผ่านของบัญชีสมมติทุกบัญชี เว้นว่าง = เข้าสู่ระบบไม่ได้")

    def handle(self, *args, password, **options):
        if Agency.objects.exists() or FiscalYear.objects.exists():
            raise CommandError("ฐานข้อมูลนี้มีข้อมูลอยู่แล้ว จึงไม่สร้างเทศบาลสมมติ ไม่ได้เปลี่ยนแปลงข้อมูลใด")
        make_sample_town()
        for entry in town()["person"] if password else ():
            user = person(entry["username"])
            user.set_password(password)
            user.save()
            self.stdout.write(f"  {entry['role']} (ชื่อผู้ใช้ {user.username})")
        self.stdout.write("สร้างเทศบาลตำบลตัวอย่างแล้ว ข้อมูลทั้งหมดเป็นเรื่องสมมติ")


@transaction.atomic
def make_sample_town() -> None:
    """All of it or nothing, in an empty database."""
    make_office()
    make_people()
    years = [(make_year(entry), entry) for entry in town()["year"]]
    make_meetings()
    for fiscal_year, entry in years:
        finish_year(fiscal_year, entry)
