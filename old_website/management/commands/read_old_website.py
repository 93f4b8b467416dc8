"""manage.py read_old_website NUMBER: what the page หาหลักฐานจากเว็บไซต์เดิม begins beside itself"""

from django.core.management.base import BaseCommand, CommandError

from old_website.finishing import tell_owner
from old_website.models import WebsiteReading
from old_website.work import broke_off, read_on, take

NOTHING_TO_DO = "การอ่านเว็บไซต์หมายเลข {pk} ไม่มีงานค้าง หรือมีโปรเซสอื่นทำอยู่แล้ว"


class Command(BaseCommand):
    help = "อ่านเว็บไซต์เดิมหนึ่งเว็บไซต์เพื่อหาหลักฐาน หรืออ่านต่อจากที่ค้างไว้ ระบบเริ่มให้เองจากหน้าเว็บ"

    def add_arguments(self, parser):
        parser.add_argument("number", type=int)

    def handle(self, *args, number, **options):
        reading = take(number)
        if reading is None:
            raise CommandError(NOTHING_TO_DO.format(pk=number))
        try:
            was_asked = read_on(reading)
        except BaseException:
            broke_off(WebsiteReading.objects.get(pk=number))
            raise
        if not was_asked:  # whoever stopped it knows
            tell_owner(reading)
